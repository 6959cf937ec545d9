/* Akoma Ntoso: what goes out comes in again, and says the same in its body and in its table. */
#include "directive/akn.h"
#include "sample.h"
#include "support/oom.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static kept written(const fz_directive *directive, fz_format format)
{
    kept text = {.bytes = NULL};
    fz_error *error;

    cr_assert_eq(fz_directive_write(directive, format, keep, &text, &error), FZ_OK, "%s", fz_error_message(error));
    return text;
}

static fz_directive *loaded(const kept *text)
{
    fz_directive *directive;
    fz_error *error;
    fz_place place = {.size = sizeof(place)};

    fz_directive_load_memory(the_context(), text->bytes, text->length, "test.akn", &directive, &error);
    fz_error_place(error, &place);
    cr_assert_not_null(directive, "%s at %zu, %s\n", fz_error_message(error), (size_t)place.line, fz_error_path(error));
    return directive;
}

/* Out, in, and what it says and is saved as. */
static void check(const fz_directive *directive, const char *name)
{
    kept akn = written(directive, FZ_FORMAT_AKN), before = written(directive, FZ_FORMAT_XML), after, again;
    fz_directive *other = loaded(&akn);

    after = written(other, FZ_FORMAT_XML);
    again = written(other, FZ_FORMAT_AKN);
    cr_expect(fz_directive_equal(directive, other), "%s: not equal", name);
    cr_expect_str_eq(before.bytes, after.bytes, "%s: saved to other bytes", name);
    cr_expect_str_eq(akn.bytes, again.bytes, "%s: written to other bytes", name);
    kept_clear(&akn);
    kept_clear(&before);
    kept_clear(&after);
    kept_clear(&again);
    fz_directive_unref(other);
}

/* Every file of a folder of tests/data that holds a directive; how many. */
static size_t check_all(const char *folder)
{
    const char *data = getenv("FZ_TEST_DATA");
    char path[4096];
    struct dirent *entry;
    size_t count = 0;
    DIR *files;

    cr_assert_not_null(data, "FZ_TEST_DATA is not set: run the tests through meson");
    snprintf(path, sizeof(path), "%s/%s", data, folder);
    files = opendir(path);
    cr_assert_not_null(files, "cannot open %s", path);
    while ((entry = readdir(files))) {
        fz_directive *directive;

        snprintf(path, sizeof(path), "%s/%s/%s", data, folder, entry->d_name);
        if (entry->d_name[0] == '.' || strstr(entry->d_name, ".expect") ||
            fz_directive_open_path(the_context(), path, &directive, NULL) != FZ_OK)
            continue;
        check(directive, entry->d_name);
        fz_directive_unref(directive);
        count++;
    }
    closedir(files);
    return count;
}

static fz_directive *builtin(void)
{
    fz_directive *directive;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    return directive;
}

static fz_directive *of(const char *xml)
{
    kept text = {.bytes = NULL};
    fz_directive *directive;

    keep(&text, xml, strlen(xml));
    directive = loaded(&text);
    kept_clear(&text);
    return directive;
}

#define DIRECTIVE(body) \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>" body "</directive>"

Test(akn, gives_back_every_good_file)
{
    cr_assert_geq(check_all("good"), 40);
}

Test(akn, gives_back_every_text_that_can_be_imported)
{
    cr_assert_geq(check_all("import"), 100);
}

Test(akn, gives_back_the_built_in_directive)
{
    fz_directive *directive = builtin();

    check(directive, "built-in");
    fz_directive_unref(directive);
}

/* With a BOM and line ends of two bytes, as some editors save it. */
Test(akn, is_read_with_other_line_ends)
{
    fz_directive *directive = builtin(), *other;
    kept akn = written(directive, FZ_FORMAT_AKN), edited = {.bytes = NULL};

    keep(&edited, "\xEF\xBB\xBF", 3);
    for (size_t i = 0; i < akn.length; i++) {
        if (akn.bytes[i] == '\n')
            keep(&edited, "\r", 1);
        keep(&edited, akn.bytes + i, 1);
    }
    other = loaded(&edited);
    cr_assert(fz_directive_equal(directive, other));
    kept_clear(&akn);
    kept_clear(&edited);
    fz_directive_unref(other);
    fz_directive_unref(directive);
}

