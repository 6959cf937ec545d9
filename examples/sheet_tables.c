/* The tables of fazhi-sheet: task list, ledger, scores, and the template of a ledger. */
#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ pieces ----------------------------------------- */

/* A text that grows. */
struct words {
    const struct program *program;
    char *text;
    size_t length;
};

static void say_more(struct words *words, const char *before, const char *text)
{
    size_t gap = words->length ? strlen(before) : 0, length = strlen(text);

    words->text = grow_or_die(words->program, words->text, words->length + gap + length + 1);
    memcpy(words->text + words->length, before, gap);
    memcpy(words->text + words->length + gap, text, length + 1);
    words->length += gap + length;
}

static void add_words(struct table *table, struct words *words)
{
    add_text(table, words->text);
    free(words->text);
    *words = (struct words){words->program, NULL, 0};
}

/* Whether a task is one of a unit's; of all without one. */
static bool is_of(const fz_task *task, const char *unit)
{
    for (size_t i = 0; unit && i < fz_task_assignment_count(task); i++)
        if (strcmp(fz_unit_name(fz_assignment_unit(fz_task_assignment(task, i))), unit) == 0)
            return true;
    return !unit;
}

static void add_units(struct table *table, const fz_task *task, fz_role role)
{
    struct words words = {table->program, NULL, 0};

    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *assignment = fz_task_assignment(task, i);

        if (fz_assignment_role(assignment) != role)
            continue;
        say_more(&words, "、", fz_unit_name(fz_assignment_unit(assignment)));
        if (fz_assignment_is_open(assignment))
            say_more(&words, "", "等");
    }
    add_words(table, &words);
}

static void add_dues(struct table *table, const fz_task *task)
{
    struct words words = {table->program, NULL, 0};
    fz_date day = 0;

    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        say_more(&words, "；", fz_task_due_text(task, i));
        day = day ? day : fz_task_due_day(task, i);
    }
    add_words(table, &words);
    add_day(table, day);
}

static void add_persons(struct table *table, const fz_task *task)
{
    struct words words = {table->program, NULL, 0};

    for (size_t i = 0; i < fz_task_person_count(task); i++) {
        const char *office = fz_task_person_office(task, i);

        say_more(&words, "；", office ? office : "");
        say_more(&words, office ? "：" : "", fz_task_person_name(task, i));
    }
    add_words(table, &words);
}

static void add_fields(struct table *table, const fz_task *task)
{
    struct words words = {table->program, NULL, 0};

    for (size_t i = 0; i < fz_task_field_count(task); i++) {
        say_more(&words, "；", fz_task_field_name(task, i));
        say_more(&words, "：", fz_task_field_text(task, i));
    }
    add_words(table, &words);
}

/* ------------------------------------------------------------------ the task list ---------------------------------- */

static const fz_section *top_of(const fz_section *section)
{
    while (section && fz_section_parent(section))
        section = fz_section_parent(section);
    return section;
}

static void add_task(struct table *table, const fz_task *task, size_t number)
{
    const fz_section *section = fz_task_section(task), *top = top_of(section);

    add_count(table, number);
    add_text(table, fz_section_label(top));
    add_text(table, top ? fz_section_title(top) : NULL);
    add_text(table, section != top ? fz_section_label(section) : NULL);
    add_text(table, section != top ? fz_section_title(section) : NULL);
    add_text(table, fz_task_label(task));
    add_text(table, fz_task_text(task));
    add_units(table, task, FZ_ROLE_LEAD);
    add_units(table, task, FZ_ROLE_COOPERATE);
    add_units(table, task, FZ_ROLE_RESPONSIBLE);
    add_text(table, fz_task_is_open_ended(task) ? "是" : "否");
    add_dues(table, task);
    add_persons(table, task);
    add_fields(table, task);
    add_text(table, fz_task_id(task));
}

