/* The body: what is printed, in order, as the elements of Akoma Ntoso.
 *
 * Sections of the first level are <section>, of the second <subsection>, deeper ones <level>; tasks are <paragraph>. The
 * texts of a section stand in its <intro>, between or behind its tasks in a <hcontainer name="text">, and in its <content>
 * where it has neither tasks nor sections. */
#include "export/akn.h"

#include <string.h>

/* How elements of one kind within one parent are numbered: by their own number where it rises, else sec_5-2, sec_5-3. */
typedef struct counter {
    uint64_t last, again, unnumbered;
} counter;

/* What is counted within one parent. */
typedef struct scope {
    counter sections, tasks;
    uint64_t paragraphs, containers;
} scope;

static size_t push(fz__akn *akn, const char *kind)
{
    size_t before = akn->id.length;

    fz__buffer_string(&akn->id, before ? "__" : "");
    fz__buffer_string(&akn->id, kind);
    return before;
}

static size_t push_nth(fz__akn *akn, const char *kind, uint64_t nth)
{
    size_t before = push(akn, kind);

    fz__buffer_char(&akn->id, '_');
    fz__buffer_number(&akn->id, nth);
    return before;
}

static size_t push_numbered(fz__akn *akn, const char *kind, uint32_t number, counter *count)
{
    size_t before = push(akn, kind);

    if (!number) {
        fz__buffer_string(&akn->id, "_nn_");
        fz__buffer_number(&akn->id, ++count->unnumbered);
        return before;
    }
    if (number > count->last) {
        count->last = number;
        count->again = 1;
    } else {
        count->again++;
    }
    fz__buffer_char(&akn->id, '_');
    fz__buffer_number(&akn->id, count->last);
    if (count->again > 1) {
        fz__buffer_char(&akn->id, '-');
        fz__buffer_number(&akn->id, count->again);
    }
    return before;
}

static void pop(fz__akn *akn, size_t before)
{
    akn->id.length = before;
    if (akn->id.bytes)
        akn->id.bytes[before] = '\0';
}

/* Keep the id of the open element as a reference. */
static void name(fz__akn *akn, const char **reference)
{
    char *kept;

    if (!akn->naming || akn->id.failed || akn->failed)
        return;
    kept = fz__arena_alloc(&akn->arena, akn->id.length + 2);
    akn->failed |= !kept;
    if (!kept)
        return;
    kept[0] = '#';
    memcpy(kept + 1, akn->id.bytes, akn->id.length + 1);
    *reference = kept;
}

static void start(fz__akn *akn, const char *element)
{
    fz__xml_start(&akn->writer, element);
    fz__xml_attribute_text(&akn->writer, "eId", akn->id.bytes);
}

static void put_mark(fz__akn *akn, const fz__akn_mark *mark, const char *text, uint64_t nth)
{
    size_t before = push_nth(akn, mark->element, nth);
    char day[16];

    if (mark->outer)
        fz__xml_start(&akn->writer, mark->outer);
    start(akn, mark->element);
    fz__xml_attribute_text(&akn->writer, "href", mark->href);
    fz__xml_attribute_text(&akn->writer, "refersTo", mark->refers);
    fz__xml_attribute_text(&akn->writer, "date", fz_date_format(mark->date, day, sizeof(day)) ? day : NULL);
    fz__xml_attribute_text(&akn->writer, "fz:role", mark->role);
    if (mark->rank)
        fz__xml_attribute_number(&akn->writer, "fz:rank", mark->rank);
    fz__xml_text(&akn->writer, text + mark->from, mark->to - mark->from);
    fz__xml_end(&akn->writer, mark->element);
    if (mark->outer)
        fz__xml_end(&akn->writer, mark->outer);
    pop(akn, before);
}

static void put_marked(fz__akn *akn, const char *text, size_t length)
{
    size_t at = 0, roles = 0, others = 0;

    fz__xml_text(&akn->writer, "", 0);
    for (size_t i = 0; i < akn->mark_count; i++) {
        fz__xml_text(&akn->writer, text + at, akn->marks[i].from - at);
        put_mark(akn, &akn->marks[i], text, strcmp(akn->marks[i].element, "role") == 0 ? ++roles : ++others);
        at = akn->marks[i].to;
    }
    fz__xml_text(&akn->writer, text + at, length - at);
    akn->mark_count = 0;
}

static bool is_text(const fz__item *item)
{
    return item->kind == FZ_ITEM_PARAGRAPH || item->kind == FZ_ITEM_FIELD || item->kind == FZ_ITEM_STATED;
}

