/* A comparison for people: a heading for each thing that has changed, under it what has; deleted words stand in 〔-…-〕,
 * inserted ones in 〔+…+〕. Long stretches that are equal are cut. Numbers that only follow from others come at the end, in
 * one line a run. */
#include "export/format.h"

#include "base/utf8.h"
#include "compare/model.h"
#include "export/harmless.h"
#include "export/wrap.h"

#include <string.h>

#define DEFAULT_WIDTH 80
#define LEAST_WIDTH   40
#define MOST_EQUAL    48 /* characters; a longer stretch is cut */
#define KEPT_EQUAL    20 /* on either side of the cut */

typedef struct words {
    const char *zh, *en;
} words;

static const words kinds[FZ_CHANGE_COUNT_] = {
    [FZ_CHANGE_HEAD] = {"文件头改动", "head changed"},
    [FZ_CHANGE_PART] = {"文字改动", "text changed"},
    [FZ_CHANGE_SECTION_ADDED] = {"部分增加", "section added"},
    [FZ_CHANGE_SECTION_REMOVED] = {"部分删去", "section removed"},
    [FZ_CHANGE_SECTION_MOVED] = {"部分移动", "section moved"},
    [FZ_CHANGE_SECTION_RENUMBERED] = {"部分重新编号", "section renumbered"},
    [FZ_CHANGE_SECTION_TITLE] = {"部分标题改动", "section title changed"},
    [FZ_CHANGE_SECTION_TEXT] = {"部分文字改动", "section text changed"},
    [FZ_CHANGE_ADDED] = {"任务增加", "task added"},
    [FZ_CHANGE_REMOVED] = {"任务删去", "task removed"},
    [FZ_CHANGE_MOVED] = {"任务移动", "task moved"},
    [FZ_CHANGE_RENUMBERED] = {"任务重新编号", "task renumbered"},
    [FZ_CHANGE_TEXT] = {"任务文字改动", "task text changed"},
    [FZ_CHANGE_ASSIGNMENTS] = {"分工改动", "assignments changed"},
    [FZ_CHANGE_DUE] = {"时限改动", "deadline changed"},
    [FZ_CHANGE_DETAILS] = {"责任人或其他栏目改动", "persons or fields changed"},
    [FZ_CHANGE_STATEMENT] = {"分工表述改动", "wording of assignments changed"},
    [FZ_CHANGE_OTHER] = {"分行、次序等改动", "line breaks, order or the like changed"},
};

static const words fields[FZ_FIELD_COUNT_] = {
    {"标题", "title"},          {"发文字号", "document number"}, {"发文机关", "issuer"},
    {"主送机关", "addressees"}, {"成文日期", "signed"},          {"发布日期", "published"},
    {"生效日期", "effective"},  {"废止日期", "repealed"},        {"索引号", "index"},
    {"文种", "kind"},           {"公开属性", "disclosure"},      {"依据", "basis"},
    {"附件", "attachments"},
};

static const words parts[FZ_PART_COUNT_] = {
    {"文首", "front"}, {"印发通知", "cover"}, {"引言", "preamble"},
    {"正文", "body"},  {"结尾", "closing"},   {"落款", "back"},
};

static const words flags[] = {
    {"（仅空白或全半角不同）", " (white space or width alone)"},
    {"（也可能是与之相同或相邻的另一项）", " (or another that is equal or beside it)"},
    {"（差异过大，整段列出）", " (too different to find the words)"},
};

typedef struct sheet {
    const fz_comparison *comparison;
    fz__sink *sink;
    size_t width;
    bool chinese;
    fz__buffer line, printable;
} sheet;

static const char *say(const sheet *page, words said)
{
    return page->chinese ? said.zh : said.en;
}

