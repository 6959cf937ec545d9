/* Taking the elements. The vocabulary's reader has checked elements, attributes and values. A reference may point forward,
 * so it is kept as the number of its id; what an id stands for is noted when its element comes. */
#include "registry/codes.h"
#include "registry/load.h"
#include "registry/vocabulary.h"

#include "base/sort.h"

#include <string.h>

#define DEPTH 3 /* registry, body, name */

typedef struct frame {
    uint32_t element;  /* its number in the document */
    uint32_t children; /* so far */
} frame;

typedef struct reader {
    fz_registry *registry;
    fz__faults *faults;
    frame frames[DEPTH];
    size_t depth;
    uint32_t elements, guest_order;
    bool doubtful;         /* of the name that is open */
    fz__scheme scheme;     /* of the code that is open */
    uint32_t text_offset;  /* of the text element that is open */
    uint32_t schemes_seen; /* of the body that is open */
    bool failed;
} reader;

/* Room for one more in a list of the registry: its address, not yet counted. */
#define NEXT(r, list)                                                                           \
    (FZ_GROW((r)->registry->context, &(r)->registry->list.items, &(r)->registry->list.capacity, \
             (r)->registry->list.count + 1)                                                     \
         ? &(r)->registry->list.items[(r)->registry->list.count]                                \
         : ((r)->failed = true, NULL))

#define COUNT(r, list) ((uint32_t)(r)->registry->list.count)

static const char *keep(reader *r, const char *text, size_t length)
{
    const char *kept = text ? fz__arena_string(&r->registry->arena, text, length) : NULL;

    r->failed = r->failed || (text && !kept);
    return kept;
}

static const char *keep_value(reader *r, const fz__values *values, size_t column)
{
    return keep(r, values->at[column].text, values->at[column].length);
}

/* The number of an id, FZ__NOBODY when the attribute is absent. */
static uint32_t number_of(reader *r, const fz__values *values, size_t column)
{
    uint32_t number;
    fz__thing *thing;

    if (!values->at[column].text)
        return FZ__NOBODY;
    number = fz__strings_intern(&r->registry->ids, values->at[column].text, values->at[column].length);
    if (number == FZ__NO_STRING) {
        r->failed = true;
        return FZ__NOBODY;
    }
    if (number == r->registry->things.count && (thing = NEXT(r, things))) {
        *thing = (fz__thing){FZ_THING_UNKNOWN, 0, 0};
        r->registry->things.count++;
    }
    return number;
}

/* An element has this id; the first one keeps it. */
static const char *define(reader *r, const fz__values *values, fz__thing_kind kind, uint32_t index,
                          const fz__where *where)
{
    uint32_t number = number_of(r, values, 0);
    fz__thing *thing;

    if (r->failed)
        return NULL;
    thing = &r->registry->things.items[number];
    if (thing->kind != FZ_THING_UNKNOWN)
        fz__fault_add(r->faults, (size_t)where->offset, FZ_EDUPLICATE_ID, "id",
                      FZ_ARGS(values->at[0].text, fz__digits(thing->line, (char[FZ_DIGITS]){0})));
    else
        *thing = (fz__thing){kind, index, where->line};
    return r->registry->ids.texts[number];
}

static fz_date date_of(const fz__values *values, size_t column)
{
    return values->at[column].text ? (fz_date)values->at[column].number : 0;
}

static int32_t choice_of(const fz__values *values, size_t column)
{
    return values->at[column].text ? (int32_t)values->at[column].number : -1;
}

static bool flag_of(const fz__values *values, size_t column)
{
    return values->at[column].text && values->at[column].number;
}

static void add_guest(reader *r, uint32_t element, uint32_t position, const char *markup)
{
    fz__guest *guest = NEXT(r, guests);

    if (!guest)
        return;
    *guest = (fz__guest){element, position, r->guest_order++, keep(r, markup, strlen(markup))};
    r->registry->guests.count++;
}

static void start_registry(reader *r, const fz__values *values)
{
    char check;

    r->registry->id = keep_value(r, values, AT_REGISTRY_ID);
    r->registry->region = keep_value(r, values, AT_REGISTRY_REGION);
    r->registry->language = keep_value(r, values, AT_REGISTRY_LANG);
    if (r->registry->region && fz__code_check(FZ_SCHEME_REGION, r->registry->region, &check) != FZ_CODE_GOOD)
        fz__fault_add(r->faults, r->text_offset, FZ_ECODE, "region",
                      FZ_ARGS("region", r->registry->region, FZ_WORD_CODE_FORM, ""));
}

static void start_source(reader *r, const fz__values *values, const fz__where *where)
{
    const char *id = define(r, values, FZ_THING_SOURCE, COUNT(r, origins), where);
    fz__origin *origin = NEXT(r, origins);

    if (!origin)
        return;
    *origin = (fz__origin){
        .id = id, .text = "", .href = keep_value(r, values, AT_SOURCE_HREF), .date = date_of(values, AT_SOURCE_DATE)};
    r->registry->origins.count++;
}

