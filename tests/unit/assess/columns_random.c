/* Whatever the scheme and the values, columns give what fz_assess gives for a ledger of the same values: scores of all indicators, ranks,
 * grades, and the same refusals. Schemes and values are random, from fixed seeds; each is scored twice, by a plan and by fractions. */
#include "support.h"

#include "assess/columns_model.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NAME         24
#define MOST_UNITS   40
#define MOST_COLUMNS 256
#define MOST_SLOTS   156 /* the total, five below it, five below each of them, and once more */

/* ------------------------------------------------------------------ chance ----------------------------------------- */

static uint64_t state;

static uint64_t next(void) /* splitmix64 */
{
    uint64_t z = state += 0x9e3779b97f4a7c15;

    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
}

static unsigned below(unsigned n)
{
    return (unsigned)(next() % n);
}

static int chance(unsigned percent)
{
    return below(100) < percent;
}

#define PICK(...) pick((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static const char *pick(const char *const *from, size_t count)
{
    return from[below((unsigned)count)];
}

/* ------------------------------------------------------------------ schemes ---------------------------------------- */

typedef struct making {
    char xml[65536];
    size_t length;
    unsigned indicators, events;
    int same; /* what stands in the one at hand must have its full marks */
    int huge; /* values and figures that go beyond a plan */
} making;

/* At most one of the arguments may be left to chance: in which order a compiler asks for them is its own affair, and a seed would
 * not give everywhere the same scheme. */
__attribute__((format(printf, 2, 3))) static void put(making *m, const char *format, ...)
{
    size_t room = sizeof(m->xml) - m->length;
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(m->xml + m->length, room, format, arguments);
    va_end(arguments);
    cr_assert(length >= 0 && (size_t)length < room);
    m->length += (size_t)length;
}

#define PUT_ONE_OF(m, ...) put(m, "%s", PICK(__VA_ARGS__))

static const char *points(void)
{
    return PICK("1", "5", "10", "40", "100", "2.5", "33.333333", "0.3", "7");
}

static void put_take(making *m, int counts)
{
    if (chance(30))
        put(m, " take=\"%s\"", counts ? PICK("last", "sum", "mean", "highest", "count") : PICK("last", "lowest"));
    if (chance(25))
        put(m, " missing=\"absent\"");
}

static void put_event(making *m)
{
    put(m, " event=\"e%u\"", ++m->events);
}

static void put_bands(making *m)
{
    put(m, "<bands");
    put_event(m);
    put_take(m, 1);
    put(m, "><band from=\"80\" points=\"%s\"/>", points());
    put(m, "<band above=\"%s\" below=\"80\"", PICK("30", "60"));
    put(m, " points=\"%s\"/><band to=\"30\" points=\"-1\"/></bands>", points());
}

static void put_distance(making *m)
{
    put(m, "<distance");
    put_event(m);
    put_take(m, 1);
    PUT_ONE_OF(m, " target=\"50\"", " target=\"60.5\"", " group=\"mean\"", " group=\"highest\"", " group=\"lowest\"",
               " aim=\"aim\"");
    put(m, " step=\"%s\"", PICK("1", "5", "0.3", "7"));
    put(m, " points=\"%s\"", PICK("-0.5", "1", "-1", "0.3"));
    put(m, " side=\"%s\"", PICK("below", "above", "both"));
    PUT_ONE_OF(m, "", " whole=\"true\"");
    put(m, "%s/>", PICK("", "", " cap=\"2\"", " cap=\"3.3\""));
}

static void put_occurrence(making *m, const char *name)
{
    put(m, "<%s", name);
    put_event(m);
    put(m, " points=\"%s\"", PICK("0.1", "0.5", "1", "3"));
    PUT_ONE_OF(m, "", " each=\"3\"", " each=\"0.7\"");
    PUT_ONE_OF(m, "", " whole=\"true\"");
    PUT_ONE_OF(m, "", " cap=\"2\"", " cap=\"3.3\"");
    PUT_ONE_OF(m, "", " multiply=\"after\"");
    put(m, ">%s</%s>", PICK("", "", "<times value=\"0.5\"/>", "<times value=\"1.3\"/><times value=\"2\"/>"), name);
}