/* The line that was put together, wrapped and indented. */
static void put_line(sheet *page, size_t indent)
{
    const char *at;
    size_t left, next, length;

    page->printable.length = 0;
    fz__append_printable(&page->printable, page->line.length ? page->line.bytes : "", page->line.length);
    page->line.length = 0;
    at = page->printable.length ? page->printable.bytes : "";
    left = page->printable.length;
    do {
        length = fz__wrap(at, left, page->width - indent, &next);
        fz__sink_spaces(page->sink, length ? indent : 0);
        fz__sink_bytes(page->sink, at, length);
        fz__sink_char(page->sink, '\n');
        at += next;
        left -= next;
    } while (left);
}

static void add(sheet *page, const char *text)
{
    fz__buffer_string(&page->line, text ? text : "");
}

static void add_words(sheet *page, const char *zh, const char *en)
{
    add(page, page->chinese ? zh : en);
}

/* ------------------------------------------------------------------ what a change is about */

/* 七（二）: the sections over a task, outermost first. */
static void add_section(sheet *page, const fz_section *section)
{
    const fz_section *over = fz_section_parent(section);
    const char *label = fz_section_label(section);

    if (over)
        add_section(page, over);
    add(page, over ? "（" : "");
    add(page, label ? label : fz_section_title(section));
    add(page, over ? "）" : "");
}

static void add_task(sheet *page, const fz_task *task)
{
    const char *label = fz_task_label(task);

    add_words(page, label ? "任务 " : "任务", label ? "task " : "task without number");
    add(page, label);
    if (!fz_task_section(task))
        return;
    add_words(page, "（部分 ", " (section ");
    add_section(page, fz_task_section(task));
    add_words(page, "）", ")");
}

static void add_titled(sheet *page, const fz_section *section)
{
    const char *mark = fz_section_mark(section), *label = fz_section_label(section);

    add_words(page, "部分 ", "section ");
    add(page, mark ? mark : label);
    add(page, fz_section_title(section));
}

static bool same_subject(const fz_change *a, const fz_change *b)
{
    return a && (a->old_task || a->new_task || a->old_section || a->new_section) && a->old_task == b->old_task &&
           a->new_task == b->new_task && a->old_section == b->old_section && a->new_section == b->new_section;
}

/* What the task in the line was before, unless it reads the same. */
static void add_former(sheet *page, const fz_task *task)
{
    size_t now = page->line.length, before;

    add_words(page, "，原为", ", formerly ");
    before = page->line.length;
    add_task(page, task);
    if (!page->line.failed && page->line.length - before == now &&
        !memcmp(page->line.bytes, page->line.bytes + before, now))
        page->line.length = now;
}

static void put_subject(sheet *page, const fz_change *change)
{
    if (change->new_task || change->old_task) {
        add_task(page, change->new_task ? change->new_task : change->old_task);
        if (change->new_task && change->old_task)
            add_former(page, change->old_task);
    } else if (change->new_section || change->old_section) {
        add_titled(page, change->new_section ? change->new_section : change->old_section);
    } else if (change->kind == FZ_CHANGE_HEAD) {
        add(page, say(page, fields[change->field]));
    } else if (change->kind == FZ_CHANGE_PART) {
        add(page, say(page, parts[change->part]));
    } else {
        add_words(page, "全文", "the document");
    }
    put_line(page, 0);
}

/* ------------------------------------------------------------------ what has changed */

/* The byte behind `count` characters. */
static size_t behind(const char *text, size_t count)
{
    const char *at = text, *end = text + strlen(text);

    while (at < end && count--)
        fz__utf8_next(&at, end);
    return (size_t)(at - text);
}

static void add_equal(sheet *page, const fz_change *change, size_t index)
{
    const char *text = fz_change_piece_text(change, index);
    size_t length = strlen(text), count = fz__utf8_count(text, length);
    bool first = index == 0, last = index + 1 == fz_change_piece_count(change);

    if (count <= MOST_EQUAL) {
        add(page, text);
        return;
    }
    if (!first)
        fz__buffer_append(&page->line, text, behind(text, KEPT_EQUAL));
    add(page, "……");
    if (!last)
        add(page, text + behind(text, count - KEPT_EQUAL));
}

