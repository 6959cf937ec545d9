/* Loading directive XML.
 *
 * The vocabulary's reader has checked elements, attributes and values when the callbacks are called; here is checked what
 * no schema can say, in the same pass: ids and numbers used twice, ranks with gaps, units named twice, tasks without text,
 * ordinals that do not fit their labels. Such a fault does not end the reading: the error is made, the first status noted,
 * and the next elements are looked at, so that one call reports all of them. */
#include "base/load.h"
#include "base/numeral.h"
#include "data/data.h"
#include "directive/akn.h"
#include "directive/builder.h"
#include "directive/load_require.h"
#include "directive/vocabulary.h"
#include "xml/values.h"

#include <string.h>

/* Markup inside the running text that is being read. */
typedef struct insert {
    const char *markup;
    size_t offset;
} insert;

/* A requirement of the open task: what is said of it once the task's text is whole, and where. */
typedef struct requirement {
    const char *text;
    size_t offset; /* in the XML */
    size_t at;
    fz_requirement_kind kind;
} requirement;

/* What was seen before under some key, and in which line. */
typedef struct seen {
    fz__strings keys;
    uint64_t *lines;
    size_t count, capacity;
} seen;

typedef struct loader {
    fz_context *context;
    fz_error **error;
    bool failed; /* memory is exhausted */
    fz__builder *builder;
    fz__arena scratch;

    /* The text element that is open: its attributes wait for its text. */
    const char *name, *foreign, *every;
    bool joined;
    fz_date date;
    fz__head_entry entry;
    insert *inserts;
    size_t insert_count, insert_capacity;

    seen ids, numbers;
    uint32_t *sections; /* the open sections, by ordinal of their start tag */
    size_t section_depth, section_capacity;
    uint32_t section_count;
    bool has_text;             /* of the open task */
    fz__require_entry require; /* the <require> that is open */
    requirement *requires;     /* those of the open task */
    size_t require_count, require_capacity;
    bool disordered; /* one of them is out of order: their places are not looked up */
    size_t task_offset;
    const char *task_name;
} loader;

/* A copy that lasts for the loading; on_end asks whether one failed. */
static const char *keep(loader *l, const char *text)
{
    char *kept = text ? fz__arena_string(&l->scratch, text, strlen(text)) : NULL;

    if (text && !kept)
        l->failed = true;
    return kept;
}

static fz__slice slice(const fz__values *values, size_t column)
{
    return (fz__slice){values->at[column].text, values->at[column].text ? values->at[column].length : 0};
}

/* After a fault of content reading goes on, until there are too many; the reader fails at its end. */
static fz_status go_on(loader *l, const fz__xml_reader *reader, fz_status status)
{
    if (status == FZ_ENOMEM || fz__xml_error_count(reader) >= fz_context_limit(l->context, FZ_LIMIT_ERRORS))
        return status;
    return FZ_OK;
}

static fz_status fault(loader *l, fz__xml_reader *reader, fz_status status, const char *attribute,
                       const char *const *arguments)
{
    return go_on(l, reader, fz__xml_fail(reader, status, attribute, arguments));
}

/* The line in which a key was seen first, 0 when it is new and now noted. FZ_ENOMEM when it cannot be noted. */
static fz_status see(loader *l, seen *s, const char *key, size_t length, uint64_t line, uint64_t *first)
{
    uint32_t number = fz__strings_intern(&s->keys, key, length);

    *first = 0;
    if (number == FZ__NO_STRING || !FZ_GROW(l->context, &s->lines, &s->capacity, (size_t)number + 1))
        return fz__no_memory(l->error);
    if (number < s->count)
        *first = s->lines[number];
    else
        s->lines[s->count++] = line;
    return FZ_OK;
}

static fz_status check_id(loader *l, fz__xml_reader *reader, fz__slice id, const fz__where *where)
{
    uint64_t first;
    fz_status status;

    if (!id.length)
        return FZ_OK;
    status = see(l, &l->ids, id.bytes, id.length, where->line, &first);

    if (status != FZ_OK || !first)
        return status;
    return fault(l, reader, FZ_EDUPLICATE_ID, "id", FZ_ARGS(id.bytes, fz__digits(first, (char[FZ_DIGITS]){0})));
}

