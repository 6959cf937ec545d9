/* The words that changed. Texts are cut into tokens, which stay whole: a run of digits and Latin letters, one of
 * Chinese numerals, else a character.
 * Between their common beginning and end the shortest script of deletions and insertions is sought (Myers 1986, the greedy
 * algorithm, all of its rows kept to walk back), as far as the bounds below allow. Then it is made readable: a change that may
 * stand in several places goes where punctuation is, and what little is equal between two changes goes to them. */
#include "compare/model.h"

#include "base/utf8.h"

#include <string.h>

#define MOST_EDITS   1024                /* tokens deleted and inserted */
#define MOST_STEPS   (UINT64_C(1) << 27) /* of one pair of texts: tokens times edits */
#define MOST_SLIDES  64
#define FIRST_RUN_ID 0x110000u /* numbers of runs begin behind the code points */

typedef struct token_list {
    const char *text;
    uint32_t *ids, *starts; /* starts has one more: the end */
    uint32_t count, room;
} token_list;

/* What differs: tokens [a, a_end) of the old text for [b, b_end) of the new one. */
typedef struct span {
    uint32_t a, a_end, b, b_end;
} span;

typedef struct text_pair {
    fz_comparison *comparison;
    fz__match *match;
    token_list a, b;
    uint32_t first, a_last, b_last; /* the middle: [first, a_last) and [first, b_last) */
    uint32_t *rows;                 /* row d holds d + 1 places in `a`, from its diagonal -d on, in steps of 2 */
    size_t row_capacity;
    span *hunks;
    size_t count, capacity;
} text_pair;

/* What stays whole with its like beside it. */
typedef enum run_kind { NO_RUN, LATIN, NUMERAL } run_kind;

static run_kind run_of(uint32_t c)
{
    /* 〇零一二三四五六七八九十百千万亿 */
    static const uint32_t numerals[] = {0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
                                        0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0};

    c = fz__fold_width(c);
    if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
        return LATIN;
    return c >= 0x3000 && fz__is_one_of(c, numerals) ? NUMERAL : NO_RUN;
}

static bool cut(text_pair *work, const char *text, token_list *tokens)
{
    const char *at = text, *end = text + strlen(text);
    run_kind before = NO_RUN;

    tokens->text = text;
    tokens->room = (uint32_t)fz__utf8_count(text, (size_t)(end - text)) + 1;
    tokens->ids = fz__alloc(work->match->context, tokens->room * sizeof(uint32_t));
    tokens->starts = fz__alloc(work->match->context, tokens->room * sizeof(uint32_t));
    if (!tokens->ids || !tokens->starts)
        return false;
    while (at < end) {
        uint32_t start = (uint32_t)(at - text), c = fz__utf8_next(&at, end);
        run_kind kind = run_of(c);

        if (kind == NO_RUN || kind != before) {
            tokens->ids[tokens->count] = c;
            tokens->starts[tokens->count++] = start;
        }
        before = kind;
    }
    tokens->starts[tokens->count] = (uint32_t)(end - text);
    return true;
}

/* A run gets a number of its own, whatever its first character is. */
static bool number_runs(text_pair *work, token_list *tokens)
{
    for (uint32_t i = 0; i < tokens->count; i++) {
        uint32_t number;

        if (run_of(tokens->ids[i]) == NO_RUN)
            continue;
        number = fz__strings_intern(&work->match->strings, tokens->text + tokens->starts[i],
                                    tokens->starts[i + 1] - tokens->starts[i]);
        if (number == FZ__NO_STRING)
            return false;
        tokens->ids[i] = FIRST_RUN_ID + number;
    }
    return true;
}

static void strip(text_pair *work)
{
    uint32_t *a = work->a.ids, *b = work->b.ids;

    work->first = 0;
    work->a_last = work->a.count;
    work->b_last = work->b.count;
    while (work->first < work->a_last && work->first < work->b_last && a[work->first] == b[work->first])
        work->first++;
    while (work->a_last > work->first && work->b_last > work->first && a[work->a_last - 1] == b[work->b_last - 1]) {
        work->a_last--;
        work->b_last--;
    }
}

/* ------------------------------------------------------------------ the script */

static size_t row_start(uint32_t edits)
{
    return (size_t)edits * (edits + 1) / 2;
}

/* Whether the place number `i` of row `edits` is reached by an insertion from the row before. */
static bool by_insertion(const uint32_t *before, uint32_t edits, uint32_t i)
{
    return i == 0 || (i < edits && before[i - 1] < before[i]);
}

