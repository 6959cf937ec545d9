/* Limits at their value and one beyond, and texts that were made to exhaust a parser. */
#include "events.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <time.h>

static fz_context *context;
static fz__buffer text;

static void begin(void)
{
    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    fz_context_set_language(context, FZ_LANGUAGE_EN);
    fz__buffer_init(&text, context);
}

static void end(void)
{
    fz__buffer_clear(&text);
    fz_context_unref(context);
}

TestSuite(limits, .init = begin, .fini = end, .timeout = 600);

static void put(const char *string)
{
    fz__buffer_string(&text, string);
}

static void put_times(size_t count, const char *string)
{
    for (size_t i = 0; i < count; i++)
        put(string);
}

/* "FZ_OK", or what the errors say. */
static const char *read_text(void)
{
    static char seen[4000];
    fz__xml_handler handler = {NULL, NULL, NULL, NULL, NULL};
    fz_error *error = NULL;
    fz__buffer lines;

    fz__buffer_init(&lines, context);
    if (fz__xml_read(context, NULL, text.bytes, text.length, &handler, NULL, &error) == FZ_OK)
        fz__buffer_string(&lines, "FZ_OK");
    errors_describe(error, &lines);
    snprintf(seen, sizeof(seen), "%s", lines.bytes);
    fz_error_free(error);
    fz__buffer_clear(&lines);
    text.length = 0;
    return seen;
}

Test(limits, of_depth)
{
    fz_context_set_limit(context, FZ_LIMIT_DEPTH, 3);
    put("<a><b><c/><c></c></b></a>");
    cr_assert_str_eq(read_text(), "FZ_OK");
    put("<a><b><c/><c><d/></c></b></a>");
    cr_assert_str_eq(read_text(),
                     "FZ_ELIMIT 1:14:13:4 /a/b/c[2]/d: the nesting of elements is 4, over the limit of 3\n");
}

Test(limits, of_attributes_and_of_namespace_declarations)
{
    fz_context_set_limit(context, FZ_LIMIT_ATTRIBUTES, 3);
    put("<a xmlns:l='s' xmlns:m='t' xmlns:n='u' x='' y='' z=''/>");
    cr_assert_str_eq(read_text(), "FZ_OK");
    put("<a><b w='' x='' y='' z='' xmlns='u'/></a>");
    cr_assert_str_eq(read_text(),
                     "FZ_ELIMIT 1:4:3:34 /a/b: the number of attributes of one element is 4, over the limit of 3\n");
    put("<a><b xmlns:l='s' xmlns:m='t' xmlns='u' xmlns:n='v'/></a>");
    cr_assert_str_eq(read_text(),
                     "FZ_ELIMIT 1:4:3:50 /a/b: the number of attributes of one element is 4, over the limit of 3\n");
}

Test(limits, of_names_and_values)
{
    fz_context_set_limit(context, FZ_LIMIT_NAME, 6);
    put("<abcdef ghijkl='中文' xmlns='longer-than-that'><中文 名='&lt;'/></abcdef>");
    cr_assert_str_eq(read_text(), "FZ_OK");
    put("<a><abcdefg/></a>");
    cr_assert_str_eq(read_text(),
                     "FZ_ELIMIT 1:4:3:10 /a/abcdefg: the length of a name in bytes is 7, over the limit of 6\n");
    put("<a ghijklm=''/>");
    cr_assert_str_eq(read_text(), "FZ_ELIMIT 1:1:0:15 /a: the length of a name in bytes is 7, over the limit of 6\n");
    put("<a b='1' c='中文!'/>");
    cr_assert_str_eq(
        read_text(),
        "FZ_ELIMIT 1:10:9:11 /a/@c: the length of an attribute's value in bytes is 7, over the limit of 6\n");
}

Test(limits, of_bytes)
{
    fz_context_set_limit(context, FZ_LIMIT_BYTES, 10);
    put("<a>123</a>");
    cr_assert_str_eq(read_text(), "FZ_OK");
    put("<a>1234</a>");
    cr_assert_str_eq(read_text(), "FZ_ELIMIT 1:1:0:1 -: the size of the input in bytes is 11, over the limit of 10\n");
}

Test(limits, of_errors)
{
    fz_context_set_limit(context, FZ_LIMIT_ERRORS, 1);
    put("<a><b></a>");
    cr_assert_str_eq(read_text(), "FZ_ETAG 1:7:6:4 /a/b: the end tag </a> does not match <b> of line 1\n");
}

Test(limits, of_one_piece_of_markup)
{
    put("<a><!--");
    put_times(799999, "0123456789");
    put("123--></a>");
    cr_assert_str_eq(read_text(), "FZ_OK");
    put("<a><!--");
    put_times(799999, "0123456789");
    put("1234--></a>");
    cr_assert_str_eq(read_text(), "FZ_ELIMIT 1:4:3:8000001 /a: the length of one piece of markup in bytes is 8000001, "
                                  "over the limit of 8000000\n");
}

Test(limits, none_of_one_text)
{
    put("<a>");
    put_times(1200000, "0123456789");
    put("</a>");
    cr_assert_str_eq(read_text(), "FZ_OK");
}

