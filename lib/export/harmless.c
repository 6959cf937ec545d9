#include "export/harmless.h"

#include "base/utf8.h"

#include <string.h>

bool fz__is_hazard(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } hazards[] = {{0, 0x1F}, {0x7F, 0x9F}, {0x61C, 0x61C}, {0x200E, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}};

    if (c > 0x2069 || (c > 0x1F && c < 0x7F)) /* nearly all text */
        return false;
    for (size_t i = 0; i < sizeof(hazards) / sizeof(*hazards); i++)
        if (c >= hazards[i].first && c <= hazards[i].last)
            return true;
    return false;
}

bool fz__is_formula(const char *text)
{
    const char *end = text + strlen(text);

    while (text < end) {
        uint32_t c = fz__fold_width(fz__utf8_next(&text, end));

        if (c > ' ' && !fz__is_space(c) && fz__char_width(c))
            return c == '=' || c == '+' || c == '-' || c == '@';
    }
    return false;
}

void fz__append_printable(fz__buffer *buffer, const char *text, size_t length)
{
    const char *end = length ? text + length : text;

    while (text < end) {
        const char *start = text;
        uint32_t c = fz__utf8_next(&text, end);

        if (c == '\n')
            fz__buffer_char(buffer, '\n');
        else if (fz__is_space(c))
            fz__buffer_char(buffer, ' ');
        else if (fz__is_hazard(c))
            fz__buffer_code_point(buffer, 0xFFFD);
        else
            fz__buffer_append(buffer, start, (size_t)(text - start));
    }
}
