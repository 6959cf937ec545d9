/* What a spreadsheet would compute. */
#include "assess/ledger_read.h"
#include "base/utf8.h"

#include <string.h>

bool fz__csv_is_formula(const char *text)
{
    const char *at = text, *end = text + strlen(text);
    fz_decimal number;
    uint32_t c;

    while (*at == '\'')
        at++;
    if (at == end)
        return false;
    c = *at == '\t' ? '\t' : fz__fold_width(fz__utf8_next(&at, end));
    return (c == '=' || c == '+' || c == '-' || c == '@' || c == '\t') && fz_decimal_parse(text, &number) != FZ_OK;
}
