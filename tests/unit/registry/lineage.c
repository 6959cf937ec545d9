/* What became of a body: every kind of succession, chains of them, and ways that meet again. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

Test(lineage, a_renamed_body_is_followed_by_one)
{
    fz_registry *registry = load_registry(
        REGISTRY(BODY("a", "", "甲") BODY("b", "", "乙") EVENT("renamed", "2019-03-01", FROM("a"), TO("b"))));

    cr_assert_str_eq(successors(registry, "a", 20190228), "a");
    cr_assert_str_eq(successors(registry, "a", 20190301), "b");
    cr_assert_str_eq(successors(registry, "a", 0), "a");
    cr_assert_str_eq(successors(registry, "b", 20190228), "", "it is not there yet");
    cr_assert_eq(fz_body_until(fz_registry_body(registry, 0)), 20190228);
    cr_assert_eq(fz_body_from(fz_registry_body(registry, 1)), 20190301);
    fz_registry_unref(registry);
}

Test(lineage, merged_bodies_are_followed_by_one)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "甲") BODY("b", "", "乙") BODY("c", "", "丙")
                                                       EVENT("merged", "2019-03-01", FROM("a") FROM("b"), TO("c"))));

    cr_assert_str_eq(successors(registry, "a", 20200101), "c");
    cr_assert_str_eq(successors(registry, "b", 20200101), "c");
    cr_assert_str_eq(meaning(registry, "乙", 20200101, NULL), "c:successor<b!");
    fz_registry_unref(registry);
}

Test(lineage, a_split_body_is_followed_by_several)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "", "教科局") BODY("b", "", "教育局") BODY(
        "c", "", "科技局") EVENT("split", "2019-03-01", FROM("a"), TO("b") TO("c"))));

    cr_assert_str_eq(successors(registry, "a", 20200101), "b c");
    cr_assert_str_eq(meaning(registry, "教科局", 20200101, NULL), "b:successor<a! c:successor<a!");
    cr_assert_str_eq(meaning(registry, "教科局", 20160101, NULL), "a:name!");
    fz_registry_unref(registry);
}

Test(lineage, work_moves_to_who_was_there_before)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("fzb", "", "法制办") BODY("sfj", "", "司法局")
                                                       EVENT("moved", "2019-03-01", FROM("fzb"), TO("sfj"))));

    cr_assert_str_eq(successors(registry, "fzb", 20190228), "fzb");
    cr_assert_str_eq(successors(registry, "fzb", 20190301), "sfj");
    cr_assert_str_eq(successors(registry, "sfj", 20160101), "sfj");
    fz_registry_unref(registry);
}

/* a is renamed b, b is split into c and d, both of which end in e. */
static const char *const diamond = REGISTRY(
    BODY("a", "verified=\"true\"", "甲") BODY("b", "verified=\"true\"", "乙") BODY("c", "verified=\"true\"", "丙")
        BODY("d", "verified=\"true\"", "丁")
            BODY("e", "verified=\"true\"", "戊") "<succession kind=\"renamed\" date=\"2001-01-01\" "
                                                 "verified=\"true\"><from body=\"a\"/><to body=\"b\"/></succession>"
                                                 "<succession kind=\"split\" date=\"2002-01-01\" "
                                                 "verified=\"true\"><from body=\"b\"/><to body=\"c\"/><to body=\"d\"/>"
                                                 "</succession>"
                                                 "<succession kind=\"merged\" date=\"2003-01-01\"><from "
                                                 "body=\"c\"/><from body=\"d\"/><to body=\"e\"/></succession>");

Test(lineage, ways_that_part_and_meet_again_give_each_body_once)
{
    fz_registry *registry = load_registry(diamond);

    cr_assert_str_eq(successors(registry, "a", 20000601), "a");
    cr_assert_str_eq(successors(registry, "a", 20010601), "b");
    cr_assert_str_eq(successors(registry, "a", 20020601), "c d");
    cr_assert_str_eq(successors(registry, "a", 20030601), "e");
    fz_registry_unref(registry);
}

Test(lineage, one_unverified_step_makes_the_whole_way_unverified)
{
    fz_registry *registry = load_registry(diamond);

    cr_assert_str_eq(meaning(registry, "甲", 20020601, NULL), "c:successor<a d:successor<a");
    cr_assert_str_eq(meaning(registry, "甲", 20030601, NULL), "e:successor<a!");
    fz_registry_unref(registry);
}

Test(lineage, who_ends_without_successor_has_none)
{
    fz_registry *registry = load_registry(REGISTRY(BODY("a", "until=\"2018-12-31\"", "甲")));

    cr_assert_str_eq(successors(registry, "a", 20181231), "a");
    cr_assert_str_eq(successors(registry, "a", 20190101), "");
    fz_registry_unref(registry);
}

Test(lineage, a_succession_says_what_it_says)
{
    fz_registry *registry = load_registry(diamond);
    const fz_succession *split = fz_registry_succession(registry, 1);

    cr_assert_eq(fz_registry_succession_count(registry), 3);
    cr_assert_null(fz_registry_succession(registry, 3));
    cr_assert_eq(fz_succession_kind_of(split), FZ_SUCCESSION_SPLIT);
    cr_assert_eq(fz_succession_date(split), 20020101);
    cr_assert_str_eq(fz_body_id(fz_succession_from(split, 0)), "b");
    cr_assert_null(fz_succession_from(split, 1));
    cr_assert_str_eq(fz_body_id(fz_succession_to(split, 1)), "d");
    cr_assert_null(fz_succession_to(split, 2));
    cr_assert(fz_succession_is_verified(split));
    cr_assert(!fz_succession_is_verified(fz_registry_succession(registry, 2)));
    cr_assert_null(fz_succession_source(split));
    fz_registry_unref(registry);
}

/* A registry in which `count` bodies are renamed one after the other. */
static char *chain(size_t count)
{
    size_t room = 400 + count * 300, at = 0;
    char *xml = malloc(room);

    at += (size_t)snprintf(xml, room, "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>");
    for (size_t i = 0; i < count; i++)
        at += (size_t)snprintf(xml + at, room - at, "<body id=\"b%zu\" kind=\"other\"><name>n%zu</name></body>", i, i);
    for (size_t i = 1; i < count; i++)
        at += (size_t)snprintf(xml + at, room - at,
                               "<succession kind=\"renamed\" date=\"%04zu-01-01\"><from body=\"b%zu\"/>"
                               "<to body=\"b%zu\"/></succession>",
                               1000 + i, i - 1, i);
    snprintf(xml + at, room - at, "</registry>");
    return xml;
}

Test(lineage, as_long_as_the_limit_and_one_longer)
{
    char *xml = chain(FZ_MATCHES_MAX);
    fz_registry *registry = load_registry(xml);
    fz_error *error;

    cr_assert_str_eq(successors(registry, "b0", 20000101), "b63");
    fz_registry_unref(registry);
    free(xml);
    xml = chain(FZ_MATCHES_MAX + 1);
    cr_assert_eq(fz_registry_load_memory(the_context(), xml, strlen(xml), NULL, &registry, &error), FZ_ELIMIT);
    cr_assert_null(registry);
    cr_assert_str_eq(fz_error_path(error), "/registry/succession[1]");
    fz_error_free(error);
    free(xml);
}