static void put_ranking(making *m)
{
    put(m, "<ranking");
    put_event(m);
    put_take(m, 0);
    put(m, " ties=\"%s\"", PICK("skip", "next", "mean", chance(10) ? "refuse" : "skip"));
    put(m, " order=\"%s\"", PICK("ascending", "descending"));
    PUT_ONE_OF(m, "", "", " from=\"3\"", " to=\"20\"");
    switch (below(3)) {
    case 0:
        put(m, " first=\"20\" step=\"-0.3\"/>");
        break;
    case 1:
        put(m, " step=\"-0.5\"><place at=\"1\" points=\"9\"/><place at=\"2\" points=\"8.5\"/></ranking>");
        break;
    default:
        put(m, " otherwise=\"1\"><place at=\"1\" points=\"9\"/><place at=\"2\" points=\"8.5\"/></ranking>");
    }
}

static void put_rule(making *m)
{
    switch (below(14)) {
    case 0:
        put_bands(m);
        return;
    case 1:
        put_distance(m);
        return;
    case 2:
        put(m, "<goalposts");
        put_event(m);
        put_take(m, 1);
        PUT_ONE_OF(m, " low=\"0\" high=\"100\"", " low=\"20\" high=\"85\"", " low=\"90\" high=\"10\"");
        put(m, " clamp=\"%s\"", PICK("both", "low", "high", "none"));
        put(m, "%s/>", m->huge && chance(30) ? " low=\"1\"" : "");
        return;
    case 3:
        put(m, "<relative to=\"%s\"", PICK("best", "mean", "range"));
        put(m, " best=\"%s\"", PICK("highest", "highest", "lowest"));
        put_event(m);
        put_take(m, 0);
        put(m, "/>");
        return;
    case 4:
        put_ranking(m);
        return;
    case 5:
        put_occurrence(m, "deduct");
        return;
    case 6:
        put_occurrence(m, "add");
        return;
    case 7:
        put(m,
            "<levels otherwise=\"0.5\"><level event=\"la\" points=\"3\"/><level event=\"lb\" points=\"%s\"/></levels>",
            PICK("2", "4"));
        return;
    default:
        put(m, "<value");
        put_event(m);
        put_take(m, 1);
        put(m, "%s/>", PICK("", "", " of=\"100\"", " of=\"1\"", " of=\"7\""));
    }
}

static void put_end(making *m, unsigned percent)
{
    if (!chance(percent))
        return;
    put(m, "<round places=\"%u\"", below(4));
    put(m, " mode=\"%s\"/>", PICK("half-away", "half-even", "truncate", "floor", "ceiling"));
}

static void put_clamp(making *m, unsigned percent)
{
    if (chance(percent))
        put(m, "<clamp%s/>",
            PICK(" from=\"0\" to=\"100\"", " from=\"-3\"", " to=\"50.5\"", " from=\"0\" to=\"10\" stage=\"after\""));
}

static void put_indicator(making *m, unsigned depth, const char *weight);

static void put_children(making *m, const char *combine, unsigned depth)
{
    static const char *const weights[] = {"50", "30", "20"};
    int weighed = strcmp(combine, "mean") == 0 || strcmp(combine, "geometric") == 0;
    int adds = strcmp(combine, "sum") == 0 || strcmp(combine, "fold") == 0;
    unsigned count = weighed ? 3 : 1 + below(4);

    for (unsigned i = 0; i < count; i++) {
        m->same = !adds;
        put_indicator(m, depth, weighed ? weights[i] : adds && chance(20) ? PICK("2", "0.5", "0.3") : NULL);
    }
    m->same = 0;
    if (chance(20))
        put_indicator(m, depth, "outside");
}

static const char *combine(void)
{
    const char *seldom = chance(30) ? "geometric" : "sum";

    return PICK("sum", "fold", "fold", "mean", "minimum", seldom, chance(30) ? "product" : "fold");
}

