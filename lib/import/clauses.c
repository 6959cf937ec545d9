/* The content of statements: lists of units, verbs that give them their roles, deadlines between them.
 *
 * A list is read piece by piece, from separator to separator, brackets and quotes being closed to it. Units wait until a
 * verb comes (甲、乙等部门，丙配合: all three cooperate); what waits at the end takes the role of the label, and without one
 * that of what custom means by it. Behind 会同 units cooperate whatever verb ends the clause. */
#include "import/dues.h"
#include "import/marks.h"
#include "import/statements.h"
#include "import/units.h"
#include "import/verbs.h"

#include "base/numeral.h"
#include "base/utf8.h"

#define DEPTH_MAX   8  /* of brackets within brackets, each read as a list of its own */
#define PERSONS_MAX 24 /* glyphs of a bracket that names persons, and does not tell what they do */

/* A clause that states a rule: 排名第一的为牵头单位，下同 */
static const char32_t *const rule_clauses[] = {U"下同",     U"首位", U"第一位",   U"列首",     U"排名第一",
                                               U"排第一",   U"排首", U"不再分列", U"不再列出", U"不再单独",
                                               U"分别列出", U"均需", U"均由",     U"均涉及",   NULL};

/* What may stand between a verb and the next unit, or end the piece. */
static const char32_t *const tails[] = {U"负责", U"组织", U"实施", U"落实", U"推进", U"抓总", U"抓好",
                                        U"抓",   U"办理", U"完成", U"统筹", U"协调", U"开展", U"做好",
                                        U"制定", U"总责", U"工作", U"到位", U"具体", U"的",   NULL};
static const char32_t *const leads_in[] = {U"由", U"并由", U"并", U"以及", U"其中", U"同时",
                                           U"请", U"和",   U"及", U"与",   NULL};
/* A bracket behind a name that states a rule, not a part of the name. */
static const char32_t *const rule_words[] = {U"下同",   U"为牵头", U"首位",   U"第一位", U"列首", U"排名第一",
                                             U"排第一", U"排首",   U"第一个", U"排在",   NULL};

typedef struct clause_reader {
    fz__statements *statements;
    fz__page *page;
    fz__clauses *found;
    fz_role role; /* of the label; 0 when there is none */
    bool labelled;
    fz_role with; /* behind 会同 */
    fz_role last_verb;
    unsigned depth;   /* brackets around the list */
    size_t waiting;   /* readings from here on have no role yet */
    size_t begin;     /* the first reading of this content */
    uint32_t due_end; /* where the last deadline ended, to join 年内完成 to it */
    bool skipping;    /* the rest of the sentence is a rule */
    bool spaced;      /* no 、 and no comma: white space parts the list */
    fz__mark number;  /* of the last name that had one */
} clause_reader;

void fz__rules_index(fz__page *page)
{
    page->may_have.rules = fz__page_may_have(page, rule_clauses);
}

static fz__reading *add_reading(fz__statements *s, fz__reading reading)
{
    if (s->page->failed || !FZ_GROW(s->page->context, &s->readings, &s->reading_capacity, s->reading_count + 1)) {
        s->page->failed = true;
        return NULL;
    }
    s->readings[s->reading_count] = reading;
    return &s->readings[s->reading_count++];
}

/* The first verb or adverb of the piece. */
static const fz__verb *find_verb(const clause_reader *r, fz__span piece, uint32_t *at, uint32_t *after)
{
    /* Of a list whose units cooperate anyway none is told from its county by 会同. */
    const bool first = r->statements->reading_count == r->begin && r->role != FZ_ROLE_COOPERATE;

    return fz__verb_find(r->page, r->depth, piece, first, at, after);
}

/* 等 that ends a list, not that of 高等院校. */
static uint32_t find_etc(const clause_reader *r, fz__span name)
{
    static const char32_t before[] = U"高中初同平对优均上下特甲";
    static const char32_t behind[] = U"院学教职专级法";

    for (uint32_t i = name.first; i < name.end; i++) {
        bool word = false;

        if (r->page->glyphs[i].c != U'等' || r->page->glyphs[i].depth != r->depth)
            continue;
        for (const char32_t *b = before; *b && i > name.first; b++)
            for (const char32_t *n = behind; *n && i + 1 < name.end; n++)
                word = word || (r->page->glyphs[i - 1].c == *b && r->page->glyphs[i + 1].c == *n);
        if (!word)
            return i;
    }
    return FZ__NO_GLYPH;
}

