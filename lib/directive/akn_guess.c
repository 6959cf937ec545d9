/* A document of others: what its body tells, as directive XML.
 *
 * Paragraphs, articles, clauses, points and their like are tasks, whatever holds them is a section; what is nested in a task
 * belongs to its text. A unit is assigned where an <organization> follows a <role> in the same task whose meaning is known:
 * by its refersTo, or by its words. The rest is a finding, or is left as the text it is. */
#include "base/numeral.h"
#include "directive/akn_internal.h"
#include "directive/space.h"
#include "xml/values.h"

#include <fazhi/date.h>

typedef enum place { IN_NONE, IN_FRONT, IN_PREAMBLE, IN_BODY, IN_BACK } place;

/* What is open that matters, with its depth. */
typedef enum open_kind { OPEN_SECTION, OPEN_TASK } open_kind;
typedef struct open_item {
    open_kind kind;
    size_t depth, number, offset; /* number: of the section; of the task within all */
    bool begun, texted;           /* its start tag was written; a task has a text */
} open_item;

typedef struct assigned {
    const char *unit;
    size_t offset;
    int role;
} assigned;

enum { NO_ROLE = -1, LEAD, COOPERATE, RESPONSIBLE, ROLES };
static const char *const role_names[] = {"lead", "cooperate", "responsible"};

typedef struct guesser {
    fz_context *context;
    fz_error **error;
    fz__findings *findings;
    fz__arena arena;
    fz__strings seen; /* numbers used in a section, units assigned in a task */
    size_t depth;
    size_t ignored, text, number, inner; /* depths; inner: of a role, organization, docTitle … in a text */
    size_t text_offset, inner_from;
    fz__where inner_where;
    char inner_name[16], inner_date[16];
    int inner_role, role;
    place place;
    size_t place_depth;
    open_item *open;
    size_t open_count, open_capacity;
    size_t sections, tasks, ranks[ROLES];
    fz__buffer characters, mark, title, doc_number, signed_on, published;
    bool is_title;
    assigned *assigned; /* in the text that is open */
    size_t assigned_count, assigned_capacity;
    fz__akn_text front, preamble, body, back;
} guesser;

static fz__akn_text *target(guesser *g)
{
    return g->place == IN_FRONT      ? &g->front
           : g->place == IN_PREAMBLE ? &g->preamble
           : g->place == IN_BACK     ? &g->back
                                     : &g->body;
}

static void put(guesser *g, const char *text, size_t from)
{
    fz__akn_put(target(g), text, strlen(text), from, false);
}

static void put_number(guesser *g, uint64_t number, size_t from)
{
    char digits[FZ_DIGITS];

    put(g, fz__digits(number, digits), from);
}