static void put_indicator(making *m, unsigned depth, const char *weight)
{
    const char *how = m->same ? PICK("fold", "mean") : combine();
    int is_leaf = depth == 0 || chance(50), outside = weight && strcmp(weight, "outside") == 0;

    put(m, "<indicator id=\"i%u\"", m->indicators++);
    if (outside)
        put(m, " outside=\"true\"");
    else if (weight)
        put(m, " weight=\"%s\"", weight);
    if (chance(25) && !outside)
        put(m, " absent=\"%s\"", PICK("fold", "full", "zero"));
    if (is_leaf) {
        put(m, "%s", m->same || chance(80) ? " points=\"100\"" : " points=\"7\"");
        put(m, "%s>", PICK("", "", " start=\"full\""));
        put_clamp(m, 20);
        for (unsigned rules = chance(25) ? 2 : 1; rules > 0; rules--)
            put_rule(m);
    } else {
        put(m, " combine=\"%s\"", how);
        if (strcmp(how, "mean") == 0 || strcmp(how, "fold") == 0 || strcmp(how, "geometric") == 0)
            put(m, " points=\"100\"");
        put(m, "%s>", strcmp(how, "sum") == 0 && chance(20) ? " base=\"3\"" : "");
        put_clamp(m, 15);
        put_children(m, how, depth - 1);
    }
    put_end(m, is_leaf ? 40 : 30);
    put(m, "</indicator>");
}

static void put_rank(making *m)
{
    put(m, "<rank on=\"%s\"", PICK("exact", "rounded"));
    put(m, " ties=\"%s\">", PICK("skip", "next", chance(10) ? "refuse" : "skip"));
    if (chance(40))
        put(m, "<key by=\"indicator\" indicator=\"i0\" order=\"%s\"/>", PICK("ascending", "descending"));
    put(m, "</rank>");
}

static void put_grades(making *m)
{
    put(m, "<grades on=\"%s\"", PICK("exact", "rounded"));
    PUT_ONE_OF(m, "", " places=\"0\"", " places=\"2\"");
    PUT_ONE_OF(m, "", " edge=\"upper\"", chance(20) ? " edge=\"refuse\"" : "");
    put(m, "><grade name=\"A\" from=\"90\"%s/>", PICK("", " most=\"10\"", " most=\"30\""));
    put(m, "<grade name=\"B\" from=\"60\" %s/>", PICK("below=\"90\"", "to=\"89\"", "most=\"40\""));
    put(m, "<grade name=\"C\" from=\"20\"%s/>", PICK("", " most=\"50\"", " least=\"20\""));
    put(m, "<grade name=\"D\"%s/></grades>", PICK("", "", " least=\"10\""));
}

static void put_outcome(making *m)
{
    if (chance(70))
        put_rank(m);
    if (chance(70))
        put_grades(m);
}

static void make_scheme(making *m, uint64_t seed)
{
    const char *how;

    memset(m, 0, sizeof(*m));
    state = seed;
    m->huge = chance(15);
    how = combine();
    put(m, "<scheme xmlns=\"urn:libfazhi:scheme:1\"><head><title>T</title></head><total id=\"t\" combine=\"%s\"", how);
    if (strcmp(how, "mean") == 0 || strcmp(how, "fold") == 0 || strcmp(how, "geometric") == 0)
        put(m, " points=\"100\"");
    put(m, "%s>", chance(15) ? " coverage=\"60\"" : "");
    put_clamp(m, 10);
    put_children(m, how, 2);
    put_end(m, 60);
    put(m, "</total>");
    put_outcome(m);
    put(m, "</scheme>");
}

/* ------------------------------------------------------------------ values ----------------------------------------- */

