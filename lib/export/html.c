/* A directive as a document that Word and WPS open: HTML 5 in the layout of GB/T 9704-2012. The standard's measures: margins
 * of A4 37 mm above, 35 mm below, 28 mm left, 26 mm right; lines of 28 characters; the title of size 2 (22 pt), the rest of
 * size 3 (16 pt); 一、 in Hei, （一） in Kai, text in Fang Song; paragraphs indented by two characters. */
#include "directive/model.h"
#include "export/format.h"
#include "export/printed.h"

#include <string.h>

static const char style[] = "@page { size: A4; margin: 37mm 26mm 35mm 28mm; }\n"
                            "body { font: 16pt/28pt FangSong, 仿宋, FangSong_GB2312, 仿宋_GB2312, serif; }\n"
                            "h1, h2, h3, h4, p { margin: 0; font-size: 16pt; font-weight: normal; text-indent: 2em; "
                            "white-space: pre-wrap; }\n"
                            "h1 { font: 22pt/33pt 方正小标宋简体, 小标宋, SimSun, 宋体, serif; text-align: center; "
                            "text-indent: 0; margin-bottom: 28pt; }\n"
                            "h2 { font-family: SimHei, 黑体, sans-serif; }\n"
                            "h3 { font-family: KaiTi, 楷体, KaiTi_GB2312, 楷体_GB2312, serif; }\n"
                            "p.front { text-indent: 0; }\n"
                            "p.back { text-align: right; padding-right: 4em; }\n";

/* What opens and closes a line of each style. */
static const struct {
    const char *begin, *end;
} tags[] = {
    [FZ_LINE_TITLE] = {"<h1>", "</h1>\n"},
    [FZ_LINE_FRONT] = {"<p class=\"front\">", "</p>\n"},
    [FZ_LINE_HEADING_1] = {"<h2>", "</h2>\n"},
    [FZ_LINE_HEADING_2] = {"<h3>", "</h3>\n"},
    [FZ_LINE_HEADING_3] = {"<h4>", "</h4>\n"},
    [FZ_LINE_TEXT] = {"<p>", "</p>\n"},
    [FZ_LINE_BACK] = {"<p class=\"back\">", "</p>\n"},
};

static const char *reference(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;";
    case '\n':
        return "<br>";
    default:
        return NULL;
    }
}

static void put_text(fz__sink *sink, const char *bytes, size_t length)
{
    size_t start = 0;

    for (size_t i = 0; i < length; i++) {
        const char *instead = reference(bytes[i]);

        if (!instead)
            continue;
        fz__sink_bytes(sink, bytes + start, i - start);
        fz__sink_string(sink, instead);
        start = i + 1;
    }
    fz__sink_bytes(sink, bytes + start, length - start);
}

static void begin(fz__sink *sink, fz__line_style line)
{
    fz__sink_string(sink, tags[line].begin);
}

static void end(fz__sink *sink, fz__line_style line)
{
    fz__sink_string(sink, tags[line].end);
}

static void put_title(fz__sink *sink, const char *title)
{
    const char *lines = title;

    fz__sink_string(sink, "<title>");
    for (size_t length; *lines; lines += length + (lines[length] == '\n')) {
        length = strcspn(lines, "\n");
        put_text(sink, lines, length);
    }
    fz__sink_string(sink, "</title>\n");
}

bool fz__directive_html(const fz_directive *directive, fz__sink *sink)
{
    static const fz__printer printer = {begin, put_text, end};

    fz__sink_string(sink, "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"UTF-8\">\n");
    put_title(sink, fz_directive_title(directive));
    fz__sink_string(sink, "<style>\n");
    fz__sink_string(sink, style);
    fz__sink_string(sink, "</style>\n</head>\n<body>\n");
    fz__printed_write(directive, &printer, sink);
    fz__sink_string(sink, "</body>\n</html>\n");
    return true;
}
