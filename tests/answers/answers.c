/*
 * The questions that answers.py and answers.lua ask too: each line of the input is a kind, a path and a third word: the day
 * of an assessment or supervision, the other path of a comparison. One answer a line, its parts behind tabs.
 */
#include "answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const roles[] = {"", "lead", "cooperate", "", "responsible"};
static const char *const reasons[] = {"", "name", "short", "alias", "prefix", "folded", "successor"};

fz_context *context;

void text(const char *value)
{
    putchar('\t');
    for (const char *at = value ? value : "-"; *at; at++)
        if (*at == '\n' || *at == '\t' || *at == '\r' || *at == '\\')
            printf("\\%02x", (unsigned)*at);
        else
            putchar(*at);
}

void number(unsigned long long value)
{
    printf("\t%llu", value);
}

void day(fz_date date)
{
    char written[16];

    text(fz_date_format(date, written, sizeof(written)) ? written : NULL);
}

void decimal(int there, fz_decimal value)
{
    char written[32];

    fz_decimal_format(value, written, sizeof(written));
    text(there ? written : NULL);
}

static void show_task(const fz_task *task)
{
    printf("task");
    text(fz_task_id(task)), text(fz_task_label(task)), number(fz_task_number(task)), text(fz_task_text(task));
    text(fz_section_id(fz_task_section(task))), number((unsigned)fz_task_is_open_ended(task));
    putchar('\n');
    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *one = fz_task_assignment(task, i);

        printf("assignment");
        text(fz_unit_name(fz_assignment_unit(one))), text(roles[fz_assignment_role(one)]),
            number(fz_assignment_rank(one));
        number((unsigned)fz_assignment_is_open(one)), number((unsigned)fz_assignment_is_collective(one));
        putchar('\n');
    }
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        printf("due");
        text(fz_task_due_text(task, i)), day(fz_task_due_day(task, i)), text(fz_task_due_every(task, i));
        putchar('\n');
    }
    for (size_t i = 0; i < fz_task_requirement_count(task); i++) {
        const fz_requirement *one = fz_task_requirement(task, i);
        fz_decimal value = 0;
        int there = fz_requirement_number(one, &value);

        printf("requirement");
        text(fz_requirement_kind_name(fz_requirement_kind_of(one))), text(fz_requirement_text(one));
        decimal(there, value), text(fz_bound_name(fz_requirement_bound(one)));
        text(fz_period_name(fz_requirement_period(one))), day(fz_requirement_date(one));
        putchar('\n');
    }
}

void show_finding(const fz_finding *finding)
{
    fz_place place = {sizeof(place), 0, 0, 0, 0};

    fz_finding_place(finding, &place);
    printf("finding");
    text(fz_status_name(fz_finding_status(finding))), text(fz_finding_message(finding)), number(place.line),
        number(place.column);
    putchar('\n');
}

typedef fz_status (*condition)(fz_query *query, const char *value, fz_error **error);

static fz_status unit_that_leads(fz_query *query, const char *unit, fz_error **error)
{
    return fz_query_unit(query, unit, FZ_ROLE_LEAD, error);
}

static fz_status anybody_in_role(fz_query *query, const char *role, fz_error **error)
{
    uint32_t found;
    fz_status status = fz_role_parse(context, role, &found, error);

    return status != FZ_OK ? status : fz_query_unit(query, NULL, found, error);
}

/* The tasks of a directive that a query of one condition finds, or why there is no such query. */
static void show_query(const fz_directive *directive, const char *name, condition ask, const char *value)
{
    size_t count = fz_directive_task_count(directive);
    const fz_task **tasks = calloc(count + 1, sizeof(const fz_task *));
    fz_query *query = NULL;
    fz_status status;

    if (!tasks || fz_query_new(context, &query) != FZ_OK)
        exit(2);
    status = ask(query, value, NULL);
    printf("query");
    text(name), text(value), text(fz_status_name(status));
    count = status == FZ_OK ? fz_query_run(query, directive, tasks, count) : 0;
    for (size_t i = 0; i < count; i++)
        text(fz_task_id(tasks[i]));
    putchar('\n');
    fz_query_unref(query);
    free(tasks);
}

static void show_queries(const fz_directive *directive)
{
    static const char *const asked_roles[] = {"lead", "cooperate", "responsible", "first-lead", "joint-lead"};
    static const char *const words[] = {"落实", "审计", "没有这样的词"};

    for (size_t i = 0; i < fz_directive_unit_count(directive); i++) {
        const fz_unit *unit = fz_directive_unit(directive, i);

        printf("unit");
        text(fz_unit_name(unit)), number(fz_unit_task_count(unit, FZ_ROLE_ANY));
        putchar('\n');
        show_query(directive, "unit", unit_that_leads, fz_unit_name(unit));
    }
    for (size_t i = 0; i < fz_directive_section_count(directive); i++)
        if (fz_section_label(fz_directive_section(directive, i)))
            show_query(directive, "section", fz_query_section, fz_section_label(fz_directive_section(directive, i)));
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        if (fz_task_label(fz_directive_task(directive, i)))
            show_query(directive, "number", fz_query_number, fz_task_label(fz_directive_task(directive, i)));
    for (size_t i = 0; i < sizeof(asked_roles) / sizeof(asked_roles[0]); i++)
        show_query(directive, "role", anybody_in_role, asked_roles[i]);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
        show_query(directive, "text", fz_query_text, words[i]);
}