static fz_decimal a_value(int huge)
{
    static const fz_decimal awkward[] = {0,        1,        -1000000, 50000000,  60500000, 80000000, 79999999,
                                         30000000, 20000000, 85000000, 100000001, 99999999, 1000000,  2000000};
    static const fz_decimal far[] = {INT64_MAX, -INT64_MAX, 4000000000000000, 5000000000000000000, -70000000000000000};

    if (huge && chance(3))
        return far[below(5)];
    if (chance(40))
        return awkward[below(sizeof(awkward) / sizeof(*awkward))];
    return chance(50) ? (fz_decimal)below(101) * FZ_DECIMAL_ONE : (fz_decimal)below(120000000);
}

typedef struct table {
    fz_columns *columns;
    size_t units, width;
    fz_decimal values[MOST_COLUMNS][MOST_UNITS];
    const fz_decimal *rows[MOST_COLUMNS];
    /* Refusals that differ: where a table has several reasons, the one that is met first is not the same. */
    size_t others;
} table;

static void fill(table *t, int huge)
{
    unsigned missing = chance(50) ? 0 : 10;

    t->width = fz_columns_count(t->columns);
    cr_assert_leq(t->width, (size_t)MOST_COLUMNS);
    t->units = 1 + below(MOST_UNITS);
    for (size_t i = 0; i < t->width; i++) {
        t->rows[i] = missing && chance(5) ? NULL : t->values[i];
        for (size_t unit = 0; unit < t->units; unit++)
            t->values[i][unit] = !t->rows[i] || chance(missing) ? FZ_COLUMN_NONE : a_value(huge);
    }
}

/* The names of units sort as their numbers do. */
static const char *name_of(size_t unit, char name[NAME])
{
    snprintf(name, NAME, "u%03zu", unit);
    return name;
}

/* A unit without any value is in no record but this one, of an item that no rule has. */
static fz_ledger *ledger_of(const table *t)
{
    fz_ledger *ledger;
    char name[NAME];

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    for (size_t unit = 0; unit < t->units; unit++) {
        fz_record_values values = FZ_RECORD_VALUES_INIT;

        values.unit = name_of(unit, name), values.item = "nowhere", values.date = 20160601;
        cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
        for (size_t i = 0; i < t->width; i++) {
            if (t->values[i][unit] == FZ_COLUMN_NONE)
                continue;
            values.item = fz_indicator_id(fz_columns_indicator(t->columns, i));
            values.event = fz_columns_event(t->columns, i);
            values.value = t->values[i][unit], values.has_value = 1;
            cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
        }
    }
    return ledger;
}

/* ------------------------------------------------------------------ comparing -------------------------------------- */

typedef struct scored {
    fz_decimal scores[MOST_UNITS], of[MOST_SLOTS][MOST_UNITS];
    uint32_t ranks[MOST_UNITS], grades[MOST_UNITS];
    const fz_indicator *indicators[MOST_SLOTS];
    fz_decimal *arrays[MOST_SLOTS];
    size_t count;
} scored;

static void list_indicators(scored *s, const fz_indicator *indicator)
{
    cr_assert_lt(s->count, (size_t)MOST_SLOTS);
    s->arrays[s->count] = s->of[s->count];
    s->indicators[s->count++] = indicator;
    for (size_t i = 0; i < fz_indicator_child_count(indicator); i++)
        list_indicators(s, fz_indicator_child(indicator, i));
}

static void compare_unit(const table *t, const scored *s, const fz_report *report, size_t unit, const char *xml)
{
    char name[NAME];
    const fz_result *result = fz_report_result_of(report, name_of(unit, name));
    fz_decimal score = 0;
    const char *grade = fz_columns_grade(t->columns, s->grades[unit]), *wanted = fz_result_grade(result);

    cr_assert_not_null(result);
    if (!fz_result_score(result, &score))
        score = FZ_COLUMN_NONE;
    cr_assert_eq(s->scores[unit], score, "%s: %lld, not %lld in %s", name, (long long)s->scores[unit], (long long)score,
                 xml);
    cr_assert_eq(s->ranks[unit], fz_result_rank(result), "rank of %s: %u, not %u in %s", name, s->ranks[unit],
                 fz_result_rank(result), xml);
    cr_assert(grade == wanted || (grade && wanted && strcmp(grade, wanted) == 0), "grade of %s: %s, not %s in %s", name,
              grade ? grade : "none", wanted ? wanted : "none", xml);
    for (size_t i = 0; i < s->count; i++) {
        const fz_item *item = fz_result_item_of(result, fz_indicator_id(s->indicators[i]));
        fz_decimal value = fz_item_score(item);

        if (s->of[i][unit] == FZ_COLUMN_NONE)
            cr_assert(fz_item_applies(item) != FZ_APPLIES && value == 0, "%s of %s", fz_item_id(item), name);
        else
            cr_assert_eq(s->of[i][unit], value, "%s of %s: %lld, not %lld in %s", fz_item_id(item), name,
                         (long long)s->of[i][unit], (long long)value, xml);
    }
}

