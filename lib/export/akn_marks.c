/* Marks inside a text: who is named in it, and as what.
 *
 * The units of a statement are looked for one behind the other, as they were assigned; a unit that the text does not name
 * in that order (an elided prefix, a statement that stands elsewhere) gets no mark, and stands in the outline alone. */
#include "export/akn.h"
#include "export/printed.h"

#include <string.h>

/* A text that names many units in no order is not searched for all of them. */
enum { MOST_MISSES = 16 };

static fz__akn_mark *add(fz__akn *akn)
{
    if (!FZ_GROW(akn->directive->context, &akn->marks, &akn->mark_capacity, akn->mark_count + 1)) {
        akn->failed = true;
        return NULL;
    }
    akn->marks[akn->mark_count] = (fz__akn_mark){.outer = NULL};
    return &akn->marks[akn->mark_count++];
}

/* Where a name stands in a text from `at` on; SIZE_MAX when nowhere. */
static size_t find(const char *text, size_t length, size_t at, const char *name)
{
    size_t size = strlen(name);
    const char *end = text + length, *from = text + at;

    while (size && (size_t)(end - from) >= size && (from = memchr(from, name[0], (size_t)(end - from) - size + 1))) {
        if (memcmp(from, name, size) == 0)
            return (size_t)(from - text);
        from++;
    }
    return SIZE_MAX;
}

static bool begins(const char *text, size_t length, const char *what)
{
    size_t size = strlen(what);

    return length >= size && memcmp(text, what, size) == 0;
}

static size_t any_of(const char *text, size_t length, const char *const *words)
{
    for (; *words; words++)
        if (begins(text, length, *words))
            return strlen(*words);
    return 0;
}

static const char *const colons[] = {":", "：", NULL};
static const char *const delimiters[] = {"；", ";", "。", "，", ",",  "、", "（", "(",
                                         "【", "[", "〔", " ",  "　", "\n", "\t", NULL};

/* The label right before a unit, 牵头单位: in 牵头单位:县政府办, is a mark of its role. */
static void mark_label(fz__akn *akn, const char *text, size_t first, size_t end, const char *role)
{
    size_t from = first, to = SIZE_MAX, size;
    fz__akn_mark *mark;

    for (size_t i = first; i < end; i++) {
        size_t colon = any_of(text + i, end - i, colons);

        if (colon && i + colon == end)
            to = i;
        else if ((size = any_of(text + i, end - i, delimiters)) > 0)
            from = i + size;
    }
    if (to == SIZE_MAX || from >= to)
        return;
    mark = add(akn);
    if (mark)
        *mark = (fz__akn_mark){.from = from, .to = to, .element = "role", .refers = role};
}

static void mark_unit(fz__akn *akn, const fz_assignment *a, size_t from, size_t to)
{
    static const char *const roles[] = {
        [FZ_ROLE_LEAD] = "lead", [FZ_ROLE_COOPERATE] = "cooperating", [FZ_ROLE_RESPONSIBLE] = "responsible"};
    fz__akn_mark *mark = add(akn);

    if (!mark)
        return;
    *mark = (fz__akn_mark){.from = from,
                           .to = to,
                           .element = "organization",
                           .refers = akn->outline.units[a->unit],
                           .role = a->role == FZ_ROLE_LEAD && a->rank == 1 ? "firstLead" : roles[a->role],
                           .rank = a->rank};
}

void fz__akn_marks_of_task(fz__akn *akn, const fz_task *task, uint32_t item)
{
    static const char *const labels[] = {[FZ_ROLE_LEAD] = "#role.lead",
                                         [FZ_ROLE_COOPERATE] = "#role.cooperating",
                                         [FZ_ROLE_RESPONSIBLE] = "#role.responsible"};
    const fz_directive *d = akn->directive;
    const fz__item *text = &d->items[item];
    size_t at = 0, misses = 0;
    uint8_t role = 0;

    for (uint32_t i = item + 1; i < task->items.end && misses < MOST_MISSES; i++) {
        const fz_assignment *a;
        size_t from;

        if (d->items[i].kind <= FZ_ITEM_STATED)
            break;
        if (d->items[i].kind != FZ_ITEM_ASSIGN)
            continue;
        a = &d->assignments[d->items[i].ref];
        from = find(text->text, text->length, at, d->units[a->unit].name);
        if (from == SIZE_MAX) {
            misses++;
            continue;
        }
        if (a->role != role)
            mark_label(akn, text->text, at, from, labels[a->role]);
        role = a->role;
        at = from + d->units[a->unit].name_length;
        mark_unit(akn, a, from, at);
    }
}

