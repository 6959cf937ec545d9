/* Documents out, as text and as HTML: what is written is imported again and says the same. */
#include "sample.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What comes of a directive that is written as a document and imported again. */
typedef enum outcome {
    SAME,      /* an equal directive */
    DIFFERENT, /* another one */
    NOTHING    /* none */
} outcome;

/* What documents do not carry, by the sample that has it. All other samples come back the same. */
static const char table[] = "names of columns and the lines of a table are no printed text";
static const char page[] = "fields of the head that stood in the page around the document are no printed text";
static const struct {
    const char *file;
    outcome outcome;
    const char *why;
} traits[] = {
    {"require-in-a-table.txt", NOTHING, table},
    {"page-date-with-an-hour-and-a-name.txt", DIFFERENT, page},
    {"table-bars-wrapped-cells.txt", NOTHING, table},
    {"table-bars.txt", NOTHING, table},
    {"table-box-two-line-header.txt", NOTHING, table},
    {"table-box.txt", NOTHING, table},
    {"table-by-single-spaces.txt", NOTHING, table},
    {"table-by-spaces-ends-before-other-text.txt", NOTHING, table},
    {"table-by-spaces-letters-apart.txt", NOTHING, table},
    {"table-by-spaces.txt", NOTHING, table},
    {"table-flattened-with-bars.txt", NOTHING, table},
    {"table-flattened-with-gaps.txt", DIFFERENT, table},
    {"table-flattened.txt", NOTHING, table},
    {"table-groups-numbered-by-ideographs.txt", NOTHING, table},
    {"table-bars-empty-last-cell.txt", NOTHING, table},
    {"table-whose-category-is-the-task.txt", DIFFERENT, table},
    {"table-groups-among-tasks.txt", NOTHING, table},
    {"table-groups-of-two-levels.txt", DIFFERENT, table},
    {"table-groups-with-data.txt", NOTHING, table},
    {"table-groups-without-units.txt", DIFFERENT, table},
    {"table-rows-that-head-no-group.txt", NOTHING, table},
    {"table-header-of-two-rows.txt", NOTHING, table},
    {"table-header-repeated.txt", NOTHING, table},
    {"table-line-end-in-a-cell.txt", NOTHING, table},
    {"table-number-in-brackets-before-text.txt", NOTHING, table},
    {"table-number-with-text.txt", NOTHING, table},
    {"table-numbers-with-a-slash.txt", NOTHING, table},
    {"table-numbers-of-ideographs.txt", DIFFERENT, table},
    {"table-numbers-of-ideographs-as-above.txt", NOTHING, table},
    {"table-numbers-with-points.txt", NOTHING, table},
    {"table-row-beyond-header.txt", NOTHING, table},
    {"table-same-as-above.txt", NOTHING, table},
    {"table-sections.txt", DIFFERENT, table},
    {"table-tabs.txt", NOTHING, table},
    {"table-text-between-rows.txt", NOTHING, table},
    {"table-wide-bars-over-pages.txt", NOTHING, table},
    {"metadata-block.txt", DIFFERENT, page},
    {"metadata-days-of-force.txt", DIFFERENT, page},
    {"metadata-value-on-next-line.txt", DIFFERENT, page},
    {"metadata-with-a-bar.txt", DIFFERENT, page},
    {"number-appended-to-title.txt", DIFFERENT, page},
    {"all-on-one-line.txt", DIFFERENT, "title and addressees stood in one line and are printed in one"},
    {"label-alone-on-its-line.txt", DIFFERENT, "the printed text joins a label to the line of its units"},
    {"numbers-that-are-none.txt", DIFFERENT, "two short lines are taken for one that was broken"},
};

static kept written(const fz_directive *directive, fz_format format)
{
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_directive_write(directive, format, keep, &text, NULL), FZ_OK);
    return text;
}

static fz_directive *imported(const kept *text)
{
    fz_directive *directive;

    fz_directive_import_memory(the_context(), text->bytes, text->length, "test", NULL, &directive, NULL);
    return directive;
}

static outcome outcome_of(const fz_directive *directive, fz_format format)
{
    kept text = written(directive, format);
    fz_directive *other = imported(&text);
    outcome found = !other ? NOTHING : fz_directive_equal(directive, other) ? SAME : DIFFERENT;

    fz_directive_unref(other);
    kept_clear(&text);
    return found;
}

