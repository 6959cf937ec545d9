/* Queries as people type them. The input: a line each of unit, section, number, words and role, then a directive in any
 * form, or nothing for the built-in one. Units as written and words find what a walk through the tasks finds; all
 * conditions together find what each of them alone finds; asked twice, they find the same. */
#include "fuzz.h"

enum { UNIT, SECTION, NUMBER, WORDS, CONDITIONS, MOST = 5000 };

typedef struct question {
    char *texts[CONDITIONS];
    uint32_t roles;
    fz_registry *registry; /* NULL: names as written */
} question;

/* Set one condition, or refuse it for a reason. */
static int set(fz_query *query, const question *asked, int condition)
{
    const char *text = asked->texts[condition];
    fz_error *error = NULL;
    fz_status status = FZ_OK;

    if (condition == UNIT && (*text || asked->roles))
        status = fz_query_unit(query, *text ? text : NULL, asked->roles, &error);
    else if (condition == SECTION && *text)
        status = fz_query_section(query, text, &error);
    else if (condition == NUMBER && *text)
        status = fz_query_number(query, text, &error);
    else if (condition == WORDS && *text)
        status = fz_query_text(query, text, &error);
    fuzz_require_told(status, error, NULL, 0);
    return status == FZ_OK;
}

static size_t run(const fz_query *query, const fz_directive *directive, const fz_task **tasks)
{
    static const fz_task *again[MOST];
    size_t count = fz_query_run(query, directive, tasks, MOST);

    REQUIRE(count <= MOST && count == fz_query_run(query, directive, NULL, 0) &&
                count == fz_query_run(query, directive, again, MOST) && !memcmp(tasks, again, count * sizeof(*tasks)),
            "%zu tasks, another time not", count);
    for (size_t i = 0; i < count; i++)
        REQUIRE(fz_task_directive(tasks[i]) == directive &&
                    (!i || fz_task_index(tasks[i - 1]) < fz_task_index(tasks[i])),
                "task %zu of the result is astray", i);
    return count;
}

static int role_is_asked(const fz_assignment *assignment, uint32_t roles)
{
    uint32_t role = (uint32_t)fz_assignment_role(assignment);

    if (role == FZ_ROLE_LEAD)
        role |= fz_assignment_rank(assignment) == 1 ? FZ_ROLE_FIRST_LEAD : FZ_ROLE_JOINT_LEAD;
    return !roles || (role & roles);
}

static void require_hits(const fz_query *query, const fz_task *task, const question *asked)
{
    fz_hit hits[16] = {{.size = sizeof(fz_hit)}};
    size_t count = fz_query_hits(query, task, hits, 16);

    REQUIRE(count || (!*asked->texts[UNIT] && !asked->roles), "task %s is found by nothing", fz_task_label(task));
    for (size_t i = 0; i < count && i < 16; i++)
        REQUIRE(fz_assignment_task(hits[i].assignment) == task &&
                    (asked->registry || role_is_asked(hits[i].assignment, asked->roles)),
                "task %s is found by an assignment that is not asked for", fz_task_label(task));
}

/* How long the white space at the beginning or the end of a text is. */
static size_t space_at(const fuzz_input *text, int end)
{
    static const char *const spaces[] = {" ",      "\t",     "\v",     "\f",     "\r",     "\u00A0", "\u2000", "\u2001",
                                         "\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009",
                                         "\u200A", "\u200B", "\u202F", "\u205F", "\u3000", "\uFEFF"};

    for (size_t i = 0; i < sizeof(spaces) / sizeof(*spaces); i++) {
        size_t size = strlen(spaces[i]);

        if (size <= text->count && !memcmp(text->bytes + (end ? text->count - size : 0), spaces[i], size))
            return size;
    }
    return 0;
}

static fuzz_input trimmed(const char *text)
{
    fuzz_input left = {text, strlen(text)};
    size_t space;

    while ((space = space_at(&left, 0)) > 0)
        left.bytes += space, left.count -= space;
    while ((space = space_at(&left, 1)) > 0)
        left.count -= space;
    return left;
}

/* Whether a task has the unit, as written, in a role that is asked for; no unit is any. */
static int has_unit(const fz_task *task, const fuzz_input *unit, uint32_t roles)
{
    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *assignment = fz_task_assignment(task, i);
        const char *name = fz_unit_name(fz_assignment_unit(assignment));

        if (role_is_asked(assignment, roles) &&
            (!unit->count || (strlen(name) == unit->count && !memcmp(name, unit->bytes, unit->count))))
            return 1;
    }
    return 0;
}

