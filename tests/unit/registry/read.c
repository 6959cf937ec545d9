/* What a registry says of its bodies, and whether two say the same. */
#include "support.h"

#include "unit/support/replaced.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define FULL                                                                                                    \
    "<registry xmlns=\"urn:libfazhi:registry:1\" id=\"r\" region=\"141129\"><head><title>名录</title></head>" \
    "<source id=\"s\" date=\"2018-03-21\">方案</source>"                                                      \
    "<body id=\"a\" kind=\"government\" level=\"county\"><name>甲县人民政府</name></body>"                \
    "<body id=\"b\" kind=\"department\" level=\"county\" parent=\"a\" class=\"A\" from=\"2001-01-01\" "         \
    "until=\"2018-12-31\" verified=\"true\" source=\"s\"><name>甲县某局</name><short>县某局</short>"     \
    "<alias>某局</alias><code scheme=\"uscc\">91350100M000100Y43</code>"                                      \
    "<code scheme=\"organization\">PDY00001-X</code></body>"                                                    \
    "<collective id=\"c\"><name>各局</name><member body=\"b\"/></collective></registry>"

Test(read, a_body_says_what_the_document_says)
{
    fz_registry *registry = load_registry(FULL);
    const fz_body *b = fz_registry_body(registry, 1);
    int32_t reason;

    cr_assert_str_eq(fz_registry_title(registry), "名录");
    cr_assert_str_eq(fz_registry_region(registry), "141129");
    cr_assert_eq(fz_registry_body_count(registry), 3);
    cr_assert_eq(b, fz_registry_body_by_id(registry, "b"));
    cr_assert_str_eq(fz_body_id(b), "b");
    cr_assert_str_eq(fz_body_name(b), "甲县某局");
    cr_assert_eq(fz_body_alias_count(b), 2);
    cr_assert_str_eq(fz_body_alias(b, 0, &reason), "县某局");
    cr_assert_eq(reason, FZ_REASON_SHORT);
    cr_assert_str_eq(fz_body_alias(b, 1, &reason), "某局");
    cr_assert_eq(reason, FZ_REASON_ALIAS);
    cr_assert_null(fz_body_alias(b, 2, &reason));
    cr_assert_eq(fz_body_kind_of(b), FZ_BODY_DEPARTMENT);
    cr_assert_str_eq(fz_body_level(b), "county");
    cr_assert_str_eq(fz_body_class(b), "A");
    cr_assert_eq(fz_body_parent(b), fz_registry_body(registry, 0));
    cr_assert_eq(fz_body_from(b), 20010101);
    cr_assert_eq(fz_body_until(b), 20181231);
    cr_assert_str_eq(fz_body_code(b, "uscc"), "91350100M000100Y43");
    cr_assert_str_eq(fz_body_code(b, "organization"), "PDY00001-X");
    cr_assert_null(fz_body_code(b, "region"));
    cr_assert_null(fz_body_code(b, "other"));
    cr_assert_str_eq(fz_body_source(b), "方案");
    cr_assert(fz_body_is_verified(b));
    cr_assert_eq(fz_body_kind_of(fz_registry_body(registry, 2)), FZ_BODY_COLLECTIVE);
    fz_registry_unref(registry);
}

Test(read, what_is_absent_is_nothing)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "甲")));
    const fz_body *a = fz_registry_body(registry, 0);

    cr_assert_null(fz_registry_region(registry));
    cr_assert_null(fz_registry_body(registry, 1));
    cr_assert_null(fz_registry_body_by_id(registry, "b"));
    cr_assert_null(fz_body_level(a));
    cr_assert_null(fz_body_class(a));
    cr_assert_null(fz_body_parent(a));
    cr_assert_null(fz_body_source(a));
    cr_assert_eq(fz_body_from(a), 0);
    cr_assert_eq(fz_body_until(a), 0);
    cr_assert(!fz_body_is_verified(a));
    cr_assert_eq(fz_body_alias_count(a), 0);
    cr_assert_eq(fz_registry_finding_count(registry), 0);
    cr_assert_null(fz_registry_finding(registry, 0));
    fz_registry_unref(registry);
}

