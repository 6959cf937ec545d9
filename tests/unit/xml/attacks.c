/* The attacks on XML parsers one by one, by the public door. Each is refused, or read as the plain markup that it is, with its code; at
 * little work, which is counted in the bytes that are asked of the allocators, ours and libxml2's; and nothing outside is opened:
 * libxml2 would have to ask the loader of entities that stands here. */
#include "support/oom.h"

#include <fazhi.h>

#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define HEAD "<directive xmlns='urn:libfazhi:directive:1'><head/>"
#define TAIL "</directive>"

static size_t opened, asked; /* entities, and bytes of libxml2's memory */
static char *text;
static size_t length, capacity;

static xmlParserInputPtr load_nothing(const char *url, const char *id, xmlParserCtxtPtr context)
{
    (void)url;
    (void)id;
    (void)context;
    opened++;
    return NULL;
}

static void *counted_malloc(size_t size)
{
    asked += size;
    return malloc(size);
}

static void *counted_realloc(void *block, size_t size)
{
    asked += size;
    return realloc(block, size);
}

static char *counted_strdup(const char *string)
{
    asked += strlen(string) + 1;
    return strdup(string);
}

static void begin(void)
{
    cr_assert_eq(xmlMemSetup(free, counted_malloc, counted_realloc, counted_strdup), 0);
    xmlInitParser();
    xmlSetExternalEntityLoader(load_nothing);
}

static void end(void)
{
    free(text);
}

TestSuite(attacks, .init = begin, .fini = end, .timeout = 600);

static void put(const char *string)
{
    size_t size = strlen(string);

    if (length + size >= capacity) {
        capacity = 2 * capacity + size + 1;
        text = realloc(text, capacity);
        cr_assert_not_null(text);
    }
    memcpy(text + length, string, size + 1);
    length += size;
}

static void put_times(size_t count, const char *string)
{
    for (size_t i = 0; i < count; i++)
        put(string);
}

/* The doors for XML; each attack goes through all of them, as the root that each expects. */
#define DOOR(type, ...)                                                                               \
    static fz_status load_##type(fz_context *context, const char *xml, size_t size, fz_error **error) \
    {                                                                                                 \
        fz_##type *loaded = NULL;                                                                     \
        fz_status status = __VA_ARGS__;                                                               \
                                                                                                      \
        fz_##type##_unref(loaded);                                                                    \
        return status;                                                                                \
    }

DOOR(directive, fz_directive_load_memory(context, xml, size, NULL, &loaded, error))
DOOR(registry, fz_registry_load_memory(context, xml, size, NULL, &loaded, error))
DOOR(scheme, fz_scheme_load_memory(context, xml, size, NULL, &loaded, error))
DOOR(watch, fz_watch_load_memory(context, xml, size, NULL, &loaded, error))
DOOR(ledger, fz_ledger_load_memory(context, xml, size, NULL, NULL, 0, &loaded, error))

static const struct {
    const char *root;
    fz_status (*load)(fz_context *context, const char *xml, size_t size, fz_error **error);
} doors[] = {{"directive", load_directive},
             {"registry", load_registry},
             {"scheme", load_scheme},
             {"watch", load_watch},
             {"ledger", load_ledger}};

/* What was put, with another word for the directive's root and namespace. */
static char *renamed(const char *root, size_t *size)
{
    static const char word[] = "directive";
    const size_t letters = sizeof(word) - 1, other = strlen(root);
    char *made = malloc(length + 1), *to = made; /* no root is longer than the directive's */
    const char *from = text, *end = text + length;

    cr_assert(made && other <= letters);
    while (from < end) {
        if ((size_t)(end - from) >= letters && !memcmp(from, word, letters)) {
            memcpy(to, root, other);
            to += other;
            from += letters;
        } else {
            *to++ = *from++;
        }
    }
    *size = (size_t)(to - made);
    return made;
}