static const char *path_of(const char *name)
{
    static char path[4096];
    const char *data = getenv("FZ_TEST_DATA");

    cr_assert_not_null(data, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", data, name);
    return path;
}

static outcome wanted_of(const char *file)
{
    for (size_t i = 0; i < sizeof(traits) / sizeof(*traits); i++)
        if (strcmp(traits[i].file, file) == 0)
            return traits[i].outcome;
    return SAME;
}

static void check_sample(const char *file, const fz_directive *directive)
{
    cr_expect_eq(outcome_of(directive, FZ_FORMAT_TEXT), wanted_of(file), "%s as text", file);
    cr_expect_eq(outcome_of(directive, FZ_FORMAT_HTML), wanted_of(file), "%s as HTML", file);
}

/* A document that was imported is written as it was, byte by byte, but for the named ones. */
static void check_settled(const char *file, const fz_directive *directive)
{
    static const char *const named[] = {
        "crlf.xml",            /* a line end inside a paragraph */
        "requirements.xml",    /* likewise */
        "punctuation-rare.xml" /* characters that an import repairs */
    };
    kept text = written(directive, FZ_FORMAT_TEXT), again = {.bytes = NULL};
    fz_directive *other = imported(&text);
    bool wanted = true;

    for (size_t i = 0; i < sizeof(named) / sizeof(*named); i++)
        wanted &= strcmp(named[i], file) != 0;
    if (other) {
        again = written(other, FZ_FORMAT_TEXT);
        cr_expect_eq(strcmp(text.bytes, again.bytes) == 0, wanted, "%s: %s\n---\n%s", file, text.bytes, again.bytes);
    }
    kept_clear(&text);
    kept_clear(&again);
    fz_directive_unref(other);
}

typedef void (*checker)(const char *file, const fz_directive *directive);

static size_t check_all(const char *folder, checker check)
{
    DIR *files = opendir(path_of(folder));
    struct dirent *entry;
    size_t count = 0;

    cr_assert_not_null(files);
    while ((entry = readdir(files))) {
        fz_directive *directive;
        char name[400];

        snprintf(name, sizeof(name), "%s/%s", folder, entry->d_name);
        if (entry->d_name[0] == '.' || strstr(name, ".expect") ||
            fz_directive_open_path(the_context(), path_of(name), &directive, NULL) != FZ_OK)
            continue;
        check(entry->d_name, directive);
        fz_directive_unref(directive);
        count++;
    }
    closedir(files);
    return count;
}

Test(document, of_every_text_that_was_imported_comes_back_the_same_but_for_named_traits)
{
    cr_assert_geq(check_all("import", check_sample), 100);
}

Test(document, of_every_good_file_that_can_be_imported_is_written_to_the_same_bytes_again)
{
    cr_assert_geq(check_all("good", check_settled), 40);
}

static fz_directive *builtin(void)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    return directive;
}

/* The same directive without its day of publication, which stood in the page around the document. */
static fz_directive *unpublished(const fz_directive *directive)
{
    kept text = written(directive, FZ_FORMAT_XML);
    char *line = strstr(text.bytes, "    <published>"), *end = strchr(line, '\n') + 1;
    fz_directive *other;

    memmove(line, end, strlen(end) + 1);
    cr_assert_eq(fz_directive_load_memory(the_context(), text.bytes, strlen(text.bytes), NULL, &other, NULL), FZ_OK);
    kept_clear(&text);
    return other;
}

Test(document, of_the_built_in_directive_comes_back_but_for_the_day_of_its_page)
{
    static const fz_format formats[] = {FZ_FORMAT_TEXT, FZ_FORMAT_HTML};
    fz_directive *directive = builtin(), *wanted = unpublished(directive);

    for (size_t i = 0; i < 2; i++) {
        kept text = written(directive, formats[i]);
        fz_directive *other = imported(&text);

        cr_expect(fz_directive_equal(wanted, other), "%s", fz_format_name(formats[i]));
        fz_directive_unref(other);
        kept_clear(&text);
    }
    fz_directive_unref(wanted);
    fz_directive_unref(directive);
}