static void show_directive(fz_directive *directive)
{
    printf("directive");
    text(fz_directive_id(directive)), text(fz_directive_title(directive));
    text(fz_directive_field(directive, FZ_FIELD_SIGNED, 0));
    putchar('\n');
    for (size_t i = 0; i < fz_directive_section_count(directive); i++) {
        const fz_section *one = fz_directive_section(directive, i);

        printf("section");
        text(fz_section_id(one)), text(fz_section_label(one)), text(fz_section_title(one)),
            text(fz_section_id(fz_section_parent(one)));
        number(fz_section_task_count(one));
        putchar('\n');
    }
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        show_task(fz_directive_task(directive, i));
    show_queries(directive);
    for (size_t i = 0; i < fz_directive_finding_count(directive); i++)
        show_finding(fz_directive_finding(directive, i));
    fz_directive_unref(directive);
}

static void show_registry(fz_registry *registry)
{
    printf("registry");
    text(fz_registry_title(registry));
    putchar('\n');
    for (size_t i = 0; i < fz_registry_body_count(registry); i++) {
        const fz_body *body = fz_registry_body(registry, i);
        fz_match matches[FZ_MATCHES_MAX];
        size_t count;

        matches[0].size = sizeof(matches[0]);
        count = fz_registry_resolve(registry, fz_body_name(body), 20200101, NULL, matches, FZ_MATCHES_MAX);
        printf("body");
        text(fz_body_id(body)), text(fz_body_name(body));
        for (size_t k = 0; k < count; k++)
            text(fz_body_id(matches[k].body)), text(reasons[matches[k].reason]), text(fz_body_id(matches[k].via));
        putchar('\n');
    }
    fz_registry_unref(registry);
}

static void show_indicator(const fz_indicator *indicator)
{
    printf("indicator");
    text(fz_indicator_id(indicator)), text(fz_indicator_name(indicator));
    putchar('\n');
    for (size_t i = 0; i < fz_indicator_child_count(indicator); i++)
        show_indicator(fz_indicator_child(indicator, i));
}

static void show_scheme(fz_scheme *scheme)
{
    printf("scheme");
    text(fz_scheme_id(scheme)), text(fz_scheme_title(scheme));
    putchar('\n');
    for (size_t i = 0; i < fz_scheme_total_count(scheme); i++)
        show_indicator(fz_scheme_total(scheme, i));
    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        show_finding(fz_scheme_finding(scheme, i));
    fz_scheme_unref(scheme);
}

static void show_ledger(fz_ledger *ledger)
{
    printf("ledger");
    text(fz_ledger_title(ledger)), number(fz_ledger_record_count(ledger));
    putchar('\n');
    for (size_t i = 0; i < fz_ledger_record_count(ledger); i++) {
        const fz_record *one = fz_ledger_record(ledger, i);
        fz_decimal value = 0;
        int there = fz_record_value(one, &value);

        printf("record");
        text(fz_record_text(one, FZ_RECORD_ID)), text(fz_record_text(one, FZ_RECORD_UNIT));
        text(fz_record_text(one, FZ_RECORD_ITEM)), text(fz_record_text(one, FZ_RECORD_EVENT));
        day(fz_record_day(one, FZ_RECORD_DATE)), decimal(there, value);
        putchar('\n');
    }
    fz_ledger_unref(ledger);
}

static fz_status answer(const char *kind, const char *path, const char *date)
{
    fz_directive *directive = NULL;
    fz_registry *registry = NULL;
    fz_scheme *scheme = NULL;
    fz_ledger *ledger = NULL;
    fz_status status = FZ_OK;

    if (!strcmp(kind, "directive") && (status = fz_directive_open_path(context, path, &directive, NULL)) == FZ_OK)
        show_directive(directive);
    else if (!strcmp(kind, "registry") && (status = fz_registry_load_path(context, path, &registry, NULL)) == FZ_OK)
        show_registry(registry);
    else if (!strcmp(kind, "scheme") && (status = fz_scheme_load_path(context, path, &scheme, NULL)) == FZ_OK)
        show_scheme(scheme);
    else if (!strcmp(kind, "ledger") && (status = fz_ledger_load_path(context, path, NULL, 0, &ledger, NULL)) == FZ_OK)
        show_ledger(ledger);
    else if (!strcmp(kind, "assess"))
        show_assessment(path, date);
    else if (!strcmp(kind, "supervise"))
        status = show_supervision(path, date);
    else if (!strcmp(kind, "compare"))
        status = show_comparison(path, date);
    return status;
}

int main(void)
{
    char line[4096];

    if (fz_context_new(NULL, &context) != FZ_OK)
        return 2;
    while (fgets(line, sizeof(line), stdin)) {
        const char *kind = strtok(line, "\t\n"), *path = strtok(NULL, "\t\n"), *date = strtok(NULL, "\t\n");
        fz_status status;

        printf("= %s\t%s\n", kind, path);
        status = answer(kind, path, date);
        if (status != FZ_OK)
            printf("error\t%s\n", fz_status_name(status));
    }
    fz_context_unref(context);
    return 0;
}