static void add_unit(clause_reader *r, fz__span name, bool open, fz_role role)
{
    const fz__page *page = r->page;
    fz__reading reading = {.kind = FZ_READING_UNIT, .role = role, .open = open};

    name = fz__page_trim(page, name);
    if (name.first >= name.end)
        return;
    if (fz__span_length(name) > FZ__NAME_GLYPHS) { /* no name is as long, nor may one be */
        r->found->others++;
        return;
    }
    reading.span = name;
    reading.group = fz__unit_is_group(page, name);
    r->found->units++;
    reading.strange = !fz__unit_like(page, name);
    r->found->strange += reading.strange;
    (void)add_reading(r->statements, reading);
}

/* What a bracket says of the name before it. */
typedef struct aside {
    fz_role role;     /* of this unit alone; 0 when it has none */
    fz__span persons; /* 责任人：张三 */
} aside;

/* The bracket that ends a name: a role (县发改局（牵头）), persons (县发改局（责任人：张三）), a rule, or a part of the name. */
static fz__span take_bracket(clause_reader *r, fz__span name, aside *said)
{
    const fz__glyph *close = &r->page->glyphs[name.end - 1];
    fz__span inside;
    uint32_t at, after, depth = r->depth;
    const fz__verb *word;
    fz__label label;

    if (!fz__is_close(close->c) || close->pair == FZ__NO_GLYPH || close->pair <= name.first)
        return name;
    inside = (fz__span){close->pair + 1, name.end - 1};
    if (fz__page_has_any(r->page, inside, rule_words)) {
        r->statements->first_leads = true;
        name.end = close->pair;
        return name;
    }
    if (r->depth < DEPTH_MAX && fz__span_length(inside) <= PERSONS_MAX && fz__label_read(r->page, inside, &label) &&
        label.kind == FZ_LABEL_PERSON && label.value < inside.end) {
        said->persons = inside;
        name.end = close->pair;
        return name;
    }
    switch (fz__label_classify(r->page, inside)) {
    case FZ_LABEL_LEAD:
        said->role = FZ_ROLE_LEAD;
        break;
    case FZ_LABEL_COOPERATE:
        said->role = FZ_ROLE_COOPERATE;
        break;
    case FZ_LABEL_RESPONSIBLE:
        said->role = FZ_ROLE_RESPONSIBLE;
        break;
    case FZ_LABEL_NONE:
    case FZ_LABEL_DUE:
    case FZ_LABEL_PERSON:
    case FZ_LABEL_OTHER:
    default:
        r->depth++;
        word = find_verb(r, inside, &at, &after);
        r->depth = depth;
        if (!word || word->act != FZ_ACT_VERB || at != inside.first)
            return name;
        said->role = word->role;
    }
    name.end = close->pair;
    return name;
}

/* 此项工作由县住建局: what stands before 由 is no part of the name. */
static fz__span behind_by(const clause_reader *r, fz__span name)
{
    for (uint32_t i = name.first; i + 2 < name.end; i++)
        if (r->page->glyphs[i].c == U'由' && r->page->glyphs[i].depth == r->depth &&
            fz__unit_like(r->page, (fz__span){i + 1, name.end}))
            name.first = i + 1;
    return name;
}

static void add_name(clause_reader *r, fz__span name, bool open, const aside *said)
{
    fz__clauses found; /* in the bracket: none of it is of the list */

    add_unit(r, name, open, said->role);
    if (said->persons.first < said->persons.end)
        fz__content_read(r->statements, said->persons, 0, &found);
}

/* A name that others follow. */
static void add_left(clause_reader *r, fz__span name)
{
    aside said = {0};

    name = take_bracket(r, name, &said);
    add_name(r, name, false, &said);
}

/* 、等 behind the last name. */
static void open_last(clause_reader *r)
{
    for (size_t i = r->statements->reading_count; i-- > r->begin;)
        if (r->statements->readings[i].kind == FZ_READING_UNIT) {
            r->statements->readings[i].open = true;
            return;
        }
}