Test(read, null_gives_nothing)
{
    int32_t reason;

    cr_assert_str_eq(fz_registry_title(NULL), "");
    cr_assert_null(fz_registry_region(NULL));
    cr_assert_eq(fz_registry_body_count(NULL), 0);
    cr_assert_null(fz_registry_body(NULL, 0));
    cr_assert_null(fz_registry_body_by_id(NULL, "a"));
    cr_assert_null(fz_body_id(NULL));
    cr_assert_str_eq(fz_body_name(NULL), "");
    cr_assert_eq(fz_body_alias_count(NULL), 0);
    cr_assert_null(fz_body_alias(NULL, 0, &reason));
    cr_assert_eq(fz_body_kind_of(NULL), FZ_BODY_OTHER);
    cr_assert_null(fz_body_level(NULL));
    cr_assert_null(fz_body_class(NULL));
    cr_assert_null(fz_body_parent(NULL));
    cr_assert_eq(fz_body_from(NULL), 0);
    cr_assert_eq(fz_body_until(NULL), 0);
    cr_assert_null(fz_body_code(NULL, "uscc"));
    cr_assert_null(fz_body_source(NULL));
    cr_assert(!fz_body_is_verified(NULL));
    cr_assert_eq(fz_body_successors(NULL, 0, NULL, 0), 0);
    cr_assert_eq(fz_registry_succession_count(NULL), 0);
    cr_assert_null(fz_registry_succession(NULL, 0));
    cr_assert_eq(fz_succession_kind_of(NULL), FZ_SUCCESSION_RENAMED);
    cr_assert_eq(fz_succession_date(NULL), 0);
    cr_assert_null(fz_succession_from(NULL, 0));
    cr_assert_null(fz_succession_to(NULL, 0));
    cr_assert_null(fz_succession_source(NULL));
    cr_assert(!fz_succession_is_verified(NULL));
    cr_assert_eq(fz_registry_finding_count(NULL), 0);
    cr_assert_null(fz_registry_ref(NULL));
    fz_registry_unref(NULL);
}

Test(read, shared_names_and_empty_collectives_are_findings)
{
    fz_registry *registry = load_registry(REGISTRY(
        "\n" BODY("a", "until=\"2010-12-31\"", "某局") "\n" BODY("b", "from=\"2010-12-31\"", "某 局") "\n" BODY(
            "c", "from=\"2011-01-01\" until=\"2012-12-31\"", "另局") "\n" BODY("d", "from=\"2013-01-01\"",
                                                                               "另局") "\n" COLLECTIVE("e", "")));
    fz_place place = {.size = sizeof(place)};

    cr_assert_eq(fz_registry_finding_count(registry), 2);
    cr_assert_eq(fz_finding_status(fz_registry_finding(registry, 0)), FZ_FAMBIGUOUS);
    cr_assert_str_eq(fz_finding_message(fz_registry_finding(registry, 0)), "\"某局\" may mean several: a, b");
    fz_finding_place(fz_registry_finding(registry, 0), &place);
    cr_assert_eq(place.line, 3);
    cr_assert_eq(place.column, 1);
    cr_assert_eq(fz_finding_status(fz_registry_finding(registry, 1)), FZ_FNOMEMBERS);
    cr_assert_eq(fz_finding_severity(fz_registry_finding(registry, 1)), FZ_SEVERITY_NOTE);
    fz_finding_place(fz_registry_finding(registry, 1), &place);
    cr_assert_eq(place.line, 6);
    fz_registry_unref(registry);
}

/* The text with its first `old` replaced; free() it. */
Test(equal, whatever_is_said_counts)
{
    static const char *const changes[][2] = {
        {"kind=\"government\"", "kind=\"other\""},
        {"level=\"county\"", "level=\"city\""},
        {" parent=\"a\"", ""},
        {"class=\"A\"", "class=\"B\""},
        {"2001-01-01", "2001-01-02"},
        {"until=\"2018-12-31\"", ""},
        {"verified=\"true\"", "verified=\"false\""},
        {" source=\"s\"", ""},
        {"方案", "另一方案"},
        {"2018-03-21", "2018-03-22"},
        {"date=\"2018-03-21\"", "date=\"2018-03-21\" href=\"h\""},
        {"<alias>某局</alias>", ""},
        {"<code scheme=\"organization\">PDY00001-X</code>", ""},
        {"</collective>", "</collective><collective id=\"d\"><name>各委</name></collective>"},
        {"甲县某局", "甲县另局"},
        {"short>县某局</short", "alias>县某局</alias"},
        {"<alias>", "<alias verified=\"false\">"},
        {"PDY00001-X", "PDY00001X"},
        {"<member body=\"b\"/>", "<member body=\"a\"/>"},
        {"<member body=\"b\"/>", "<except body=\"b\"/>"},
        {"<member body=\"b\"/>", "<all level=\"county\"/>"},
        {"<member body=\"b\"/>", "<member body=\"b\"/><note>x</note>"},
        {"</collective>",
         "</collective><succession kind=\"moved\" date=\"2019-01-01\"><from body=\"b\"/><to body=\"a\"/>"
         "</succession>"},
    };
    fz_registry *registry = load_registry(FULL);

    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        char *text = replaced(FULL, changes[i][0], changes[i][1]);
        fz_registry *other = load_registry(text);

        cr_expect(!fz_registry_equal(registry, other), "%s", changes[i][1]);
        cr_expect(!fz_registry_equal(other, registry), "%s", changes[i][1]);
        fz_registry_unref(other);
        free(text);
    }
    fz_registry_unref(registry);
}

Test(equal, markup_of_others_and_white_space_do_not_count)
{
    char *text = replaced(FULL, "<body id=\"b\"", "\n <!-- x --><x:y xmlns:x=\"urn:x\"/><body id=\"b\"");
    fz_registry *registry = load_registry(FULL), *other = load_registry(text);

    cr_assert(fz_registry_equal(registry, other));
    cr_assert(fz_registry_equal(registry, registry));
    cr_assert(fz_registry_equal(NULL, NULL));
    cr_assert(!fz_registry_equal(registry, NULL));
    fz_registry_unref(registry);
    fz_registry_unref(other);
    free(text);
}

