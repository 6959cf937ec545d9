/* The grammar, white space and width (１７, （三）) apart:
 *
 *     tasks     = cited { separator cited }
 *     cited     = place [ range place ]
 *     place     = [ "任务" ] component { [ "/" | "." ] component } [ "." ]
 *     section   = component { [ "/" | "." | "、" ] component } [ "." | "、" ]
 *     component = [ "第" ] ( numeral | "(" numeral ")" ) [ word ]
 *
 * A component with a word such as 部分 or 章 is of a section, and so are the bracketed ones behind it, the last of the
 * place apart: 第四部分（二）第17项 is 17 in 四（二）, 第四部分（三） is 三 in 四, 第一项（2） is 1/2. A section that is named
 * holds for what follows behind 、 (第四部分第17、18项), but not behind a comma. */
#include "query/citation.h"

#include "base/numeral.h"
#include "base/utf8.h"

#include <string.h>

typedef struct reader {
    const char *at, *end;
} reader;

typedef enum component_kind { BARE, BRACKETED, OF_SECTION, OF_TASK } component_kind;

typedef struct component {
    component_kind kind;
    uint32_t number;
} component;

/* Longer words before those they begin with. */
static const char *const section_words[] = {"部分", "章", "节", "篇", NULL};
static const char *const task_words[] = {"项重点工作任务",
                                         "项工作任务",
                                         "项重点任务",
                                         "项重点工作",
                                         "项任务",
                                         "项工作",
                                         "项措施",
                                         "项",
                                         "条任务",
                                         "条措施",
                                         "条",
                                         "号任务",
                                         "号",
                                         "个任务",
                                         "款",
                                         "目",
                                         "点",
                                         "任务",
                                         NULL};
static const char *const task_openings[] = {"任务", NULL};
static const char *const ordinal_openings[] = {"第", NULL};
static const char *const range_words[] = {"-", "－", "–", "—", "―", "~", "～", "〜", "至", "到", NULL};
static const char *const list_words[] = {"、", "和", "及", "与", NULL}; /* the section goes on */
static const char *const part_words[] = {",", "，", ";", "；", NULL};   /* it does not */
static const char *const path_words[] = {"/", "／", NULL};
static const char *const task_marks[] = {".", "．", NULL};
static const char *const section_marks[] = {"、", ".", "．", NULL};

static void skip_space(reader *r)
{
    while (r->at < r->end) {
        const char *next = r->at;

        if (!fz__is_space(fz__utf8_next(&next, r->end)))
            return;
        r->at = next;
    }
}

static bool at_end(reader *r)
{
    skip_space(r);
    return r->at == r->end;
}

static bool take(reader *r, const char *const *words)
{
    skip_space(r);
    for (; *words; words++) {
        size_t length = strlen(*words);

        if ((size_t)(r->end - r->at) >= length && !memcmp(r->at, *words, length)) {
            r->at += length;
            return true;
        }
    }
    return false;
}

static bool take_folded(reader *r, uint32_t c)
{
    const char *next = r->at;

    if (at_end(r))
        return false;
    next = r->at;
    if (fz__fold_width(fz__utf8_next(&next, r->end)) != c)
        return false;
    r->at = next;
    return true;
}

/* Digits may count further than numerals do: a long directive has a task 12345. Beyond 32 bits they are no number, 0. */
static bool take_digits(reader *r, uint32_t *number)
{
    const char *start = r->at;
    uint64_t value = 0;

    while (r->at < r->end) {
        const char *next = r->at;
        uint32_t c = fz__fold_width(fz__utf8_next(&next, r->end));

        if (c < '0' || c > '9')
            break;
        value = value > UINT32_MAX ? value : value * 10 + (c - '0');
        r->at = next;
    }
    *number = value > UINT32_MAX ? 0 : (uint32_t)value;
    return r->at > start;
}

static bool take_number(reader *r, uint32_t *number)
{
    size_t length;

    skip_space(r);
    if (take_digits(r, number))
        return *number > 0;
    length = fz__numeral_read(r->at, (size_t)(r->end - r->at), number);
    r->at += length;
    return length && *number > 0;
}

/* One character that is a bracketed number in itself, ㈠ or ⑴, counts as bare: it is how a list is marked, not nested. */
static bool take_component(reader *r, component *c)
{
    c->kind = BARE;
    take(r, ordinal_openings);
    if (take_folded(r, '(')) {
        if (!take_number(r, &c->number) || !take_folded(r, ')'))
            return false;
        c->kind = BRACKETED;
    } else if (!take_number(r, &c->number)) {
        return false;
    }
    if (take(r, section_words))
        c->kind = OF_SECTION;
    else if (take(r, task_words))
        c->kind = OF_TASK;
    return true;
}

/* Whether a component comes next without a separator: 第 and brackets begin one. */
static bool component_follows(const reader *r)
{
    reader ahead = *r;

    return take(&ahead, ordinal_openings) || take_folded(&ahead, '(');
}

static bool number_follows(const reader *r)
{
    reader ahead = *r;
    uint32_t number;

    return take_number(&ahead, &number);
}

/* Whether the path goes on; what parts its components is taken, and such a mark at its end too. A bare number goes on
 * behind a mark, a bracket or the word of a section: 7.2, 第四部分17. */
static bool path_continues(reader *r, const char *const *marks, component_kind last)
{
    bool parted;

    if (take(r, path_words))
        return true;
    parted = take(r, marks) || last == OF_SECTION || last == BRACKETED;
    return component_follows(r) || (parted && number_follows(r));
}