/* One name, or several parted by 和 or by white space. */
static void take_names(clause_reader *r, fz__span name)
{
    uint32_t etc, length, at;
    bool open = false;
    aside said = {0};

    name = behind_by(r, fz__page_trim(r->page, name));
    etc = find_etc(r, name);
    if (etc != FZ__NO_GLYPH) {
        name.end = etc;
        open = true;
        if (name.first >= name.end)
            open_last(r);
    }
    name = fz__page_trim(r->page, name);
    if (name.first >= name.end)
        return;
    name = take_bracket(r, name, &said);
    for (uint32_t i = name.first + 2; i + 1 < name.end; i++) {
        fz__span left = {name.first, i}, right = {i, name.end};

        if (!r->page->glyphs[i].gap || r->page->glyphs[i].depth != r->depth ||
            (!r->spaced && r->page->glyphs[i].gap < 2) || !fz__unit_like(r->page, left) || fz__span_length(right) < 3)
            continue;
        add_left(r, left);
        name.first = i;
        i++;
    }
    while ((at = fz__unit_and(r->page, name, &length)) != FZ__NO_GLYPH) {
        add_left(r, (fz__span){name.first, at});
        name.first = at + length;
    }
    add_name(r, name, open, &said);
}

/* Give what waits its role. */
static void settle(clause_reader *r, fz_role role, bool by_verb)
{
    fz__statements *s = r->statements;

    for (size_t i = r->waiting; i < s->reading_count; i++)
        if (s->readings[i].kind == FZ_READING_UNIT && !s->readings[i].role) {
            s->readings[i].role = role;
            r->found->verbs += by_verb;
        }
    r->waiting = s->reading_count;
}

/* Units without a verb: those of the label; behind a lead they cooperate. */
static void settle_rest(clause_reader *r)
{
    fz_role role = r->with                        ? r->with
                   : r->labelled && r->role       ? r->role
                   : r->last_verb == FZ_ROLE_LEAD ? FZ_ROLE_COOPERATE
                                                  : FZ_ROLE_RESPONSIBLE;

    settle(r, role, r->with != 0);
    r->with = 0;
}

/* A verb's role, under the label: 负责 says nothing new of those that lead or cooperate by their label. */
static fz_role verb_role(const clause_reader *r, const fz__verb *word)
{
    if (r->with)
        return r->with;
    if (r->labelled && r->role && r->role != FZ_ROLE_RESPONSIBLE && word->role == FZ_ROLE_RESPONSIBLE)
        return r->role;
    return word->role;
}

static void add_due(clause_reader *r, fz__span due)
{
    fz__statements *s = r->statements;
    fz__reading *last = s->reading_count > r->begin ? &s->readings[s->reading_count - 1] : NULL;

    due = fz__page_trim(r->page, due);
    if (due.first >= due.end)
        return;
    r->found->dues++;
    if (last && last->kind == FZ_READING_DUE && r->due_end && due.first - r->due_end <= 1)
        last->span.end = due.end;
    else
        (void)add_reading(s, (fz__reading){.kind = FZ_READING_DUE, .span = due});
    r->due_end = due.end;
}

/* The deadline at the head of a piece: all of it, or, where units and a verb follow, the words of time alone. */
static bool take_due(clause_reader *r, fz__span *piece)
{
    uint32_t length = fz__due_time(r->page, *piece), at, after;
    const fz__verb *word;
    fz__span rest;

    if (!length)
        return false;
    rest = (fz__span){piece->first + length, piece->end};
    word = find_verb(r, rest, &at, &after);
    if (word && word->act != FZ_ACT_MANNER && at > rest.first + 1 &&
        fz__unit_like(r->page, (fz__span){rest.first, at})) {
        add_due(r, (fz__span){piece->first, rest.first});
        *piece = rest;
        return rest.first >= rest.end;
    }
    if (word && fz__page_starts(r->page, rest, U"由")) {
        add_due(r, (fz__span){piece->first, rest.first});
        *piece = rest;
        return false;
    }
    if (fz__span_length(*piece) > 40 ||
        (!word && fz__unit_is_office(r->page, *piece) && !fz__is_digit(r->page->glyphs[piece->first].c)))
        return false;
    add_due(r, *piece);
    return true;
}

static fz__span strip(const clause_reader *r, fz__span piece, const char32_t *const *words)
{
    for (bool more = true; more;) {
        more = false;
        for (const char32_t *const *word = words; *word; word++) {
            uint32_t length = fz__page_word(r->page, piece.first, piece.end, *word);

            if (length && piece.first + length < piece.end) {
                piece.first += length;
                more = true;
            }
        }
    }
    return piece;
}