static int refuse(void *user, const void *bytes, size_t count)
{
    (void)user;
    (void)bytes;
    (void)count;
    return 1;
}

Test(save, a_sink_that_refuses_is_told)
{
    fz_registry *registry = load_registry(FULL);
    fz_error *error;

    cr_assert_eq(fz_registry_save_callback(registry, refuse, NULL, &error), FZ_EWRITE);
    fz_error_free(error);
    fz_registry_unref(registry);
}

static ptrdiff_t read_some(void *user, void *buffer, size_t capacity)
{
    const char **text = user;
    size_t count = strlen(*text);

    count = count < 7 ? count : 7;
    count = count < capacity ? count : capacity;
    memcpy(buffer, *text, count);
    *text += count;
    return (ptrdiff_t)count;
}

Test(save, a_file_and_a_callback_carry_the_same)
{
    char path[] = "registry-XXXXXX";
    const char *text = FULL;
    fz_registry *registry, *again;
    int file = mkstemp(path);

    cr_assert_geq(file, 0);
    close(file);
    cr_assert_eq(fz_registry_load_callback(the_context(), read_some, &text, "callback", &registry, NULL), FZ_OK);
    cr_assert_eq(fz_registry_save_path(registry, path, NULL), FZ_OK);
    cr_assert_eq(fz_registry_load_path(the_context(), path, &again, NULL), FZ_OK);
    cr_assert(fz_registry_equal(registry, again));
    unlink(path);
    fz_registry_unref(registry);
    fz_registry_unref(again);
}

Test(save, markup_of_others_stays_where_it_was)
{
    static const char text[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<registry xmlns=\"urn:libfazhi:registry:1\" xmlns:x=\"urn:x\" x:a=\"1\">\n"
                               "  <x:first/>\n"
                               "  <head x:b=\"2\">\n"
                               "    <!-- before the title -->\n"
                               "    <title x:c=\"3\">名录</title>\n"
                               "    <x:last/>\n"
                               "  </head>\n"
                               "  <x:between/>\n"
                               "  <body id=\"a\" kind=\"other\" x:d=\"4\">\n"
                               "    <name x:e=\"5\">甲</name>\n"
                               "    <x:in-body/>\n"
                               "    <x:in-body-too/>\n"
                               "  </body>\n"
                               "  <?x end?>\n"
                               "</registry>\n";
    fz_registry *registry = load_registry(text);
    char *once = saved(registry), *twice;
    fz_registry *again = load_registry(once);
    static const char *const order[] = {
        "x:a", "x:first", "x:b",        "before the title", "x:c",       "x:last",     "x:between",
        "x:d", "x:e",     "<x:in-body", "x:in-body-too",    "<?x end?>", "</registry>"};
    const char *at = once;

    for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++) {
        at = strstr(at, order[i]);
        cr_assert_not_null(at, "%s is lost or displaced in\n%s", order[i], once);
    }
    twice = saved(again);
    cr_assert_str_eq(once, twice);
    fz_registry_unref(registry);
    fz_registry_unref(again);
    free(once);
    free(twice);
}

Test(equal, successions_count)
{
    static const char base[] = REGISTRY(BODY("a", "", "甲") BODY("b", "", "乙") BODY("c", "", "丙")
                                            EVENT("moved", "2019-01-01", FROM("a"), TO("b")));
    static const char *const changes[][2] = {
        {"2019-01-01", "2019-01-02"},
        {"moved", "renamed"},
        {"to body=\"b\"", "to body=\"c\""},
        {"</succession>", "<note>x</note></succession>"},
        {"kind=\"moved\"", "kind=\"moved\" verified=\"true\""},
        {"</registry>", EVENT("moved", "2020-01-01", FROM("b"), TO("c")) "</registry>"}};
    fz_registry *registry = load_registry(base);

    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        char *text = replaced(base, changes[i][0], changes[i][1]);
        fz_registry *other = load_registry(text);

        cr_expect(!fz_registry_equal(registry, other), "%s", changes[i][1]);
        fz_registry_unref(other);
        free(text);
    }
    fz_registry_unref(registry);
}

Test(equal, rules_count)
{
    static const char base[] = REGISTRY(BODY("a", "", "甲") COLLECTIVE("c", "<all kind=\"department\" parent=\"a\"/>"));
    static const char *const changes[][2] = {
        {"<all kind=\"department\"", "<all kind=\"party\""},
        {"kind=\"department\" parent", "kind=\"department\" level=\"city\" parent"},
        {"parent=\"a\"", ""},
        {"parent=\"a\"", "parent=\"a\" class=\"A\""}};
    fz_registry *registry = load_registry(base);

    for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
        char *text = replaced(base, changes[i][0], changes[i][1]);
        fz_registry *other = load_registry(text);

        cr_expect(!fz_registry_equal(registry, other), "%s", changes[i][1]);
        fz_registry_unref(other);
        free(text);
    }
    fz_registry_unref(registry);
}