/* The number that a label gives: its last part, where that is a numeral; else 0. */
static uint32_t label_number(fz__slice label)
{
    uint32_t number;
    size_t start = label.length;

    while (start > 0 && label.bytes[start - 1] != '/')
        start--;
    return label.length && fz__numeral_parse(label.bytes + start, label.length - start, &number) ? number : 0;
}

/* Numbers are unique within their section, however they are written: the key is the section's ordinal and the number, or
 * the label where it is more than one (1/2) or none. */
static fz_status check_number(loader *l, fz__xml_reader *reader, const fz__task_entry *entry, const fz__where *where)
{
    uint32_t section = l->section_depth ? l->sections[l->section_depth - 1] : 0;
    bool composed = entry->label.length && memchr(entry->label.bytes, '/', entry->label.length);
    uint32_t number = entry->label.length ? label_number(entry->label) : entry->number;
    fz__buffer key;
    uint64_t first = 0;
    fz_status status;

    if (!entry->label.length && !number)
        return FZ_OK;
    fz__buffer_init(&key, l->context);
    fz__buffer_number(&key, section);
    fz__buffer_char(&key, ' ');
    if (number && !composed)
        fz__buffer_number(&key, number);
    else
        fz__buffer_append(&key, entry->label.bytes, entry->label.length);
    status = key.failed ? fz__no_memory(l->error) : see(l, &l->numbers, key.bytes, key.length, where->line, &first);
    fz__buffer_clear(&key);
    if (status != FZ_OK || !first || entry->sic)
        return status;
    return fault(l, reader, FZ_EDUPLICATE_TASK, entry->label.length ? "label" : "n",
                 FZ_ARGS(entry->label.length ? entry->label.bytes : fz__digits(entry->number, (char[FZ_DIGITS]){0}),
                         fz__digits(first, (char[FZ_DIGITS]){0})));
}

/* The ordinal by attribute n or by the label; where both say something they must agree. */
static fz_status read_number(loader *l, fz__xml_reader *reader, const fz__values *values, size_t n, size_t label,
                             uint32_t *number)
{
    uint32_t stated = values->at[n].text ? (uint32_t)values->at[n].number : 0;
    uint32_t labelled = label_number(slice(values, label));

    *number = stated ? stated : labelled;
    if (!stated || !labelled || stated == labelled)
        return FZ_OK;
    return fault(l, reader, FZ_EORDINAL, "n",
                 FZ_ARGS(values->at[n].text, values->at[label].text, fz__digits(labelled, (char[FZ_DIGITS]){0})));
}

/* The place that the attribute gives (its form is checked), else that of the start tag. */
static bool read_place(fz__xml_reader *reader, const char *text, fz__where *where)
{
    fz__xml_place(reader, where);
    return text && fz__place_read(text, where);
}

static fz_status start_directive(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    fz__where here;

    fz__xml_place(reader, &here);
    fz__builder_directive(l->builder, values->at[AT_DIRECTIVE_ID].text, values->at[AT_DIRECTIVE_REGION].text,
                          values->at[AT_DIRECTIVE_LANG].text, values->foreign);
    return check_id(l, reader, slice(values, AT_DIRECTIVE_ID), &here);
}

static fz_status start_section(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    fz__section_entry entry = {
        .id = slice(values, AT_SECTION_ID),
        .label = slice(values, AT_SECTION_LABEL),
        .mark = slice(values, AT_SECTION_MARK),
        .foreign = values->foreign,
    };
    fz__where here;
    fz_status status;

    fz__xml_place(reader, &here);
    if (!FZ_GROW(l->context, &l->sections, &l->section_capacity, l->section_depth + 1))
        return fz__no_memory(l->error);
    l->sections[l->section_depth++] = ++l->section_count;
    status = check_id(l, reader, entry.id, &here);
    if (status == FZ_OK)
        status = read_number(l, reader, values, AT_SECTION_N, AT_SECTION_LABEL, &entry.number);
    if (status != FZ_OK)
        return status;
    entry.placed = read_place(reader, values->at[AT_SECTION_PLACE].text, &entry.where);
    fz__builder_section_open(l->builder, &entry);
    return FZ_OK;
}

