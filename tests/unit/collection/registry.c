/* Asking through the registry of a collection finds what asking each directive through it finds: directives of random units come and
 * go, made on different days and by different counties, and random queries are run in both ways. */
#include "../query/fixture.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define MOST 25

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

/* 甲局 is one body until 2017, which then becomes part of 乙局, and another one from then on; 丙局 is borne by two at a time; 丁局 by one that becomes another; 住建局 and
 * 戊局 leave out what their directive tells. */
static const char made_up[] =
    "<registry xmlns=\"urn:libfazhi:registry:1\" id=\"r\"><head><title>t</title></head>"
    "<body id=\"old\" kind=\"department\" until=\"2016-12-31\"><name>旧甲局</name><short>甲局</short></body>"
    "<body id=\"new\" kind=\"department\" from=\"2017-01-01\"><name>新甲局</name><short>甲局</short></body>"
    "<body id=\"b\" kind=\"department\"><name>县乙局</name><alias>乙局</alias></body>"
    "<body id=\"c1\" kind=\"department\"><name>县丙局</name><alias>丙局</alias></body>"
    "<body id=\"c2\" kind=\"department\"><name>市丙局</name><alias>丙局</alias></body>"
    "<body id=\"c3\" kind=\"department\"><name>区丙局</name></body>"
    "<body id=\"d\" kind=\"department\"><name>丁局</name></body>"
    "<body id=\"dd\" kind=\"department\"><name>县大丁局</name></body>"
    "<body id=\"e1\" kind=\"department\"><name>子县戊局</name></body>"
    "<body id=\"e2\" kind=\"department\"><name>丑县戊局</name></body>"
    "<body id=\"z1\" kind=\"department\"><name>县住建局</name></body>"
    "<body id=\"z2\" kind=\"department\"><name>市住建局</name></body>"
    "<collective id=\"all\"><name>各部门</name><all kind=\"department\"/><except body=\"b\"/></collective>"
    "<collective id=\"some\"><name>县丙各局</name><member body=\"c1\"/><member body=\"dd\"/><member "
    "body=\"b\"/></collective>"
    "<succession date=\"2018-06-01\" kind=\"renamed\"><from body=\"d\"/><to body=\"dd\"/></succession>"
    "<succession date=\"2017-01-01\" kind=\"merged\"><from body=\"old\"/><from body=\"c3\"/><to "
    "body=\"b\"/></succession>"
    "</registry>";

static const char *const names[] = {"甲局",     "旧甲局", "乙局",     "县乙局", "縣乙局",  "丙局",     "县丙局",
                                    "丁局",     "大丁局", "县大丁局", "戊局",   "县戊局",  "子县戊局", "住建局",
                                    "市住建局", "各部门", "县丙各局", "无此局", "县无此局"};
static const char *const days[] = {"2015-03-01", "2017-01-01", "2019-09-09"};
static const char *const issuers[] = {"子县人民政府", "丑县人民政府", "某市人民政府"};
static const uint32_t roles[] = {0, FZ_ROLE_LEAD, FZ_ROLE_FIRST_LEAD, FZ_ROLE_COOPERATE,
                                 FZ_ROLE_COOPERATE | FZ_ROLE_JOINT_LEAD};
#define PICK(list) ((list)[below(sizeof(list) / sizeof(*(list)))])

static char *add_units(char *at, const char *role)
{
    uint32_t first = below(19), step = 1 + below(3);

    for (uint32_t n = 1, count = below(4); n <= count; n++)
        at += sprintf(at, "<assign role=\"%s\" rank=\"%u\" unit=\"%s\"/>", role, n, names[(first + n * step) % 19]);
    return at;
}

static fz_directive *random_directive(void)
{
    char text[16384], *at = text;
    fz_directive *directive;

    at += sprintf(at, "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>意见</title><issuer>%s</issuer>",
                  PICK(issuers));
    at += below(4) ? sprintf(at, "<signed>%s</signed>", PICK(days)) : 0;
    at += sprintf(at, "</head><section id=\"s1\" n=\"1\" label=\"一\"><title>题</title>");
    for (uint32_t i = 1, count = 1 + below(5); i <= count; i++) {
        at += sprintf(at, "<task id=\"t%u\" n=\"%u\" label=\"%u\"><p>%s</p>", i, i, i, below(2) ? "审计" : "改革");
        at = add_units(at, "lead");
        at = add_units(at, "cooperate");
        at += sprintf(at, "</task>");
    }
    at += sprintf(at, "</section></directive>");
    cr_assert_eq(fz_directive_load_memory(the_context(), text, (size_t)(at - text), "made up", &directive, NULL),
                 FZ_OK);
    return directive;
}

