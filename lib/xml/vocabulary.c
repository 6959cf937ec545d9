/* Reading by a table. The table is small and the documents are large: per element the work is a few comparisons of
 * pointers and the copying of its values, and nothing is allocated once the buffers have their size.
 *
 * What is wrong is noted and reading goes on, within a child that may not stand there without looking at it. */
#include "xml/vocabulary.h"

#include <assert.h>

#include "xml/values.h"
#include "xml/vocabulary_internal.h"

/* A fault was noted: go on, unless the limit is reached or memory exhausted. */
static fz_status go_on(fz__reading *reading, const fz__xml_reader *reader, fz_status status)
{
    reading->faulty = true;
    if (reading->findings && reading->rooted && status != FZ_ENOMEM && status != FZ_ELIMIT)
        return FZ_OK;
    reading->rooted = false;
    if (status == FZ_ENOMEM || fz__xml_error_count(reader) >= fz_context_limit(reading->context, FZ_LIMIT_ERRORS))
        return status;
    return FZ_OK;
}

fz_status fz__vocabulary_fault(fz__reading *reading, fz__xml_reader *reader, fz_status status, const char *attribute,
                               const char *const *arguments)
{
    return go_on(reading, reader, fz__xml_fail(reader, status, attribute, arguments));
}

fz_status fz__vocabulary_fault_open(fz__reading *reading, fz__xml_reader *reader, const fz__open *open,
                                    fz_status status, const char *const *arguments)
{
    const char *start = memchr(reader->bytes + open->before, '<', reader->length - open->before);
    size_t offset = (size_t)(start - reader->bytes);

    fz__xml_note(reader, &(fz__xml_fault){.status = status,
                                          .offset = offset,
                                          .length = fz__xml_tag_length(reader, offset),
                                          .arguments = arguments});
    return go_on(reading, reader, reader->no_memory ? FZ_ENOMEM : status);
}

/* A child of the root is over: what was wrong in it is no more. */
static void forgive(fz__reading *reading, fz__xml_reader *reader)
{
    if (reading->depth != 1 || !reading->faulty || !reading->findings || !reading->rooted)
        return;
    reading->faulty = false;
    fz__xml_forgive(reader, reading->findings);
}

/* What a callback returned: a fault of its own, which it has noted, or a reason to end. */
static fz_status called(fz__reading *reading, const fz__xml_reader *reader, size_t faults, fz_status status)
{
    if (status == FZ_OK || fz__xml_error_count(reader) == faults)
        return status;
    return go_on(reading, reader, status);
}

static const fz__element_rule *rule_of(const fz__reading *reading, const fz__open *open)
{
    return &reading->vocabulary->elements[open->element];
}

static bool is_own(fz__reading *reading, const char *space)
{
    if (space == reading->space)
        return space != NULL;
    if (!space || strcmp(space, reading->vocabulary->space) != 0)
        return false;
    reading->space = space;
    return true;
}

/* Index of the child rule for a name; -1 when there is none. Looks around the child met last. */
static int find_child(fz__reading *reading, const fz__open *parent, const char *local)
{
    const fz__child_rule *rules = rule_of(reading, parent)->children;
    size_t count = reading->known[parent->element].child_count;

    for (size_t i = parent->child; i < count; i++)
        if (reading->known[rules[i].element].name == local)
            return (int)i;
    for (size_t i = 0; i < count; i++)
        if (reading->known[rules[i].element].name == local ||
            strcmp(reading->vocabulary->elements[rules[i].element].name, local) == 0) {
            reading->known[rules[i].element].name = local;
            return (int)i;
        }
    return -1;
}

static fz_status refuse_child(fz__reading *reading, fz__xml_reader *reader, const fz__open *parent,
                              const fz__xml_name *name)
{
    const fz__element_rule *rule = rule_of(reading, parent);
    fz__buffer words;
    fz_status status = FZ_ENOMEM;
    size_t written;

    reading->skipped = 1;
    fz__buffer_init(&words, reading->context);
    fz__xml_write_name(name, &words);
    fz__buffer_char(&words, '\0');
    written = words.length;
    for (size_t i = 0; i < reading->known[parent->element].child_count; i++) {
        fz__buffer_string(&words, i > 0 ? ", <" : "<");
        fz__buffer_string(&words, reading->vocabulary->elements[rule->children[i].element].name);
        fz__buffer_char(&words, '>');
    }
    if (!words.failed)
        status = fz__vocabulary_fault(
            reading, reader, FZ_EELEMENT, NULL,
            FZ_ARGS(words.bytes, rule->name, words.length > written ? words.bytes + written : FZ_WORD_XML_NOTHING));
    fz__buffer_clear(&words);
    return status;
}