static fz_status start_task(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    uint64_t limit = fz_context_limit(l->context, FZ_LIMIT_TASKS);
    fz__task_entry entry = {
        .id = slice(values, AT_TASK_ID),
        .label = slice(values, AT_TASK_LABEL),
        .mark = slice(values, AT_TASK_MARK),
        .sic = values->at[AT_TASK_SIC].number,
        .foreign = values->foreign,
    };
    fz__where here;
    fz_status status;

    fz__xml_place(reader, &here);
    l->has_text = false;
    l->require_count = 0;
    l->disordered = false;
    l->task_offset = (size_t)here.offset;
    l->task_name = keep(l, entry.label.length ? entry.label.bytes : entry.id.bytes);
    if (fz__builder_task_count(l->builder) >= limit)
        return fz__xml_fail(reader, FZ_ELIMIT, NULL,
                            FZ_ARGS(FZ_WORD_TASKS, fz__digits(limit + 1, (char[FZ_DIGITS]){0}),
                                    fz__digits(limit, (char[FZ_DIGITS]){0})));
    status = check_id(l, reader, entry.id, &here);
    if (status == FZ_OK)
        status = read_number(l, reader, values, AT_TASK_N, AT_TASK_LABEL, &entry.number);
    if (status == FZ_OK)
        status = check_number(l, reader, &entry, &here);
    if (status != FZ_OK)
        return status;
    entry.placed = read_place(reader, values->at[AT_TASK_PLACE].text, &entry.where);
    fz__builder_task_open(l->builder, &entry);
    return FZ_OK;
}

/* Each requirement quotes the task: its words stand where it says. */
static fz_status check_quotations(loader *l, fz__xml_reader *reader)
{
    fz_status status = FZ_OK;
    size_t next = 0, found, number;

    while (status == FZ_OK && !l->disordered &&
           (number = fz__builder_misquoted(l->builder, &next, &found)) != SIZE_MAX) {
        const requirement *wrong = &l->requires[number];
        char said[FZ_DIGITS], right[FZ_DIGITS];

        if (found == SIZE_MAX)
            status = fz__xml_fail_from(reader, wrong->offset, FZ_EQUOTATION, FZ_ARGS(wrong->text));
        else
            status = fz__xml_fail_from(reader, wrong->offset, FZ_EQUOTATION_PLACE,
                                       FZ_ARGS(wrong->text, fz__digits(wrong->at, said), fz__digits(found, right)));
        status = go_on(l, reader, status);
    }
    return status;
}

static fz_status end_task(loader *l, fz__xml_reader *reader)
{
    fz_status status;

    fz__builder_task_close(l->builder);
    status = check_quotations(l, reader);
    if (l->has_text || status != FZ_OK)
        return status;
    return go_on(l, reader, fz__xml_fail_from(reader, l->task_offset, FZ_ENOTEXT, FZ_ARGS(l->task_name)));
}

static fz_status start_assign(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    static const fz_role roles[] = {FZ_ROLE_LEAD, FZ_ROLE_COOPERATE, FZ_ROLE_RESPONSIBLE};
    fz__assign_entry entry = {
        .role = roles[values->at[AT_ASSIGN_ROLE].number],
        .rank = (uint32_t)values->at[AT_ASSIGN_RANK].number,
        .unit = slice(values, AT_ASSIGN_UNIT),
        .full = slice(values, AT_ASSIGN_FULL),
        .collective = values->at[AT_ASSIGN_COLLECTIVE].number,
        .open = values->at[AT_ASSIGN_OPEN].number,
        .foreign = values->foreign,
    };
    uint32_t expected = fz__builder_next_rank(l->builder, entry.role);
    fz_status status = FZ_OK;

    entry.placed = read_place(reader, values->at[AT_ASSIGN_PLACE].text, &entry.where);
    if (entry.rank != expected)
        status = fault(l, reader, FZ_ERANK, "rank",
                       FZ_ARGS(values->at[AT_ASSIGN_ROLE].text, values->at[AT_ASSIGN_RANK].text,
                               fz__digits(expected, (char[FZ_DIGITS]){0})));
    if (status == FZ_OK && !fz__builder_assign(l->builder, &entry))
        status = fault(l, reader, FZ_EASSIGNED_TWICE, "unit", FZ_ARGS(entry.unit.bytes));
    return status;
}

