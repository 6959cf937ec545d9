/* Faults: noted while reading, made into errors when it is over. Then their places, paths and order are found all at once. */
#include "xml/reader_internal.h"
#include "xml/token.h"

static char *copy_string(fz__xml_reader *reader, const char *string)
{
    char *copy = fz__arena_string(&reader->arena, string, strlen(string));

    reader->no_memory |= !copy;
    return copy;
}

static const char *const *copy_arguments(fz__xml_reader *reader, const char *const *arguments)
{
    size_t count = 0;
    const char **copy;

    while (arguments[count])
        count++;
    copy = fz__arena_alloc(&reader->arena, (count + 1) * sizeof(*copy));
    if (!copy) {
        reader->no_memory = true;
        return NULL;
    }
    for (size_t i = 0; i < count; i++)
        copy[i] = copy_string(reader, arguments[i]);
    copy[count] = NULL;
    return copy;
}

void fz__xml_note(fz__xml_reader *reader, const fz__xml_fault *fault)
{
    fz__xml_fault copy = *fault;

    if (!FZ_GROW(reader->context, &reader->faults, &reader->fault_capacity, reader->fault_count + 1)) {
        reader->no_memory = true;
        return;
    }
    copy.arguments = copy_arguments(reader, fault->arguments);
    copy.attribute = fault->attribute ? copy_string(reader, fault->attribute) : NULL;
    reader->faults[reader->fault_count++] = copy;
}

size_t fz__xml_start_offset(const fz__xml_reader *reader)
{
    const char *start = memchr(reader->bytes + reader->before, '<', reader->length - reader->before);

    return start ? (size_t)(start - reader->bytes) : reader->before;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

size_t fz__xml_current(const fz__xml_reader *reader, size_t *length)
{
    size_t start = reader->after;

    *length = 0;
    if (reader->in_text) {
        while (start < reader->length && is_space(reader->bytes[start]))
            start++;
    } else {
        start = fz__xml_start_offset(reader);
        *length = reader->after - start;
    }
    return start;
}

fz_status fz__xml_fail(fz__xml_reader *reader, fz_status status, const char *attribute, const char *const *arguments)
{
    size_t offset, length;

    if (status == FZ_ENOMEM) {
        reader->no_memory = true;
        return status;
    }
    offset = fz__xml_current(reader, &length);
    fz__xml_note(
        reader,
        &(fz__xml_fault){
            .status = status, .offset = offset, .length = length, .attribute = attribute, .arguments = arguments});
    return reader->no_memory ? FZ_ENOMEM : status;
}

static size_t tag_length(const char *bytes, size_t length, size_t offset)
{
    fz__token token = {.end = offset};

    if (offset < length && bytes[offset] == '<')
        fz__token_read(&token, bytes, length, offset);
    return token.end - offset;
}

fz_status fz__xml_fail_from(fz__xml_reader *reader, size_t offset, fz_status status, const char *const *arguments)
{
    const char *bytes = reader->origin ? reader->origin->bytes : reader->bytes;
    size_t length = reader->origin ? reader->origin->length : reader->length;

    fz__xml_note(reader, &(fz__xml_fault){.status = status,
                                          .offset = offset,
                                          .length = tag_length(bytes, length, offset),
                                          .arguments = arguments,
                                          .told = true});
    return reader->no_memory ? FZ_ENOMEM : status;
}

size_t fz__xml_error_count(const fz__xml_reader *reader)
{
    return reader->fault_count;
}

/* A fault of an attribute stands at the attribute. */
static void find_attribute(const fz__xml_reader *reader, fz__xml_fault *fault)
{
    if (fault->attribute)
        fz__token_attribute(reader->bytes, reader->length, fault->offset, fault->attribute, &fault->offset,
                            &fault->length);
}

/* By offset, otherwise in the order they were found in. They nearly are, and few. */
static void sort_faults(fz__xml_fault *faults, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        fz__xml_fault fault = faults[i];
        size_t to = i;

        for (; to > 0 && faults[to - 1].offset > fault.offset; to--)
            faults[to] = faults[to - 1];
        faults[to] = fault;
    }
}

/* Where in the text that this one was made of a place is; the mark for it is found by halving. */
static void to_origin(const fz__xml_origin *origin, size_t *offset, size_t *length)
{
    size_t first = 0, end = origin->count;

    while (end - first > 1) {
        size_t middle = first + (end - first) / 2;

        if (origin->marks[middle].at <= *offset)
            first = middle;
        else
            end = middle;
    }
    if (origin->marks[first].verbatim) {
        *offset = origin->marks[first].from + (*offset - origin->marks[first].at);
    } else {
        *offset = origin->marks[first].from;
        *length = *length ? 1 : 0;
    }
}

/* A place in the text that places are told of. */
static void place_at(fz__xml_reader *reader, size_t offset, size_t length, fz__where *where)
{
    size_t bom = reader->origin ? reader->origin_bom : reader->bom;
    size_t text = offset < bom ? 0 : offset - bom;

    fz__cursor_move(&reader->cursor, text);
    *where = (fz__where){reader->source, NULL, reader->cursor.line, reader->cursor.column, offset, length};
}

size_t fz__xml_tag_length(const fz__xml_reader *reader, size_t offset)
{
    return tag_length(reader->bytes, reader->length, offset);
}

void fz__xml_write_name(const fz__xml_name *name, fz__buffer *written)
{
    if (name->prefix) {
        fz__buffer_string(written, name->prefix);
        fz__buffer_char(written, ':');
    }
    fz__buffer_string(written, name->local);
}

void fz__xml_place(fz__xml_reader *reader, fz__where *where)
{
    size_t length, start = fz__xml_current(reader, &length);

    if (reader->origin)
        to_origin(reader->origin, &start, &length);
    place_at(reader, start, length, where);
}

