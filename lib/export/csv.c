#include "export/csv.h"

#include "base/utf8.h"
#include "export/harmless.h"

#include <string.h>

void fz__csv_init(fz__csv *csv, fz__sink *sink, bool bom)
{
    csv->sink = sink;
    csv->in_row = false;
    if (bom)
        fz__sink_string(sink, "\xEF\xBB\xBF");
}

static bool needs_quotes(const char *text)
{
    size_t length = strlen(text);

    return length && (text[0] == ' ' || text[length - 1] == ' ' || strpbrk(text, ",;\"\t\r\n"));
}

/* What is to be written for a character in place of itself; NULL for itself. */
static const char *replacement(uint32_t c)
{
    if (c == '"')
        return "\"\"";
    return fz__is_hazard(c) && c != '\t' && c != '\n' && c != '\r' ? "\xEF\xBF\xBD" : NULL;
}

static void put_text(fz__sink *sink, const char *text)
{
    const char *end = text + strlen(text), *plain = text;

    while (text < end) {
        const char *start = text, *instead = replacement(fz__utf8_next(&text, end));

        if (!instead)
            continue;
        fz__sink_bytes(sink, plain, (size_t)(start - plain));
        fz__sink_string(sink, instead);
        plain = text;
    }
    fz__sink_bytes(sink, plain, (size_t)(end - plain));
}

static void begin_cell(fz__csv *csv)
{
    if (csv->in_row)
        fz__sink_char(csv->sink, ',');
    csv->in_row = true;
}

void fz__csv_number(fz__csv *csv, const char *text)
{
    begin_cell(csv);
    fz__sink_string(csv->sink, text);
}

void fz__csv_cell(fz__csv *csv, const char *text)
{
    const char *quote = needs_quotes(text) ? "\"" : "";

    begin_cell(csv);
    fz__sink_string(csv->sink, quote);
    if (fz__is_formula(text))
        fz__sink_char(csv->sink, '\'');
    put_text(csv->sink, text);
    fz__sink_string(csv->sink, quote);
}

void fz__csv_end_row(fz__csv *csv)
{
    fz__sink_string(csv->sink, "\r\n");
    csv->in_row = false;
}
