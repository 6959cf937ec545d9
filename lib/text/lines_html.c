/* HTML pages to lines. */
#include "text/lines.h"

#include <string.h>

bool fz__lines_is_html(const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    return false;
}

void fz__lines_html(fz__lines *lines)
{
    fz__lines_text(lines);
}