static fz_status check_order(fz__reading *reading, fz__xml_reader *reader, fz__open *parent, size_t child)
{
    const fz__child_rule *rules = rule_of(reading, parent)->children;
    const fz__element_rule *elements = reading->vocabulary->elements;
    const char *name = elements[rules[child].element].name;
    bool again = parent->seen >> child & 1;

    parent->child = child;
    parent->seen |= UINT64_C(1) << child;
    if (again && !rules[child].repeated)
        return fz__vocabulary_fault(reading, reader, FZ_EREPEATED, NULL, FZ_ARGS(rule_of(reading, parent)->name, name));
    if (rules[child].position < rules[parent->latest].position && parent->seen >> parent->latest & 1)
        return fz__vocabulary_fault(reading, reader, FZ_EORDER, NULL,
                                    FZ_ARGS(name, elements[rules[parent->latest].element].name));
    if (rules[child].position > rules[parent->latest].position || !(parent->seen >> parent->latest & 1))
        parent->latest = child;
    return FZ_OK;
}

static fz_status refuse_root(fz__reading *reading, fz__xml_reader *reader, const fz__xml_name *name)
{
    fz_status status =
        fz__xml_fail(reader, FZ_EROOT, NULL,
                     FZ_ARGS(name->local, name->space && *name->space ? name->space : FZ_WORD_XML_NO_SPACE,
                             reading->vocabulary->elements[0].name, reading->vocabulary->space));

    reading->faulty = true;
    return status;
}

static fz_status open_element(fz__reading *reading, fz__xml_reader *reader, int element,
                              const fz__xml_attribute *attributes, size_t count)
{
    size_t faults;
    fz_status status;

    if (!FZ_GROW(reading->context, &reading->open, &reading->capacity, reading->depth + 1))
        return FZ_ENOMEM;
    assert(reading->open);
    reading->open[reading->depth++] = (fz__open){.element = element, .before = reader->before};
    reading->text.length = 0;
    status = fz__vocabulary_attributes(reading, reader, element, attributes, count);
    if (reading->depth == 1)
        reading->rooted = !reading->faulty;
    if (status != FZ_OK || reading->faulty || !reading->handler->start)
        return status;
    faults = fz__xml_error_count(reader);
    return called(reading, reader, faults, reading->handler->start(reading->user, reader, element, &reading->values));
}

static fz_status on_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                          const fz__xml_attribute *attributes, size_t count)
{
    fz__reading *reading = user;
    fz__open *parent = reading->depth ? &reading->open[reading->depth - 1] : NULL;
    bool own = is_own(reading, name->space);
    fz_status status;
    int child;

    if (reading->skipped) {
        reading->skipped++;
        return FZ_OK;
    }
    if (!parent) {
        if (own && strcmp(name->local, reading->vocabulary->elements[0].name) == 0)
            return open_element(reading, reader, 0, attributes, count);
        return refuse_root(reading, reader, name);
    }
    if (!own && name->space && *name->space && rule_of(reading, parent)->open) {
        reading->skipped = 1;
        reading->is_foreign = true;
        reading->foreign = fz__xml_start_offset(reader);
        return FZ_OK;
    }
    child = own ? find_child(reading, parent, name->local) : -1;
    if (child < 0)
        return refuse_child(reading, reader, parent, name);
    status = check_order(reading, reader, parent, (size_t)child);
    if (status != FZ_OK)
        return status;
    return open_element(reading, reader, rule_of(reading, parent)->children[child].element, attributes, count);
}

/* Hand over what `markup` holds. */
static fz_status give_markup(fz__reading *reading, fz__xml_reader *reader)
{
    const fz__open *open = &reading->open[reading->depth - 1];
    bool in_text = rule_of(reading, open)->content == FZ_CONTENT_TEXT;
    size_t faults = fz__xml_error_count(reader);

    if (reading->markup.failed)
        return FZ_ENOMEM;
    if (reading->faulty || !reading->handler->foreign)
        return FZ_OK;
    return called(reading, reader, faults,
                  reading->handler->foreign(reading->user, reader, open->element, reading->markup.bytes,
                                            in_text ? reading->text.length : 0));
}

static fz_status check_children(fz__reading *reading, fz__xml_reader *reader, const fz__open *open)
{
    const fz__element_rule *rule = rule_of(reading, open);
    uint64_t missing = reading->known[open->element].required_children & ~open->seen;
    fz_status status = FZ_OK;

    for (size_t i = 0; missing && status == FZ_OK; i++, missing >>= 1)
        if (missing & 1)
            status = fz__vocabulary_fault_open(
                reading, reader, open, FZ_EMISSING,
                FZ_ARGS(rule->name, reading->vocabulary->elements[rule->children[i].element].name));
    return status;
}