/* Found are the tasks that a walk through the document finds, no more and no fewer. */
static void require_units_found(const fz_directive *directive, const question *asked, const char *marks)
{
    fuzz_input unit = trimmed(asked->texts[UNIT]);

    if (asked->registry || (!unit.count && !asked->roles))
        return;
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        REQUIRE(has_unit(fz_directive_task(directive, i), &unit, asked->roles) == !!(marks[i] & 1 << UNIT),
                "task %zu, asked for \"%s\" in roles %x", i, asked->texts[UNIT], (unsigned)asked->roles);
}

static void require_words_found(const fz_directive *directive, const question *asked, const char *marks)
{
    const char *words = asked->texts[WORDS];

    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        REQUIRE(!strstr(fz_task_text(fz_directive_task(directive, i)), words) == !(marks[i] & 1 << WORDS),
                "task %zu, asked for \"%s\"", i, words);
}

/* One condition alone marks the tasks that it finds. */
static void mark(fz_context *context, const fz_directive *directive, const question *asked, int condition, char *marks)
{
    static const fz_task *tasks[MOST];
    fz_query *query;

    REQUIRE(fz_query_new(context, &query) == FZ_OK, "no query");
    if (asked->registry)
        fz_query_registry(query, asked->registry, 20200101, FZ_QUERY_EXPAND, NULL);
    if (set(query, asked, condition)) {
        size_t count = run(query, directive, tasks);

        for (size_t i = 0; i < count; i++) {
            marks[fz_task_index(tasks[i])] |= (char)(1 << condition);
            if (condition == UNIT)
                require_hits(query, tasks[i], asked);
        }
        if (condition == UNIT)
            require_units_found(directive, asked, marks);
        if (condition == WORDS)
            require_words_found(directive, asked, marks);
    }
    fz_query_unref(query);
}

static void ask(fz_context *context, const fz_directive *directive, const question *asked)
{
    static const fz_task *tasks[MOST];
    size_t all = fz_directive_task_count(directive), count, at = 0;
    char *marks = calloc(1, all + 1);
    fz_query *query;
    int whole = 1;

    REQUIRE(marks && fz_query_new(context, &query) == FZ_OK, "no query");
    if (asked->registry)
        fz_query_registry(query, asked->registry, 20200101, FZ_QUERY_EXPAND, NULL);
    for (int condition = 0; condition < CONDITIONS; condition++) {
        whole &= set(query, asked, condition);
        mark(context, directive, asked, condition, marks);
    }
    count = run(query, directive, tasks);
    for (size_t i = 0; whole && i < all; i++) {
        if (marks[i] != (1 << CONDITIONS) - 1)
            continue;
        REQUIRE(at < count && tasks[at] == fz_directive_task(directive, i), "task %zu holds all, and is not found", i);
        at++;
    }
    REQUIRE(!whole || at == count, "%zu hold all conditions, %zu are found", at, count);
    fz_query_unref(query);
    free(marks);
}

static fz_directive *open_it(fz_context *context, const fuzz_input *input)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = input->count
                           ? fz_directive_open_memory(context, input->bytes, input->count, "input", &directive, &error)
                           : fz_directive_load_builtin(context, &directive, &error);

    fuzz_require_told(status, error, NULL, 0);
    return directive;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fuzz_input input = {(const char *)data, size};
    question asked = {.registry = NULL};
    fz_directive *directive;
    char *role;

    for (int i = 0; i < CONDITIONS; i++)
        asked.texts[i] = fuzz_line(&input);
    role = fuzz_line(&input);
    if (fz_role_parse(context, role, &asked.roles, NULL) != FZ_OK)
        asked.roles = 0;
    directive = open_it(context, &input);
    if (directive) {
        fz_directive_suggest_units(directive, asked.texts[UNIT], NULL, 0);
        ask(context, directive, &asked);
        REQUIRE(fz_registry_load_builtin(context, &asked.registry, NULL) == FZ_OK, "no registry");
        ask(context, directive, &asked);
        fz_registry_unref(asked.registry);
    }
    fz_directive_unref(directive);
    for (int i = 0; i < CONDITIONS; i++)
        free(asked.texts[i]);
    free(role);
    fuzz_end(context);
    return 0;
}