/* Requirements stand in the order of the text they quote, and each once. */
static fz_status check_require_order(loader *l, fz__xml_reader *reader)
{
    const requirement *before = l->require_count ? &l->requires[l->require_count - 1] : NULL;

    if (!before || l->require.at > before->at || (l->require.at == before->at && l->require.kind > before->kind))
        return FZ_OK;
    l->disordered = true;
    return fault(
        l, reader, FZ_EREQUIREMENT_ORDER, "at",
        FZ_ARGS(fz__digits(l->require.at, (char[FZ_DIGITS]){0}), fz__digits(before->at, (char[FZ_DIGITS]){0})));
}

static fz_status start_require(loader *l, fz__xml_reader *reader, const fz__values *values)
{
    fz__require_fault wrong;
    fz_status status = FZ_OK;
    fz__where here;

    fz__xml_place(reader, &here);
    fz__require_read(values, &l->require);
    l->require.placed = read_place(reader, values->at[AT_REQUIRE_PLACE].text, &l->require.where);
    l->require.unit.bytes = keep(l, l->require.unit.bytes);
    l->require.foreign = keep(l, values->foreign);
    if (fz__require_check(values, &wrong))
        status = fault(l, reader, wrong.status, wrong.attribute, wrong.arguments);
    if (status == FZ_OK)
        status = check_require_order(l, reader);
    if (!FZ_GROW(l->context, &l->requires, &l->require_capacity, l->require_count + 1))
        return fz__no_memory(l->error);
    l->requires[l->require_count++] =
        (requirement){.offset = (size_t)here.offset, .at = l->require.at, .kind = l->require.kind};
    return status;
}

static void end_require(loader *l, fz__slice text)
{
    l->require.text = text;
    l->requires[l->require_count - 1].text = keep(l, text.bytes);
    fz__builder_require(l->builder, &l->require);
}

static void start_text(loader *l, const fz__values *values, size_t name, size_t joined, bool named)
{
    l->name = named ? keep(l, values->at[name].text) : NULL;
    l->joined = values->at[joined].number;
    l->foreign = keep(l, values->foreign);
    l->insert_count = 0;
}

