/* A word of Chinese has few characters, and a task holds few of all there are: most tasks are left out by the letters
 * (lib/directive/letters.c), and only in the others the words are looked for. */
#include "query/text.h"

#include "base/utf8.h"

fz__letter_walk fz__letter_walk_open(const fz_directive *directive, const char *words, size_t length)
{
    const fz__letters *letters = &directive->letters;
    fz__letter_walk walk = {.end = directive->task_count};
    const char *end = words + length;

    while (words < end && walk.row_count < FZ__LETTERS_MOST)
        walk.rows[walk.row_count++] = letters->bits + fz__letter_row(letters, fz__utf8_bytes(&words));
    return walk;
}

/* Of eight tasks, those that may hold all characters. */
static unsigned held_of(const fz__letter_walk *walk, size_t eight)
{
    unsigned held = 0xFF;

    for (size_t i = 0; i < walk->row_count; i++)
        held &= walk->rows[i][eight];
    return held;
}

size_t fz__letter_walk_size(const fz__letter_walk *walk)
{
    size_t size = 0;

    for (size_t eight = 0; eight * 8 < walk->end; eight++)
        for (unsigned held = held_of(walk, eight); held; held &= held - 1)
            size++;
    return size;
}

uint32_t fz__letter_walk_next(fz__letter_walk *walk)
{
    while (walk->task < walk->end) {
        uint32_t task = walk->task++;

        if (task % 8 == 0)
            walk->held = held_of(walk, task / 8);
        if (walk->held >> task % 8 & 1)
            return task;
        if (!(walk->held >> task % 8))
            walk->task = (task | 7) + 1; /* none of the eight is left */
    }
    return FZ__NONE;
}