/* Through one door: what it gives, in which line. A quarter of a mebibyte, and `share` times the input, may be asked for. */
static fz_status enter(size_t door, size_t share, uint64_t *line)
{
    fz_context *context;
    fz_error *error = NULL;
    fz_place place = {.size = sizeof(place)};
    size_t size;
    char *xml = renamed(doors[door].root, &size);
    fz_status status;
    oom memory;

    oom_init(&memory);
    asked = 0;
    cr_assert_eq(fz_context_new(&memory.allocator, &context), FZ_OK);
    status = doors[door].load(context, xml, size, &error);
    fz_error_place(error, &place);
    cr_assert_eq(opened, 0, "%s: %zu entities were asked for", doors[door].root, opened);
    cr_assert_leq(asked + memory.peak_bytes, (1u << 18) + share * size, "%s: %zu bytes asked of libxml2, %zu of ours",
                  doors[door].root, asked, (size_t)memory.peak_bytes);
    fz_error_free(error);
    fz_context_unref(context);
    cr_assert_null(oom_fault(&memory));
    free(xml);
    *line = place.line;
    return status;
}

/* Load what was put, and begin anew. What a directive is refused for the others are refused for too; if the markup is none of
 * theirs, for that, in a line not behind it. */
static void expect(fz_status status, uint64_t line, size_t share)
{
    uint64_t told;

    for (size_t door = 0; door < sizeof(doors) / sizeof(*doors); door++) {
        fz_status given = enter(door, share, &told);

        if (door == 0 || status == FZ_EDOCTYPE) {
            cr_assert_eq(given, status, "%s: %s", doors[door].root, fz_status_name(given));
            cr_assert_eq(told, line, "%s: line %d", doors[door].root, (int)told);
        } else if (status != FZ_OK) {
            cr_assert(given != FZ_OK && told > 0 && told <= line, "%s: %s in line %d", doors[door].root,
                      fz_status_name(given), (int)told);
        }
    }
    length = 0;
}

/* ------------------------------------------------------------------ entities */

Test(attacks, billion_laughs)
{
    put("<!DOCTYPE directive [<!ENTITY l0 'lol'>");
    for (char c = '1'; c <= '9'; c++) {
        const char name[] = {'l', c, '\0'}, inner[] = {'&', 'l', (char)(c - 1), ';', '\0'};

        put("<!ENTITY "), put(name), put(" '"), put_times(10, inner), put("'>");
    }
    put("]>" HEAD "<task id='t1'><p>&l9;</p></task>" TAIL);
    expect(FZ_EDOCTYPE, 1, 0);
}

Test(attacks, quadratic_blow_up_in_text)
{
    put("<!DOCTYPE directive [<!ENTITY e '"), put_times(5000, "0123456789"), put("'>]>");
    put(HEAD "<task id='t1'><p>"), put_times(50000, "&e;"), put("</p></task>" TAIL);
    expect(FZ_EDOCTYPE, 1, 0);
}

Test(attacks, quadratic_blow_up_in_attributes)
{
    put("<!DOCTYPE directive [<!ENTITY e '"), put_times(5000, "0123456789"), put("'>]>");
    put(HEAD "<task id='"), put_times(50000, "&e;"), put("'><p/></task>" TAIL);
    expect(FZ_EDOCTYPE, 1, 0);
}

Test(attacks, bomb_of_parameter_entities_in_the_internal_subset)
{
    put("<!DOCTYPE directive [\n<!ENTITY % p0 ''>");
    for (char c = '1'; c <= '9'; c++) {
        const char name[] = {'p', c, '\0'}, inner[] = {'&', '#', '3', '7', ';', 'p', (char)(c - 1), ';', '\0'};

        put("<!ENTITY % "), put(name), put(" '"), put_times(30, inner), put("'>");
    }
    put("%p9;]>" HEAD TAIL);
    expect(FZ_EDOCTYPE, 1, 0);
}

Test(attacks, declarations_of_300_000_entities)
{
    put("<?xml version='1.0'?>\n<!DOCTYPE directive [");
    put_times(300000, "<!ENTITY abcdefgh 'x'>\n");
    put("]>" HEAD TAIL);
    expect(FZ_EDOCTYPE, 2, 0);
}