/* Words may be changed in the body: they are the text. */
Test(akn, takes_words_that_were_changed_in_the_body)
{
    static const char before[] = "深入推进行政审批制度改革", after[] = "继续推进行政审批制度改革";
    fz_directive *directive = builtin(), *other;
    kept akn = written(directive, FZ_FORMAT_AKN);

    memcpy(strstr(akn.bytes, before), after, strlen(after));
    other = loaded(&akn);
    cr_assert_not_null(strstr(fz_task_text(fz_directive_task(directive, 2)), before));
    cr_assert_not_null(strstr(fz_task_text(fz_directive_task(other, 2)), after));
    cr_assert_not(fz_directive_equal(directive, other));
    kept_clear(&akn);
    fz_directive_unref(other);
    fz_directive_unref(directive);
}

/* The value of an attribute of the tag at `tag`, in static memory by `slot`; "" when it has none. */
static const char *value_of(const char *tag, const char *attribute, int slot)
{
    static char values[4][256];
    char wanted[64];
    const char *end = strchr(tag, '>'), *at;

    snprintf(wanted, sizeof(wanted), " %s=\"", attribute);
    at = strstr(tag, wanted);
    values[slot][0] = '\0';
    if (at && at < end)
        snprintf(values[slot], sizeof(values[slot]), "%.*s", (int)strcspn(at + strlen(wanted), "\""),
                 at + strlen(wanted));
    return values[slot];
}

/* 216 assignments, each named in its text: the marks in the body and the table list the same, in the same order. */
Test(akn, says_the_same_in_the_body_and_in_the_table)
{
    fz_directive *directive = builtin();
    kept akn = written(directive, FZ_FORMAT_AKN);
    const char *mark = strstr(akn.bytes, "<mainBody>"), *entry = akn.bytes;
    size_t count = 0;

    while ((entry = strstr(entry + 1, "<assign "))) {
        const char *role = value_of(entry, "role", 0), *rank = value_of(entry, "rank", 1), *task, *said;
        const char *wanted = !strcmp(role, "cooperate") ? "cooperating" : !strcmp(rank, "1") ? "firstLead" : "lead";

        mark = strstr(mark + 1, "<organization ");
        cr_assert_not_null(mark);
        said = value_of(mark, "fz:role", 2);
        cr_assert_str_eq(said, wanted);
        cr_assert_str_eq(value_of(mark, "fz:rank", 2), rank);
        cr_assert_str_eq(value_of(mark, "refersTo", 2), value_of(entry, "agent", 3));
        task = value_of(entry, "task", 2);
        cr_assert_eq(strncmp(value_of(mark, "eId", 3), task + 1, strlen(task + 1)), 0);
        said = strchr(mark, '>') + 1;
        cr_assert_eq(strncmp(said, value_of(entry, "unit", 0), strcspn(said, "<")), 0);
        count++;
    }
    cr_assert_eq(count, 216);
    kept_clear(&akn);
    fz_directive_unref(directive);
}