static fz__span here(size_t count)
{
    return (fz__span){(uint32_t)count, (uint32_t)count};
}

static void start_body(reader *r, const fz__values *values, bool collective, const fz__where *where)
{
    fz_registry *registry = r->registry;
    const char *id = define(r, values, FZ_THING_BODY, COUNT(r, bodies), where);
    fz_body *body = NEXT(r, bodies);

    if (!body)
        return;
    *body = (fz_body){
        .registry = registry,
        .id = id,
        .kind = collective ? FZ_BODY_COLLECTIVE : (uint8_t)values->at[AT_BODY_KIND].number,
        .class = collective ? NULL : keep_value(r, values, AT_BODY_CLASS),
        .level = choice_of(values, AT_BODY_LEVEL),
        .parent = number_of(r, values, AT_BODY_PARENT),
        .source = number_of(r, values, AT_BODY_SOURCE),
        .from = date_of(values, AT_BODY_FROM),
        .until = date_of(values, AT_BODY_UNTIL),
        .verified = flag_of(values, AT_BODY_VERIFIED),
        .names = here(registry->names.count),
        .codes = here(registry->codes.count),
        .notes = here(registry->remarks.count),
        .rules = here(registry->rules.count),
        .in.links = here(registry->links.count),
        .offset = (uint32_t)where->offset,
    };
    body->out.links = body->in.links;
    body->first = body->from;
    body->last = body->until;
    registry->bodies.count++;
    r->schemes_seen = 0;
    if (body->from && body->until && body->from > body->until)
        fz__fault_add(r->faults, (size_t)where->offset, FZ_EPERIOD, "from",
                      FZ_ARGS(values->at[AT_BODY_FROM].text, values->at[AT_BODY_UNTIL].text));
}

static void start_succession(reader *r, const fz__values *values, const fz__where *where)
{
    fz_succession *succession = NEXT(r, successions);

    if (!succession)
        return;
    *succession = (fz_succession){
        .registry = r->registry,
        .date = date_of(values, AT_SUCCESSION_DATE),
        .kind = (uint8_t)values->at[AT_SUCCESSION_KIND].number,
        .verified = flag_of(values, AT_SUCCESSION_VERIFIED),
        .source = number_of(r, values, AT_SUCCESSION_SOURCE),
        .from = here(r->registry->links.count),
        .to = here(r->registry->links.count),
        .notes = here(r->registry->remarks.count),
        .offset = (uint32_t)where->offset,
    };
    r->registry->successions.count++;
}

static fz_body *open_body(const reader *r)
{
    return &r->registry->bodies.items[r->registry->bodies.count - 1];
}

static fz_succession *open_succession(const reader *r)
{
    return &r->registry->successions.items[r->registry->successions.count - 1];
}

static void add_rule(reader *r, const fz__values *values, const fz__where *where)
{
    fz__rule *rule = NEXT(r, rules);

    if (!rule)
        return;
    *rule = (fz__rule){
        .kind = choice_of(values, AT_ALL_KIND),
        .level = choice_of(values, AT_ALL_LEVEL),
        .parent = number_of(r, values, AT_ALL_PARENT),
        .class = keep_value(r, values, AT_ALL_CLASS),
        .offset = (uint32_t)where->offset,
    };
    open_body(r)->rules.end = (uint32_t)++r->registry->rules.count;
}

/* The span that a link of this element belongs to. The vocabulary has seen to it that its owner is open. */
static fz__span *span_of_links(const reader *r, int element)
{
    switch (element) {
    case EL_MEMBER:
        return &open_body(r)->in.links;
    case EL_EXCEPT:
        return &open_body(r)->out.links;
    case EL_FROM:
        return &open_succession(r)->from;
    default:
        return &open_succession(r)->to;
    }
}

static void add_link(reader *r, int element, const fz__values *values, const fz__where *where)
{
    fz__link *link = NEXT(r, links);
    fz__span *span;

    if (!link)
        return;
    *link = (fz__link){number_of(r, values, AT_LINK_BODY), (uint32_t)where->offset};
    span = span_of_links(r, element);
    if (span->first == span->end)
        *span = here(r->registry->links.count);
    span->end = (uint32_t)++r->registry->links.count;
}

static fz_status on_start(void *user, fz__xml_reader *xml, int element, const fz__values *values)
{
    reader *r = user;
    fz__where where;

    fz__xml_place(xml, &where);
    if (r->depth)
        r->frames[r->depth - 1].children++;
    r->frames[r->depth++] = (frame){r->elements, 0};
    if (values->foreign)
        add_guest(r, r->elements, FZ__NOBODY, values->foreign);
    r->elements++;
    r->text_offset = (uint32_t)where.offset;
    switch (element) {
    case EL_REGISTRY:
        start_registry(r, values);
        break;
    case EL_SOURCE:
        start_source(r, values, &where);
        break;
    case EL_BODY:
    case EL_COLLECTIVE:
        start_body(r, values, element == EL_COLLECTIVE, &where);
        break;
    case EL_SUCCESSION:
        start_succession(r, values, &where);
        break;
    case EL_ALL:
        add_rule(r, values, &where);
        break;
    case EL_MEMBER:
    case EL_EXCEPT:
    case EL_FROM:
    case EL_TO:
        add_link(r, element, values, &where);
        break;
    case EL_NAME:
    case EL_SHORT:
    case EL_ALIAS:
        r->doubtful = values->at[AT_NAME_VERIFIED].text && !values->at[AT_NAME_VERIFIED].number;
        break;
    case EL_CODE:
        r->scheme = (fz__scheme)values->at[AT_CODE_SCHEME].number;
        break;
    default:
        break;
    }
    return r->failed ? fz__xml_fail(xml, FZ_ENOMEM, NULL, FZ_NO_ARGS) : FZ_OK;
}