void fill_tasks(struct table *table, const fz_directive *directive, const char *unit)
{
    static const struct {
        const char *name;
        enum column_kind kind;
    } columns[] = {{"序号", COLUMN_NUMBERS},   {"部分", COLUMN_WORDS},       {"部分标题", COLUMN_WORDS},
                   {"小节", COLUMN_WORDS},     {"小节标题", COLUMN_WORDS},   {"编号", COLUMN_WORDS},
                   {"任务", COLUMN_WORDS},     {"牵头单位", COLUMN_WORDS},   {"配合单位", COLUMN_WORDS},
                   {"责任单位", COLUMN_WORDS}, {"名单未列尽", COLUMN_WORDS}, {"时限", COLUMN_WORDS},
                   {"完成日期", COLUMN_DAYS},  {"责任人", COLUMN_WORDS},     {"其他", COLUMN_WORDS},
                   {"标识", COLUMN_WORDS}};

    for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
        add_column(table, columns[i].name, columns[i].kind);
    for (size_t i = 0; i < fz_directive_task_count(directive); i++)
        if (is_of(fz_directive_task(directive, i), unit))
            add_task(table, fz_directive_task(directive, i), i + 1);
}

/* ------------------------------------------------------------------ the ledger ------------------------------------- */

/* The columns of ledger.h: texts and days by their kind, else what is told apart; of a record, and of a stage. */
enum record_cell {
    RECORD_NONE,
    RECORD_TEXT,
    RECORD_DAY,
    RECORD_VALUE,
    RECORD_HEADS,
    RECORD_CORRECTS,
    RECORD_WITHDRAWS
};

static const struct {
    const char *name;
    enum record_cell cell;
    int kind;
    enum record_cell stage_cell;
    int stage_kind;
} record_columns[] = {{"编号", RECORD_TEXT, FZ_RECORD_ID, RECORD_TEXT, FZ_STAGE_ID},
                      {"单位", RECORD_TEXT, FZ_RECORD_UNIT, RECORD_TEXT, FZ_STAGE_UNIT},
                      {"事项", RECORD_TEXT, FZ_RECORD_ITEM, RECORD_TEXT, FZ_STAGE_ITEM},
                      {"情形", RECORD_TEXT, FZ_RECORD_EVENT, RECORD_NONE, 0},
                      {"数值", RECORD_VALUE, 0, RECORD_NONE, 0},
                      {"日期", RECORD_DAY, FZ_RECORD_DATE, RECORD_NONE, 0},
                      {"期限", RECORD_DAY, FZ_RECORD_DUE, RECORD_NONE, 0},
                      {"整改期限", RECORD_DAY, FZ_RECORD_DEADLINE, RECORD_NONE, 0},
                      {"整改日期", RECORD_DAY, FZ_RECORD_RECTIFIED, RECORD_NONE, 0},
                      {"事由", RECORD_TEXT, FZ_RECORD_MATTER, RECORD_NONE, 0},
                      {"人数", RECORD_HEADS, 0, RECORD_NONE, 0},
                      {"标记", RECORD_TEXT, FZ_RECORD_MARK, RECORD_NONE, 0},
                      {"评价人", RECORD_TEXT, FZ_RECORD_RATER, RECORD_NONE, 0},
                      {"评价组", RECORD_TEXT, FZ_RECORD_GROUP, RECORD_NONE, 0},
                      {"填报单位", RECORD_TEXT, FZ_RECORD_REPORTER, RECORD_TEXT, FZ_STAGE_REPORTER},
                      {"登记日期", RECORD_DAY, FZ_RECORD_RECORDED, RECORD_DAY, FZ_STAGE_RECORDED},
                      {"依据", RECORD_TEXT, FZ_RECORD_DOCUMENT, RECORD_TEXT, FZ_STAGE_DOCUMENT},
                      {"证据", RECORD_TEXT, FZ_RECORD_EVIDENCE, RECORD_TEXT, FZ_STAGE_EVIDENCE},
                      {"备注", RECORD_TEXT, FZ_RECORD_NOTE, RECORD_TEXT, FZ_STAGE_NOTE},
                      {"更正", RECORD_CORRECTS, 0, RECORD_CORRECTS, 0},
                      {"撤回", RECORD_WITHDRAWS, 0, RECORD_WITHDRAWS, 0},
                      {"理由", RECORD_TEXT, FZ_RECORD_REASON, RECORD_TEXT, FZ_STAGE_REASON},
                      {"阶段", RECORD_NONE, 0, RECORD_TEXT, FZ_STAGE_NAME},
                      {"起", RECORD_NONE, 0, RECORD_DAY, FZ_STAGE_FROM},
                      {"止", RECORD_NONE, 0, RECORD_DAY, FZ_STAGE_UNTIL}};