static void put_paragraph(fz__akn *akn, uint32_t item, scope *in, const char *class)
{
    static const char *const classes[] = {[FZ_ITEM_FIELD] = "field", [FZ_ITEM_STATED] = "stated"};
    const fz__item *text = &akn->directive->items[item];
    size_t before = push_nth(akn, "p", ++in->paragraphs);

    name(akn, &akn->outline.texts[item]);
    start(akn, "p");
    fz__xml_attribute_text(&akn->writer, "class",
                           class || text->kind == FZ_ITEM_PARAGRAPH ? class : classes[text->kind]);
    put_marked(akn, text->text, text->length);
    fz__xml_end(&akn->writer, "p");
    pop(akn, before);
}

/* What the schema asks for and the issuer did not print. */
static void put_unprinted(fz__akn *akn, const char *element, const char *text)
{
    fz__xml_start(&akn->writer, "p");
    fz__xml_attribute_text(&akn->writer, "fz:printed", "false");
    fz__xml_text(&akn->writer, "", 0);
    if (text)
        fz__xml_element(&akn->writer, element, text);
    fz__xml_end(&akn->writer, "p");
}

static void put_number(fz__akn *akn, const char *mark, const char *label)
{
    fz__xml_element(&akn->writer, "num", mark ? mark : label);
}

/* A statement bears the role of the first unit in it. */
static const char *class_of(const fz__akn *akn)
{
    for (size_t i = 0; i < akn->mark_count; i++)
        if (akn->marks[i].role)
            return strcmp(akn->marks[i].role, "firstLead") == 0 ? "lead" : akn->marks[i].role;
    return NULL;
}

static void put_task(fz__akn *akn, uint32_t index, scope *in)
{
    const fz_task *task = &akn->directive->tasks[index];
    size_t before = push_numbered(akn, "para", task->number, &in->tasks);
    scope inner = {.paragraphs = 0};

    name(akn, &akn->outline.tasks[index]);
    start(akn, "paragraph");
    fz__xml_attribute_text(&akn->writer, "wId", task->id);
    put_number(akn, task->mark, task->label);
    fz__xml_start(&akn->writer, "content");
    for (uint32_t i = task->items.first; i < task->items.end; i++) {
        if (!is_text(&akn->directive->items[i]))
            continue;
        fz__akn_marks_of_task(akn, task, i);
        put_paragraph(akn, i, &inner, akn->directive->items[i].kind == FZ_ITEM_STATED ? class_of(akn) : NULL);
    }
    fz__xml_end(&akn->writer, "content");
    fz__xml_end(&akn->writer, "paragraph");
    pop(akn, before);
}

static bool holds(const fz_directive *d, fz__range items, bool texts)
{
    for (uint32_t i = items.first; i < items.end; i++) {
        const fz__item *item = &d->items[i];

        if (texts ? is_text(item) : item->kind == FZ_ITEM_SECTION || item->kind == FZ_ITEM_TASK)
            return true;
    }
    return false;
}

/* The texts up to the next section or task; where they end. */
static uint32_t put_run(fz__akn *akn, fz__range items, scope *in)
{
    const fz_directive *d = akn->directive;
    uint32_t i = items.first;

    for (; i < items.end && d->items[i].kind != FZ_ITEM_SECTION && d->items[i].kind != FZ_ITEM_TASK; i++)
        if (is_text(&d->items[i]))
            put_paragraph(akn, i, in, NULL);
    return i;
}

static uint32_t run_end(const fz_directive *d, fz__range items)
{
    uint32_t i = items.first;

    while (i < items.end && d->items[i].kind != FZ_ITEM_SECTION && d->items[i].kind != FZ_ITEM_TASK)
        i++;
    return i;
}

static void put_intro(fz__akn *akn, fz__range items)
{
    scope inner = {.paragraphs = 0};
    size_t before = push(akn, "intro");

    start(akn, "intro");
    put_run(akn, items, &inner);
    fz__xml_end(&akn->writer, "intro");
    pop(akn, before);
}

static void put_between(fz__akn *akn, fz__range items, scope *in)
{
    scope inner = {.paragraphs = 0};
    size_t before = push_nth(akn, "hcontainer", ++in->containers);

    start(akn, "hcontainer");
    fz__xml_attribute_text(&akn->writer, "name", "text");
    fz__xml_start(&akn->writer, "content");
    put_run(akn, items, &inner);
    fz__xml_end(&akn->writer, "content");
    fz__xml_end(&akn->writer, "hcontainer");
    pop(akn, before);
}

static void put_content(fz__akn *akn, fz__range items)
{
    scope inner = {.paragraphs = 0};

    fz__xml_start(&akn->writer, "content");
    put_run(akn, items, &inner);
    fz__xml_end(&akn->writer, "content");
}

static void put_section(fz__akn *akn, uint32_t index, scope *in);

