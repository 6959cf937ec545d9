/* Whom a name means, and why. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>

static const char *const county =
    REGISTRY("<body id=\"sfj\" kind=\"department\" verified=\"true\"><name>中阳县司法局</name><short>县司法局</short>"
             "<alias verified=\"false\">县司法行政局</alias></body>"
             "<body id=\"xzj\" kind=\"department\"><name>县住建局</name></body>"
             "<body id=\"szj\" kind=\"department\"><name>市住建局</name></body>"
             "<body id=\"fzb\" kind=\"department\"><name>县政府法制办</name></body>"
             "<body id=\"zzb\" kind=\"party\"><name>县委组织部</name></body>"
             "<body id=\"zxj\" kind=\"department\"><name>甲县财政局</name></body>"
             "<body id=\"zx2\" kind=\"department\"><name>乙县财政局</name><alias>财政局</alias></body>"
             "<body id=\"zx3\" kind=\"department\"><name>丙县财政局</name><alias>财政局</alias></body>");

Test(resolve, each_kind_of_name_has_its_reason)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(meaning(registry, "中阳县司法局", 0, NULL), "sfj:name");
    cr_assert_str_eq(meaning(registry, "县司法局", 0, NULL), "sfj:short");
    cr_assert_str_eq(meaning(registry, "县司法行政局", 0, NULL), "sfj:alias!");
    cr_assert_str_eq(meaning(registry, "县公安局", 0, NULL), "");
    cr_assert_str_eq(meaning(registry, "", 0, NULL), "");
    fz_registry_unref(registry);
}

Test(resolve, width_space_private_use_and_traditional_forms_do_not_count)
{
    static const char *const written[] = {"縣司法局",
                                          "县 司法局",
                                          "　县司法局 ",
                                          "县\u200B司法局",
                                          "县\uE004司法局",
                                          "\uFEFF县司法\u2060局",
                                          "县司\xF3\xB0\x80\x81法局",
                                          "⺟"};
    fz_registry *registry = load_registry(county);

    for (size_t i = 0; i < 7; i++)
        cr_expect_str_eq(meaning(registry, written[i], 0, NULL), "sfj:folded", "%zu: %s", i,
                         meaning(registry, written[i], 0, NULL));
    fz_registry_unref(registry);
    registry = load_registry(REGISTRY(BODY("a", "", "县ＡＢ１局（筹）")));
    cr_assert_str_eq(meaning(registry, "縣AB1局(筹)", 0, NULL), "a:folded!");
    fz_registry_unref(registry);
}

Test(resolve, likeness_decides_nothing)
{
    static const char *const near[] = {"县司法厅", "县司法", "司法局", "县司法局办公室", "县县司法局", "县司 法局1"};
    fz_registry *registry = load_registry(county);

    for (size_t i = 0; i < sizeof(near) / sizeof(*near); i++)
        cr_expect_str_eq(meaning(registry, near[i], 0, NULL), "", "%s", near[i]);
    fz_registry_unref(registry);
}

Test(resolve, several_bearers_are_all_given)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(meaning(registry, "财政局", 0, NULL), "zx2:alias! zx3:alias!");
    fz_registry_unref(registry);
}

Test(resolve, a_prefix_is_completed_by_the_issuer)
{
    fz_registry *registry = load_registry(county);
    fz_directive *directive = load_directive(DIRECTIVE("中阳县人民政府", LEAD("1", "县司法局")));

    cr_assert_str_eq(meaning(registry, "住建局", 0, NULL), "");
    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "xzj:prefix!");
    cr_assert_str_eq(meaning(registry, "司法局", 0, directive), "sfj:prefix");
    cr_assert_str_eq(meaning(registry, "法制办", 0, directive), "fzb:prefix!");
    cr_assert_str_eq(meaning(registry, "组织部", 0, directive), "zzb:prefix!");
    cr_assert_str_eq(meaning(registry, "縣司法局", 0, directive), "sfj:folded");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE("甲县人民政府", ""));
    cr_assert_str_eq(meaning(registry, "县财政局", 0, directive), "zxj:prefix!", "the place, without its level");
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}

Test(resolve, a_prefix_is_completed_by_the_other_units)
{
    fz_registry *registry = load_registry(county);
    fz_directive *directive = load_directive(
        DIRECTIVE("某办公室", LEAD("1", "市行政审批局") LEAD("2", "住建局") LEAD("3", "市场监督管理局")));

    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "szj:prefix!");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE("某办公室", LEAD("1", "市场监督管理局")));
    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "", "市场 is no level");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE("中阳县人民政府", LEAD("1", "市行政审批局")));
    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "szj:prefix! xzj:prefix!", "two are a question");
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}

Test(resolve, a_name_means_who_bore_it_when_it_was_written)
{
    fz_registry *registry = load_registry(
        REGISTRY(BODY("old", "until=\"2018-12-31\"", "县编办") BODY("new", "from=\"2019-01-01\"", "县编办")));
    fz_directive *directive = load_directive(DIRECTIVE("中阳县人民政府", LEAD("1", "县编办")));

    cr_assert_eq(fz_registry_finding_count(registry), 0);
    cr_assert_str_eq(meaning(registry, "县编办", 20160101, NULL), "old:name!");
    cr_assert_str_eq(meaning(registry, "县编办", 20200101, NULL), "new:name!");
    cr_assert_str_eq(meaning(registry, "县编办", 0, NULL), "old:name! new:name!");
    cr_assert_str_eq(meaning(registry, "县编办", 0, directive), "old:name!");
    cr_assert_str_eq(meaning(registry, "县编办", 20200101, directive), "",
                     "the old one ended, and nobody came after it");
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}

Test(resolve, matches_are_written_as_far_as_they_fit)
{
    fz_registry *registry = load_registry(county);
    struct {
        fz_match match;
        char newer[16];
    } two[2] = {{.match = {.size = sizeof(two[0])}, .newer = "untouched"}, {.newer = "untouched"}};
    fz_match small = {.size = 8};

    cr_assert_eq(fz_registry_resolve(registry, "财政局", 0, NULL, NULL, 0), 2);
    cr_assert_eq(fz_registry_resolve(registry, "财政局", 0, NULL, &two[0].match, 1), 2);
    cr_assert_str_eq(fz_body_id(two[0].match.body), "zx2");
    cr_assert_null(two[1].match.body);
    cr_assert_eq(fz_registry_resolve(registry, "财政局", 0, NULL, &two[0].match, 2), 2);
    cr_assert_str_eq(fz_body_id(two[1].match.body), "zx3");
    cr_assert_str_eq(two[0].newer, "untouched");
    cr_assert_str_eq(two[1].newer, "untouched");
    cr_assert_eq(fz_registry_resolve(registry, "财政局", 0, NULL, &small, 1), 2);
    cr_assert_null(small.body);
    cr_assert_eq(fz_registry_resolve(NULL, "财政局", 0, NULL, NULL, 0), 0);
    cr_assert_eq(fz_registry_resolve(registry, NULL, 0, NULL, NULL, 0), 0);
    fz_registry_unref(registry);
}

Test(resolve, what_is_no_utf8_means_nobody)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(meaning(registry, "\xFF", 0, NULL), "");
    cr_assert_str_eq(meaning(registry, "\xE5\x8E", 0, NULL), "");
    fz_registry_unref(registry);
}

Test(resolve, suggestions_come_nearest_first_and_are_only_offers)
{
    fz_registry *registry = load_registry(county);
    const fz_body *near[8];

    cr_assert_eq(fz_registry_suggest(registry, "县司法厅", near, 8), 1);
    cr_assert_str_eq(fz_body_id(near[0]), "sfj");
    cr_assert_eq(fz_registry_suggest(registry, "住建局", near, 8), 2);
    cr_assert_str_eq(ids(near, 2), "xzj szj");
    cr_assert_eq(fz_registry_suggest(registry, "气象台", near, 8), 0);
    cr_assert_eq(fz_registry_suggest(registry, "住建局", NULL, 0), 2);
    cr_assert_eq(fz_registry_suggest(NULL, "住建局", near, 8), 0);
    cr_assert_eq(fz_registry_suggest(registry, NULL, near, 8), 0);
    fz_registry_unref(registry);
}

Test(resolve, a_name_that_folds_to_nothing_is_nobodys)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "\uE004\uE005") BODY("b", "", "\uE006")));

    cr_assert_eq(fz_registry_finding_count(registry), 0);
    cr_assert_str_eq(meaning(registry, "\uE004\uE005", 0, NULL), "");
    cr_assert_str_eq(meaning(registry, "　", 0, NULL), "");
    fz_registry_unref(registry);
}

Test(resolve, a_body_that_has_a_name_twice_is_one_body)
{
    fz_registry *registry = load_registry(REGISTRY(
        "<body id=\"a\" kind=\"other\"><name>县司法局</name><short>縣司法局</short><alias>县司法局</alias></body>"));

    cr_assert_eq(fz_registry_finding_count(registry), 0);
    cr_assert_str_eq(meaning(registry, "县司法局", 0, NULL), "a:name!");
    fz_registry_unref(registry);
}

Test(resolve, issuers_of_every_form_give_their_place)
{
    static const char *const issuers[] = {"中阳县人民政府", "中阳县人民政府办公室", "中共中阳县委员会",
                                          "中共中阳县委办公室"};
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "中阳县司法局")));

    for (size_t i = 0; i < sizeof(issuers) / sizeof(*issuers); i++) {
        char xml[1024];
        fz_directive *directive;

        snprintf(
            xml, sizeof(xml),
            "<directive xmlns=\"urn:libfazhi:directive:1\"><head><issuer>%s</issuer><published>2016-03-21</published>"
            "</head></directive>",
            issuers[i]);
        directive = load_directive(xml);
        cr_expect_str_eq(meaning(registry, "司法局", 0, directive), "a:prefix!", "%s", issuers[i]);
        cr_expect_str_eq(meaning(registry, "县司法局", 0, directive), "a:prefix!", "%s", issuers[i]);
        fz_directive_unref(directive);
    }
    fz_registry_unref(registry);
}

Test(resolve, an_issuer_without_a_place_completes_nothing)
{
    static const char *const issuers[] = {"人民政府", "某某公司", "县"};
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "中阳县司法局")));

    for (size_t i = 0; i < sizeof(issuers) / sizeof(*issuers); i++) {
        char xml[1024];
        fz_directive *directive;

        snprintf(xml, sizeof(xml),
                 "<directive xmlns=\"urn:libfazhi:directive:1\"><head><issuer>%s</issuer></head></directive>",
                 issuers[i]);
        directive = load_directive(xml);
        cr_expect_str_eq(meaning(registry, "司法局", 0, directive), "", "%s", issuers[i]);
        fz_directive_unref(directive);
    }
    fz_registry_unref(registry);
}

#define FULL(rank, unit, full) "<assign role=\"lead\" rank=\"" rank "\" unit=\"" unit "\" full=\"" full "\"/>"

Test(resolve, a_name_that_the_directive_completes_itself_is_taken_at_its_word)
{
    fz_registry *registry = load_registry(county);
    fz_directive *directive =
        load_directive(DIRECTIVE("中阳县人民政府", LEAD("1", "市行政审批局") FULL("2", "住建局", "市住建局")));

    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "szj:prefix!");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE(
        "中阳县人民政府", FULL("1", "住建局", "市住建局") "<assign role=\"cooperate\" rank=\"1\" unit=\"住建局\"/>"));
    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "xzj:prefix!", "not all of them say so");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE("中阳县人民政府", FULL("1", "住建局", "省住建局")));
    cr_assert_str_eq(meaning(registry, "住建局", 0, directive), "xzj:prefix!", "nobody bears what they say");
    fz_directive_unref(directive);
    directive = load_directive(DIRECTIVE("中阳县人民政府", FULL("1", "县住建局", "市住建局")));
    cr_assert_str_eq(meaning(registry, "县住建局", 0, directive), "xzj:name!", "somebody bears the name as written");
    fz_directive_unref(directive);
    fz_registry_unref(registry);
}
