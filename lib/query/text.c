/* A word of Chinese has few characters, and one of them is often rare: of 200,000 tasks, those that hold it are few, and
 * only in those the words are looked for. The lists were made by lib/directive/index.c. */
#include "query/text.h"

#include "base/utf8.h"

static fz__letter letter_open(const fz__letters *letters, uint32_t character)
{
    size_t low = 0, high = letters->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (letters->characters[middle] < character)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == letters->count || letters->characters[low] != character)
        return (fz__letter){0};
    return (fz__letter){
        .at = letters->bytes + fz__letter_start(letters, low),
        .end = letters->bytes + fz__letter_start(letters, low + 1),
        .size = fz__letter_start(letters, low + 1) - fz__letter_start(letters, low),
    };
}

fz__letter fz__letter_rarest(const fz_directive *directive, const char *words, size_t length)
{
    const char *at = words, *end = words + length;
    fz__letter rarest = letter_open(&directive->letters, fz__utf8_next(&at, end));

    while (at < end && rarest.size) {
        fz__letter letter = letter_open(&directive->letters, fz__utf8_next(&at, end));

        if (letter.size < rarest.size)
            rarest = letter;
    }
    return rarest;
}

uint32_t fz__letter_next(fz__letter *letter)
{
    uint32_t difference = 0;

    if (letter->at == letter->end)
        return FZ__NONE;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = *letter->at++;

        difference |= (uint32_t)(byte & 127) << shift;
        if (byte < 128)
            break;
    }
    letter->task += difference;
    return letter->task - 1;
}