static fz_status check_text(fz__reading *reading, fz__xml_reader *reader, const fz__open *open, const char *text)
{
    const fz__element_rule *rule = rule_of(reading, open);
    uint64_t number;
    fz_status status = fz__value_check(rule->text_form, NULL, text, reading->text.length, &number);
    fz__buffer name;

    if (status == FZ_OK)
        return FZ_OK;
    if (status == FZ_EDATE)
        return fz__vocabulary_fault_open(reading, reader, open, status, FZ_ARGS(text));
    fz__buffer_init(&name, reading->context);
    fz__buffer_char(&name, '<');
    fz__buffer_string(&name, rule->name);
    fz__buffer_char(&name, '>');
    status =
        name.failed
            ? FZ_ENOMEM
            : fz__vocabulary_fault_open(reading, reader, open, FZ_EVALUE,
                                        FZ_ARGS(name.bytes, text, fz__value_expected(rule->text_form, NULL, NULL)));
    fz__buffer_clear(&name);
    return status;
}

static fz_status close_element(fz__reading *reading, fz__xml_reader *reader)
{
    const fz__open open = reading->open[--reading->depth];
    const fz__element_rule *rule = rule_of(reading, &open);
    bool has_text = rule->content == FZ_CONTENT_TEXT;
    const char *text = has_text ? (reading->text.length ? reading->text.bytes : "") : NULL;
    size_t faults;
    fz_status status;

    if (reading->text.failed)
        return FZ_ENOMEM;
    status = has_text ? check_text(reading, reader, &open, text) : check_children(reading, reader, &open);
    if (status != FZ_OK || reading->faulty || !reading->handler->end)
        return status;
    faults = fz__xml_error_count(reader);
    return called(
        reading, reader, faults,
        reading->handler->end(reading->user, reader, open.element, text, has_text ? reading->text.length : 0));
}

static fz_status end_foreign(fz__reading *reading, fz__xml_reader *reader)
{
    reading->is_foreign = false;
    fz__foreign_element(reading, reader);
    return give_markup(reading, reader);
}

static fz_status on_end(void *user, fz__xml_reader *reader)
{
    fz__reading *reading = user;
    fz_status status = FZ_OK;

    if (!reading->skipped)
        status = close_element(reading, reader);
    else if (--reading->skipped)
        return FZ_OK;
    else if (reading->is_foreign)
        return end_foreign(reading, reader);
    forgive(reading, reader);
    return status;
}

/* The beginning of the text at `at`, as it was written. */
static void excerpt(const fz__xml_reader *reader, size_t at, fz__buffer *text)
{
    static const char section[] = "<![CDATA[";
    const char *start = reader->bytes + at, *end = reader->bytes + reader->length, *stops = "<\r\n";
    size_t length = 0;

    if ((size_t)(end - start) > strlen(section) && memcmp(start, section, strlen(section)) == 0) {
        start += strlen(section);
        stops = "]\r\n";
    }
    while (start + length < end && length < 60 && !strchr(stops, start[length]))
        length++;
    fz__buffer_append(text, start, fz__utf8_floor(start, length));
}

static fz_status refuse_text(fz__reading *reading, fz__xml_reader *reader, const fz__element_rule *rule)
{
    size_t length;
    fz__buffer text;
    fz_status status = FZ_ENOMEM;

    fz__buffer_init(&text, reading->context);
    excerpt(reader, fz__xml_current(reader, &length), &text);
    if (!text.failed)
        status =
            fz__vocabulary_fault(reading, reader, FZ_ETEXT, NULL, FZ_ARGS(rule->name, text.length ? text.bytes : ""));
    fz__buffer_clear(&text);
    return status;
}

/* White space as XML has it parts elements; a U+3000 between them is somebody's text. */
static bool is_layout(const char *bytes, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (bytes[i] != ' ' && bytes[i] != '\n' && bytes[i] != '\t' && bytes[i] != '\r')
            return false;
    return true;
}

static fz_status on_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    fz__reading *reading = user;
    fz__open *open = reading->depth ? &reading->open[reading->depth - 1] : NULL;
    fz_status status;

    if (reading->skipped || !open)
        return FZ_OK;
    if (rule_of(reading, open)->content == FZ_CONTENT_TEXT) {
        fz__buffer_append(&reading->text, bytes, length);
        return reading->text.failed ? FZ_ENOMEM : FZ_OK;
    }
    if (open->text_refused || is_layout(bytes, length))
        return FZ_OK;
    open->text_refused = true;
    status = refuse_text(reading, reader, rule_of(reading, open));
    forgive(reading, reader);
    return status;
}