/* How many components there are; 0 when they cannot be read, or are too many. */
static size_t take_components(reader *r, const char *const *marks, component components[FZ__PATH_DEPTH])
{
    size_t count = 0;

    do {
        if (count == FZ__PATH_DEPTH || !take_component(r, &components[count]))
            return 0;
        count++;
    } while (path_continues(r, marks, components[count - 1].kind));
    return count;
}

static void path_set(fz__path *path, const component *components, size_t count)
{
    path->depth = (uint32_t)count;
    for (size_t i = 0; i < count; i++)
        path->numbers[i] = components[i].number;
}

bool fz__section_citation_parse(const char *text, size_t length, fz__section_citation *citation)
{
    reader r = {text, text + length};
    component components[FZ__PATH_DEPTH];
    size_t count = take_components(&r, section_marks, components);

    memset(citation, 0, sizeof(*citation));
    for (size_t i = 0; i < count; i++)
        if (components[i].kind == OF_TASK)
            return false;
    path_set(&citation->path, components, count);
    citation->floating = count && components[0].kind == BRACKETED;
    return count && at_end(&r);
}

bool fz__is_id(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';

        if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-' || c == '.')))
            return false;
    }
    return length > 0;
}

/* How many of the components, from the first on, are of the section. */
static size_t section_share(const component *components, size_t count)
{
    size_t share = 0;

    for (size_t i = 0; i < count; i++)
        if (components[i].kind == OF_SECTION)
            share = i + 1;
    while (share && share + 1 < count && components[share].kind == BRACKETED)
        share++;
    return share;
}

/* The end of a range: 19, 第19项, or 1/4 behind 1/2. */
static bool take_range_end(reader *r, fz__citation *citation)
{
    component components[FZ__PATH_DEPTH];
    size_t count = take_components(r, task_marks, components), depth = citation->item.depth;

    if (!count || components[0].kind == OF_SECTION || (count > 1 && count != depth))
        return false;
    for (size_t i = 0; i + 1 < count; i++)
        if (components[i].number != citation->item.numbers[i])
            return false;
    citation->last = components[count - 1].number;
    return citation->last >= citation->item.numbers[depth - 1];
}

/* One place or range. A section alone is kept for what follows; then `citation->item` is empty. */
static bool take_cited(reader *r, fz__citation *citation)
{
    component components[FZ__PATH_DEPTH];
    size_t count, share;

    take(r, task_openings);
    count = take_components(r, task_marks, components);
    if (!count)
        return false;
    share = section_share(components, count);
    if (share)
        path_set(&citation->section, components, share);
    path_set(&citation->item, components + share, count - share);
    if (share == count)
        return true;
    citation->last = components[count - 1].number;
    if (!take(r, range_words))
        return true;
    take(r, range_words); /* —— is two of them */
    return take_range_end(r, citation);
}

size_t fz__citation_parse(const char *text, size_t length, fz__citation *citations, size_t capacity)
{
    reader r = {text, text + length};
    fz__citation citation = {0};
    size_t count = 0;
    bool parted;

    do {
        if (!take_cited(&r, &citation))
            return 0;
        if (citation.item.depth) {
            if (count < capacity)
                citations[count] = citation;
            count++;
        }
        parted = take(&r, part_words);
        if (parted && citation.item.depth)
            citation.section.depth = 0;
        else if (!parted)
            parted = take(&r, list_words) && (!at_end(&r) || !citation.item.depth);
    } while (parted);
    return at_end(&r) && citation.item.depth ? count : 0;
}

/* Whether a heading is printed in brackets; one that has no mark is taken for one when it stands under another. */
static bool is_bracketed(const fz_section *section)
{
    reader r = {section->mark, section->mark ? section->mark + strlen(section->mark) : NULL};

    return section->mark ? take_folded(&r, '(') : section->parent != FZ__NONE;
}

bool fz__section_cited(const fz_section *section, const fz__section_citation *citation)
{
    const fz_section *outer = section, *first = NULL;

    if (citation->id)
        return !strcmp(section->id, citation->id);
    for (uint32_t i = citation->path.depth; i-- > 0;) {
        if (!outer || outer->number != citation->path.numbers[i])
            return false;
        first = outer;
        outer = fz_section_parent(outer);
    }
    return first && (citation->floating ? is_bracketed(first) : !outer);
}

/* Whether a task's number lies in the cited range, or under a number that does: 1 finds 1/1 and 1/2 as well. */
static bool item_cited(const fz_task *task, const fz__path *item, uint32_t last)
{
    const char *inner = task->label ? strchr(task->label, '/') : NULL;
    reader r = {inner, inner ? inner + strlen(inner) : NULL};
    uint32_t number = task->leading;

    for (uint32_t i = 0; i + 1 < item->depth; i++)
        if (number != item->numbers[i] || !inner || !take(&r, path_words) || !take_number(&r, &number))
            return false;
    return number >= item->numbers[item->depth - 1] && number <= last;
}

bool fz__task_cited(const fz_task *task, const fz__citation *citation)
{
    const fz__section_citation place = {.path = citation->section};

    if (!item_cited(task, &citation->item, citation->last))
        return false;
    if (!place.path.depth)
        return true;
    for (const fz_section *section = fz_task_section(task); section; section = fz_section_parent(section))
        if (fz__section_cited(section, &place))
            return true;
    return false;
}