/* Whether the rest of a piece behind a verb has something to say: 牵头会同市财政局, 牵头市财政局配合. */
static bool rest_counts(const clause_reader *r, fz__span rest, bool listed)
{
    uint32_t at, after;
    const fz__verb *word;

    rest = strip(r, rest, tails);
    if (fz__span_length(rest) < 2)
        return false;
    word = find_verb(r, rest, &at, &after);
    if (word && (word->act == FZ_ACT_WITH || word->act == FZ_ACT_VERB))
        return at == rest.first ? word->act == FZ_ACT_WITH : fz__unit_like(r->page, (fz__span){rest.first, at});
    return listed && fz__unit_like(r->page, rest);
}

/* Words behind a verb that are more than 负责落实 or 牵头组织实施. */
static bool has_trailing(const clause_reader *r, fz__span rest)
{
    rest = strip(r, fz__page_trim(r->page, rest), tails);
    for (const char32_t *const *tail = tails; *tail; tail++)
        if (fz__page_word(r->page, rest.first, rest.end, *tail) == fz__span_length(rest))
            return false;
    return rest.first < rest.end;
}

/* A piece without a verb names units, or says something else. */
static void take_without_verb(clause_reader *r, fz__span piece)
{
    if (r->labelled || fz__unit_like(r->page, piece) || find_etc(r, piece) != FZ__NO_GLYPH)
        take_names(r, piece);
    else
        r->found->others++;
}

/* What a verb does to the names that wait for it. */
static void take_verb(clause_reader *r, const fz__verb *word)
{
    if (word->act == FZ_ACT_WITH) {
        if (r->waiting < r->statements->reading_count)
            settle(r, r->labelled && r->role ? r->role : FZ_ROLE_LEAD, true);
        r->last_verb = FZ_ROLE_LEAD;
        r->with = FZ_ROLE_COOPERATE;
    } else {
        settle(r, verb_role(r, word), true);
        r->last_verb = word->role;
        r->with = 0;
    }
}

/* 首位为牵头单位: a rule for the lists, no member of one. */
static bool is_rule(const clause_reader *r, fz__span piece)
{
    return r->page->may_have.rules && fz__page_has_any(r->page, piece, rule_clauses) &&
           !fz__is_close(fz__page_last(r->page, piece));
}

/* One piece between separators. `listed`: 、 follows it. */
static void take_piece(clause_reader *r, fz__span piece, bool listed)
{
    bool in_tail = false;

    for (;;) {
        const fz__verb *word;
        uint32_t at, after;

        piece = fz__page_trim(r->page, strip(r, fz__page_trim(r->page, piece), leads_in));
        if (piece.first >= piece.end || take_due(r, &piece))
            return;
        if (is_rule(r, piece)) {
            r->statements->first_leads = true;
            r->skipping = true;
            return;
        }
        word = find_verb(r, piece, &at, &after);
        if (!word) {
            if (!in_tail)
                take_without_verb(r, piece);
            return;
        }
        if (at > piece.first && !in_tail)
            take_names(r, (fz__span){piece.first, at});
        piece.first = after;
        if (word->act == FZ_ACT_MANNER) {
            in_tail = true;
            continue;
        }
        if (word->act == FZ_ACT_OTHER) {
            r->statements->reading_count = r->waiting;
            return;
        }
        take_verb(r, word);
        if (!rest_counts(r, piece, listed || (word->act == FZ_ACT_WITH && (r->labelled || r->depth > 0)))) {
            r->found->trailing += has_trailing(r, piece);
            return;
        }
        piece = strip(r, piece, tails);
        in_tail = false;
    }
}

static bool is_separator(uint32_t c)
{
    return c == U'、' || c == ',' || c == 0xFF64 || c == '/' || c == U'·' || c == '\\' || c == '|' ||
           fz__is_sentence_end(c);
}

static uint32_t next_separator(const clause_reader *r, uint32_t at, uint32_t end)
{
    for (; (at = fz__page_next(r->page, at, end, FZ_GLYPH_SIGN)) < end; at++)
        if (is_separator(r->page->glyphs[at].c) && r->page->glyphs[at].depth == r->depth)
            break;
    return at;
}

/* Whether 、 at `at` stands within a name. */
static bool inside_name(const clause_reader *r, fz__span piece, uint32_t at, uint32_t end)
{
    fz__span next = {at + 1, next_separator(r, at + 1, end)};
    uint32_t verb_at, after;

    if (r->page->glyphs[at].c != U'、' || fz__span_length(piece) > 64)
        return false;
    if (find_verb(r, next, &verb_at, &after))
        next.end = verb_at;
    verb_at = find_etc(r, next);
    if (verb_at != FZ__NO_GLYPH)
        next.end = verb_at;
    next = fz__page_trim(r->page, next);
    return fz__unit_goes_on(r->page, fz__page_trim(r->page, piece), next, end) ||
           fz__unit_is_half(r->page, fz__page_trim(r->page, piece), next);
}