static void start_entry(loader *l, int element, const fz__values *values)
{
    l->entry = (fz__head_entry){.field = (fz_field)(element - EL_TITLE), .foreign = keep(l, values->foreign)};
    if (element == EL_DOC_NUMBER) {
        l->entry.word = FZ_SLICE(keep(l, values->at[AT_NUMBER_WORD].text));
        l->entry.year = (uint32_t)values->at[AT_NUMBER_YEAR].number;
        l->entry.serial = (uint32_t)values->at[AT_NUMBER_SERIAL].number;
    } else if (element == EL_BASIS) {
        l->entry.number = FZ_SLICE(keep(l, values->at[AT_BASIS_NUMBER].text));
    }
}

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    static const fz_part parts[] = {FZ_PART_FRONT, FZ_PART_COVER, FZ_PART_PREAMBLE, FZ_PART_CLOSING, FZ_PART_BACK};
    loader *l = user;

    if (fz__builder_has_failed(l->builder))
        return fz__no_memory(l->error);
    switch (element) {
    case EL_DIRECTIVE:
        return start_directive(l, reader, values);
    case EL_HEAD:
        fz__builder_head_open(l->builder, values->foreign);
        break;
    case EL_FRONT:
    case EL_COVER:
    case EL_PREAMBLE:
    case EL_CLOSING:
    case EL_BACK:
        fz__builder_part(l->builder, parts[element - EL_FRONT], values->foreign);
        break;
    case EL_SECTION:
        return start_section(l, reader, values);
    case EL_TASK:
        return start_task(l, reader, values);
    case EL_ASSIGN:
        return start_assign(l, reader, values);
    case EL_P:
        start_text(l, values, 0, AT_P_JOINED, false);
        break;
    case EL_SECTION_TITLE:
        start_text(l, values, 0, 0, false);
        break;
    case EL_FIELD:
    case EL_STATED:
        start_text(l, values, AT_TEXT_NAME, AT_TEXT_JOINED, true);
        break;
    case EL_DUE:
        l->foreign = keep(l, values->foreign);
        l->date = (fz_date)values->at[AT_DUE_DATE].number;
        l->every = keep(l, values->at[AT_DUE_EVERY].text);
        break;
    case EL_PERSON:
        fz__builder_person(l->builder, &(fz__person_entry){slice(values, AT_PERSON_NAME),
                                                           slice(values, AT_PERSON_OFFICE), values->foreign});
        break;
    case EL_REQUIRE:
        return start_require(l, reader, values);
    default:
        start_entry(l, element, values);
        break;
    }
    return FZ_OK;
}

static void end_text(loader *l, int element, fz__slice text)
{
    fz__running where = FZ_RUNNING_TEXT;

    if (element == EL_SECTION_TITLE) {
        fz__builder_section_title(l->builder, text, l->foreign);
        where = FZ_RUNNING_TITLE;
    } else {
        fz__text_kind kind = element == EL_P ? FZ_TEXT_PARAGRAPH : element == EL_FIELD ? FZ_TEXT_FIELD : FZ_TEXT_STATED;
        fz__builder_text(l->builder, kind, text, FZ_SLICE(l->name), l->joined, l->foreign);
    }
    if (element == EL_P && !fz__value_is_blank(text.bytes, text.length))
        l->has_text = true;
    for (size_t i = 0; i < l->insert_count; i++)
        fz__builder_inline(l->builder, where, l->inserts[i].markup, l->inserts[i].offset);
    l->insert_count = 0;
}

static void end_entry(loader *l, fz__slice text)
{
    l->entry.text = text;
    if (l->entry.field >= FZ_FIELD_SIGNED && l->entry.field <= FZ_FIELD_REPEALED)
        l->entry.date = fz_date_parse(text.bytes);
    fz__builder_head(l->builder, &l->entry);
}

static fz_status on_end(void *user, fz__xml_reader *reader, int element, const char *bytes, size_t length)
{
    loader *l = user;
    fz__slice text = {bytes, length};

    if (l->failed)
        return fz__no_memory(l->error);
    switch (element) {
    case EL_DIRECTIVE:
    case EL_ASSIGN:
    case EL_PERSON:
        break;
    case EL_HEAD:
    case EL_FRONT:
    case EL_COVER:
    case EL_PREAMBLE:
    case EL_CLOSING:
    case EL_BACK:
        fz__builder_part_close(l->builder);
        break;
    case EL_SECTION:
        l->section_depth--;
        fz__builder_section_close(l->builder);
        break;
    case EL_TASK:
        return end_task(l, reader);
    case EL_SECTION_TITLE:
    case EL_P:
    case EL_FIELD:
    case EL_STATED:
        end_text(l, element, text);
        break;
    case EL_DUE:
        fz__builder_due(l->builder, &(fz__due_entry){text, l->date, FZ_SLICE(l->every), l->foreign});
        break;
    case EL_REQUIRE:
        end_require(l, text);
        break;
    default:
        end_entry(l, text);
        break;
    }
    return FZ_OK;
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    loader *l = user;
    bool running = element == EL_SECTION_TITLE || element == EL_P || element == EL_FIELD || element == EL_STATED;

    (void)reader;
    if (!running) {
        fz__builder_markup(l->builder, markup);
        return FZ_OK;
    }
    if (!FZ_GROW(l->context, &l->inserts, &l->insert_capacity, l->insert_count + 1))
        return fz__no_memory(l->error);
    l->inserts[l->insert_count] = (insert){keep(l, markup), offset};
    return l->inserts[l->insert_count++].markup ? FZ_OK : fz__no_memory(l->error);
}