static bool is_refusal(fz_status status)
{
    return status == FZ_ETIE || status == FZ_ENEGATIVE || status == FZ_ETOOBIG || status == FZ_EOVERFLOW;
}

/* Once by a plan, where there is one, and once by fractions; with the scores of all indicators, or of none, for then there
 * are shorter ways. */
static void compare(table *t, const fz_scheme *scheme, const fz_report *report, fz_status wanted, const char *xml)
{
    for (int way = 0; way < 4; way++) {
        fz_columns_table given = FZ_COLUMNS_TABLE_INIT;
        fz_error *error = NULL;
        fz_status status;
        scored s = {.count = 0};

        if (way & 1)
            list_indicators(&s, fz_scheme_total(scheme, 0));
        given.count = t->units;
        given.values = t->rows;
        given.scores = s.scores, given.ranks = s.ranks, given.grades = s.grades;
        given.indicator_count = s.count;
        given.indicators = s.indicators, given.indicator_scores = s.arrays;
        status = fz__columns_score(t->columns, &given, (way & 2) != 0, &error);
        t->others += is_refusal(status) && is_refusal(wanted) && status != wanted;
        cr_assert(status == wanted || (is_refusal(status) && is_refusal(wanted)), "%d (%s), not %d in %s", status,
                  fz_error_message(error), wanted, xml);
        fz_error_free(error);
        for (size_t unit = 0; status == FZ_OK && unit < t->units; unit++)
            compare_unit(t, &s, report, unit, xml);
    }
}

static table t;

static fz_status one(uint64_t seed)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    making m;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;
    fz_error *error;
    fz_status status;

    make_scheme(&m, seed);
    status = fz_scheme_load_memory(the_context(), m.xml, m.length, "test", &scheme, &error);
    fz_error_free(error);
    if (status != FZ_OK)
        return status; /* points that do not add up, caps above them, and the like */
    cr_assert_eq(fz_columns_new(the_context(), scheme, NULL, &t.columns, NULL), FZ_OK);
    fill(&t, m.huge);
    ledger = ledger_of(&t);
    options.day = 20161231;
    status = fz_assess(the_context(), NULL, NULL, scheme, ledger, &options, &report, NULL);
    compare(&t, scheme, report, status, m.xml);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_columns_unref(t.columns);
    fz_scheme_unref(scheme);
    return status;
}

Test(columns_random, give_what_an_assessment_gives)
{
    const char *from = getenv("FZ_TEST_SEED");
    uint64_t first = from ? strtoull(from, NULL, 10) : 1;
    size_t done = 0, refused = 0, unloaded = 0;

    for (uint64_t seed = first; seed < first + (from ? 20000 : 1500); seed++) {
        fz_status status = one(seed);

        done += status == FZ_OK;
        refused += is_refusal(status);
        unloaded += status != FZ_OK;
    }
    unloaded -= refused;
    cr_expect_gt(done, (size_t)500, "%zu scored, %zu refused, %zu not loaded", done, refused, unloaded);
    cr_expect_gt(refused, (size_t)30, "%zu scored, %zu refused, %zu not loaded", done, refused, unloaded);
    cr_expect(t.others < refused / 20); /* of four tries each */
}