bool fz__akn_is_title(const fz_directive *directive, const fz__item *item)
{
    return fz__item_is_line(item, fz_directive_field(directive, FZ_FIELD_TITLE, 0));
}

/* 2016年1月25日 is a day as it is printed. */
static bool is_day(const fz__item *item, fz_date date)
{
    char day[16];
    const char *at = item->text, *end = item->text + item->length;
    static const char *const words[] = {"年", "月", "日"};
    size_t part = 0;

    if (!fz_date_format(date, day, sizeof(day)))
        return false;
    for (const char *d = day; part < 3; part++) {
        size_t digits = strcspn(d, "-");

        while (digits && *d == '0')
            d++, digits--;
        if ((size_t)(end - at) < digits + strlen(words[part]) || memcmp(at, d, digits) != 0 ||
            memcmp(at + digits, words[part], strlen(words[part])) != 0)
            return false;
        at += digits + strlen(words[part]);
        d += digits + (d[digits] == '-');
    }
    return at == end;
}

static void mark_whole(fz__akn *akn, const fz__item *item, fz__akn_mark what)
{
    fz__akn_mark *mark = add(akn);

    if (!mark)
        return;
    what.to = item->length;
    *mark = what;
}

/* 各乡镇人民政府、县直有关单位: names the addressees one behind the other. */
static void mark_addressees(fz__akn *akn, const fz__item *item)
{
    const fz_directive *d = akn->directive;
    size_t at = 0, misses = 0;

    for (size_t i = 0; i < fz_directive_field_count(d, FZ_FIELD_ADDRESSEE) && misses < MOST_MISSES; i++) {
        const char *name = fz_directive_field(d, FZ_FIELD_ADDRESSEE, i);
        size_t from = find(item->text, item->length, at, name);
        fz__akn_mark *mark;

        if (from == SIZE_MAX) {
            misses++;
            continue;
        }
        mark = add(akn);
        if (!mark)
            return;
        at = from + strlen(name);
        *mark = (fz__akn_mark){
            .from = from, .to = at, .element = "organization", .refers = fz__akn_reference(akn, "#org.a", i + 1)};
    }
}

/* The numbers of the documents that it rests on, one behind the other. */
static void mark_basis(fz__akn *akn, const fz__item *item)
{
    const fz_directive *d = akn->directive;
    size_t at = 0, misses = 0;

    for (size_t i = 0; i < fz_directive_field_count(d, FZ_FIELD_BASIS) && misses < MOST_MISSES; i++) {
        const char *number = fz_directive_basis_number(d, i);
        size_t from = number ? find(item->text, item->length, at, number) : SIZE_MAX;
        fz__akn_mark *mark = from == SIZE_MAX ? NULL : add(akn);

        misses += from == SIZE_MAX;
        if (!mark)
            continue;
        at = from + strlen(number);
        *mark = (fz__akn_mark){.from = from,
                               .to = at,
                               .element = "ref",
                               .href = fz__akn_reference(akn, "/akn/ontology/document/ref.b", i + 1)};
    }
}

static bool ends_in_colon(const fz__item *item)
{
    return (item->length >= 1 && item->text[item->length - 1] == ':') ||
           (item->length >= 3 && memcmp(item->text + item->length - 3, "：", 3) == 0);
}

void fz__akn_marks_of_part(fz__akn *akn, fz_part part, uint32_t index)
{
    const fz_directive *d = akn->directive;
    const fz__item *item = &d->items[index];
    fz_date day = fz_directive_day(d, FZ_FIELD_SIGNED);

    if (part == FZ_PART_FRONT && fz__akn_is_title(d, item))
        mark_whole(akn, item, (fz__akn_mark){.element = "docTitle"});
    else if (part == FZ_PART_FRONT && fz__item_is_line(item, fz_directive_field(d, FZ_FIELD_DOC_NUMBER, 0)))
        mark_whole(akn, item, (fz__akn_mark){.element = "docNumber"});
    else if (part == FZ_PART_FRONT && ends_in_colon(item))
        mark_addressees(akn, item);
    else if (part == FZ_PART_PREAMBLE)
        mark_basis(akn, item);
    else if (part == FZ_PART_BACK && is_day(item, day))
        mark_whole(akn, item, (fz__akn_mark){.element = "docDate", .date = day});
    for (size_t i = 0; part == FZ_PART_BACK && i < fz_directive_field_count(d, FZ_FIELD_ISSUER); i++)
        if (fz__item_is_line(item, fz_directive_field(d, FZ_FIELD_ISSUER, i)) && !akn->mark_count)
            mark_whole(akn, item,
                       (fz__akn_mark){.outer = "signature",
                                      .element = "organization",
                                      .refers = fz__akn_reference(akn, "#org.i", i + 1)});
}