#define RECORD_COLUMNS (sizeof(record_columns) / sizeof(*record_columns))

static void add_record_value(struct table *table, const fz_record *record)
{
    fz_decimal value;

    if (fz_record_value(record, &value))
        add_decimal(table, value);
    else
        add_text(table, NULL);
}

static void add_record(struct table *table, const fz_record *record)
{
    for (size_t i = 0; i < RECORD_COLUMNS; i++) {
        int kind = record_columns[i].kind;

        switch (record_columns[i].cell) {
        case RECORD_TEXT:
            add_text(table, fz_record_text(record, (fz_record_text_kind)kind));
            break;
        case RECORD_DAY:
            add_day(table, fz_record_day(record, (fz_record_day_kind)kind));
            break;
        case RECORD_VALUE:
            add_record_value(table, record);
            break;
        case RECORD_HEADS:
            add_count(table, fz_record_heads(record));
            break;
        case RECORD_CORRECTS:
            add_text(table, fz_record_text(fz_record_replaces(record), FZ_RECORD_ID));
            break;
        case RECORD_NONE:
        case RECORD_WITHDRAWS:
            add_text(table, NULL);
            break;
        }
    }
}

static void add_stage(struct table *table, const fz_stage *stage)
{
    for (size_t i = 0; i < RECORD_COLUMNS; i++) {
        int kind = record_columns[i].stage_kind;

        if (record_columns[i].stage_cell == RECORD_TEXT)
            add_text(table, fz_stage_text(stage, (fz_stage_text_kind)kind));
        else if (record_columns[i].stage_cell == RECORD_DAY)
            add_day(table, fz_stage_day(stage, (fz_stage_day_kind)kind));
        else if (record_columns[i].stage_cell == RECORD_CORRECTS)
            add_text(table, fz_stage_text(fz_stage_replaces(stage), FZ_STAGE_ID));
        else
            add_text(table, NULL);
    }
}

struct withdrawal {
    const char *id, *reporter, *reason;
    fz_date recorded;
};

static void add_withdrawal(struct table *table, const struct withdrawal *withdrawal)
{
    for (size_t i = 0; i < RECORD_COLUMNS; i++) {
        enum record_cell cell = record_columns[i].cell;
        int kind = record_columns[i].kind;

        if (cell == RECORD_DAY)
            add_day(table, kind == FZ_RECORD_RECORDED ? withdrawal->recorded : 0);
        else if (cell == RECORD_WITHDRAWS)
            add_text(table, withdrawal->id);
        else if (cell == RECORD_TEXT && kind == FZ_RECORD_REPORTER)
            add_text(table, withdrawal->reporter);
        else if (cell == RECORD_TEXT && kind == FZ_RECORD_REASON)
            add_text(table, withdrawal->reason);
        else
            add_text(table, NULL);
    }
}

static bool is_about(const char *name, const char *unit)
{
    return !unit || (name && strcmp(name, unit) == 0);
}

static void add_withdrawals(struct table *table, const fz_ledger *ledger, const char *unit)
{
    struct withdrawal w;

    for (size_t i = 0; i < fz_ledger_record_count(ledger); i++) {
        const fz_record *record = fz_ledger_record(ledger, i);

        w.id = fz_record_text(record, FZ_RECORD_ID);
        if (is_about(fz_record_text(record, FZ_RECORD_UNIT), unit) &&
            fz_record_withdrawal(record, &w.recorded, &w.reporter, &w.reason))
            add_withdrawal(table, &w);
    }
    for (size_t i = 0; i < fz_ledger_stage_count(ledger); i++) {
        const fz_stage *stage = fz_ledger_stage(ledger, i);

        w.id = fz_stage_text(stage, FZ_STAGE_ID);
        if (is_about(fz_stage_text(stage, FZ_STAGE_UNIT), unit) &&
            fz_stage_withdrawal(stage, &w.recorded, &w.reporter, &w.reason))
            add_withdrawal(table, &w);
    }
}