static void put_pieces(sheet *page, const fz_change *change)
{
    for (size_t i = 0; i < fz_change_piece_count(change); i++) {
        bool deleted = fz_change_piece_kind(change, i) == FZ_PIECE_DELETED;

        if (fz_change_piece_kind(change, i) == FZ_PIECE_EQUAL) {
            add_equal(page, change, i);
            continue;
        }
        add(page, deleted ? "〔-" : "〔+");
        add(page, fz_change_piece_text(change, i));
        add(page, deleted ? "-〕" : "+〕");
    }
    put_line(page, 4);
}

static const char *role_of(const sheet *page, const fz_assignment *assignment)
{
    fz_role role = fz_assignment_role(assignment);

    return role == FZ_ROLE_LEAD        ? say(page, (words){"牵头", "lead"})
           : role == FZ_ROLE_COOPERATE ? say(page, (words){"配合", "cooperate"})
                                       : say(page, (words){"责任", "responsible"});
}

/* 牵头第 2 位 */
static void add_role(sheet *page, const fz_assignment *assignment)
{
    add(page, role_of(page, assignment));
    add_words(page, "第 ", " ");
    fz__buffer_number(&page->line, fz_assignment_rank(assignment));
    add_words(page, " 位", "");
}

static void add_open(sheet *page, const fz_assignment *assignment, bool open)
{
    add(page, role_of(page, assignment));
    add(page, open ? say(page, (words){"单位名单未列尽（等）", ": the list is open (等)"})
                   : say(page, (words){"单位名单已列尽（无“等”）", ": the list is no longer open"}));
}

static void put_shift(sheet *page, const fz_change *change, size_t i)
{
    static const words verbs[] = {
        {"", ""}, {"增加 ", "added: "},  {"删去 ", "removed: "}, {"角色 ", "role: "}, {"次序 ", "rank: "},
        {"", ""}, {"读法 ", "reading: "}};
    const fz_assignment *a = fz_change_assignment_old(change, i), *b = fz_change_assignment_new(change, i);
    fz_assignment_change kind = fz_change_assignment_kind(change, i);

    if (kind == FZ_ASSIGNMENT_OPEN) {
        add_open(page, b, fz_assignment_is_open(b));
        put_line(page, 4);
        return;
    }
    add(page, say(page, verbs[kind]));
    add(page, fz_unit_name(fz_assignment_unit(b ? b : a)));
    add_words(page, "，", ", ");
    if (a)
        add_role(page, a);
    add(page, a && b ? " → " : "");
    if (b)
        add_role(page, b);
    put_line(page, 4);
}

static void put_units(sheet *page, const fz_task *task)
{
    size_t count = fz_task_assignment_count(task);

    for (size_t i = 0; i < count; i++) {
        const fz_assignment *assignment = fz_task_assignment(task, i);
        const fz_assignment *before = fz_task_assignment(task, i - 1);

        if (i && fz_assignment_role(before) == fz_assignment_role(assignment)) {
            add_words(page, "、", ", ");
        } else {
            add(page, i ? say(page, (words){"；", "; "}) : "");
            add(page, role_of(page, assignment));
            add_words(page, "：", ": ");
        }
        add(page, fz_unit_name(fz_assignment_unit(assignment)));
        add(page, fz_assignment_is_open(assignment) ? "等" : "");
    }
    if (count)
        put_line(page, 4);
}

static void put_alone(sheet *page, const fz_change *change)
{
    const fz_task *task = change->new_task ? change->new_task : change->old_task;

    if (!task)
        return;
    add(page, fz_task_text(task));
    put_line(page, 4);
    put_units(page, task);
}