static fz_query *random_query(fz_registry *registry, fz_date day)
{
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(query, registry, day, below(2) ? FZ_QUERY_EXPAND : 0, NULL), FZ_OK);
    for (uint32_t n = 1 + below(2); n > 0; n--)
        cr_assert_eq(fz_query_unit(query, below(9) ? PICK(names) : NULL, PICK(roles), NULL), FZ_OK);
    if (!below(5))
        cr_assert_eq(fz_query_number(query, "1-2", NULL), FZ_OK);
    if (!below(5))
        cr_assert_eq(fz_query_text(query, "审计", NULL), FZ_OK);
    return query;
}

/* How many tasks were found, after comparing them. */
static size_t compare(const fz_collection *c, fz_directive *const *there, size_t count, const fz_query *query)
{
    const fz_task *all[MOST * 5], *some[5];
    size_t found = fz_collection_run(c, query, all, MOST * 5), at = 0;

    for (size_t i = 0; i < count; i++) {
        size_t own = fz_query_run(query, there[i], some, 5);

        cr_assert_leq(at + own, found);
        cr_assert(!own || !memcmp(all + at, some, own * sizeof(*some)), "directive %zu has other tasks", i);
        at += own;
    }
    cr_assert_eq(at, found);
    return found;
}

/* The registry is that of the collection, or the same of another day, or none. */
static void index_anew(fz_collection *c, fz_registry *registry, fz_date *day)
{
    *day = below(4) ? fz_date_parse(PICK(days)) : 0;
    cr_assert_eq(fz_collection_set_registry(c, below(5) ? registry : NULL, *day, NULL), FZ_OK);
    *day = below(5) ? *day : fz_date_parse("2018-12-31");
}

Test(registry, a_collection_finds_through_it_what_each_of_its_directives_has)
{
    fz_directive *there[MOST];
    fz_registry *registry;
    fz_collection *c;
    size_t count = 0, found = 0, removed = 0;
    fz_date day = 0;

    cr_assert_eq(fz_registry_load_memory(the_context(), made_up, strlen(made_up), "r", &registry, NULL), FZ_OK);
    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    for (state = 5; found < 40000 || removed < 500;) {
        if (count == 0 || (count < MOST && below(2))) {
            there[count] = random_directive();
            cr_assert_eq(fz_collection_add(c, there[count++], NULL), FZ_OK);
        } else {
            size_t out = below((uint32_t)count);

            cr_assert_eq(fz_collection_remove(c, there[out], NULL), FZ_OK);
            fz_directive_unref(there[out]);
            memmove(there + out, there + out + 1, (--count - out) * sizeof(*there));
            removed++;
        }
        if (!below(8))
            index_anew(c, registry, &day);
        for (int i = 0; i < 4; i++) {
            fz_query *query = random_query(registry, day);

            found += compare(c, there, count, query);
            fz_query_unref(query);
        }
    }
    while (count > 0)
        fz_directive_unref(there[--count]);
    fz_collection_unref(c);
    fz_registry_unref(registry);
}

/* More collectives stand for a body than lists are walked at a time. */
Test(registry, a_body_that_many_collectives_stand_for_has_the_tasks_of_all)
{
    char text[8192], *at = text;
    fz_registry *registry;
    fz_directive *d;
    fz_collection *c;
    fz_query *query;

    at += sprintf(at, "<registry xmlns=\"urn:libfazhi:registry:1\" id=\"r\"><head><title>t</title></head>"
                      "<body id=\"b\" kind=\"department\"><name>乙局</name></body>");
    for (int i = 0; i < 40; i++)
        at += sprintf(at, "<collective id=\"c%d\"><name>第%d组</name><member body=\"b\"/></collective>", i, i);
    at += sprintf(at, "</registry>");
    cr_assert_eq(fz_registry_load_memory(the_context(), text, (size_t)(at - text), "r", &registry, NULL), FZ_OK);
    at = text;
    for (int i = 0; i < 40; i++)
        at += sprintf(at, "%d 事 |牵头 *第%d组\n", i + 1, i);
    d = sketch(text);
    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    cr_assert_eq(fz_collection_set_registry(c, registry, 0, NULL), FZ_OK);
    cr_assert_eq(fz_collection_add(c, d, NULL), FZ_OK);
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_registry(query, registry, 0, FZ_QUERY_EXPAND, NULL), FZ_OK);
    cr_assert_eq(fz_query_unit(query, "乙局", FZ_ROLE_LEAD, NULL), FZ_OK);
    cr_assert_eq(fz_collection_run(c, query, NULL, 0), 40);
    fz_query_unref(query);
    fz_collection_unref(c);
    fz_directive_unref(d);
    fz_registry_unref(registry);
}