Test(limits, attack_by_300_levels)
{
    put_times(300, "<a>");
    put_times(300, "</a>");
    cr_assert(strstr(read_text(), "the nesting of elements is 65, over the limit of 64"));
}

Test(limits, attack_by_levels_without_end)
{
    put_times(1000000, "<a>");
    cr_assert(strstr(read_text(), "the nesting of elements is 65, over the limit of 64"));
}

Test(limits, attack_by_50_000_attributes)
{
    char name[32];

    put("<a");
    for (int i = 0; i < 50000; i++) {
        snprintf(name, sizeof(name), " a%d=''", i);
        put(name);
    }
    put("/>");
    cr_assert(strstr(read_text(), "the number of attributes of one element is 50000, over the limit of 64"));
}

Test(limits, attack_by_attributes_behind_a_tag_that_never_ends)
{
    put("<a");
    put_times(2000000, " a='>'");
    cr_assert(strstr(read_text(), "the number of attributes of one element is 2000000, over the limit of 64"));
}

Test(limits, attack_by_a_value_of_11_mib)
{
    put("<a><b c='");
    put_times(11 * 1024 * 64, "0123456789abcdef");
    put("'/></a>");
    cr_assert(
        strstr(read_text(), "FZ_ELIMIT 1:4:3:11534345 /a/b: the length of one piece of markup in bytes is 11534345"));
}

/* Each of these keeps a parser that reads the DOCTYPE busy for seconds to hours, or has it open files. */
static void expect_doctype(void)
{
    cr_assert_str_eq(read_text(),
                     "FZ_EDOCTYPE 1:1:0:12 -: a document type declaration (DOCTYPE) is refused; remove it\n");
}

Test(limits, attack_by_a_billion_laughs)
{
    put("<!DOCTYPE a [<!ENTITY l0 'lol'>");
    for (char c = '1'; c <= '9'; c++) {
        const char name[] = {'l', c, '\0'}, inner[] = {'&', 'l', (char)(c - 1), ';', '\0'};

        put("<!ENTITY "), put(name), put(" '"), put_times(10, inner), put("'>");
    }
    put("]><a>&l9;</a>");
    expect_doctype();
}

Test(limits, attack_by_parameter_entities)
{
    put("<!DOCTYPE a [<!ENTITY % p0 ''>");
    for (char c = '1'; c <= '9'; c++) {
        const char name[] = {'p', c, '\0'}, inner[] = {'&', '#', '3', '7', ';', 'p', (char)(c - 1), ';', '\0'};

        put("<!ENTITY % "), put(name), put(" '"), put_times(30, inner), put("'>");
    }
    put("%p9;]><a/>");
    expect_doctype();
}

Test(limits, attack_by_external_entities)
{
    put("<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'><!ENTITY % p SYSTEM "
        "'file:///etc/hostname'>%p;]><a>&e;</a>");
    expect_doctype();
    put("<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/a.dtd'><a/>");
    cr_assert(strncmp(read_text(), "FZ_EDOCTYPE", 11) == 0);
}

Test(limits, attack_by_300_000_entity_declarations)
{
    put("<!DOCTYPE a [");
    put_times(300000, "<!ENTITY abcdefgh 'x'>\n");
    put("]><a/>");
    expect_doctype();
}

static double seconds(void)
{
    clock_t before = clock();

    read_text();
    return (double)(clock() - before) / CLOCKS_PER_SEC;
}

/* Twice the text may take twice the time; four times is taken for quadratic only where it is more than noise. */
static void expect_linear(const char *before, const char *unit, size_t count, const char *after)
{
    double time[2];

    for (size_t i = 0; i < 2; i++) {
        put(before);
        put_times(count << (3 * i), unit);
        put(after);
        time[i] = seconds();
    }
    cr_assert(time[1] < 0.5 || time[1] < 20 * time[0], "%s: %f s, eight times as long %f s", unit, time[0], time[1]);
}

Test(limits, time_grows_with_the_length)
{
    expect_linear("<a><![CDATA[", "x<>]]", 200000, "]]></a>");
    expect_linear("<a><!--", "x<>- -", 200000, "--></a>");
    expect_linear("<a><?do ", "x<>?? ", 200000, "?></a>");
    expect_linear("<a>", "]]", 500000, "</a>");
    expect_linear("<a>", "&amp;", 200000, "</a>");
    expect_linear("<a>", "&", 1000000, "</a>");
    expect_linear("<a>&", "<b ", 330000, "</a>");
    expect_linear("<a>&", "<?b?>", 100000, "</a>");
    expect_linear("<a>", "<b>&lt;</b>", 100000, "</a>");
    expect_linear("<a>", "<b c='&lt;&amp;'/><!---->", 50000, "</a>");
    expect_linear("<a>", "<b/>", 200000, "<c");
    expect_linear("", "<!---->", 100000, "<a/>");
    expect_linear("<a/>", "<!---->", 100000, "");
    expect_linear("<a x='", "x>", 500000, "'/>");
}