/* A bracket without its other, before the first name or behind the last, is no letter of it; nor is the bullet of what is next. */
static fz__span bare_piece(const fz__page *page, fz__span piece)
{
    piece = fz__page_trim(page, piece);
    while (piece.first < piece.end && fz__opens_alone(&page->glyphs[piece.first]))
        piece.first++;
    while (piece.end > piece.first &&
           (fz__is_bullet(page->glyphs[piece.end - 1].c) || fz__closes_alone(&page->glyphs[piece.end - 1])))
        piece.end--;
    return piece;
}

/* 一、二、三社区: a numeral between 、 is one of a list, no number of what follows. */
static bool goes_on_counting(const fz__page *page, uint32_t at, uint32_t behind)
{
    return page->glyphs[behind - 1].c == U'、' &&
           (fz__numeral_digit(page->glyphs[behind].c) >= 0 || (at > 0 && page->glyphs[at - 1].c == U'、'));
}

/* The number of a name, where its list has numbers: 1）县水利局；2）县农业局, not 5.12工作专班. */
static bool read_list_number(const fz__page *page, uint32_t at, uint32_t end, fz__mark *mark)
{
    static const bool numbers[FZ_STYLE_COUNT_] = {
        [FZ_STYLE_HAN] = true,       [FZ_STYLE_HAN_PAREN] = true, [FZ_STYLE_NUM] = true,
        [FZ_STYLE_NUM_PAREN] = true, [FZ_STYLE_CIRCLED] = true,   [FZ_STYLE_ONE_IS] = true,
    };

    return fz__mark_read(page, (fz__span){at, end}, mark) && numbers[mark->style] && !mark->weak && mark->end < end &&
           !goes_on_counting(page, at, mark->end) && page->glyphs[mark->end].c != U'号' &&
           (mark->style != FZ_STYLE_NUM || !fz__is_digit(page->glyphs[mark->end].c));
}

/* Where a name begins: behind its number. */
static uint32_t behind_number(clause_reader *r, uint32_t at, uint32_t end)
{
    fz__mark mark;

    if (!read_list_number(r->page, at, end, &mark))
        return at;
    r->number = mark;
    return mark.end;
}

/* Whether a piece before the next number of its list is what its number is for: a name, or a name and a verb. */
static bool is_listed(const clause_reader *r, fz__span piece)
{
    uint32_t at, after;

    if (find_verb(r, piece, &at, &after) && at > piece.first)
        piece.end = at;
    return fz__unit_like(r->page, piece);
}

/* Where the next number of the list stands in a piece, no sign before it: ①县水利局②县农业局, 1、县水利局2、县农业局. The end of the
 * piece when none does. No name has a circled number in it, so that needs no other proof. */
static uint32_t next_in_list(const clause_reader *r, fz__span piece, uint32_t end)
{
    const uint32_t last = fz__span_length(piece) > FZ__LISTED ? piece.first + FZ__LISTED : piece.end;
    fz__mark mark;

    for (uint32_t i = r->number.style ? piece.first + 2 : last; i < last; i++)
        if ((r->page->kinds[i] & FZ_GLYPH_MARK) && r->page->glyphs[i].depth == r->depth &&
            !fz__is_digit(r->page->glyphs[i - 1].c) && read_list_number(r->page, i, end, &mark) &&
            mark.style == r->number.style && mark.number == r->number.number + 1)
            return mark.style == FZ_STYLE_CIRCLED || is_listed(r, (fz__span){piece.first, i}) ? i : piece.end;
    return piece.end;
}