static void put_hierarchy(fz__akn *akn, fz__range items, scope *in)
{
    const fz_directive *d = akn->directive;

    for (uint32_t i = items.first; i < items.end && !akn->failed; i++) {
        if (d->items[i].kind == FZ_ITEM_SECTION) {
            put_section(akn, d->items[i].ref, in);
        } else if (d->items[i].kind == FZ_ITEM_TASK) {
            put_task(akn, d->items[i].ref, in);
        } else if (is_text(&d->items[i])) {
            fz__range run = {i, items.end};

            put_between(akn, run, in);
            i = run_end(d, run) - 1;
        }
    }
}

static void put_title(fz__akn *akn, const fz_section *section, uint32_t index)
{
    size_t before = push(akn, "heading");

    name(akn, &akn->outline.titles[index]);
    start(akn, "heading");
    fz__xml_text(&akn->writer, section->title, strlen(section->title));
    fz__xml_end(&akn->writer, "heading");
    pop(akn, before);
}

static void put_section(fz__akn *akn, uint32_t index, scope *in)
{
    static const struct {
        const char *element, *kind;
    } levels[] = {{"section", "sec"}, {"subsection", "subsec"}, {"level", "lvl"}};
    const fz_section *section = &akn->directive->sections[index];
    size_t level = section->depth > 2 ? 2 : section->depth;
    size_t before = push_numbered(akn, levels[level].kind, section->number, &in->sections);
    fz__range items = section->items, run = {items.first, run_end(akn->directive, items)};
    scope inner = {.paragraphs = 0};

    name(akn, &akn->outline.sections[index]);
    start(akn, levels[level].element);
    fz__xml_attribute_text(&akn->writer, "wId", section->id);
    put_number(akn, section->mark, section->label);
    if (section->titled)
        put_title(akn, section, index);
    if (!holds(akn->directive, items, false)) {
        put_content(akn, items);
    } else {
        if (holds(akn->directive, run, true))
            put_intro(akn, run);
        put_hierarchy(akn, (fz__range){run.end, items.end}, &inner);
    }
    fz__xml_end(&akn->writer, levels[level].element);
    pop(akn, before);
}

static bool has_text(const fz_directive *d, fz_part part)
{
    return holds(d, d->part_items[part], true);
}

static void put_part(fz__akn *akn, fz_part part, scope *in, const char *class)
{
    const fz__range items = akn->directive->part_items[part];

    for (uint32_t i = items.first; i < items.end; i++) {
        if (!is_text(&akn->directive->items[i]))
            continue;
        fz__akn_marks_of_part(akn, part, i);
        put_paragraph(akn, i, in, class);
    }
}

static bool prints_title(const fz_directive *d)
{
    const fz__range items = d->part_items[FZ_PART_FRONT];

    for (uint32_t i = items.first; i < items.end; i++)
        if (is_text(&d->items[i]) && fz__akn_is_title(d, &d->items[i]))
            return true;
    return false;
}

static void put_preface(fz__akn *akn)
{
    const fz_directive *d = akn->directive;
    const char *title = fz_directive_field(d, FZ_FIELD_TITLE, 0);
    bool unprinted = title && !prints_title(d);
    size_t before;
    scope inner = {.paragraphs = 0};

    if (!unprinted && !has_text(d, FZ_PART_FRONT) && !has_text(d, FZ_PART_COVER))
        return;
    before = push(akn, "preface");
    start(akn, "preface");
    if (unprinted)
        put_unprinted(akn, "docTitle", title);
    put_part(akn, FZ_PART_FRONT, &inner, NULL);
    put_part(akn, FZ_PART_COVER, &inner, "cover");
    fz__xml_end(&akn->writer, "preface");
    pop(akn, before);
}

static void put_container(fz__akn *akn, const char *element, const fz_part *parts, size_t count)
{
    scope inner = {.paragraphs = 0};
    size_t before, filled = 0;

    for (size_t i = 0; i < count; i++)
        filled += has_text(akn->directive, parts[i]);
    if (!filled)
        return;
    before = push(akn, element);
    start(akn, element);
    for (size_t i = 0; i < count; i++)
        put_part(akn, parts[i], &inner, NULL);
    fz__xml_end(&akn->writer, element);
    pop(akn, before);
}

static void put_main(fz__akn *akn)
{
    const fz_directive *d = akn->directive;
    const fz__range items = d->part_items[FZ_PART_BODY];
    scope inner = {.paragraphs = 0};

    fz__xml_start(&akn->writer, "mainBody");
    if (d->has_part[FZ_PART_BODY] && holds(d, items, false))
        put_hierarchy(akn, items, &inner);
    else
        put_unprinted(akn, NULL, NULL);
    fz__xml_end(&akn->writer, "mainBody");
}

void fz__akn_body(fz__akn *akn)
{
    static const fz_part before[] = {FZ_PART_PREAMBLE}, behind[] = {FZ_PART_CLOSING, FZ_PART_BACK};

    put_preface(akn);
    put_container(akn, "preamble", before, 1);
    put_main(akn);
    put_container(akn, "conclusions", behind, 2);
}