/* All records, all stages, then all withdrawals: none names what comes after it. */
void fill_ledger(struct table *table, const fz_ledger *ledger, const char *unit)
{
    for (size_t i = 0; i < RECORD_COLUMNS; i++)
        add_column(table, record_columns[i].name,
                   record_columns[i].cell == RECORD_DAY || record_columns[i].stage_cell == RECORD_DAY ? COLUMN_DAYS
                   : record_columns[i].cell == RECORD_VALUE                                           ? COLUMN_NUMBERS
                                                                                                      : COLUMN_WORDS);
    for (size_t i = 0; i < fz_ledger_record_count(ledger); i++)
        if (is_about(fz_record_text(fz_ledger_record(ledger, i), FZ_RECORD_UNIT), unit))
            add_record(table, fz_ledger_record(ledger, i));
    for (size_t i = 0; i < fz_ledger_stage_count(ledger); i++)
        if (is_about(fz_stage_text(fz_ledger_stage(ledger, i), FZ_STAGE_UNIT), unit))
            add_stage(table, fz_ledger_stage(ledger, i));
    add_withdrawals(table, ledger, unit);
}

/* ------------------------------------------------------------------ the scores ------------------------------------- */

static const char *standing_of(const fz_result *result)
{
    return fz_result_is_not_met(result) ? "未达标" : fz_result_score(result, NULL) ? NULL : "未计分";
}

/* The items right under the total of the scheme: a column each. */
static const fz_indicator *part_of(const fz_report *report, size_t index)
{
    return fz_indicator_child(fz_scheme_total(fz_report_scheme(report), 0), index);
}

static size_t part_count(const fz_report *report)
{
    return fz_indicator_child_count(fz_scheme_total(fz_report_scheme(report), 0));
}

static void add_result(struct table *table, const fz_report *report, const fz_result *result)
{
    fz_decimal score;

    add_count(table, fz_result_rank(result));
    add_text(table, fz_result_unit(result));
    add_text(table, fz_result_class(result));
    if (fz_result_score(result, &score))
        add_decimal(table, score);
    else
        add_text(table, NULL);
    add_text(table, fz_result_grade(result));
    add_text(table, standing_of(result));
    for (size_t i = 0; i < part_count(report); i++) {
        const fz_item *item = fz_result_item_of(result, fz_indicator_id(part_of(report, i)));

        if (item && fz_item_applies(item) == FZ_APPLIES)
            add_decimal(table, fz_item_score(item));
        else
            add_text(table, NULL);
    }
}

void fill_scores(struct table *table, const fz_report *report, const char *unit)
{
    add_column(table, "名次", COLUMN_NUMBERS);
    add_column(table, "单位", COLUMN_WORDS);
    add_column(table, "类", COLUMN_WORDS);
    add_column(table, "得分", COLUMN_NUMBERS);
    add_column(table, "等次", COLUMN_WORDS);
    add_column(table, "状态", COLUMN_WORDS);
    for (size_t i = 0; i < part_count(report); i++) {
        const fz_indicator *part = part_of(report, i);

        add_column(table, fz_indicator_name(part) ? fz_indicator_name(part) : fz_indicator_id(part), COLUMN_NUMBERS);
    }
    for (size_t i = 0; i < fz_report_result_count(report); i++) {
        const fz_result *result = fz_report_result(report, i);

        if (!unit || fz_report_result_of(report, unit) == result)
            add_result(table, report, result);
    }
}

/* ------------------------------------------------------------------ the template ----------------------------------- */

static int keep_bytes(void *user, const void *bytes, size_t count)
{
    struct words *words = user;

    words->text = grow_or_die(words->program, words->text, words->length + count + 1);
    memcpy(words->text + words->length, bytes, count);
    words->length += count;
    words->text[words->length] = '\0';
    return 0;
}

static bool knows_event(const struct table *table, const char *event)
{
    for (size_t i = 0; i < table->event_count; i++)
        if (strcmp(table->events[i], event) == 0)
            return true;
    return false;
}