static void read_clauses(clause_reader *r, fz__span span)
{
    uint32_t start = behind_number(r, span.first, span.end), at = start;

    r->begin = r->waiting = r->statements->reading_count;
    r->due_end = 0;
    r->spaced = next_separator(r, span.first, span.end) >= span.end ||
                fz__is_sentence_end(r->page->glyphs[next_separator(r, span.first, span.end)].c);
    while (at <= span.end && start < span.end && !r->page->failed) {
        uint32_t cut;

        at = next_separator(r, at, span.end);
        cut = next_in_list(r, (fz__span){start, at}, span.end);
        if (cut < at) {
            if (!r->skipping)
                take_piece(r, bare_piece(r->page, (fz__span){start, cut}), true);
            start = at = behind_number(r, cut, span.end);
            continue;
        }
        if (at < span.end && inside_name(r, (fz__span){start, at}, at, span.end)) {
            at++;
            continue;
        }
        if (!r->skipping)
            take_piece(r, bare_piece(r->page, (fz__span){start, at}), at < span.end && r->page->glyphs[at].c == U'、');
        if (at < span.end && fz__is_sentence_end(r->page->glyphs[at].c)) {
            settle_rest(r);
            r->skipping = false;
        }
        /* A list ends with its sentence; what goes on behind it is a remark. */
        if (at < span.end && r->labelled && r->page->glyphs[at].c == 0x3002)
            return;
        start = at = behind_number(r, at + 1, span.end);
    }
    settle_rest(r);
}

static void read_persons(fz__statements *statements, fz__span value, fz__span label)
{
    clause_reader r = {.statements = statements, .page = statements->page};
    uint32_t start = value.first;

    if (value.first >= value.end)
        return;
    r.depth = statements->page->glyphs[value.first].depth;
    while (start < value.end) {
        uint32_t at = next_separator(&r, start, value.end);
        fz__span name = fz__page_trim(r.page, (fz__span){start, at});

        if (name.first < name.end && fz__span_length(name) <= 24)
            (void)add_reading(statements, (fz__reading){.kind = FZ_READING_PERSON, .span = name, .label = label});
        start = at + 1;
    }
}

static void read_role(fz__statements *statements, fz__span value, fz_role role, bool labelled, fz__clauses *found)
{
    clause_reader r = {
        .statements = statements, .page = statements->page, .found = found, .role = role, .labelled = labelled};

    if (value.first >= value.end)
        return;
    r.depth = statements->page->glyphs[value.first].depth;
    read_clauses(&r, value);
}

void fz__value_read(fz__statements *statements, fz__span value, const fz__label *label, fz__clauses *found)
{
    fz__span due = fz__page_trim(statements->page, value);

    switch (label->kind) {
    case FZ_LABEL_LEAD:
    case FZ_LABEL_COOPERATE:
    case FZ_LABEL_RESPONSIBLE:
        read_role(statements, value, fz__label_role(label->kind), true, found);
        break;
    case FZ_LABEL_DUE:
        if (due.first < due.end) {
            found->dues++;
            (void)add_reading(statements, (fz__reading){.kind = FZ_READING_DUE, .span = due});
        }
        break;
    case FZ_LABEL_PERSON:
        read_persons(statements, value, label->name);
        break;
    case FZ_LABEL_NONE:
    case FZ_LABEL_OTHER:
    default:
        break;
    }
}

/* 责任单位县财政局、县审计局: the label must be followed by a name. */
static bool starts_with_glued(const fz__page *page, fz__span content, fz__label *label)
{
    uint32_t end;

    if (!fz__label_glued(page, content, label))
        return false;
    for (end = label->value; end < content.end && !is_separator(page->glyphs[end].c); end++)
        ;
    return fz__unit_like(page, (fz__span){label->value, end});
}

void fz__content_read(fz__statements *statements, fz__span content, fz_role role, fz__clauses *found)
{
    const fz__page *page = statements->page;
    fz__label label = {.name = {content.first, content.first}, .value = content.first}, next;
    uint32_t start = content.first;
    unsigned depth;

    *found = (fz__clauses){0};
    if (content.first >= content.end)
        return;
    depth = page->glyphs[content.first].depth;
    if (fz__label_read(page, content, &next) || starts_with_glued(page, content, &next)) {
        label = next;
        start = next.value;
    }
    for (uint32_t i = start; i <= content.end; i++) {
        fz__span value = {label.value, i = fz__page_next(page, i, content.end, FZ_GLYPH_COLON)};

        if (i < content.end && (!fz__is_colon(page->glyphs[i].c) || page->glyphs[i].depth != depth ||
                                !fz__label_before(page, start, i, &next)))
            continue;
        if (i < content.end)
            value.end = next.name.first;
        if (label.kind)
            fz__value_read(statements, value, &label, found);
        else
            read_role(statements, value, role, role != 0, found);
        if (i < content.end) {
            label = next;
            start = next.value;
        }
    }
}
