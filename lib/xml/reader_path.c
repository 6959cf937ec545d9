/* Paths: one pass over the text by its looks, for all the places that are asked for.
 *
 * A step bears [k] exactly where its parent has several children of that name: /directive/section[3]/task[1]. So the pass
 * counts the children of each element by name and goes on to the end of the text before a path is written. Where the
 * syntax breaks off, what stands before the break is counted. Names are compared as written, with their prefix. */
#include "base/memory.h"
#include "xml/reader_internal.h"
#include "xml/token.h"

/* An element of a trail: which of its parent's children by that name. Elements are numbered in document order from 1;
 * the parent of the root is 0. */
struct fz__xml_step {
    uint32_t parent, name, nth;
};

typedef struct level {
    struct fz__xml_step step;
    uint32_t number;
    size_t at;
} level;

/* How often a name occurs under a parent: open addressing, `slot_count` a power of two. */
typedef struct count {
    uint32_t parent, name, count;
} count;

typedef struct finder {
    fz_context *context;
    fz__arena *arena;
    const char *bytes;
    fz__strings names;
    level *levels;
    size_t depth, level_capacity;
    count *slots;
    size_t slot_count, used;
    uint32_t elements;
    fz__xml_trail *trails;
    size_t trail_count, resolved;
    bool failed;
} finder;

static count *slot_of(count *slots, size_t slot_count, uint32_t parent, uint32_t name)
{
    uint64_t mixed = ((uint64_t)parent << 32 | name) * UINT64_C(0x9E3779B97F4A7C15);
    size_t i = (size_t)(mixed >> 32) & (slot_count - 1);

    while (slots[i].count && (slots[i].parent != parent || slots[i].name != name))
        i = (i + 1) & (slot_count - 1);
    return &slots[i];
}

static bool grow_slots(finder *f)
{
    size_t wider = f->slot_count ? f->slot_count * 2 : 64;
    count *slots = fz__calloc(f->context, wider * sizeof(*slots));

    if (!slots)
        return false;
    for (size_t i = 0; i < f->slot_count; i++)
        if (f->slots[i].count)
            *slot_of(slots, wider, f->slots[i].parent, f->slots[i].name) = f->slots[i];
    fz__free(f->context, f->slots, f->slot_count * sizeof(*slots));
    f->slots = slots;
    f->slot_count = wider;
    return true;
}

/* One more child `name` of `parent`: which one it is; 0 when memory is exhausted. */
static uint32_t count_child(finder *f, uint32_t parent, uint32_t name)
{
    count *slot;

    if (f->used * 2 >= f->slot_count && !grow_slots(f))
        return 0;
    slot = slot_of(f->slots, f->slot_count, parent, name);
    if (!slot->count) {
        *slot = (count){parent, name, 0};
        f->used++;
    }
    return ++slot->count;
}

static void push(finder *f, const fz__token *token)
{
    uint32_t parent = f->depth ? f->levels[f->depth - 1].number : 0;
    uint32_t name = fz__strings_intern(&f->names, token->name, token->name_length), nth = 0;

    if (name != FZ__NO_STRING && FZ_GROW(f->context, &f->levels, &f->level_capacity, f->depth + 1))
        nth = count_child(f, parent, name);
    if (!nth) {
        f->failed = true;
        return;
    }
    f->levels[f->depth++] = (level){{parent, name, nth}, ++f->elements, token->at};
}

/* Keep what is open now for the trails before `offset`. `other` is markup that is open within the innermost element. */
static void resolve(finder *f, size_t offset, const fz__token *other)
{
    for (; f->resolved < f->trail_count && f->trails[f->resolved].offset < offset; f->resolved++) {
        fz__xml_trail *trail = &f->trails[f->resolved];

        if (f->depth) {
            const level *top = &f->levels[f->depth - 1];

            trail->open = f->names.texts[top->step.name];
            trail->open_length = f->names.lengths[top->step.name];
            trail->open_at = top->at;
            trail->open_is_tag = true;
        }
        if (other) {
            trail->open = other->name;
            trail->open_length = other->name_length;
            trail->open_at = other->at;
            trail->open_is_tag = false;
        }
        trail->steps = fz__arena_alloc(f->arena, (f->depth + 1) * sizeof(*trail->steps));
        if (!trail->steps) {
            f->failed = true;
            return;
        }
        for (size_t i = 0; i < f->depth; i++)
            trail->steps[i] = f->levels[i].step;
        trail->step_count = f->depth;
    }
}

static void walk(finder *f, size_t length, size_t max_depth)
{
    fz__token token = {.complete = true};

    while (!f->failed && f->depth <= max_depth) {
        const char *next = memchr(f->bytes + token.end, '<', length - token.end);

        if (!next)
            break;
        resolve(f, (size_t)(next - f->bytes), NULL);
        fz__token_read(&token, f->bytes, length, (size_t)(next - f->bytes));
        if (token.name_length && (token.kind == FZ_TOKEN_START || token.kind == FZ_TOKEN_EMPTY))
            push(f, &token);
        if (!token.complete || !token.name_length || f->failed)
            break;
        resolve(f, token.end, NULL);
        if (f->depth && (token.kind == FZ_TOKEN_END || token.kind == FZ_TOKEN_EMPTY))
            f->depth--;
    }
    if (!f->failed)
        resolve(f, SIZE_MAX, !token.complete && token.kind == FZ_TOKEN_OTHER ? &token : NULL);
}

static bool write_path(finder *f, fz__xml_trail *trail)
{
    fz__buffer path;

    if (!trail->step_count)
        return true;
    fz__buffer_init(&path, f->context);
    for (size_t i = 0; i < trail->step_count; i++) {
        const struct fz__xml_step *step = &trail->steps[i];

        fz__buffer_char(&path, '/');
        fz__buffer_append(&path, f->names.texts[step->name], f->names.lengths[step->name]);
        if (slot_of(f->slots, f->slot_count, step->parent, step->name)->count > 1) {
            fz__buffer_char(&path, '[');
            fz__buffer_number(&path, step->nth);
            fz__buffer_char(&path, ']');
        }
    }
    trail->path = path.failed ? NULL : fz__arena_string(f->arena, path.bytes, path.length);
    fz__buffer_clear(&path);
    return trail->path != NULL;
}

bool fz__xml_trails(fz_context *context, fz__arena *arena, const char *bytes, size_t length, fz__xml_trail *trails,
                    size_t trail_count)
{
    finder f = {.context = context, .arena = arena, .bytes = bytes, .trails = trails, .trail_count = trail_count};

    fz__strings_init(&f.names, arena);
    walk(&f, length, (size_t)fz_context_limit(context, FZ_LIMIT_DEPTH) + FZ_XML_ROOM);
    for (size_t i = 0; !f.failed && i < trail_count; i++)
        f.failed = !write_path(&f, &trails[i]);
    fz__strings_clear(&f.names);
    fz__free(context, f.slots, f.slot_count * sizeof(*f.slots));
    fz__free(context, f.levels, f.level_capacity * sizeof(*f.levels));
    return !f.failed;
}