/* The last arguments of a fault that names what is open: "<task>" or "<!--", bare for a tag's name, and its line. */
static void name_open(fz__xml_reader *reader, const fz__xml_trail *trail, bool bare, fz__buffer *name, uint64_t *line)
{
    fz__where where;

    if (!trail->open)
        return;
    if (trail->open_is_tag && !bare)
        fz__buffer_char(name, '<');
    fz__buffer_append(name, trail->open, trail->open_length);
    if (trail->open_is_tag && !bare)
        fz__buffer_char(name, '>');
    place_at(reader, trail->open_at, 0, &where);
    *line = where.line;
}

static fz_status fail_named(fz__xml_reader *reader, const fz__xml_fault *fault, const fz__xml_trail *trail,
                            const fz__where *where, fz_error **error)
{
    char digits[FZ_DIGITS];
    uint64_t line = 0;
    const char *first = fault->arguments[0], *open;
    fz__buffer name;
    fz_status status;

    fz__buffer_init(&name, reader->context);
    name_open(reader, trail, first != NULL, &name, &line);
    open = name.bytes ? name.bytes : "";
    if (name.failed)
        status = fz__no_memory(error);
    else if (first)
        status = fz__fail(reader->context, error, fault->status, where, FZ_ARGS(first, open, fz__digits(line, digits)));
    else
        status = fz__fail(reader->context, error, fault->status, where, FZ_ARGS(open, fz__digits(line, digits)));
    fz__buffer_clear(&name);
    return status;
}

static fz_status fail_one(fz__xml_reader *reader, const fz__xml_fault *fault, const fz__xml_trail *trail,
                          fz_error **error)
{
    fz__buffer path;
    fz__where where;
    fz_status status;

    fz__buffer_init(&path, reader->context);
    place_at(reader, fault->offset, fault->length, &where);
    where.path = trail->path;
    if (trail->path && fault->attribute) {
        fz__buffer_string(&path, trail->path);
        fz__buffer_string(&path, "/@");
        fz__buffer_string(&path, fault->attribute);
        where.path = path.bytes;
    }
    if (path.failed)
        status = fz__no_memory(error);
    else if (fault->names_open)
        status = fail_named(reader, fault, trail, &where, error);
    else
        status = fz__fail(reader->context, error, fault->status, &where, fault->arguments);
    fz__buffer_clear(&path);
    return status;
}

/* The status of the first, or FZ_ENOMEM where one cannot be told: then the chain holds that alone, if it began here. */
static fz_status fail_all(fz__xml_reader *reader, const fz__xml_trail *trails, fz_error **error)
{
    bool fresh = error && !*error;
    fz_status first = FZ_OK;

    for (size_t i = 0; i < reader->fault_count; i++) {
        fz_status status = fail_one(reader, &reader->faults[i], &trails[i], error);

        if (status == FZ_ENOMEM) {
            if (fresh) {
                fz_error_free(*error);
                *error = NULL;
                fz__no_memory(error);
            }
            return FZ_ENOMEM;
        }
        first = first == FZ_OK ? status : first;
    }
    return first;
}

fz_status fz__xml_report(fz__xml_reader *reader, fz_error **error)
{
    size_t count = reader->fault_count, size = count * sizeof(fz__xml_trail);
    fz__xml_trail *trails = NULL;
    fz_status status = FZ_ENOMEM;

    if (!reader->no_memory)
        trails = fz__calloc(reader->context, size);
    if (trails) {
        for (size_t i = 0; i < count; i++) {
            find_attribute(reader, &reader->faults[i]);
            if (reader->origin && !reader->faults[i].told)
                to_origin(reader->origin, &reader->faults[i].offset, &reader->faults[i].length);
        }
        sort_faults(reader->faults, count);
        for (size_t i = 0; i < count; i++)
            trails[i].offset = reader->faults[i].offset;
        if (fz__xml_trails(reader->context, &reader->arena, reader->origin ? reader->origin->bytes : reader->bytes,
                           reader->origin ? reader->origin->length : reader->sound, trails, count))
            status = fail_all(reader, trails, error);
        else
            fz__no_memory(error);
        fz__free(reader->context, trails, size);
    } else {
        fz__no_memory(error);
    }
    return status;
}

void fz__xml_forgive(fz__xml_reader *reader, fz__findings *findings)
{
    reader->forgiven = reader->fault_count;
    reader->findings = findings;
}

bool fz__xml_keep(fz__xml_reader *reader)
{
    bool kept = true;

    for (size_t i = 0; i < reader->fault_count; i++)
        find_attribute(reader, &reader->faults[i]);
    sort_faults(reader->faults, reader->fault_count);
    for (size_t i = 0; i < reader->fault_count && kept; i++) {
        const fz__xml_fault *fault = &reader->faults[i];
        fz__where where;

        place_at(reader, fault->offset, fault->length, &where);
        kept = fz__findings_add(reader->findings, fault->status, &where, fault->arguments);
    }
    return kept;
}

fz_status fz__xml_fail_at(fz_context *context, const char *source, const char *bytes, size_t length, size_t offset,
                          const char *attribute, fz_status status, const char *const *arguments, fz_error **error)
{
    fz__xml_reader reader;

    fz__xml_reader_init(&reader, context, source, bytes, length);
    fz__xml_note(&reader, &(fz__xml_fault){.status = status,
                                           .offset = offset,
                                           .length = fz__xml_tag_length(&reader, offset),
                                           .attribute = attribute,
                                           .arguments = arguments});
    status = fz__xml_report(&reader, error);
    fz__xml_reader_clear(&reader);
    return status;
}