static void put_value(guesser *g, const char *name, const char *value, size_t length, size_t from)
{
    put(g, " ", from);
    put(g, name, from);
    put(g, "=\"", from);
    fz__akn_put_escaped(target(g), value, length, from, true);
    put(g, "\"", from);
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

static const char *const task_names[] = {"paragraph", "article", "clause", "point",   "indent",
                                         "alinea",    "rule",    "item",   "proviso", "subparagraph",
                                         "subclause", "subrule", NULL};
static const char *const section_names[] = {
    "section",    "part",    "chapter",    "title",    "book",        "tome",    "division",     "list", "level",
    "subsection", "subpart", "subchapter", "subtitle", "subdivision", "sublist", "transitional", NULL};
static const char *const text_names[] = {
    "p", "heading", "subheading", "crossHeading", "block", "longTitle", "listIntroduction", "listWrapUp", NULL};
static const char *const ignored_names[] = {"attachments", "components", "annexes", "coverPage", NULL};
static const char *const inner_names[] = {"role", "organization", "docTitle", "docNumber", "docDate", NULL};

/* The number of a mark, without what surrounds it: 一 of 一、, 3 of （3）. It is told by its being a numeral. */
static bool label_of(const char *mark, size_t length, size_t *from, size_t *size, uint32_t *number)
{
    for (*from = 0; *from < length; ++*from) {
        *size = fz__numeral_read(mark + *from, length - *from, number);
        if (*size && *number)
            return true;
    }
    return false;
}

static open_item *innermost(guesser *g)
{
    return g->open_count ? &g->open[g->open_count - 1] : NULL;
}

static size_t section_around(const guesser *g)
{
    for (size_t i = g->open_count; i > 0; i--)
        if (g->open[i - 1].kind == OPEN_SECTION)
            return g->open[i - 1].number;
    return 0;
}

/* Whether a key is met for the first time: kind, number, words. */
static bool is_new(guesser *g, const char *kind, size_t number, const char *words, size_t length)
{
    size_t before = g->seen.count;
    fz__buffer key;
    bool fresh;

    fz__buffer_init(&key, g->context);
    fz__buffer_string(&key, kind);
    fz__buffer_number(&key, number);
    fz__buffer_char(&key, ' ');
    fz__buffer_append(&key, words, length);
    if (key.failed || fz__strings_intern(&g->seen, key.bytes, key.length) == FZ__NO_STRING)
        g->characters.failed = true;
    fresh = g->seen.count > before;
    fz__buffer_clear(&key);
    return fresh;
}

/* The start tag of the innermost section or task, once its mark is known. */
static void begin_item(guesser *g, open_item *item)
{
    size_t from, size, around;
    uint32_t number;

    if (!item || item->begun)
        return;
    item->begun = true;
    put(g, item->kind == OPEN_TASK ? "<task id=\"t" : "<section id=\"s", item->offset);
    put_number(g, item->number, item->offset);
    put(g, "\"", item->offset);
    if (g->mark.length && label_of(g->mark.bytes, g->mark.length, &from, &size, &number)) {
        put(g, " n=\"", item->offset);
        put_number(g, number, item->offset);
        put(g, "\"", item->offset);
        put_value(g, "label", g->mark.bytes + from, size, item->offset);
        g->open_count--;
        around = section_around(g);
        g->open_count++;
        if (item->kind == OPEN_TASK && !is_new(g, "n", around, (const char *)&number, sizeof(number)))
            put(g, " sic=\"true\"", item->offset);
    }
    if (g->mark.length)
        put_value(g, "mark", g->mark.bytes, g->mark.length, item->offset);
    put(g, ">", item->offset);
    g->mark.length = 0;
}

static void begin_open(guesser *g)
{
    for (size_t i = 0; i < g->open_count; i++)
        begin_item(g, &g->open[i]);
}

static bool in_task(const guesser *g)
{
    return g->open_count && g->open[g->open_count - 1].kind == OPEN_TASK;
}

static bool open_one(guesser *g, open_kind kind, size_t offset)
{
    open_item *item;

    if (in_task(g))
        return true; /* part of its text */
    begin_open(g);
    if (!FZ_GROW(g->context, &g->open, &g->open_capacity, g->open_count + 1))
        return false;
    item = &g->open[g->open_count++];
    *item = (open_item){.kind = kind, .depth = g->depth, .offset = offset};
    item->number = kind == OPEN_TASK ? ++g->tasks : ++g->sections;
    g->mark.length = 0;
    memset(g->ranks, 0, sizeof(g->ranks));
    g->role = NO_ROLE;
    return true;
}

/* A task has a text: one without, of which nothing has been written yet, is left out. */
static bool close_one(guesser *g, fz__xml_reader *reader)
{
    open_item *item = innermost(g);
    fz__where where;

    if (!item)
        return true;
    if (item->kind == OPEN_TASK && !item->texted) {
        fz__xml_place(reader, &where);
        g->open_count--;
        g->tasks--;
        g->mark.length = 0;
        return fz__findings_add(g->findings, FZ_FAKNLEFT, &where, FZ_ARGS("num"));
    }
    begin_item(g, item);
    put(g, item->kind == OPEN_TASK ? "</task>" : "</section>", item->offset);
    g->open_count--;
    return true;
}

static bool holds(const char *text, size_t length, const char *word)
{
    size_t size = strlen(word);

    for (size_t i = 0; i + size <= length; i++)
        if (memcmp(text + i, word, size) == 0)
            return true;
    return false;
}

/* What a role means, by the end of what it refers to or by its words. */
static int role_of(const char *text, size_t length)
{
    static const struct {
        const char *word;
        int role;
    } words[] = {
        {"牵头", LEAD},
        {"主办", LEAD},
        {"lead", LEAD},
        {"Lead", LEAD},
        {"配合", COOPERATE},
        {"协办", COOPERATE},
        {"协助", COOPERATE},
        {"cooperat", COOPERATE},
        {"责任", RESPONSIBLE},
        {"负责", RESPONSIBLE},
        {"responsib", RESPONSIBLE},
    };

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
        if (holds(text, length, words[i].word))
            return words[i].role;
    return NO_ROLE;
}

static void open_inner(guesser *g, const char *name, const fz__where *where, const fz__xml_attribute *attributes,
                       size_t count)
{
    const fz__xml_attribute *refers = fz__akn_attribute(attributes, count, NULL, "refersTo");
    const fz__xml_attribute *date = fz__akn_attribute(attributes, count, NULL, "date");

    g->inner = g->depth;
    g->inner_where = *where;
    g->inner_from = g->characters.length;
    g->inner_role = refers ? role_of(refers->value, refers->length) : NO_ROLE;
    memcpy(g->inner_name, name, strlen(name) + 1); /* one of inner_names */
    g->inner_date[0] = '\0';
    if (date && date->length >= 10) {
        memcpy(g->inner_date, date->value, 10);
        g->inner_date[10] = '\0';
    }
}

static bool find_unit(guesser *g, const char *text, size_t length)
{
    const char *unit;

    if (g->role == NO_ROLE)
        return fz__findings_add(g->findings, FZ_FAKNROLE, &g->inner_where, FZ_ARGS(text));
    if (!is_new(g, role_names[g->role], g->tasks, text, length))
        return fz__findings_add(g->findings, FZ_FAKNREPEATED, &g->inner_where, FZ_ARGS(text));
    unit = fz__arena_string(&g->arena, text, length);
    if (!unit || !FZ_GROW(g->context, &g->assigned, &g->assigned_capacity, g->assigned_count + 1))
        return false;
    g->assigned[g->assigned_count++] = (assigned){unit, (size_t)g->inner_where.offset, g->role};
    return true;
}

static void keep_once(fz__buffer *field, const char *text, size_t length)
{
    if (!field->length && length && !fz__value_is_blank(text, length))
        fz__buffer_append(field, text, length);
}

static bool close_inner(guesser *g)
{
    const char *text = g->characters.length > g->inner_from ? g->characters.bytes + g->inner_from : "";
    size_t length = g->characters.length - g->inner_from;

    g->inner = 0;
    if (strcmp(g->inner_name, "docTitle") == 0)
        keep_once(&g->title, text, length);
    else if (strcmp(g->inner_name, "docNumber") == 0)
        keep_once(&g->doc_number, text, length);
    else if (strcmp(g->inner_name, "docDate") == 0 && fz_date_parse(g->inner_date))
        keep_once(&g->signed_on, g->inner_date, strlen(g->inner_date));
    else if (strcmp(g->inner_name, "role") == 0)
        g->role = g->inner_role != NO_ROLE ? g->inner_role : role_of(text, length);
    else if (strcmp(g->inner_name, "organization") == 0 && in_task(g) && !fz__value_is_blank(text, length))
        return find_unit(g, text, length);
    return true;
}

static void put_assigned(guesser *g)
{
    for (size_t i = 0; i < g->assigned_count; i++) {
        const assigned *one = &g->assigned[i];

        put(g, "<assign role=\"", one->offset);
        put(g, role_names[one->role], one->offset);
        put(g, "\" rank=\"", one->offset);
        put_number(g, ++g->ranks[one->role], one->offset);
        put(g, "\"", one->offset);
        put_value(g, "unit", one->unit, strlen(one->unit), one->offset);
        put(g, "/>", one->offset);
    }
    g->assigned_count = 0;
}

static void close_text(guesser *g)
{
    const char *text = g->characters.length ? g->characters.bytes : "";
    const place before = g->place;
    const char *element = "p";
    open_item *item;

    g->text = 0;
    if (fz__value_is_blank(text, g->characters.length))
        return;
    if (g->place == IN_BODY)
        begin_open(g);
    item = innermost(g);
    if (g->place == IN_BODY && item && item->kind == OPEN_SECTION && g->is_title && !item->texted)
        element = "title";
    else if (g->place == IN_BODY && !item)
        g->place = g->tasks ? IN_BACK : IN_PREAMBLE; /* text of the body outside of all sections */
    if (item)
        item->texted = true;
    put(g, "<", g->text_offset);
    put(g, element, g->text_offset);
    put(g, ">", g->text_offset);
    fz__akn_put_escaped(target(g), text, g->characters.length, g->text_offset, false);
    put(g, "</", g->text_offset);
    put(g, element, g->text_offset);
    put(g, ">", g->text_offset);
    g->place = before;
    if (in_task(g))
        put_assigned(g);
}

static void open_text(guesser *g, bool is_title, size_t offset)
{
    g->text = g->depth;
    g->text_offset = offset;
    g->is_title = is_title;
    g->characters.length = 0;
    g->assigned_count = 0;
}

/* The parts of a document that matter. */
static bool open_place(guesser *g, const char *name)
{
    static const struct {
        const char *name;
        place place;
    } places[] = {{"preface", IN_FRONT},
                  {"preamble", IN_PREAMBLE},
                  {"mainBody", IN_BODY},
                  {"body", IN_BODY},
                  {"conclusions", IN_BACK}};

    for (size_t i = 0; i < sizeof(places) / sizeof(*places); i++) {
        if (strcmp(places[i].name, name) != 0)
            continue;
        g->place = places[i].place;
        g->place_depth = g->depth;
        return true;
    }
    return false;
}

/* Documents that are no directives by what they are called. */
static fz_status check_type(guesser *g, fz__xml_reader *reader, const char *name)
{
    static const char *const taken[] = {"doc", "statement", NULL};
    static const char *const statutes[] = {"act", "bill", NULL};

    (void)g;
    if (is_one_of(name, taken))
        return FZ_OK;
    return fz__xml_fail(reader, FZ_ENODIRECTIVE, NULL,
                        FZ_ARGS(is_one_of(name, statutes) ? FZ_WORD_STATUTE : FZ_WORD_NO_TASKS));
}

static fz_status in_meta(guesser *g, const char *name, const fz__xml_attribute *attributes, size_t count)
{
    const fz__xml_attribute *date = fz__akn_attribute(attributes, count, NULL, "date");

    if (strcmp(name, "publication") == 0 && date && date->length == 10)
        keep_once(&g->published, date->value, 10);
    return FZ_OK;
}

static fz_status leave(guesser *g, const char *name, const fz__where *where)
{
    g->ignored = g->depth;
    return fz__findings_add(g->findings, FZ_FAKNLEFT, where, FZ_ARGS(name)) ? FZ_OK : fz__no_memory(g->error);
}

static fz_status on_start(void *user, fz__xml_reader *reader, const fz__xml_name *name,
                          const fz__xml_attribute *attributes, size_t count)
{
    guesser *g = user;
    const char *local = name->local;
    fz__where where;

    g->depth++;
    if (g->depth == 2)
        return check_type(g, reader, local);
    if (g->ignored || g->depth < 2)
        return FZ_OK;
    fz__xml_place(reader, &where);
    if (!g->place_depth) {
        if (is_one_of(local, ignored_names))
            return leave(g, local, &where);
        return open_place(g, local) ? FZ_OK : in_meta(g, local, attributes, count);
    }
    if (g->text) {
        if (!g->inner && is_one_of(local, inner_names))
            open_inner(g, local, &where, attributes, count);
        return FZ_OK;
    }
    if (strcmp(local, "num") == 0) {
        g->number = g->depth;
        g->characters.length = 0;
    } else if (is_one_of(local, text_names)) {
        open_text(g, strcmp(local, "heading") == 0, (size_t)where.offset);
    } else if (g->place == IN_BODY && (is_one_of(local, task_names) || is_one_of(local, section_names))) {
        if (!open_one(g, is_one_of(local, task_names) ? OPEN_TASK : OPEN_SECTION, (size_t)where.offset))
            return fz__no_memory(g->error);
    }
    return FZ_OK;
}

static fz_status state_of(const guesser *g)
{
    bool failed = g->characters.failed || g->mark.failed || g->title.failed || g->doc_number.failed ||
                  g->signed_on.failed || g->published.failed || g->front.bytes.failed || g->preamble.bytes.failed ||
                  g->body.bytes.failed || g->back.bytes.failed;

    return failed ? fz__no_memory(g->error) : FZ_OK;
}

/* The number of a section or task; one inside the text of a task is part of the text. */
static void close_number(guesser *g)
{
    const open_item *item = innermost(g);

    g->number = 0;
    if (item && !item->begun)
        fz__buffer_append(&g->mark, g->characters.bytes ? g->characters.bytes : "", g->characters.length);
    else
        close_text(g);
}

static fz_status on_end(void *user, fz__xml_reader *reader)
{
    guesser *g = user;
    bool done = true;

    if (g->inner == g->depth)
        done = close_inner(g);
    else if (g->text == g->depth)
        close_text(g);
    else if (g->number == g->depth)
        close_number(g);
    else if (g->open_count && innermost(g)->depth == g->depth)
        done = close_one(g, reader);
    if (g->place_depth == g->depth) {
        g->place_depth = 0;
        g->place = IN_NONE;
    }
    g->ignored = g->ignored == g->depth ? 0 : g->ignored;
    g->depth--;
    return done ? state_of(g) : fz__no_memory(g->error);
}

/* Words that stand in no paragraph are one of their own. */
static fz_status on_text(void *user, fz__xml_reader *reader, const char *bytes, size_t length)
{
    guesser *g = user;
    fz__where where;

    if (g->ignored || !g->place_depth)
        return FZ_OK;
    if (!g->text && !g->number) {
        if (fz__value_is_blank(bytes, length))
            return FZ_OK;
        fz__xml_place(reader, &where);
        open_text(g, false, (size_t)where.offset);
    }
    fz__buffer_append(&g->characters, bytes, length);
    return state_of(g);
}

static void put_field(fz__akn_text *text, const char *name, const fz__buffer *value)
{
    if (!value->length)
        return;
    fz__akn_put(text, "<", 1, 0, false);
    fz__akn_put(text, name, strlen(name), 0, false);
    fz__akn_put(text, ">", 1, 0, false);
    fz__akn_put_escaped(text, value->bytes, value->length, 0, false);
    fz__akn_put(text, "</", 2, 0, false);
    fz__akn_put(text, name, strlen(name), 0, false);
    fz__akn_put(text, ">", 1, 0, false);
}

static void put_string(fz__akn_text *text, const char *string)
{
    fz__akn_put(text, string, strlen(string), 0, false);
}

/* A part that was gathered apart, with its marks. */
static void put_part(fz__akn_text *text, const fz__akn_text *part, const char *open, const char *close)
{
    if (!part->bytes.length)
        return;
    put_string(text, open);
    for (size_t i = 0; i < part->mark_count; i++) {
        size_t end = i + 1 < part->mark_count ? part->marks[i + 1].at : part->bytes.length;

        fz__akn_put(text, part->bytes.bytes + part->marks[i].at, end - part->marks[i].at, part->marks[i].from, false);
    }
    put_string(text, close);
}

static void assemble(guesser *g, fz__akn_text *text)
{
    put_string(text, "<directive xmlns=\"" FZ__DIRECTIVE_SPACE "\"><head>");
    put_field(text, "title", &g->title);
    put_field(text, "docNumber", &g->doc_number);
    put_field(text, "signed", &g->signed_on);
    put_field(text, "published", &g->published);
    put_string(text, "</head>");
    put_part(text, &g->front, "<front>", "</front>");
    put_part(text, &g->preamble, "<preamble>", "</preamble>");
    put_part(text, &g->body, "", "");
    put_part(text, &g->back, "<back>", "</back>");
    put_string(text, "</directive>");
}

static void begin(guesser *g)
{
    fz__buffer *buffers[] = {&g->characters, &g->mark, &g->title, &g->doc_number, &g->signed_on, &g->published};
    fz__akn_text *texts[] = {&g->front, &g->preamble, &g->body, &g->back};

    fz__arena_init(&g->arena, g->context);
    fz__strings_init(&g->seen, &g->arena);
    for (size_t i = 0; i < sizeof(buffers) / sizeof(*buffers); i++)
        fz__buffer_init(buffers[i], g->context);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        fz__akn_text_init(texts[i], g->context);
}

static void end(guesser *g)
{
    fz__buffer *buffers[] = {&g->characters, &g->mark, &g->title, &g->doc_number, &g->signed_on, &g->published};
    fz__akn_text *texts[] = {&g->front, &g->preamble, &g->body, &g->back};

    for (size_t i = 0; i < sizeof(buffers) / sizeof(*buffers); i++)
        fz__buffer_clear(buffers[i]);
    for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
        fz__akn_text_clear(texts[i]);
    fz__free(g->context, g->open, g->open_capacity * sizeof(*g->open));
    fz__free(g->context, g->assigned, g->assigned_capacity * sizeof(*g->assigned));
    fz__strings_clear(&g->seen);
    fz__arena_clear(&g->arena);
}

fz_status fz__akn_guess(fz_context *context, const char *bytes, size_t length, const char *source, fz__akn_text *text,
                        fz__findings *findings, fz_error **error)
{
    static const fz__xml_handler handler = {on_start, on_end, on_text, NULL, NULL};
    guesser g = {.context = context, .error = error, .findings = findings, .role = NO_ROLE};
    fz_status status;

    begin(&g);
    if (!fz__findings_add(findings, FZ_FAKNGUESS, NULL, FZ_NO_ARGS))
        status = fz__no_memory(error);
    else
        status = fz__xml_read_with(context, source, bytes, length, &(fz__xml_setting){.room = FZ__AKN_ROOM}, &handler,
                                   &g, error);
    if (status == FZ_OK && !g.tasks)
        status = fz__fail(context, error, FZ_ENODIRECTIVE, &(fz__where){.source = source}, FZ_ARGS(FZ_WORD_NO_TASKS));
    if (status == FZ_OK) {
        assemble(&g, text);
        status = text->bytes.failed ? fz__no_memory(error) : FZ_OK;
    }
    end(&g);
    return status;
}
