/* A directive as the plain text that its issuer printed. */
#include "export/format.h"
#include "export/printed.h"

static void begin(fz__sink *sink, fz__line_style style)
{
    (void)sink, (void)style;
}

static void end(fz__sink *sink, fz__line_style style)
{
    (void)style;
    fz__sink_char(sink, '\n');
}

bool fz__directive_text(const fz_directive *directive, fz__sink *sink)
{
    static const fz__printer printer = {begin, fz__sink_bytes, end};

    fz__printed_write(directive, &printer, sink);
    return true;
}