static bool keeps_markup(const fz__reading *reading)
{
    return reading->depth && !reading->skipped && rule_of(reading, &reading->open[reading->depth - 1])->open;
}

static fz_status on_comment(void *user, fz__xml_reader *reader, const char *text)
{
    fz__reading *reading = user;

    if (!keeps_markup(reading))
        return FZ_OK;
    reading->markup.length = 0;
    fz__buffer_string(&reading->markup, "<!--");
    fz__buffer_string(&reading->markup, text);
    fz__buffer_string(&reading->markup, "-->");
    return give_markup(reading, reader);
}

static fz_status on_instruction(void *user, fz__xml_reader *reader, const char *target, const char *text)
{
    fz__reading *reading = user;

    if (!keeps_markup(reading))
        return FZ_OK;
    reading->markup.length = 0;
    fz__buffer_string(&reading->markup, "<?");
    fz__buffer_string(&reading->markup, target);
    if (*text)
        fz__buffer_char(&reading->markup, ' ');
    fz__buffer_string(&reading->markup, text);
    fz__buffer_string(&reading->markup, "?>");
    return give_markup(reading, reader);
}

/* Count what the rules hold. */
static bool know(fz__reading *reading)
{
    const fz__vocabulary *v = reading->vocabulary;

    reading->known = fz__calloc(reading->context, (size_t)v->element_count * sizeof(*reading->known));
    for (int e = 0; reading->known && e < v->element_count; e++) {
        const fz__attribute_rule *attribute = v->elements[e].attributes;
        const fz__child_rule *child = v->elements[e].children;
        fz__known *known = &reading->known[e];

        for (; attribute && attribute->name; attribute++)
            known->required_attributes |= (uint32_t)attribute->required << known->attribute_count++;
        for (; child && child->element >= 0; child++)
            known->required_children |= (uint64_t)child->required << known->child_count++;
    }
    return reading->known != NULL;
}

static fz_status read_with(fz_context *context, const fz__vocabulary *vocabulary, const char *source, const char *bytes,
                           size_t length, const fz__xml_setting *setting, const fz__vocabulary_handler *handler,
                           void *user, fz__findings *findings, fz_error **error)
{
    static const fz__xml_handler handlers = {on_start, on_end, on_text, on_comment, on_instruction};
    fz__reading reading = {
        .context = context, .vocabulary = vocabulary, .handler = handler, .user = user, .findings = findings};
    fz_status status = FZ_ENOMEM;

    fz__buffer_init(&reading.text, context);
    fz__buffer_init(&reading.markup, context);
    if (know(&reading))
        status = fz__xml_read_with(context, source, bytes, length, setting, &handlers, &reading, error);
    else
        fz__no_memory(error);
    fz__buffer_clear(&reading.text);
    fz__buffer_clear(&reading.markup);
    fz__free(context, reading.texts, reading.texts_capacity);
    fz__free(context, reading.open, reading.capacity * sizeof(*reading.open));
    fz__free(context, reading.known, (size_t)vocabulary->element_count * sizeof(*reading.known));
    return status;
}

fz_status fz__vocabulary_read_pieces(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                     const char *bytes, size_t length, size_t piece,
                                     const fz__vocabulary_handler *handler, void *user, fz__findings *findings,
                                     fz_error **error)
{
    return read_with(context, vocabulary, source, bytes, length, &(fz__xml_setting){.piece = piece}, handler, user,
                     findings, error);
}

fz_status fz__vocabulary_read_derived(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                      const char *bytes, size_t length, const fz__xml_origin *origin,
                                      const fz__vocabulary_handler *handler, void *user, fz_error **error)
{
    return read_with(context, vocabulary, source, bytes, length, &(fz__xml_setting){.origin = origin}, handler, user,
                     NULL, error);
}

fz_status fz__vocabulary_read(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                              const char *bytes, size_t length, const fz__vocabulary_handler *handler, void *user,
                              fz_error **error)
{
    return fz__vocabulary_read_pieces(context, vocabulary, source, bytes, length, FZ_XML_PIECE, handler, user, NULL,
                                      error);
}

fz_status fz__vocabulary_read_lenient(fz_context *context, const fz__vocabulary *vocabulary, const char *source,
                                      const char *bytes, size_t length, const fz__vocabulary_handler *handler,
                                      void *user, fz__findings *findings, fz_error **error)
{
    return fz__vocabulary_read_pieces(context, vocabulary, source, bytes, length, FZ_XML_PIECE, handler, user, findings,
                                      error);
}