static void put_change(sheet *page, const fz_change *change)
{
    add(page, say(page, kinds[change->kind]));
    for (size_t i = 0; i < sizeof(flags) / sizeof(*flags); i++)
        add(page, change->flags & 1u << i ? say(page, flags[i]) : "");
    put_line(page, 2);
    if (change->kind == FZ_CHANGE_ADDED || change->kind == FZ_CHANGE_REMOVED)
        put_alone(page, change);
    if (change->piece_count)
        put_pieces(page, change);
    for (size_t i = 0; i < change->shift_count; i++)
        put_shift(page, change, i);
}

/* ------------------------------------------------------------------ numbers */

static bool is_quiet(const fz_change *change)
{
    return change->kind == FZ_CHANGE_RENUMBERED && !(change->flags & FZ_CHANGE_UNCERTAIN);
}

static bool follows(const fz_change *before, const fz_change *after)
{
    return after->old_task->number == before->old_task->number + 1 &&
           after->new_task->number == before->new_task->number + 1;
}

static void put_numbers(sheet *page)
{
    const fz_change *last = NULL, *change = NULL;
    size_t count = fz_comparison_change_count(page->comparison), run = 0;

    for (size_t i = 0; i <= count; i++) {
        change = fz_comparison_change(page->comparison, i);
        if (change && !is_quiet(change))
            continue;
        if (last && change && follows(last, change)) {
            last = change;
            run++;
            continue;
        }
        if (last && run > 1) {
            add_words(page, " 至 ", " to ");
            add(page, last->old_text);
            add(page, " → ");
            add(page, last->new_text);
        }
        if (last)
            put_line(page, 2);
        if (!change)
            return;
        if (!last) {
            add_words(page, "编号变动", "numbers");
            put_line(page, 0);
        }
        add(page, change->old_text);
        add(page, " → ");
        add(page, change->new_text);
        last = change;
        run = 1;
    }
}

static void put_summary(sheet *page)
{
    size_t count = fz_comparison_change_count(page->comparison), told = 0;

    if (!count) {
        add_words(page, "两份文件没有不同", "the two documents do not differ");
        put_line(page, 0);
        return;
    }
    add_words(page, "共 ", "");
    fz__buffer_number(&page->line, count);
    add_words(page, " 处不同：", count == 1 ? " change: " : " changes: ");
    for (fz_change_kind kind = FZ_CHANGE_HEAD; kind < FZ_CHANGE_COUNT_; kind++) {
        size_t of_kind = fz_comparison_kind_count(page->comparison, kind);

        if (!of_kind)
            continue;
        add(page, told++ ? say(page, (words){"，", ", "}) : "");
        add(page, say(page, kinds[kind]));
        add(page, " ");
        fz__buffer_number(&page->line, of_kind);
    }
    put_line(page, 0);
}

bool fz__comparison_text(const fz_comparison *comparison, unsigned width, fz__sink *sink)
{
    sheet page = {.comparison = comparison, .sink = sink, .width = width ? width : DEFAULT_WIDTH};
    const fz_change *before = NULL;
    bool done;

    page.width = page.width < LEAST_WIDTH ? LEAST_WIDTH : page.width;
    page.chinese = fz_context_language(comparison->context) == FZ_LANGUAGE_ZH;
    fz__buffer_init(&page.line, comparison->context);
    fz__buffer_init(&page.printable, comparison->context);
    for (size_t i = 0; i < comparison->change_count && !sink->failed; i++) {
        const fz_change *change = &comparison->changes[i];

        if (is_quiet(change))
            continue;
        if (!same_subject(before, change)) {
            fz__sink_string(sink, before ? "\n" : "");
            put_subject(&page, change);
        }
        put_change(&page, change);
        before = change;
    }
    if (fz_comparison_kind_count(comparison, FZ_CHANGE_RENUMBERED) && before)
        fz__sink_char(sink, '\n');
    put_numbers(&page);
    fz__sink_string(sink, comparison->change_count ? "\n" : "");
    put_summary(&page);
    done = !page.line.failed && !page.printable.failed;
    fz__buffer_clear(&page.line);
    fz__buffer_clear(&page.printable);
    return done;
}
