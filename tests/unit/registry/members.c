/* Whom a collective stands for. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const county = REGISTRY(
    "<body id=\"gov\" kind=\"government\" level=\"county\"><name>政府</name></body>"
    "<body id=\"a\" kind=\"department\" level=\"county\" parent=\"gov\" class=\"A\"><name>甲</name></body>"
    "<body id=\"b\" kind=\"department\" level=\"county\" parent=\"gov\" until=\"2018-12-31\"><name>乙</name></body>"
    "<body id=\"c\" kind=\"department\" level=\"county\" parent=\"gov\" from=\"2019-01-01\"><name>丙</name></body>"
    "<body id=\"d\" kind=\"department\" level=\"city\" class=\"A\"><name>丁</name></body>"
    "<body id=\"t1\" kind=\"township\" level=\"township\" parent=\"gov\"><name>某镇</name></body>"
    "<body id=\"t2\" kind=\"township\" level=\"township\" parent=\"gov\"><name>某乡</name></body>" COLLECTIVE(
        "departments", "<all kind=\"department\" parent=\"gov\"/>") COLLECTIVE("townships", "<all kind=\"township\"/>")
        COLLECTIVE("listed", MEMBER("t2") MEMBER("a")) COLLECTIVE("both", MEMBER("departments") MEMBER("townships"))
            COLLECTIVE("all-but", MEMBER("both") EXCEPT("a") EXCEPT("t1")) COLLECTIVE("class-a", "<all class=\"A\"/>")
                COLLECTIVE("two-rules", "<all kind=\"township\"/><all level=\"city\"/>") COLLECTIVE("everybody",
                                                                                                    "<all/>")
                    COLLECTIVE("without-townships", MEMBER("everybody") EXCEPT("townships")) COLLECTIVE("empty", ""));

Test(members, by_rule_are_all_that_fit_on_the_day)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(members(registry, "departments", 20180101), "a b");
    cr_assert_str_eq(members(registry, "departments", 20190101), "a c");
    cr_assert_str_eq(members(registry, "departments", 0), "a b c");
    cr_assert_str_eq(members(registry, "townships", 20190101), "t1 t2");
    cr_assert_str_eq(members(registry, "class-a", 20190101), "a d");
    cr_assert_str_eq(members(registry, "two-rules", 20190101), "d t1 t2");
    cr_assert_str_eq(members(registry, "everybody", 20190101), "gov a c d t1 t2");
    fz_registry_unref(registry);
}

Test(members, listed_ones_come_in_the_order_of_the_registry)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(members(registry, "listed", 20190101), "a t2");
    cr_assert_str_eq(members(registry, "empty", 20190101), "");
    fz_registry_unref(registry);
}

Test(members, of_collectives_in_collectives_each_is_given_once)
{
    fz_registry *registry = load_registry(county);

    cr_assert_str_eq(members(registry, "both", 20190101), "a c t1 t2");
    cr_assert_str_eq(members(registry, "all-but", 20190101), "c t2", "three levels: all-but, both, departments");
    cr_assert_str_eq(members(registry, "without-townships", 20190101), "gov a c d", "a collective may be left out");
    fz_registry_unref(registry);
}

Test(members, a_body_that_is_no_collective_stands_for_itself)
{
    fz_registry *registry = load_registry(county);
    const fz_body *few[1];

    cr_assert_str_eq(members(registry, "a", 20190101), "a");
    cr_assert_eq(fz_body_members(NULL, 0, NULL, 0), 0);
    cr_assert_eq(fz_body_members(fz_registry_body_by_id(registry, "both"), 20190101, few, 1), 4);
    cr_assert_str_eq(fz_body_id(few[0]), "a");
    fz_registry_unref(registry);
}

Test(members, who_came_after_a_listed_member_has_its_seat)
{
    fz_registry *registry =
        load_registry(REGISTRY(BODY("fzb", "", "法制办") BODY("sfj", "", "司法局") BODY("gaj", "", "公安局") COLLECTIVE(
            "group", MEMBER("fzb") MEMBER("gaj")) COLLECTIVE("others", "<all kind=\"department\"/>" EXCEPT("fzb"))
                                   EVENT("moved", "2019-03-01", FROM("fzb"), TO("sfj"))));

    cr_assert_str_eq(members(registry, "group", 20190228), "fzb gaj", "司法局 is no member before it takes over");
    cr_assert_str_eq(members(registry, "group", 20190301), "sfj gaj");
    cr_assert_str_eq(members(registry, "others", 20190228), "sfj gaj");
    cr_assert_str_eq(members(registry, "others", 20190301), "gaj", "who was left out hands that on too");
    fz_registry_unref(registry);
}

Test(members, collectives_that_are_reached_in_countless_ways_cost_no_more)
{
    char *xml = malloc(65536);
    size_t at = (size_t)snprintf(xml, 65536,
                                 "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"
                                 "<body id=\"a\" kind=\"other\"><name>a</name></body>"
                                 "<collective id=\"x0\"><name>x0</name></collective>"
                                 "<collective id=\"y0\"><name>y0</name><member body=\"a\"/></collective>");
    fz_registry *registry;

    for (size_t i = 1; i < 100; i++) /* 2 to the 99th ways down */
        for (const char *side = "xy"; *side; side++)
            at += (size_t)snprintf(xml + at, 65536 - at,
                                   "<collective id=\"%c%zu\"><name>%c%zu</name><member body=\"x%zu\"/>"
                                   "<member body=\"y%zu\"/></collective>",
                                   *side, i, *side, i, i - 1, i - 1);
    snprintf(xml + at, 65536 - at, "</registry>");
    registry = load_registry(xml);
    cr_assert_str_eq(members(registry, "x99", 0), "a");
    fz_registry_unref(registry);
    free(xml);
}

static fz_status load_nest(size_t count)
{
    size_t room = 65536, at;
    char *xml = malloc(room);
    fz_registry *registry;
    fz_status status;

    at = (size_t)snprintf(xml, room,
                          "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>"
                          "<collective id=\"c0\"><name>c0</name></collective>");
    for (size_t i = 1; i < count; i++)
        at += (size_t)snprintf(xml + at, room - at,
                               "<collective id=\"c%zu\"><name>c%zu</name><member body=\"c%zu\"/></collective>", i, i,
                               i - 1);
    snprintf(xml + at, room - at, "</registry>");
    status = fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, NULL);
    if (status == FZ_OK) {
        char last[16];

        snprintf(last, sizeof(last), "c%zu", count - 1);
        cr_assert_str_eq(members(registry, last, 0), "");
    }
    fz_registry_unref(registry);
    free(xml);
    return status;
}

Test(members, a_nest_as_deep_as_the_limit_and_one_deeper)
{
    cr_assert_eq(load_nest(256), FZ_OK);
    cr_assert_eq(load_nest(257), FZ_ELIMIT);
}