/* The row after `edits` edits; true when it reaches the end. */
static bool make_row(text_pair *work, uint32_t edits, uint64_t *steps)
{
    const uint32_t *a = work->a.ids + work->first, *b = work->b.ids + work->first;
    uint32_t of_a = work->a_last - work->first, of_b = work->b_last - work->first;
    uint32_t *row = work->rows + row_start(edits), *before = edits ? work->rows + row_start(edits - 1) : NULL;

    for (uint32_t i = 0; i <= edits; i++) {
        uint32_t x = !edits ? 0 : by_insertion(before, edits, i) ? before[i] : before[i - 1] + 1, start = x;
        uint32_t y = x + edits - 2 * i; /* on the diagonal 2i - edits */

        while (x < of_a && y < of_b && a[x] == b[y]) {
            x++;
            y++;
        }
        row[i] = x;
        *steps += x - start + 1;
        if (x >= of_a && y >= of_b)
            return true;
    }
    return false;
}

/* The number of edits; UINT32_MAX when they are too many. False when memory is exhausted. */
static bool find_script(text_pair *work, uint32_t *edits)
{
    uint64_t size = (uint64_t)work->a_last - work->first + work->b_last - work->first, steps = 0;
    uint64_t bound = MOST_STEPS / (size + 1);

    bound = bound < MOST_EDITS ? bound : MOST_EDITS;
    *edits = UINT32_MAX;
    for (uint32_t d = 0; d <= bound && steps < work->match->steps; d++) {
        if (!FZ_GROW(work->match->context, &work->rows, &work->row_capacity, row_start(d + 1)))
            return false;
        if (make_row(work, d, &steps)) {
            *edits = d;
            break;
        }
    }
    work->match->steps -= steps < work->match->steps ? steps : work->match->steps;
    return true;
}

static bool add_hunk(text_pair *work, span added)
{
    if (!FZ_GROW(work->match->context, &work->hunks, &work->capacity, work->count + 1))
        return false;
    work->hunks[work->count++] = added;
    return true;
}

/* One token more before the hunk that was added last, or a new one: the walk goes backwards. */
static bool add_edit(text_pair *work, uint32_t x, uint32_t y, bool insertion)
{
    span *last = work->count ? &work->hunks[work->count - 1] : NULL;
    uint32_t a = work->first + x, b = work->first + y;

    if (last && last->a == a + !insertion && last->b == b + insertion) {
        last->a = a;
        last->b = b;
        return true;
    }
    return add_hunk(work, (span){a, a + !insertion, b, b + insertion});
}

static bool walk_back(text_pair *work, uint32_t edits)
{
    uint32_t i = 0, x;

    while (edits && 2 * i + work->b_last != work->a_last + edits) /* the diagonal of the end */
        i++;
    for (uint32_t d = edits; d; d--) {
        const uint32_t *before = work->rows + row_start(d - 1);
        bool insertion = by_insertion(before, d, i);

        i -= !insertion;
        x = before[i];
        if (!add_edit(work, x, x + (d - 1) - 2 * i, insertion))
            return false;
    }
    for (size_t low = 0, high = work->count; low + 1 < high; low++) {
        span swapped = work->hunks[low];

        work->hunks[low] = work->hunks[--high];
        work->hunks[high] = swapped;
    }
    return true;
}

/* ------------------------------------------------------------------ making it readable */

static bool ends_sentence(uint32_t c)
{
    static const uint32_t ends[] = {0x3002, 0xFF1B, 0xFF01, 0xFF1F, ';', '!', '?', '\n', 0};

    return fz__is_one_of(c, ends);
}

static bool ends_phrase(uint32_t c)
{
    static const uint32_t ends[] = {0x3001, 0xFF0C, 0xFF1A, ',', ':', ' ', 0x3000, 0xFF09, ')', 0x201D, 0};

    return fz__is_one_of(c, ends);
}

/* How good it is to part a text before the token at `at`. */
static unsigned quality(const token_list *tokens, uint32_t at)
{
    if (at == 0 || at == tokens->count || ends_sentence(tokens->ids[at - 1]))
        return 3;
    return ends_phrase(tokens->ids[at - 1]) ? 2 : 0;
}

static void shift(span *hunk, uint32_t by) /* also by a negative number, modulo 2^32 */
{
    hunk->a += by;
    hunk->a_end += by;
    hunk->b += by;
    hunk->b_end += by;
}

/* A hunk that only deletes or only inserts may stand further left when what it ends in is also what stands before it. It goes
 * where both of its ends are best, the places being as near as the hunks around allow. */