Test(akn, has_ids_of_plain_ascii_each_once)
{
    fz_directive *directive = builtin();
    kept akn = written(directive, FZ_FORMAT_AKN);
    const char *body = strstr(akn.bytes, "</proprietary>");
    size_t count = 0;

    for (const char *at = akn.bytes; (at = strstr(at, " eId=\"")); count++) {
        char whole[300];
        size_t length = strcspn(at + 6, "\"");
        const char *other;

        at += 6;
        for (size_t i = 0; i < length; i++)
            cr_assert(strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-#", at[i]));
        if (at < body)
            continue;
        snprintf(whole, sizeof(whole), " eId=\"%.*s\"", (int)length, at);
        other = strstr(at, whole);
        cr_assert_null(other, "%s twice", whole);
    }
    cr_assert_gt(count, 500);
    cr_assert_not_null(strstr(akn.bytes, "<paragraph eId=\"sec_4__para_17\" wId=\"t17\">"));
    kept_clear(&akn);
    fz_directive_unref(directive);
}

Test(akn, says_where_and_when_and_who)
{
    fz_directive *directive = builtin();
    kept akn = written(directive, FZ_FORMAT_AKN);
    static const char *const parts[] = {
        "<FRBRuri value=\"/akn/cn-141129/statement/opinion/2016-01-25/zhongyang-2016\"/>",
        "<FRBRthis value=\"/akn/cn-141129/statement/opinion/2016-01-25/zhongyang-2016/zho@2016-01-25/!main\"/>",
        "<FRBRlanguage language=\"zho\"/>",
        "<publication date=\"2016-03-21\"",
        "type=\"generation\"",
        "<activeRef ",
        "<TLCOrganization eId=\"org.i1\" href=\"/akn/ontology/organization/org.i1\" showAs=\"中阳县人民政府\"/>",
        "<ref eId=\"preamble__p_1__ref_1\" href=\"/akn/ontology/document/ref.b1\">晋政发〔2015〕4号</ref>",
        "<TLCConcept ",
        "<TLCRole eId=\"role.firstLead\"",
        ">关于加快推进法治政府建设的实施意见</docTitle></p>",
        "refersTo=\"#org.a1\">各乡镇人民政府</organization>、<organization",
        "refersTo=\"#role.lead\">牵头单位</role>:<organization",
        "<signature><organization",
        " date=\"2016-01-25\">2016年1月25日</docDate>",
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        cr_expect_not_null(strstr(akn.bytes, parts[i]), "%s", parts[i]);
    kept_clear(&akn);
    fz_directive_unref(directive);
}

Test(akn, gives_back_hostile_names_and_texts)
{
    static const char *const texts[] = {
        DIRECTIVE("<section id='s' label='&lt;&quot;&apos;' "
                  "mark='&#10;&lt;b&gt;'><title>]]&gt;&amp;amp;</title><p>\xE2\x80\xAE</p>"
                  "<task id='t' mark='&#9;1'><p>&lt;organization refersTo='#org.u1'&gt; 甲局 &#13;&#10;</p>"
                  "<stated>=cmd|' /C calc'!A0：甲\"局&lt;/p&gt;</stated>"
                  "<assign role='lead' rank='1' unit='甲&quot;局&lt;/p&gt;'/>"
                  "<assign role='lead' rank='2' unit='&#10;\xE2\x80\xAE乙'/></task></section>"),
        /* a prefix of ours means something else, on the root and inside */
        "<directive xmlns='urn:libfazhi:directive:1' xmlns:fz='urn:x' fz:role='lead' id='d'><head fz:eId='#x'/>"
        "<task id='t' fz:from='#y'><p fz:a='1'>x<fz:b xmlns:fz='urn:x'><text xmlns='urn:libfazhi:directive:1' "
        "bytes='9'/>"
        "</fz:b>中<!-- -->文<?pi?></p></task></directive>",
        /* names within names, and lists out of order */
        DIRECTIVE(
            "<task id='t'><p>x</p><stated>牵头：甲乙局、甲、乙；配合：甲</stated>"
            "<assign role='lead' rank='1' unit='甲'/><assign role='lead' rank='2' unit='甲乙局'/>"
            "<assign role='cooperate' rank='1' unit='甲'/><assign role='responsible' rank='1' unit='丙'/></task>"),
        /* texts between tasks, and no text at all */
        DIRECTIVE(
            "<section id='a'><p>1</p><task id='t'><p>2</p></task><p>3</p><field name='n'>4</field><section id='b'/>"
            "<p>5</p><task id='u' label='1'><p>6</p><p/></task><p>7</p></section><section id='c'/>"),
    };

    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
        fz_directive *directive = of(texts[i]);

        check(directive, texts[i]);
        fz_directive_unref(directive);
    }
}

static const char small[] = DIRECTIVE("<front><p>T</p></front><section id='s1' label='一' "
                                      "mark='一、'><title>甲</title><task id='t1' label='1' mark='1.'><p>事<x:b "
                                      "xmlns:x='urn:x'/>项</p><stated>牵头单位：甲局、乙局</stated><assign role='lead' "
                                      "rank='1' unit='甲局'/><assign role='lead' "
                                      "rank='2' unit='乙局'/><due>年底</due></task></section>");

static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

/* A copy of a text, changed in one place, in a block of its very length: a checker sees what is read behind it. */
static char *broken(const char *text, size_t *length, size_t kind)
{
    size_t at = below(*length), size = below(60);
    char *copy = malloc(*length + 64);

    memcpy(copy, text, *length);
    size = size < *length - at ? size : *length - at;
    if (kind == 0) {
        memmove(copy + at, copy + at + size, *length - at - size);
        *length -= size;
    } else if (kind == 1) {
        memmove(copy + at + size, copy + at, *length - at);
        *length += size;
    } else {
        copy[at] = "<>&\"'/= aA1#_"[below(13)];
    }
    return realloc(copy, *length);
}

/* How many of 3000 broken copies are refused, each with a place. */
static size_t refused_of(const char *text, size_t length)
{
    size_t refused = 0;

    for (size_t i = 0; i < 3000; i++) {
        size_t count = length;
        char *copy = broken(text, &count, i % 3);
        fz_place place = {.size = sizeof(place)};
        fz_directive *other;
        fz_error *error;

        if (fz_directive_load_memory(the_context(), copy, count, "x", &other, &error) != FZ_OK) {
            fz_error_place(error, &place);
            cr_assert(fz_error_status(error) == FZ_ENODIRECTIVE || place.line > 0, "%s", fz_error_message(error));
            fz_error_free(error);
            refused++;
        }
        fz_directive_unref(other);
        free(copy);
    }
    return refused;
}

static const char of_others[] =
    "<akomaNtoso xmlns='http://docs.oasis-open.org/legaldocml/ns/akn/3.0'><doc name='d'><meta/><preface><p>x"
    "<docTitle>T</docTitle></p></preface><mainBody><section><num>1</num><heading>H</heading><paragraph><num>1.</num>"
    "<content><p>a <role>牵头</role>：<organization>甲</organization>、<organization>甲</organization></p></content>"
    "</paragraph></section></mainBody><conclusions><p>z</p></conclusions></doc></akomaNtoso>";

Test(akn, broken_by_the_thousand_is_read_or_refused_with_a_place)
{
    fz_directive *directive = of(small);
    kept akn = written(directive, FZ_FORMAT_AKN);

    cr_assert_gt(refused_of(akn.bytes, akn.length), 1000);
    cr_assert_gt(refused_of(of_others, strlen(of_others)), 1000);
    kept_clear(&akn);
    fz_directive_unref(directive);
}

static fz_directive *to_write;

static fz_status write_it(const fz_allocator *allocator)
{
    fz_context *context;
    fz_directive *directive = NULL;
    fz_status status = fz_context_new(allocator, &context);
    static const fz_format formats[] = {FZ_FORMAT_AKN, FZ_FORMAT_TEXT, FZ_FORMAT_HTML};

    if (status == FZ_OK)
        status = fz_directive_load_memory(context, small, strlen(small), "s", &directive, NULL);
    for (size_t i = 0; i < 3 && status == FZ_OK; i++) {
        kept text = {.bytes = NULL};
        fz_error *error;

        status = fz_directive_write(directive, formats[i], keep, &text, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
        kept_clear(&text);
    }
    fz_directive_unref(directive);
    fz_context_unref(context);
    return status;
}

static kept to_load;

static fz_status load_it(const fz_allocator *allocator)
{
    fz_context *context;
    fz_directive *directive = NULL;
    fz_error *error = NULL;
    fz_status status = fz_context_new(allocator, &context);

    if (status == FZ_OK) {
        status = fz_directive_load_memory(context, to_load.bytes, to_load.length, "s", &directive, &error);
        cr_assert_eq(fz_error_status(error), status);
        fz_error_free(error);
    }
    fz_directive_unref(directive);
    fz_context_unref(context);
    return status;
}

Test(akn, writing_and_loading_survive_each_failure)
{
    to_write = of(small);
    OOM_SWEEP(write_it);
    to_load = written(to_write, FZ_FORMAT_AKN);
    OOM_SWEEP(load_it);
    kept_clear(&to_load);
    fz_directive_unref(to_write);
}

Test(akn, of_others_is_loaded_though_each_allocation_fails)
{
    keep(&to_load, of_others, strlen(of_others));
    OOM_SWEEP(load_it);
    kept_clear(&to_load);
}

Test(akn, is_told_by_its_root)
{
    static const struct {
        const char *text;
        bool is;
    } cases[] = {
        {"<akomaNtoso/>", true},
        {"\xEF\xBB\xBF<?xml version='1.0'?><!-- <a> --><an:akomaNtoso", true},
        {"<directive/>", false},
        {"<myakomaNtoso>", false},
        {"", false},
        {"<!-- <akomaNtoso>", false},
        {"akomaNtoso", false},
        {"<", false},
        {"<!DOCTYPE akomaNtoso", false},
    };

    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        cr_expect_eq(fz__akn_is(cases[i].text, strlen(cases[i].text)), cases[i].is, "%s", cases[i].text);
}
