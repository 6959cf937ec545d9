/* Characters that would not come back as themselves. */
#ifndef FZ_XML_ESCAPE_H
#define FZ_XML_ESCAPE_H

#include <stdbool.h>
#include <stddef.h>

/* What stands for a character in XML, or NULL when it stands for itself. A parser reads CR as LF everywhere, and any white
 * space in a value as a space. */
static inline const char *fz__xml_reference(char c, bool in_value)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '\r':
        return "&#13;";
    case '"':
        return in_value ? "&quot;" : NULL;
    case '\t':
        return in_value ? "&#9;" : NULL;
    case '\n':
        return in_value ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

#endif