static void slide(text_pair *work, size_t index)
{
    span *hunk = &work->hunks[index];
    bool deletes = hunk->b == hunk->b_end;
    const token_list *tokens = deletes ? &work->a : &work->b;
    uint32_t *start = deletes ? &hunk->a : &hunk->b, *end = deletes ? &hunk->a_end : &hunk->b_end;
    uint32_t low = index ? (deletes ? hunk[-1].a_end : hunk[-1].b_end) + 1 : 0, high = tokens->count, back = 0;
    unsigned best = 0, best_at = 0, here = 0;

    if (index + 1 < work->count)
        high = (deletes ? hunk[1].a : hunk[1].b) - 1;
    if (hunk->a != hunk->a_end && !deletes)
        return;
    while (here < MOST_SLIDES && *end < high && tokens->ids[*start] == tokens->ids[*end]) {
        shift(hunk, 1);
        here++;
    }
    for (here = 0;; here++) {
        unsigned good = quality(tokens, *start) + quality(tokens, *end);

        if (good > best) {
            best = good;
            best_at = here;
        }
        back = here;
        if (here == 2 * MOST_SLIDES || *start <= low || tokens->ids[*start - 1] != tokens->ids[*end - 1])
            break;
        shift(hunk, UINT32_MAX);
    }
    shift(hunk, back - best_at);
}

static uint32_t size_of(const span *hunk)
{
    uint32_t deleted = hunk->a_end - hunk->a, inserted = hunk->b_end - hunk->b;

    return deleted > inserted ? deleted : inserted;
}

/* Whether what is equal between two hunks is too little to read. */
static bool is_island(const text_pair *work, const span *before, const span *after)
{
    uint32_t length = after->a - before->a_end;

    if (length > 3)
        return false;
    for (uint32_t i = before->a_end; i < after->a; i++)
        if (ends_sentence(work->a.ids[i]))
            return false;
    return length < 2 || (length < size_of(before) && length < size_of(after));
}

static void join_islands(text_pair *work)
{
    size_t kept = 0;

    for (size_t i = 1; i < work->count; i++) {
        span *last = &work->hunks[kept];

        if (is_island(work, last, &work->hunks[i])) {
            last->a_end = work->hunks[i].a_end;
            last->b_end = work->hunks[i].b_end;
        } else {
            work->hunks[++kept] = work->hunks[i];
        }
    }
    work->count = work->count ? kept + 1 : 0;
}

/* ------------------------------------------------------------------ pieces */

static bool put_piece(text_pair *work, fz__piece *pieces, fz_change *change, fz_piece_kind kind,
                      const token_list *tokens, uint32_t first, uint32_t end)
{
    uint32_t from = tokens->starts[first];
    const char *text;

    if (first == end)
        return true;
    text = fz__arena_string(&work->comparison->arena, tokens->text + from, tokens->starts[end] - from);
    pieces[change->piece_count++] = (fz__piece){text, (uint8_t)kind};
    return text;
}

static bool put_pieces(text_pair *work, fz_change *change)
{
    fz__piece *pieces = fz__arena_alloc(&work->comparison->arena, (work->count * 3 + 1) * sizeof(*pieces));
    uint32_t at = 0;
    bool done = pieces;

    for (size_t i = 0; i < work->count && done; i++) {
        const span *hunk = &work->hunks[i];

        done = put_piece(work, pieces, change, FZ_PIECE_EQUAL, &work->a, at, hunk->a) &&
               put_piece(work, pieces, change, FZ_PIECE_DELETED, &work->a, hunk->a, hunk->a_end) &&
               put_piece(work, pieces, change, FZ_PIECE_INSERTED, &work->b, hunk->b, hunk->b_end);
        at = hunk->a_end;
    }
    change->pieces = pieces;
    return done && put_piece(work, pieces, change, FZ_PIECE_EQUAL, &work->a, at, work->a.count);
}

static bool find_hunks(text_pair *work, fz_change *change)
{
    uint32_t edits;

    strip(work);
    if (!find_script(work, &edits))
        return false;
    if (edits == UINT32_MAX) {
        change->flags |= FZ_CHANGE_COARSE;
        return add_hunk(work, (span){work->first, work->a_last, work->first, work->b_last});
    }
    if (!walk_back(work, edits))
        return false;
    for (size_t i = 0; i < work->count; i++)
        slide(work, i);
    join_islands(work);
    return true;
}

static void clear(text_pair *work)
{
    fz_context *context = work->match->context;
    token_list *both[] = {&work->a, &work->b};

    for (size_t i = 0; i < 2; i++) {
        fz__free(context, both[i]->ids, both[i]->room * sizeof(uint32_t));
        fz__free(context, both[i]->starts, both[i]->room * sizeof(uint32_t));
    }
    fz__free(context, work->rows, work->row_capacity * sizeof(*work->rows));
    fz__free(context, work->hunks, work->capacity * sizeof(*work->hunks));
}

bool fz__pieces_find(fz_comparison *comparison, fz__match *match, fz_change *change)
{
    text_pair work = {.comparison = comparison, .match = match};
    bool done = cut(&work, change->old_text, &work.a) && cut(&work, change->new_text, &work.b) &&
                number_runs(&work, &work.a) && number_runs(&work, &work.b) && find_hunks(&work, change) &&
                put_pieces(&work, change);

    clear(&work);
    return done;
}