/* The events that a scheme takes, as its JSON names them: "event": "完成". Names with an escape are left out. */
static void find_events(struct table *table, const fz_scheme *scheme)
{
    static const char key[] = "\"event\": \"";
    struct words json = {table->program, NULL, 0};

    if (fz_scheme_save_json(scheme, keep_bytes, &json, NULL) != FZ_OK)
        die(table->program, NULL);
    for (char *at = json.text, *end; (at = strstr(at, key)); at = end) {
        at += sizeof(key) - 1;
        end = strchr(at, '"');
        if (memchr(at, '\\', (size_t)(end - at)))
            continue;
        *end++ = '\0';
        if (knows_event(table, at))
            continue;
        table->events = grow_or_die(table->program, table->events, (table->event_count + 1) * sizeof(*table->events));
        table->events[table->event_count++] = copy_or_die(table->program, at);
    }
    free(json.text);
}

static const char *role_word(fz_role role)
{
    return role == FZ_ROLE_LEAD ? "牵头" : role == FZ_ROLE_COOPERATE ? "配合" : "责任";
}

static fz_date due_day(const fz_task *task)
{
    for (size_t i = 0; i < fz_task_due_count(task); i++)
        if (fz_task_due_day(task, i))
            return fz_task_due_day(task, i);
    return 0;
}

/* What the one who fills in must know: 第17项，牵头：the text of the task. */
static void add_comment(struct table *table, const fz_assignment *assignment)
{
    const fz_task *task = fz_assignment_task(assignment);
    struct words words = {table->program, NULL, 0};

    say_more(&words, "", fz_task_label(task) ? "第" : "");
    say_more(&words, "", fz_task_label(task) ? fz_task_label(task) : "");
    say_more(&words, "", fz_task_label(task) ? "项，" : "");
    say_more(&words, "", role_word(fz_assignment_role(assignment)));
    say_more(&words, "", "：");
    say_more(&words, "", fz_task_text(task));
    add_words(table, &words);
}

static void add_template_row(struct table *table, const fz_assignment *assignment)
{
    const fz_task *task = fz_assignment_task(assignment);

    add_text(table, NULL);
    add_text(table, fz_unit_name(fz_assignment_unit(assignment)));
    add_text(table, fz_task_id(task));
    add_comment(table, assignment);
    for (int i = 0; i < 3; i++)
        add_text(table, NULL);
    add_day(table, due_day(task));
    for (int i = 0; i < 4; i++)
        add_text(table, NULL);
}

/* The first role of a unit in a task: it has one row of it. */
static bool is_first(const fz_task *task, size_t index)
{
    const fz_unit *unit = fz_assignment_unit(fz_task_assignment(task, index));

    for (size_t i = 0; i < index; i++)
        if (fz_assignment_unit(fz_task_assignment(task, i)) == unit)
            return false;
    return true;
}

void fill_template(struct table *table, const fz_directive *directive, const fz_scheme *scheme, const char *unit)
{
    static const struct {
        const char *name;
        enum column_kind kind;
    } columns[] = {{"编号", COLUMN_WORDS}, {"单位", COLUMN_WORDS},  {"事项", COLUMN_WORDS},
                   {"说明", COLUMN_WORDS}, {"情形", COLUMN_EVENTS}, {"数值", COLUMN_NUMBERS},
                   {"日期", COLUMN_DAYS},  {"期限", COLUMN_DAYS},   {"填报单位", COLUMN_WORDS},
                   {"依据", COLUMN_WORDS}, {"证据", COLUMN_WORDS},  {"备注", COLUMN_WORDS}};

    for (size_t i = 0; i < sizeof(columns) / sizeof(*columns); i++)
        add_column(table, columns[i].name, columns[i].kind);
    if (scheme)
        find_events(table, scheme);
    for (size_t u = 0; u < fz_directive_unit_count(directive); u++) {
        const fz_unit *each = fz_directive_unit(directive, u);

        if (unit && strcmp(fz_unit_name(each), unit) != 0)
            continue;
        for (size_t t = 0; t < fz_directive_task_count(directive); t++) {
            const fz_task *task = fz_directive_task(directive, t);

            for (size_t i = 0; i < fz_task_assignment_count(task); i++)
                if (fz_assignment_unit(fz_task_assignment(task, i)) == each && is_first(task, i))
                    add_template_row(table, fz_task_assignment(task, i));
        }
    }
}