Test(attacks, entities_and_document_types_from_elsewhere)
{
    static const char *const types[] = {
        "[<!ENTITY e SYSTEM 'file:///etc/hostname'>]",
        "[<!ENTITY % p SYSTEM 'file:///etc/hostname'>%p;]",
        "[<!ENTITY e PUBLIC '-//A//B//C' '/etc/hostname'>]",
        "SYSTEM '/etc/hostname'",
        "SYSTEM 'http://127.0.0.1:1/a.dtd'",
        "SYSTEM 'ftp://127.0.0.1:1/a.dtd'",
        "PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd'",
    };

    for (size_t i = 0; i < sizeof(types) / sizeof(*types); i++) {
        put("<!DOCTYPE directive "), put(types[i]), put(">" HEAD "<task id='t1'><p>&e;</p></task>" TAIL);
        expect(FZ_EDOCTYPE, 1, 0);
    }
}

Test(attacks, entities_without_a_declaration)
{
    put(HEAD "\n<task id='t1'><p>&e;</p></task>" TAIL);
    expect(FZ_EENTITY, 2, 0);
}

Test(attacks, inclusions_are_markup_of_others)
{
    put(HEAD "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='file:///etc/hostname' parse='text'>"
             "<xi:fallback/></xi:include>" TAIL);
    expect(FZ_OK, 0, 0);
    put("<?xml-stylesheet href='file:///etc/hostname' type='text/xsl'?>\n<?xml-model href='http://127.0.0.1:1/'?>" HEAD
            TAIL);
    expect(FZ_OK, 0, 0);
    put("<directive xmlns='urn:libfazhi:directive:1' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' "
        "xsi:schemaLocation='urn:libfazhi:directive:1 file:///etc/hostname' "
        "xml:base='http://127.0.0.1:1/'><head/>" TAIL);
    expect(FZ_OK, 0, 0);
}

/* ------------------------------------------------------------------ too much of something */

Test(attacks, elements_in_elements_without_end)
{
    put(HEAD "<task id='t1'><p>x</p></task><x:a xmlns:x='u'>"), put_times(100000, "<x:a>");
    expect(FZ_ELIMIT, 1, 2);
}

Test(attacks, attributes_by_the_ten_thousand)
{
    char name[32];

    put(HEAD "<task");
    for (int i = 0; i < 20000; i++) {
        snprintf(name, sizeof(name), " a%d=''", i);
        put(name);
    }
    put("/>" TAIL);
    expect(FZ_ELIMIT, 1, 4);
}

Test(attacks, declarations_of_namespaces_by_the_ten_thousand)
{
    char name[32];

    put(HEAD "<x:a xmlns:x='u'");
    for (int i = 0; i < 20000; i++) {
        snprintf(name, sizeof(name), " xmlns:n%d='u'", i);
        put(name);
    }
    put("/>" TAIL);
    expect(FZ_ELIMIT, 1, 4);
}

/* libxml2 itself takes no name of more than 50,000 bytes. */
Test(attacks, names_and_values_of_a_mebibyte)
{
    put(HEAD "<"), put_times(1 << 11, "abcdefghijklmnop"), put("/>" TAIL);
    expect(FZ_ELIMIT, 1, 8);
    put(HEAD "<"), put_times(1 << 16, "abcdefghijklmnop"), put("/>" TAIL);
    expect(FZ_EXML, 1, 8);
    put(HEAD "<task "), put_times(1 << 16, "abcdefghijklmnop"), put("='1'/>" TAIL);
    expect(FZ_EXML, 1, 8);
    put(HEAD "<task id='"), put_times(1 << 16, "abcdefghijklmnop"), put("'/>" TAIL);
    expect(FZ_ELIMIT, 1, 8);
}

Test(attacks, pieces_of_markup_of_nine_megabytes)
{
    put(HEAD "<!--"), put_times(900000, "0123456789"), put("-->" TAIL);
    expect(FZ_ELIMIT, 1, 8);
    put(HEAD "<?do "), put_times(900000, "0123456789"), put("?>" TAIL);
    expect(FZ_ELIMIT, 1, 8);
    put(HEAD "<task id='t1'><p><![CDATA["), put_times(900000, "0123456789"), put("]]></p></task>" TAIL);
    expect(FZ_ELIMIT, 1, 8);
}

Test(attacks, a_text_of_nine_megabytes_is_read)
{
    put(HEAD "<task id='t1'><p>"), put_times(900000, "0123456789"), put("</p></task>" TAIL);
    expect(FZ_OK, 0, 16);
}

