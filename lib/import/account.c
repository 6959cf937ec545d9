/* The account: every character of the source is printed text, read into the head, debris of the page, or was taken out by
 * the lines. Each glyph bears what became of it; the lines know what they removed and prove that nothing else is missing. */
#include <string.h>

#include "import/document.h"

#include "base/utf8.h"

/* White space within lines stays with the text around it. */
bool fz__account(fz__document *document)
{
    fz__page *page = &document->page;
    uint64_t fates[4] = {0}, total = fz__utf8_count(document->lines.source.bytes, document->lines.source.length), known;
    const uint8_t *lost = page->count ? memchr(page->fates, FZ_FATE_NONE, page->count) : NULL;
    char digits[5][FZ_DIGITS];

    for (uint32_t i = 0; i < page->count; i++)
        fates[page->fates[i]]++;
    if (lost) {
        uint32_t first = (uint32_t)(lost - page->fates);

        fz__page_note(page, FZ_FUNACCOUNTED, (fz__span){first, first + 1}, fz__digits(fates[FZ_FATE_NONE], digits[0]));
    }
    known = fates[FZ_FATE_PRINTED] + fates[FZ_FATE_HEAD] + fates[FZ_FATE_DEBRIS];
    if (!fz__findings_add(page->findings, FZ_FACCOUNT, NULL,
                          FZ_ARGS(fz__digits(total, digits[0]), fz__digits(fates[FZ_FATE_PRINTED], digits[1]),
                                  fz__digits(fates[FZ_FATE_HEAD], digits[2]),
                                  fz__digits(fates[FZ_FATE_DEBRIS], digits[3]),
                                  fz__digits(total > known ? total - known : 0, digits[4]))))
        page->failed = true;
    return !lost && (document->lines.html || fz__lines_check(&document->lines));
}
