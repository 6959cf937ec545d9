/* The letters of a directive: which of its tasks may hold a character.
 *
 * This runs for every directive that is loaded, so that it does as little as can be: of each character the hash of its bytes
 * is a row, and in that the bit of the task is set. Characters share rows, so that the bits say who may hold a word, and the
 * text who does. There is a byte of bits for four of text: a character that a task has not is told to be there in one of
 * eight, and the two of a short word in one of sixty. */
#include "directive/model.h"

#define TEXT_A_BYTE 4

bool fz__directive_letters(fz_directive *d)
{
    fz__letters letters = {.width = d->task_count / 8 + 1};
    size_t bytes = 0;

    for (uint32_t i = 0; i < d->task_count; i++)
        bytes += d->tasks[i].text_length;
    letters.rows = (uint32_t)(bytes / TEXT_A_BYTE / letters.width + 1);
    letters.bits = fz__arena_calloc(&d->arena, (size_t)letters.rows * letters.width);
    if (!letters.bits)
        return false;
    for (uint32_t i = 0; i < d->task_count; i++) {
        const char *at = d->tasks[i].text, *end = at + d->tasks[i].text_length;
        unsigned char *column = letters.bits + i / 8, bit = (unsigned char)(1u << i % 8);

        while (at < end)
            column[fz__letter_row(&letters, fz__utf8_bytes(&at))] |= bit;
    }
    d->letters = letters;
    return true;
}