/* One line of the page as the issuer had it: without the characters of the page's private use and the blanks around. */
static void clean(char *line)
{
    char *from = line + strspn(line, " \r\n"), *to = line;

    while (*from) {
        if (strncmp(from, "\xEE\x80\x84", 3) == 0 || strncmp(from, "\xE3\x80\x80", 3) == 0)
            from += 3;
        else
            *to++ = *from++;
    }
    while (to > line && strchr(" \r\n", to[-1]))
        to--;
    *to = '\0';
}

Test(document, of_the_built_in_directive_is_the_page_without_its_debris)
{
    fz_directive *directive = builtin();
    kept text = written(directive, FZ_FORMAT_TEXT), page_text = {.bytes = NULL};
    FILE *file = fopen(path_of("zhongyang-2016.txt"), "rb");
    static char line[8192];
    size_t debris = 0;

    cr_assert_not_null(file);
    while (fgets(line, sizeof(line), file)) {
        clean(line);
        if (strstr(line, "您当前的位置") || strstr(line, "www.sxzhongyang.gov.cn")) {
            debris++;
        } else if (*line) {
            keep(&page_text, line, strlen(line));
            keep(&page_text, "\n", 1);
        }
    }
    fclose(file);
    cr_assert_eq(debris, 2);
    cr_assert_str_eq(text.bytes, page_text.bytes);
    kept_clear(&text);
    kept_clear(&page_text);
    fz_directive_unref(directive);
}

static fz_directive *of(const char *xml)
{
    fz_directive *directive;
    fz_error *error;

    fz_directive_load_memory(the_context(), xml, strlen(xml), NULL, &directive, &error);
    cr_assert_not_null(directive, "%s", fz_error_message(error));
    return directive;
}

static const char sample[] =
    "<directive xmlns='urn:libfazhi:directive:1'><head><title>T&lt;script&gt;&#10;二</title></head>"
    "<preamble><p>一&amp;二</p><p>半行，</p><p joined='true'>接着</p></preamble>"
    "<section id='a' mark='一、'><title>甲</title><p>段</p><section id='b' mark='（一）'><title>乙</title>"
    "<section id='c' mark='1.'><title>丙</title><task id='t' mark='（1）'><p>&lt;img src=x onerror=\"y\"&gt;</p>"
    "<field name='不印'>格</field><stated>牵头：\xE2\x80\xAE局</stated></task></section></section></section>"
    "<section id='d' mark='二、'><p>无题</p></section><back><p>署名</p></back></directive>";

Test(document, as_text_is_its_lines_in_order)
{
    fz_directive *directive = of(sample);
    kept text = written(directive, FZ_FORMAT_TEXT);

    cr_assert_str_eq(text.bytes, "T<script>\n二\n一&二\n半行，接着\n一、甲\n段\n（一）乙\n1.丙\n"
                                 "（1）<img src=x onerror=\"y\">\n格\n牵头：\xE2\x80\xAE局\n二、无题\n署名\n");
    kept_clear(&text);
    fz_directive_unref(directive);
}

Test(document, as_html_has_the_levels_of_the_standard_and_every_text_escaped)
{
    fz_directive *directive = of(sample);
    kept text = written(directive, FZ_FORMAT_HTML);

    cr_assert_not_null(strstr(text.bytes, "@page { size: A4; margin: 37mm 26mm 35mm 28mm; }"));
    cr_assert_not_null(strstr(text.bytes, "<title>T&lt;script&gt;二</title>"));
    cr_assert_str_eq(strstr(text.bytes, "<body>"),
                     "<body>\n<h1>T&lt;script&gt;<br>二</h1>\n<p>一&amp;二</p>\n<p>半行，接着</p>\n<h2>一、甲</h2>\n"
                     "<p>段</p>\n<h3>（一）乙</h3>\n<h4>1.丙</h4>\n"
                     "<p>（1）&lt;img src=x onerror=&quot;y&quot;&gt;</p>\n<p>格</p>\n<p>牵头：\xE2\x80\xAE局</p>\n"
                     "<p>二、无题</p>\n<p class=\"back\">署名</p>\n</body>\n</html>\n");
    kept_clear(&text);
    fz_directive_unref(directive);
}
