/* Which values each kind of requirement needs and may have, as tables; then what two values say together. */
#include "directive/load_require.h"

#include "base/date.h"
#include "directive/vocabulary.h"

#define BIT(column) (1u << (column))
#define NUMBER      BIT(AT_REQUIRE_NUMBER)
#define UNIT        BIT(AT_REQUIRE_UNIT)
#define BOUND       BIT(AT_REQUIRE_BOUND)
#define EVERY       BIT(AT_REQUIRE_EVERY)
#define MONTH       BIT(AT_REQUIRE_MONTH)
#define DAY         BIT(AT_REQUIRE_DAY)
#define END         BIT(AT_REQUIRE_END)
#define DATE        BIT(AT_REQUIRE_DATE)
#define FIRST_VALUE AT_REQUIRE_NUMBER
#define LAST_VALUE  AT_REQUIRE_DATE
#define VALUES      (NUMBER | UNIT | BOUND | EVERY | MONTH | DAY | END | DATE)

typedef struct kind_rule {
    const char *name; /* as an argument of messages */
    unsigned needs, may;
} kind_rule;

/* By the index of the choice. */
static const kind_rule kinds[] = {{"kind=\"frequency\"", NUMBER | EVERY, UNIT | BOUND},
                                  {"kind=\"recurring\"", EVERY, MONTH | DAY | END},
                                  {"kind=\"deadline\"", 0, NUMBER | UNIT | MONTH | DAY | END | DATE},
                                  {"kind=\"precondition\"", 0, 0},
                                  {"kind=\"prohibition\"", 0, 0},
                                  {"kind=\"quantity\"", NUMBER, UNIT | BOUND | EVERY}};
enum { FREQUENCY, RECURRING, DEADLINE, PRECONDITION, PROHIBITION, QUANTITY };

/* The values in the order of their columns. */
static const char *const names[] = {"number", "unit", "bound", "every", "month", "day", "end", "date"};

/* What a value of a kind asks for beside it, or cannot stand beside. The first that is broken is told. */
typedef struct pair_rule {
    unsigned kinds; /* a set of 1 << kind */
    unsigned with;
    unsigned one_of;  /* at least one of these must be there; 0 for no such rule */
    unsigned none_of; /* none of these may */
} pair_rule;

static const pair_rule pairs[] = {
    {BIT(DEADLINE), DATE, 0, VALUES & ~DATE}, {BIT(DEADLINE), NUMBER, UNIT, VALUES & ~(NUMBER | UNIT)},
    {BIT(DEADLINE), UNIT, NUMBER, 0},         {BIT(DEADLINE), DAY, MONTH, END},
    {BIT(DEADLINE), END, MONTH, 0},           {BIT(RECURRING), DAY, 0, END},
};

static const char *const time_units[] = {"minute", "hour", "day", "workday", "week", "month", "year"};
static const char *const every_year = "every=\"year\"", *const every_month = "every=\"month\"";

static const char *name_of(unsigned column)
{
    return names[column - FIRST_VALUE];
}

static unsigned first_of(unsigned set)
{
    unsigned column = FIRST_VALUE;

    while (column < LAST_VALUE && !(set & BIT(column)))
        column++;
    return column;
}

/* The values that are there. `end="false"` says nothing, and counts for nothing. */
static unsigned present(const fz__values *values)
{
    unsigned set = 0;

    for (unsigned column = FIRST_VALUE; column <= LAST_VALUE; column++)
        if (values->at[column].text && (column != AT_REQUIRE_END || values->at[column].number))
            set |= BIT(column);
    return set;
}

static bool needs(fz__require_fault *fault, const char *with, const char *what)
{
    *fault = (fz__require_fault){FZ_ENEEDS, NULL, {"require", with, what, NULL}};
    return true;
}

static bool excludes(fz__require_fault *fault, const char *with, const char *what)
{
    *fault = (fz__require_fault){FZ_EEXCLUDES, what, {"require", with, what, NULL}};
    return true;
}

static bool wrong_value(fz__require_fault *fault, const fz__values *values, unsigned column, const char *expected)
{
    *fault =
        (fz__require_fault){FZ_EVALUE, name_of(column), {name_of(column), values->at[column].text, expected, NULL}};
    return true;
}

static bool check_kind(unsigned kind, unsigned set, fz__require_fault *fault)
{
    const kind_rule *rule = &kinds[kind];
    unsigned missing = rule->needs & ~set, surplus = set & ~(rule->needs | rule->may);

    if (missing)
        return needs(fault, rule->name, name_of(first_of(missing)));
    if (surplus)
        return excludes(fault, rule->name, name_of(first_of(surplus)));
    if (kind == DEADLINE && !(set & (DATE | NUMBER | MONTH)))
        return needs(fault, rule->name, name_of(first_of(DATE)));
    return false;
}

