/* Matching what is alike. A text is known by its shingles: its pairs of neighbouring characters, hashed, each once, the 512
 * smallest of them (a sample that is the same for equal texts). Two texts are as alike as their shingles overlap.
 *
 * To compare each text with each would be quadratic. So candidates are those that share one of the few shingles that hardly
 * any other text has, and those of the same number; how common a shingle may be is decided by what all of them together
 * would cost. The candidates are then taken from the best one down, and after them what is alike and stands next to a pair. */
#include "compare/model.h"

#include "base/sort.h"
#include "base/utf8.h"

#define MOST_SHINGLES 512 /* by which two texts are compared */
#define MOST_TELLING  48  /* by which candidates are found */
#define MOST_A_NODE   32  /* candidates, on an average */

typedef struct sketch {
    uint32_t *hashes; /* ascending */
    uint32_t count;
} sketch;

typedef struct search {
    fz__match *match;
    fz__kin *a, *b;
    sketch *of_a, *of_b;
    fz__pair *pairs;
    size_t count, capacity;
} search;

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return (a > b) - (a < b);
}

/* A finalizer, so that the smallest hashes are a fair sample. */
static uint32_t hash_of(uint32_t before, uint32_t c)
{
    uint64_t x = ((uint64_t)before << 32 | c) + UINT64_C(0x9E3779B97F4A7C15);

    x = (x ^ x >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    x = (x ^ x >> 27) * UINT64_C(0x94D049BB133111EB);
    return (uint32_t)(x >> 32);
}

/* The shingles of a text, its beginning and end counting as characters. */
static bool make_sketch(fz__match *match, uint32_t folded, sketch *made)
{
    const char *at = match->strings.texts[folded], *end = at + match->strings.lengths[folded];
    size_t room = (fz__utf8_count(at, (size_t)(end - at)) + 1) * sizeof(uint32_t);
    uint32_t *all = fz__alloc(match->context, room), before = 0, count = 0, kept = 0;

    if (!all)
        return false;
    while (at < end) {
        uint32_t c = fz__utf8_next(&at, end);

        all[count++] = hash_of(before, c);
        before = c;
    }
    if (count)
        all[count++] = hash_of(before, 0);
    fz__sort(all, count, sizeof(*all), by_number);
    for (uint32_t i = 0; i < count && kept < MOST_SHINGLES; i++)
        if (!kept || all[kept - 1] != all[i])
            all[kept++] = all[i];
    made->count = kept;
    made->hashes = fz__arena_alloc(&match->scratch, ((size_t)kept + 1) * sizeof(*made->hashes));
    for (uint32_t i = 0; made->hashes && i < kept; i++)
        made->hashes[i] = all[i];
    fz__free(match->context, all, room);
    return made->hashes;
}

static bool make_sketches(search *finder, const fz__kin *kin, sketch **sketches)
{
    *sketches = fz__arena_alloc(&finder->match->scratch, ((size_t)kin->count + 1) * sizeof(**sketches));
    if (!*sketches)
        return false;
    for (uint32_t i = 0; i < kin->count; i++) {
        (*sketches)[i] = (sketch){NULL, 0};
        if (kin->partner[i] == FZ__NONE && !make_sketch(finder->match, kin->keys[FZ_KEY_FOLDED][i], &(*sketches)[i]))
            return false;
    }
    return true;
}

/* In thousandths. A sample is compared with what lies below its own end. */
static uint32_t likeness(const sketch *a, const sketch *b)
{
    uint32_t i = 0, j = 0, common = 0;

    while (i < a->count && j < b->count) {
        common += a->hashes[i] == b->hashes[j];
        if (a->hashes[i] == b->hashes[j])
            i++, j++;
        else if (a->hashes[i] < b->hashes[j])
            i++;
        else
            j++;
    }
    if (b->count < MOST_SHINGLES)
        i = a->count;
    if (a->count < MOST_SHINGLES)
        j = b->count;
    return i + j ? 2000 * common / (i + j) : 0;
}

/* ------------------------------------------------------------------ candidates */

static bool add_pair(search *finder, uint32_t i, uint32_t j, uint32_t score)
{
    if (!FZ_GROW(finder->match->context, &finder->pairs, &finder->capacity, finder->count + 1))
        return false;
    finder->pairs[finder->count++] = (fz__pair){i, j, score};
    return true;
}

/* A mark that a kin bears: a shingle, or its number. */
typedef struct mark {
    uint64_t value;
    uint32_t side, index;
} mark;

static int by_mark(const void *x, const void *y)
{
    const mark *a = x, *b = y;

    if (a->value != b->value)
        return a->value < b->value ? -1 : 1;
    if (a->side != b->side)
        return a->side < b->side ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

/* The run of equal marks at `first`: where those of B begin, and its end. */
static size_t run_of(const mark *marks, size_t count, size_t first, size_t *of_b)
{
    size_t end = first;

    while (end < count && marks[end].value == marks[first].value && !marks[end].side)
        end++;
    *of_b = end;
    while (end < count && marks[end].value == marks[first].value)
        end++;
    return end;
}

/* How many candidates there would be if a shingle may stand for `most` pairs. */
static uint64_t cost_of(const mark *marks, size_t count, uint64_t most)
{
    uint64_t cost = 0;

    for (size_t first = 0, of_b, end; first < count; first = end) {
        uint64_t pairs;

        end = run_of(marks, count, first, &of_b);
        pairs = (uint64_t)(of_b - first) * (end - of_b);
        cost += pairs <= most ? pairs : 0;
    }
    return cost;
}

static bool add_runs(search *finder, const mark *marks, size_t count, uint64_t most)
{
    for (size_t first = 0, of_b, end; first < count; first = end) {
        end = run_of(marks, count, first, &of_b);
        if ((uint64_t)(of_b - first) * (end - of_b) > most)
            continue;
        for (size_t i = first; i < of_b; i++)
            for (size_t j = of_b; j < end; j++)
                if (!add_pair(finder, marks[i].index, marks[j].index, 0))
                    return false;
    }
    return true;
}

static size_t add_marks(const search *finder, uint32_t side, mark *marks)
{
    const fz__kin *kin = side ? finder->b : finder->a;
    const sketch *sketches = side ? finder->of_b : finder->of_a;
    size_t count = 0;

    for (uint32_t i = 0; i < kin->count; i++)
        for (uint32_t k = 0; k < sketches[i].count && k < MOST_TELLING; k++) {
            if (marks)
                marks[count] = (mark){sketches[i].hashes[k], side, i};
            count++;
        }
    return count;
}

static bool find_by_shingles(search *finder)
{
    size_t of_a = add_marks(finder, 0, NULL), count = of_a + add_marks(finder, 1, NULL);
    uint64_t budget = ((uint64_t)finder->a->count + finder->b->count) * MOST_A_NODE + 1024, most = budget;
    mark *marks = fz__alloc(finder->match->context, (count + 1) * sizeof(*marks));
    bool done;

    if (!marks)
        return false;
    add_marks(finder, 0, marks);
    add_marks(finder, 1, marks + of_a);
    fz__sort(marks, count, sizeof(*marks), by_mark);
    while (most > 1 && cost_of(marks, count, most) > budget)
        most /= 2;
    done = add_runs(finder, marks, count, most);
    fz__free(finder->match->context, marks, (count + 1) * sizeof(*marks));
    return done;
}

static bool has_label(const search *finder, const fz__kin *kin, uint32_t i)
{
    return finder->match->strings.lengths[kin->labels[i]];
}

static size_t add_numbers(const search *finder, uint32_t side, mark *marks)
{
    const fz__kin *kin = side ? finder->b : finder->a;
    size_t count = 0;

    for (uint32_t i = 0; i < kin->count; i++)
        if (kin->partner[i] == FZ__NONE && has_label(finder, kin, i))
            marks[count++] = (mark){(uint64_t)kin->groups[i] << 32 | kin->labels[i], side, i};
    return count;
}

/* Those of one number in corresponding sections, in order where there are several. */
static bool find_by_numbers(search *finder)
{
    size_t room = ((size_t)finder->a->count + finder->b->count + 1) * sizeof(mark), count;
    mark *marks = fz__alloc(finder->match->context, room);
    bool done = true;

    if (!marks)
        return false;
    count = add_numbers(finder, 0, marks);
    count += add_numbers(finder, 1, marks + count);
    fz__sort(marks, count, sizeof(*marks), by_mark);
    for (size_t first = 0, of_b, end; first < count && done; first = end) {
        end = run_of(marks, count, first, &of_b);
        for (size_t i = first, j = of_b; i < of_b && j < end && done; i++, j++)
            done = add_pair(finder, marks[i].index, marks[j].index, 0);
    }
    fz__free(finder->match->context, marks, room);
    return done;
}

/* ------------------------------------------------------------------ taking the best */

static bool same_number(const search *finder, uint32_t i, uint32_t j)
{
    return has_label(finder, finder->a, i) && finder->a->groups[i] == finder->b->groups[j] &&
           finder->a->labels[i] == finder->b->labels[j];
}

/* The likeness of two that may be versions of one; 0 when they are not alike enough. `score`: what else speaks for them. */
static uint32_t score_of(const search *finder, uint32_t i, uint32_t j, uint32_t score)
{
    uint32_t alike = likeness(&finder->of_a[i], &finder->of_b[j]);
    bool numbered = same_number(finder, i, j);

    score = alike > score ? alike : score;
    if (score < (numbered ? FZ_LEAST_NUMBERED : FZ_LEAST_SCORE))
        return 0;
    return score + (numbered ? FZ_ADVANCE : 0);
}

static int by_place(const void *x, const void *y)
{
    const fz__pair *a = x, *b = y;

    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    if (a->b != b->b)
        return a->b < b->b ? -1 : 1;
    return (b->score > a->score) - (b->score < a->score);
}

/* The distance and then the sum of the places make the order the same from either side. */
static int by_score(const void *x, const void *y)
{
    const fz__pair *a = x, *b = y;
    uint32_t apart_a = a->a > a->b ? a->a - a->b : a->b - a->a, apart_b = b->a > b->b ? b->a - b->b : b->b - b->a;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (apart_a != apart_b)
        return apart_a < apart_b ? -1 : 1;
    return (a->a + a->b > b->a + b->b) - (a->a + a->b < b->a + b->b);
}

/* Each candidate once, with its score; what is not alike enough goes. */
static void score_pairs(search *finder)
{
    size_t kept = 0;

    fz__sort(finder->pairs, finder->count, sizeof(*finder->pairs), by_place);
    for (size_t i = 0; i < finder->count; i++) {
        fz__pair pair = finder->pairs[i];

        if (i && finder->pairs[i - 1].a == pair.a && finder->pairs[i - 1].b == pair.b)
            continue;
        pair.score = score_of(finder, pair.a, pair.b, pair.score);
        if (pair.score)
            finder->pairs[kept++] = pair;
    }
    finder->count = kept;
    fz__sort(finder->pairs, finder->count, sizeof(*finder->pairs), by_score);
}

static bool is_free(const search *finder, const fz__pair *pair)
{
    return finder->a->partner[pair->a] == FZ__NONE && finder->b->partner[pair->b] == FZ__NONE;
}

/* Candidates of one score, [first, end): who has several of them is uncertain. `chances`: how many, by index, A's first. */
static void take_equals(search *finder, size_t first, size_t end, uint32_t *chances)
{
    uint32_t *of_b = chances + finder->a->count;

    for (size_t i = first; i < end; i++)
        chances[finder->pairs[i].a] = of_b[finder->pairs[i].b] = 0;
    for (size_t i = first; i < end; i++) {
        if (!is_free(finder, &finder->pairs[i]))
            continue;
        chances[finder->pairs[i].a]++;
        of_b[finder->pairs[i].b]++;
    }
    for (size_t i = first; i < end; i++) {
        const fz__pair *pair = &finder->pairs[i];

        if (chances[pair->a] > 1 || of_b[pair->b] > 1)
            finder->a->uncertain[pair->a] = finder->b->uncertain[pair->b] = true;
        if (is_free(finder, pair))
            fz__pair_up(finder->a, finder->b, pair->a, pair->b);
    }
}

static bool take_best(search *finder)
{
    size_t room = ((size_t)finder->a->count + finder->b->count + 1) * sizeof(uint32_t);
    uint32_t *chances = fz__alloc(finder->match->context, room);

    if (!chances)
        return false;
    score_pairs(finder);
    for (size_t first = 0, end; first < finder->count; first = end) {
        for (end = first + 1; end < finder->count && finder->pairs[end].score == finder->pairs[first].score;)
            end++;
        take_equals(finder, first, end, chances);
    }
    fz__free(finder->match->context, chances, room);
    return true;
}

static void pair_if_alike(search *finder, uint32_t i, uint32_t j)
{
    const fz__pair pair = {i, j, 0};

    if (i < finder->a->count && j < finder->b->count && is_free(finder, &pair) && score_of(finder, i, j, 0))
        fz__pair_up(finder->a, finder->b, i, j);
}

/* What is left and stands next to a pair, the beginnings and the ends counting as one: found where too much is alike for
 * shingles to tell. */
static void take_neighbours(search *finder)
{
    fz__kin *a = finder->a, *b = finder->b;

    pair_if_alike(finder, 0, 0);
    for (uint32_t i = 0; i < a->count; i++)
        if (a->partner[i] != FZ__NONE)
            pair_if_alike(finder, i + 1, a->partner[i] + 1);
    pair_if_alike(finder, a->count - 1, b->count - 1);
    for (uint32_t i = a->count; i--;)
        if (a->partner[i] != FZ__NONE)
            pair_if_alike(finder, i - 1, a->partner[i] - 1);
}

static bool has_free(const fz__kin *kin)
{
    for (uint32_t i = 0; i < kin->count; i++)
        if (kin->partner[i] == FZ__NONE)
            return true;
    return false;
}

bool fz__match_similar(fz__match *match, fz__kin *a, fz__kin *b, const fz__pair *votes, size_t vote_count)
{
    search finder = {.match = match, .a = a, .b = b};
    bool done = true;

    if (!has_free(a) || !has_free(b))
        return true;
    for (size_t i = 0; i < vote_count && done; i++)
        done = add_pair(&finder, votes[i].a, votes[i].b, votes[i].score);
    done = done && make_sketches(&finder, a, &finder.of_a) && make_sketches(&finder, b, &finder.of_b) &&
           find_by_shingles(&finder) && find_by_numbers(&finder) && take_best(&finder);
    if (done)
        take_neighbours(&finder);
    fz__free(match->context, finder.pairs, finder.capacity * sizeof(*finder.pairs));
    return done;
}
