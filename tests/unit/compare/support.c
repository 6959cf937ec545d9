#include "support.h"

#include <criterion/criterion.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kinds[FZ_CHANGE_COUNT_] = {
    "",
    "head",
    "part",
    "section_added",
    "section_removed",
    "section_moved",
    "section_renumbered",
    "section_title",
    "section_text",
    "added",
    "removed",
    "moved",
    "renumbered",
    "text",
    "assignments",
    "due",
    "details",
    "statement",
    "other",
};
static const char *const fields[FZ_FIELD_COUNT_] = {"title",      "number",    "issuer",    "addressee", "signed",
                                                    "published",  "effective", "repealed",  "index",     "kind",
                                                    "disclosure", "basis",     "attachment"};
static const char *const parts[FZ_PART_COUNT_] = {"front", "cover", "preamble", "body", "closing", "back"};

static char line[1 << 16];

static void __attribute__((format(printf, 1, 2))) say(const char *format, ...)
{
    size_t length = strlen(line);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(line + length, sizeof(line) - length, format, arguments);
    va_end(arguments);
}

static const char *or_nothing(const char *text)
{
    return text ? text : "";
}

static void say_assignment(const fz_change *change, size_t i)
{
    static const char *const roles[] = {"", "lead", "with", "", "resp"};
    const fz_assignment *a = fz_change_assignment_old(change, i), *b = fz_change_assignment_new(change, i);
    fz_assignment_change kind = fz_change_assignment_kind(change, i);

    say("[%s%s ",
        kind == FZ_ASSIGNMENT_ADDED     ? "+"
        : kind == FZ_ASSIGNMENT_REMOVED ? "-"
                                        : "",
        fz_unit_name(fz_assignment_unit(b ? b : a)));
    if (kind == FZ_ASSIGNMENT_OPEN)
        say("%s", fz_assignment_is_open(b) ? "opened" : "closed");
    else if (kind == FZ_ASSIGNMENT_READING)
        say("read");
    else {
        if (a)
            say("%s%u", roles[fz_assignment_role(a)], fz_assignment_rank(a));
        say("%s", a && b ? ">" : "");
        if (b)
            say("%s%u", roles[fz_assignment_role(b)], fz_assignment_rank(b));
    }
    say("]");
}

static void say_change(const fz_change *change)
{
    fz_change_kind kind = fz_change_kind_of(change);
    uint32_t flags = fz_change_flags(change);

    say("%s%s", *line ? " " : "", kinds[kind]);
    if (kind == FZ_CHANGE_HEAD)
        say(" %s", fields[fz_change_field(change)]);
    else if (kind == FZ_CHANGE_PART)
        say(" %s", parts[fz_change_part(change)]);
    else if (kind >= FZ_CHANGE_ADDED && kind < FZ_CHANGE_OTHER)
        say(" %s>%s", or_nothing(fz_task_label(fz_change_old_task(change))),
            or_nothing(fz_task_label(fz_change_new_task(change))));
    else if (kind < FZ_CHANGE_OTHER)
        say(" %s>%s", or_nothing(fz_section_label(fz_change_old_section(change))),
            or_nothing(fz_section_label(fz_change_new_section(change))));
    say("%s%s%s", flags & FZ_CHANGE_UNCERTAIN ? "?" : "", flags & FZ_CHANGE_SPELLING ? "~" : "",
        flags & FZ_CHANGE_COARSE ? "!" : "");
    for (size_t i = 0; i < fz_change_assignment_count(change); i++)
        say_assignment(change, i);
}

const char *told(const fz_comparison *comparison)
{
    *line = '\0';
    for (size_t i = 0; i < fz_comparison_change_count(comparison); i++)
        say_change(fz_comparison_change(comparison, i));
    return line;
}

/* ------------------------------------------------------------------ promises */

static void see_pieces(const fz_change *change, bool old_side)
{
    const char *text = old_side ? fz_change_old_text(change) : fz_change_new_text(change);
    fz_piece_kind other = old_side ? FZ_PIECE_INSERTED : FZ_PIECE_DELETED;
    size_t changed = 0;

    for (size_t i = 0; i < fz_change_piece_count(change); i++) {
        const char *piece = fz_change_piece_text(change, i);

        cr_assert(*piece, "no piece is empty");
        changed += fz_change_piece_kind(change, i) != FZ_PIECE_EQUAL;
        if (fz_change_piece_kind(change, i) == other)
            continue;
        cr_assert_eq(strncmp(text, piece, strlen(piece)), 0, "%s does not begin with %s", text, piece);
        text += strlen(piece);
    }
    if (fz_change_piece_count(change)) {
        cr_assert_str_empty(text, "the pieces are all of the text");
        cr_assert_gt(changed, 0);
    }
}