static bool check_pairs(unsigned kind, unsigned set, fz__require_fault *fault)
{
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        const pair_rule *rule = &pairs[i];

        if (!(rule->kinds & BIT(kind)) || !(rule->with & set))
            continue;
        if (rule->one_of && !(rule->one_of & set))
            return needs(fault, name_of(first_of(rule->with)), name_of(first_of(rule->one_of)));
        if (rule->none_of & set)
            return excludes(fault, name_of(first_of(rule->with)), name_of(first_of(rule->none_of & set)));
    }
    return false;
}

/* A month is one of the year's; a day is of a month, or of every month. */
static bool check_recurrence(const fz__values *values, unsigned set, fz__require_fault *fault)
{
    fz_period period = (fz_period)(values->at[AT_REQUIRE_EVERY].number + 1);

    if (set & MONTH && period != FZ_PERIOD_YEAR)
        return needs(fault, name_of(AT_REQUIRE_MONTH), every_year);
    if (set & DAY && !(set & MONTH) && period != FZ_PERIOD_MONTH)
        return needs(fault, name_of(AT_REQUIRE_DAY),
                     period == FZ_PERIOD_YEAR ? name_of(AT_REQUIRE_MONTH) : every_month);
    return false;
}

/* A count of times or of units of time is whole and more than nothing; a quantity is not negative. */
static bool check_number(const fz__values *values, unsigned kind, fz__require_fault *fault)
{
    fz_decimal number = (fz_decimal)values->at[AT_REQUIRE_NUMBER].number;

    if (kind == QUANTITY)
        return number < 0 && wrong_value(fault, values, AT_REQUIRE_NUMBER, FZ_WORD_NOT_NEGATIVE);
    return (number <= 0 || number % FZ_DECIMAL_ONE) &&
           wrong_value(fault, values, AT_REQUIRE_NUMBER, FZ_WORD_FORM_COUNT);
}

static bool check_time_unit(const fz__values *values, fz__require_fault *fault)
{
    for (size_t i = 0; i < sizeof(time_units) / sizeof(*time_units); i++)
        if (strcmp(values->at[AT_REQUIRE_UNIT].text, time_units[i]) == 0)
            return false;
    return wrong_value(fault, values, AT_REQUIRE_UNIT, "minute, hour, day, workday, week, month, year");
}

/* 2月30日 never comes, 2月29日 in some years. */
static bool check_day(const fz__values *values, fz__require_fault *fault)
{
    int month = (int)values->at[AT_REQUIRE_MONTH].number + 1, day = (int)values->at[AT_REQUIRE_DAY].number + 1;

    if (day <= (int)(fz__date_month_end(2000, month) % 100))
        return false;
    *fault = (fz__require_fault){FZ_EMONTHDAY,
                                 name_of(AT_REQUIRE_DAY),
                                 {values->at[AT_REQUIRE_MONTH].text, values->at[AT_REQUIRE_DAY].text, NULL, NULL}};
    return true;
}

bool fz__require_check(const fz__values *values, fz__require_fault *fault)
{
    unsigned kind = (unsigned)values->at[AT_REQUIRE_KIND].number, set = present(values);

    if (check_kind(kind, set, fault) || check_pairs(kind, set, fault))
        return true;
    if (kind == RECURRING && check_recurrence(values, set, fault))
        return true;
    if (set & NUMBER && check_number(values, kind, fault))
        return true;
    if (kind == DEADLINE && set & UNIT && check_time_unit(values, fault))
        return true;
    return set & MONTH && set & DAY && check_day(values, fault);
}

/* The index of a choice counted from 1; 0 when it is not there. */
static uint32_t choice(const fz__values *values, unsigned column)
{
    return values->at[column].text ? (uint32_t)values->at[column].number + 1 : 0;
}

void fz__require_read(const fz__values *values, fz__require_entry *entry)
{
    *entry = (fz__require_entry){.kind = (fz_requirement_kind)choice(values, AT_REQUIRE_KIND),
                                 .at = (size_t)values->at[AT_REQUIRE_AT].number,
                                 .unit = {values->at[AT_REQUIRE_UNIT].text, values->at[AT_REQUIRE_UNIT].length},
                                 .numbered = values->at[AT_REQUIRE_NUMBER].text,
                                 .number = (fz_decimal)values->at[AT_REQUIRE_NUMBER].number,
                                 .bound = (fz_bound)choice(values, AT_REQUIRE_BOUND),
                                 .period = (fz_period)choice(values, AT_REQUIRE_EVERY),
                                 .month = choice(values, AT_REQUIRE_MONTH),
                                 .day = choice(values, AT_REQUIRE_DAY),
                                 .at_end = values->at[AT_REQUIRE_END].number,
                                 .date = (fz_date)values->at[AT_REQUIRE_DATE].number,
                                 .foreign = values->foreign};
    if (!values->at[AT_REQUIRE_UNIT].text)
        entry->unit = FZ_NO_SLICE;
    if (!entry->numbered)
        entry->number = 0;
}
