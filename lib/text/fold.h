/* Characters as the simplified standard writes them: for comparing names and recognising words, never for text that is
 * kept. 牽頭單位 and 牵头单位 are the same when folded.
 *
 * What one traditional character is for several simplified ones, or stands in simplified texts too, is decided in fold.py
 * for what directives say: 覆 (覆盖), 著 (著作), 乾 (乾县), 藉 stay as they are, 瞭 is 了, 徵 is 征, 鍾 is 钟, 於 is 于. Different
 * traditional characters may become one: 後 and 后, 裏 and 里. Folding twice is folding once. */
#ifndef FZ_TEXT_FOLD_H
#define FZ_TEXT_FOLD_H

#include <stdbool.h>
#include <stdint.h>

/* A bit for each of 32 ideographs that folds, and how many do before them. */
struct fz__fold_page {
    uint32_t folds, before;
};
#define FZ__FOLD_FIRST 0x3400
#define FZ__FOLD_LAST  0x9FFF
extern const struct fz__fold_page fz__fold_pages[(FZ__FOLD_LAST - FZ__FOLD_FIRST) / 32 + 1];

/* Whether an ideograph from U+3400 to U+9FFF is one that fz__fold_traditional changes. */
static inline bool fz__folds(uint32_t ideograph)
{
    return fz__fold_pages[(ideograph - FZ__FOLD_FIRST) / 32].folds >> ideograph % 32 & 1;
}

/* The simplified form of a traditional or variant character; any other as it is. */
uint32_t fz__fold_traditional(uint32_t c);
/* The same after full-width forms have become half-width ones (fz__fold_width), and radicals (⼯ U+2F2F) and compatibility
 * ideographs, which copies from PDF files are full of, the ideographs they look like. */
uint32_t fz__fold_char(uint32_t c);

#endif