static void add_name(reader *r, int element, const char *text, size_t length)
{
    fz__name *name = NEXT(r, names);

    if (!name)
        return;
    *name = (fz__name){
        .text = keep(r, text, length),
        .length = (uint32_t)length,
        .body = COUNT(r, bodies) - 1,
        .next = FZ__NOBODY,
        .reason = (uint8_t)(FZ_REASON_NAME + (element - EL_NAME)),
        .doubtful = r->doubtful,
    };
    r->registry->bodies.items[name->body].names.end = (uint32_t)++r->registry->names.count;
}

static void check_code(reader *r, const char *text)
{
    char check[3] = " ";
    fz__code_state state = fz__code_check(r->scheme, text, check + 1);
    const char *name = fz__schemes[r->scheme];

    if (r->schemes_seen & 1u << r->scheme)
        fz__fault_add(r->faults, r->text_offset, FZ_ECODE, NULL, FZ_ARGS(name, text, FZ_WORD_CODE_AGAIN, ""));
    else if (state == FZ_CODE_BAD_FORM)
        fz__fault_add(r->faults, r->text_offset, FZ_ECODE, NULL, FZ_ARGS(name, text, FZ_WORD_CODE_FORM, ""));
    else if (state == FZ_CODE_BAD_CHECK)
        fz__fault_add(r->faults, r->text_offset, FZ_ECODE, NULL, FZ_ARGS(name, text, FZ_WORD_CODE_CHECK, check));
    r->schemes_seen |= 1u << r->scheme;
}

static void add_code(reader *r, const char *text, size_t length)
{
    fz__code *code = NEXT(r, codes);

    if (!code)
        return;
    *code = (fz__code){keep(r, text, length), r->scheme};
    open_body(r)->codes.end = (uint32_t)++r->registry->codes.count;
    check_code(r, text);
}

/* Of the body, the succession or the head, whichever came last: elements stand in that order. */
static void add_note(reader *r, const char *text, size_t length)
{
    fz_registry *registry = r->registry;
    fz__span *span = registry->successions.count ? &open_succession(r)->notes
                     : registry->bodies.count    ? &open_body(r)->notes
                                                 : &registry->notes;
    const char **note = NEXT(r, remarks);

    if (!note)
        return;
    *note = keep(r, text, length);
    span->end = (uint32_t)++registry->remarks.count;
}

static fz_status on_end(void *user, fz__xml_reader *xml, int element, const char *text, size_t length)
{
    reader *r = user;

    r->depth--;
    switch (element) {
    case EL_TITLE:
        r->registry->title = keep(r, text, length);
        break;
    case EL_SOURCE:
        r->registry->origins.items[r->registry->origins.count - 1].text = keep(r, text, length);
        break;
    case EL_NAME:
    case EL_SHORT:
    case EL_ALIAS:
        add_name(r, element, text, length);
        break;
    case EL_CODE:
        add_code(r, text, length);
        break;
    case EL_NOTE:
        add_note(r, text, length);
        break;
    default:
        break;
    }
    return r->failed ? fz__xml_fail(xml, FZ_ENOMEM, NULL, FZ_NO_ARGS) : FZ_OK;
}

static fz_status on_foreign(void *user, fz__xml_reader *xml, int element, const char *markup, size_t offset)
{
    reader *r = user;
    const frame *open = &r->frames[r->depth - 1];

    (void)element;
    (void)offset;
    add_guest(r, open->element, open->children, markup);
    return r->failed ? fz__xml_fail(xml, FZ_ENOMEM, NULL, FZ_NO_ARGS) : FZ_OK;
}

static int compare_guests(const void *a, const void *b)
{
    const fz__guest *x = a, *y = b;

    if (x->element != y->element)
        return x->element < y->element ? -1 : 1;
    if (x->position != y->position)
        return x->position < y->position ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

fz_status fz__registry_read(fz_registry *registry, const char *source, const char *bytes, size_t length,
                            fz__faults *faults, fz_error **error)
{
    static const fz__vocabulary_handler handler = {on_start, on_end, on_foreign};
    reader r = {.registry = registry, .faults = faults};
    fz_status status =
        fz__vocabulary_read(registry->context, &fz__registry_vocabulary, source, bytes, length, &handler, &r, error);

    fz__sort(registry->guests.items, registry->guests.count, sizeof(*registry->guests.items), compare_guests);
    return status;
}
