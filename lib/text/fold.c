/* A bit for each ideograph tells whether it folds; the number of bits before it is the place of its target. Most
 * characters of a text cost one look at a table of 7 kB. */
#include "text/fold.h"

#include "base/utf8.h"

#include "fold_table.inc"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static uint32_t bits_set(uint32_t bits)
{
    bits -= bits >> 1 & 0x55555555;
    bits = (bits & 0x33333333) + (bits >> 2 & 0x33333333);
    bits = (bits + (bits >> 4)) & 0x0F0F0F0F;
    return bits * 0x01010101 >> 24;
}

uint32_t fz__fold_traditional(uint32_t c)
{
    const struct fz__fold_page *page;
    uint32_t bit;

    if (c < FZ__FOLD_FIRST || c > FZ__FOLD_LAST)
        return c;
    page = &fz__fold_pages[(c - FZ__FOLD_FIRST) / 32];
    bit = UINT32_C(1) << c % 32;
    return page->folds & bit ? targets[page->before + bits_set(page->folds & (bit - 1))] : c;
}

/* The ideograph that a radical or a compatibility form is; `c` itself when it is neither. */
static uint32_t same_character(uint32_t c)
{
    uint32_t same = 0;

    if (c - RADICALS_FIRST < COUNT(radicals))
        same = radicals[c - RADICALS_FIRST];
    else if (c - COMPATIBLES_FIRST < COUNT(compatibles))
        same = compatibles[c - COMPATIBLES_FIRST];
    return same ? same : c;
}

uint32_t fz__fold_char(uint32_t c)
{
    return fz__fold_traditional(same_character(fz__fold_width(c)));
}