/* ------------------------------------------------------------------ encodings, characters, names */

Test(attacks, encodings_that_are_not_what_is_declared)
{
    static const char *const names[] = {"GB18030",          "GB2312",     "UTF-16", "UTF-7",
                                        "no-such-encoding", "ISO-8859-1", "UCS-4"};

    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        put("<?xml version='1.0' encoding='"), put(names[i]), put("'?>" HEAD "<task id='t1'><p>中镕</p></task>" TAIL);
        expect(FZ_OK, 0, 0);
        put("\xEF\xBB\xBF<?xml version='1.0' encoding='"), put(names[i]), put("'?>" HEAD TAIL);
        expect(FZ_OK, 0, 0);
    }
    put("<?xml version='1.0' encoding='GB18030'?>\n" HEAD "<task id='t1'><p>\xD6\xD0</p></task>" TAIL);
    expect(FZ_EENCODING, 2, 0);
    put("\xFE\xFF"), put(HEAD TAIL);
    expect(FZ_EENCODING, 1, 0);
}

Test(attacks, characters_that_are_none)
{
    static const struct {
        const char *bytes;
        fz_status status;
    } odd[] = {{"\xED\xA0\x80", FZ_EENCODING},
               {"\xED\xA0\xBD\xED\xB8\x80", FZ_EENCODING},
               {"\xC0\x80", FZ_EENCODING},
               {"\xF4\x90\x80\x80", FZ_EENCODING},
               {"\xF8\x88\x80\x80\x80", FZ_EENCODING},
               {"\x01", FZ_ECHARACTER},
               {"\xEF\xBF\xBF", FZ_ECHARACTER},
               {"&#xD800;", FZ_ECHARACTER},
               {"&#0;", FZ_ECHARACTER},
               {"&#x110000;", FZ_ECHARACTER},
               {"&#99999999999999999999;", FZ_ECHARACTER}};

    for (size_t i = 0; i < sizeof(odd) / sizeof(*odd); i++) {
        put(HEAD "\n<task id='t1'><p>"), put(odd[i].bytes), put("</p></task>" TAIL);
        expect(odd[i].status, 2, 0);
    }
}

Test(attacks, names_that_belong_to_xml)
{
    put(HEAD "\n<x:a xmlns:x='http://www.w3.org/XML/1998/namespace'/>" TAIL);
    expect(FZ_EXML, 2, 0);
    put(HEAD "\n<a xmlns:xml='urn:x'/>" TAIL);
    expect(FZ_EXML, 2, 0);
    put(HEAD "\n<xmlns:a/>" TAIL);
    expect(FZ_EPREFIX, 2, 0);
    put(HEAD "\n<x:a/>" TAIL);
    expect(FZ_EPREFIX, 2, 0);
    put("<d:directive xmlns:d='urn:libfazhi:directive:1'><d:head/><d:task xmlns:d='urn:other' id='t1'/></d:directive>");
    expect(FZ_OK, 0, 0);
}

Test(attacks, sections_that_pretend_to_end)
{
    put(HEAD "<task id='t1'><p><![CDATA[</p></task><!DOCTYPE a>]]&gt;<![CDATA[]]>&lt;</p></task>" TAIL);
    expect(FZ_OK, 0, 0);
    put(HEAD "<task id='t1'><p><![CDATA[</p>]]]]><![CDATA[><!DOCTYPE a>]]></p></task>" TAIL);
    expect(FZ_OK, 0, 0);
    put(HEAD TAIL "\n<!DOCTYPE directive [<!ENTITY e 'x'>]>");
    expect(FZ_EXML, 2, 0);
}

Test(attacks, a_nul_wherever_it_stands)
{
    static const char whole[] = "<?xml version='1.0'?>" HEAD "<task id='t1'><!-- c --><p>x</p></task>" TAIL "\n";

    for (size_t at = 0; at < sizeof(whole); at++) {
        put(whole);
        text[length] = '\0';
        memmove(text + at + 1, text + at, length - at);
        text[at] = '\0';
        length++;
        expect(FZ_ECHARACTER, at == sizeof(whole) - 1 ? 2 : 1, 0);
    }
}