static void see_counts(const fz_comparison *comparison)
{
    size_t counts[FZ_CHANGE_COUNT_] = {0};

    for (size_t i = 0; i < fz_comparison_change_count(comparison); i++)
        counts[fz_change_kind_of(fz_comparison_change(comparison, i))]++;
    for (fz_change_kind kind = FZ_CHANGE_HEAD; kind < FZ_CHANGE_COUNT_; kind++)
        cr_assert_eq(fz_comparison_kind_count(comparison, kind), counts[kind]);
}

static fz_change_kind mirrored(fz_change_kind kind)
{
    static const fz_change_kind pairs[][2] = {{FZ_CHANGE_ADDED, FZ_CHANGE_REMOVED},
                                              {FZ_CHANGE_SECTION_ADDED, FZ_CHANGE_SECTION_REMOVED}};

    for (size_t i = 0; i < 2; i++)
        for (size_t n = 0; n < 2; n++)
            if (pairs[i][n] == kind)
                return pairs[i][!n];
    return kind;
}

/* Whether `other` has the mirror image of a change: the same things, the other way round. Of a move that is uncertain only the
 * number is the same. */
static bool has_mirror(const fz_comparison *other, const fz_change *change)
{
    for (size_t i = 0; i < fz_comparison_change_count(other); i++) {
        const fz_change *image = fz_comparison_change(other, i);

        if (fz_change_kind_of(image) == mirrored(fz_change_kind_of(change)) &&
            fz_change_old_task(image) == fz_change_new_task(change) &&
            fz_change_new_task(image) == fz_change_old_task(change) &&
            fz_change_old_section(image) == fz_change_new_section(change) &&
            fz_change_new_section(image) == fz_change_old_section(change) &&
            fz_change_field(image) == fz_change_field(change) && fz_change_part(image) == fz_change_part(change) &&
            fz_change_assignment_count(image) == fz_change_assignment_count(change))
            return true;
    }
    return false;
}

static void see_mirror(const fz_comparison *comparison)
{
    fz_comparison *other;

    cr_assert_eq(fz_compare(the_context(), fz_comparison_new(comparison), fz_comparison_old(comparison), &other, NULL),
                 FZ_OK);
    cr_assert_eq(fz_comparison_change_count(comparison), fz_comparison_change_count(other));
    for (fz_change_kind kind = FZ_CHANGE_HEAD; kind < FZ_CHANGE_COUNT_; kind++)
        cr_assert_eq(fz_comparison_kind_count(comparison, kind), fz_comparison_kind_count(other, mirrored(kind)));
    for (size_t i = 0; i < fz_comparison_change_count(comparison); i++) {
        const fz_change *change = fz_comparison_change(comparison, i);
        fz_change_kind kind = fz_change_kind_of(change);
        bool move = kind == FZ_CHANGE_MOVED || kind == FZ_CHANGE_SECTION_MOVED;

        cr_assert((move && fz_change_flags(change) & FZ_CHANGE_UNCERTAIN) || has_mirror(other, change),
                  "change %zu of %s has no mirror image", i, told(comparison));
    }
    fz_comparison_unref(other);
}

fz_comparison *compare(fz_directive *a, fz_directive *b)
{
    fz_comparison *comparison;
    fz_error *error;

    cr_assert_eq(fz_compare(the_context(), a, b, &comparison, &error), FZ_OK);
    cr_assert_null(error);
    see_counts(comparison);
    for (size_t i = 0; i < fz_comparison_change_count(comparison); i++) {
        see_pieces(fz_comparison_change(comparison, i), true);
        see_pieces(fz_comparison_change(comparison, i), false);
    }
    cr_assert_eq(fz_comparison_change_count(comparison) == 0, fz_directive_equal(a, b));
    see_mirror(comparison);
    return comparison;
}

fz_comparison *compare_sketches(const char *a, const char *b)
{
    fz_directive *old_one = sketch(a), *new_one = sketch(b);
    fz_comparison *comparison = compare(old_one, new_one);

    fz_directive_unref(old_one);
    fz_directive_unref(new_one);
    return comparison;
}

/* ------------------------------------------------------------------ the reference */

char *reference_xml(void)
{
    fz_directive *directive;
    size_t size;
    char *xml;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    fz_directive_save_memory(directive, NULL, 0, &size, NULL);
    xml = malloc(size + 1);
    fz_directive_save_memory(directive, xml, size, &size, NULL);
    xml[size] = '\0';
    fz_directive_unref(directive);
    return xml;
}

fz_directive *edited(const char *xml, const char *const *words)
{
    char *text = strdup(xml);
    fz_directive *directive;

    for (; *words; words += 2) {
        char *at = strstr(text, words[0]), *longer;
        size_t before = (size_t)(at - text), room = strlen(text) + strlen(words[1]) + 1;

        cr_assert_not_null(at, "there is no %s", words[0]);
        longer = malloc(room);
        snprintf(longer, room, "%.*s%s%s", (int)before, text, words[1], at + strlen(words[0]));
        free(text);
        text = longer;
    }
    cr_assert_eq(fz_directive_load_memory(the_context(), text, strlen(text), NULL, &directive, NULL), FZ_OK);
    free(text);
    return directive;
}