static void seen_init(seen *s, fz__arena *arena)
{
    *s = (seen){.lines = NULL};
    fz__strings_init(&s->keys, arena);
}

static void seen_clear(loader *l, seen *s)
{
    fz__strings_clear(&s->keys);
    fz__free(l->context, s->lines, s->capacity * sizeof(*s->lines));
}

/* Akoma Ntoso becomes directive XML, which is read as ever. */
static fz_status read_akn(loader *l, const char *bytes, size_t length, const char *source,
                          const fz__vocabulary_handler *handler, fz__akn_text *made)
{
    fz__xml_origin origin = {.bytes = bytes, .length = length};
    fz_status status =
        fz__akn_read(l->context, bytes, length, source, made, fz__builder_findings(l->builder), l->error);

    if (status != FZ_OK)
        return status;
    origin.marks = made->marks;
    origin.count = made->mark_count;
    return fz__vocabulary_read_derived(l->context, &fz__directive_vocabulary, source, made->bytes.bytes,
                                       made->bytes.length, &origin, handler, l, l->error);
}

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    fz_directive **directive = object;
    fz__akn_text made;
    static const fz__vocabulary_handler handler = {on_start, on_end, on_foreign};
    loader l = {.context = context, .error = error};
    fz_status status;

    fz__arena_init(&l.scratch, context);
    seen_init(&l.ids, &l.scratch);
    seen_init(&l.numbers, &l.scratch);
    fz__akn_text_init(&made, context);
    l.builder = fz__builder_new(context, source);
    if (!l.builder)
        status = fz__no_memory(error);
    else if (fz__akn_is(bytes, length))
        status = read_akn(&l, bytes, length, source, &handler, &made);
    else
        status = fz__vocabulary_read(context, &fz__directive_vocabulary, source, bytes, length, &handler, &l, error);
    fz__akn_text_clear(&made);
    if (status == FZ_OK)
        status = fz__builder_finish(l.builder, directive, error);
    fz__builder_free(l.builder);
    seen_clear(&l, &l.ids);
    seen_clear(&l, &l.numbers);
    fz__free(context, l.sections, l.section_capacity * sizeof(*l.sections));
    fz__free(context, l.requires, l.require_capacity * sizeof(*l.requires));
    fz__free(context, l.inserts, l.insert_capacity * sizeof(*l.inserts));
    fz__arena_clear(&l.scratch);
    return status;
}

static fz_status begin(fz_context *context, fz_directive **directive, fz_error **error, const char *function,
                       const char *missing)
{
    if (error)
        *error = NULL;
    if (!directive)
        return fz__bad_argument(context, error, function, "directive is NULL");
    *directive = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_directive_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                   fz_directive **directive, fz_error **error)
{
    fz_status status =
        begin(context, directive, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, directive, error) : status;
}

fz_status fz_directive_load_path(fz_context *context, const char *path, fz_directive **directive, fz_error **error)
{
    fz_status status = begin(context, directive, error, __func__, path ? NULL : "path is NULL");

    return status == FZ_OK ? fz__load_path(context, path, load, directive, error) : status;
}

fz_status fz_directive_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                     fz_directive **directive, fz_error **error)
{
    fz_status status = begin(context, directive, error, __func__, read ? NULL : "read is NULL");

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, directive, error) : status;
}

fz_status fz_directive_load_builtin(fz_context *context, fz_directive **directive, fz_error **error)
{
    fz_status status = begin(context, directive, error, __func__, NULL);

    if (status != FZ_OK)
        return status;
    return load(context, (const char *)fz__data_zhongyang_2016, fz__data_zhongyang_2016_size, "zhongyang-2016.xml",
                directive, error);
}
