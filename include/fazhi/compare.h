/**
 * @file compare.h
 * Two versions of a directive compared, task by task.
 *
 * A comparison says what must be done to an old directive A to make the new one B of it: tasks added, removed, moved,
 * their texts changed (with the words), their assignments and deadlines changed; likewise sections, head and the other
 * parts. It is made once and never changes; it keeps both directives alive.
 *
 *     fz_comparison *comparison;
 *     if (fz_compare(context, a, b, &comparison, &error) == FZ_OK)
 *         for (size_t i = 0; i < fz_comparison_change_count(comparison); i++)
 *             show(fz_comparison_change(comparison, i));
 *     fz_comparison_unref(comparison);
 *
 * *What is compared* is what is written: names, too. Where two texts differ in white space and full- or half-width forms
 * alone, the change has FZ_CHANGE_SPELLING. What fz_directive_equal leaves aside (ids, places, findings, markup of
 * others) does not count here either, and a comparison without changes is one of equal directives: where nothing differs
 * but line breaks, sic marks, the order of statements or how a document number is split, there is one change
 * FZ_CHANGE_OTHER. It is not made beside other changes.
 *
 * *How tasks are matched.* Never by their numbers alone, since one task inserted renumbers all behind it. In this order:
 *
 * 1. equal text and equal assignments;
 * 2. equal text;
 * 3. texts equal but for white space and width;
 * 4. the greatest similarity, largest first.
 *
 * In the first three, what stands but once on either side is matched first, then what stands next to a match, then the
 * rest in order, within corresponding sections before across them. The similarity of two texts is the share of their
 * pairs of neighbouring characters that they have in common, 2·common/(of A + of B), white space and width apart; it
 * must be 0.4 or more, and 0.2 for tasks of the same number in corresponding sections, which get 0.1 in advance. Of texts
 * with more than 512 different pairs a sample of 512 is taken. A text rewritten beyond the threshold is a task removed and
 * one added.
 *
 * So that the cost stays near linear in the size of the directives, only some texts are compared: those that have a pair of
 * characters in common which is rare (in small directives any pair will do), those of the same number in corresponding
 * sections, and, last, what stands next to a match. Where hundreds of texts are made of the same few words, the best candidate
 * may be missed.
 *
 * Sections are matched by the titles from the top down to theirs, then by the share of tasks that they have in common or the
 * similarity of title and paragraphs, whichever is greater, with the same thresholds.
 *
 * *Moved* is a task in another section, or in another order among the tasks that its section keeps; as few as possible are
 * said to be moved. A task that only has another number because of its neighbours is *renumbered*.
 *
 * Where two candidates are equally good (one of two equal tasks is gone; two neighbours have changed places), one is taken,
 * the same in every run, and the change has FZ_CHANGE_UNCERTAIN.
 */
#ifndef FAZHI_COMPARE_H
#define FAZHI_COMPARE_H

#include <fazhi/common.h>
#include <fazhi/directive.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Two directives compared: immutable; share it between threads freely. */
typedef struct fz_comparison fz_comparison;
/** One difference. Borrowed from its comparison; immutable. */
typedef struct fz_change fz_change;

/** What a change is. A task or section in both directives may have several changes, of different kinds. */
typedef enum fz_change_kind {
    FZ_CHANGE_HEAD = 1,               /**< a field of the head; texts are its values, parted by LF */
    FZ_CHANGE_PART = 2,               /**< the printed text of a part: front, cover, preamble, closing, back */
    FZ_CHANGE_SECTION_ADDED = 3,      /**< a section of B that A does not have */
    FZ_CHANGE_SECTION_REMOVED = 4,    /**< a section of A that B does not have */
    FZ_CHANGE_SECTION_MOVED = 5,      /**< a section in another section, or in another order among its neighbours */
    FZ_CHANGE_SECTION_RENUMBERED = 6, /**< label, mark or ordinal; texts as of a task */
    FZ_CHANGE_SECTION_TITLE = 7,      /**< the title */
    FZ_CHANGE_SECTION_TEXT = 8,       /**< the paragraphs of its own, parted by LF */
    FZ_CHANGE_ADDED = 9,              /**< a task of B that A does not have */
    FZ_CHANGE_REMOVED = 10,           /**< a task of A that B does not have */
    FZ_CHANGE_MOVED = 11,             /**< a task in another section or another order */
    FZ_CHANGE_RENUMBERED = 12,        /**< label, mark or ordinal of a task; texts are the marks as printed, or the
                                           labels or ordinals where nothing else differs */
    FZ_CHANGE_TEXT = 13,              /**< the text of a task */
    FZ_CHANGE_ASSIGNMENTS = 14,       /**< who owes it, and as what */
    FZ_CHANGE_DUE = 15,               /**< deadlines: texts are lines of text, day and recurrence */
    FZ_CHANGE_DETAILS = 16,           /**< persons and further fields: texts are lines of name and content */
    FZ_CHANGE_STATEMENT = 17, /**< the wording of statements (牵头单位:…), when no assignment, deadline or detail
                                            of the task has changed */
    FZ_CHANGE_OTHER = 18,     /**< something else that is written; stands alone */
    FZ_CHANGE_COUNT_ = 19     /**< how many there are; none itself */
} fz_change_kind;

/** White space and width alone differ. */
#define FZ_CHANGE_SPELLING 1u
/** Another candidate was as good: see above. */
#define FZ_CHANGE_UNCERTAIN 2u
/** The texts were too different or too long to find the changed words (more than 1,024 of them deleted and inserted, fewer
 * in texts of more than 100,000 characters, or when very many long texts differ): what is between their common beginning
 * and end is reported as replaced. */
#define FZ_CHANGE_COARSE 4u

/** What a piece of a changed text is. */
typedef enum fz_piece_kind {
    FZ_PIECE_EQUAL = 0,   /**< in both */
    FZ_PIECE_DELETED = 1, /**< of A alone */
    FZ_PIECE_INSERTED = 2 /**< of B alone; behind the piece it replaces */
} fz_piece_kind;

/** What has happened to an assignment. */
typedef enum fz_assignment_change {
    FZ_ASSIGNMENT_ADDED = 1,   /**< a unit that had no part in the task in this role, nor in one that it lost */
    FZ_ASSIGNMENT_REMOVED = 2, /**< a unit that has none any more */
    FZ_ASSIGNMENT_ROLE = 3,    /**< the unit has another role */
    FZ_ASSIGNMENT_RANK = 4,    /**< another order among the units that the role keeps, or 首位牵头 won or lost */
    FZ_ASSIGNMENT_OPEN = 5,    /**< the list of the role has become open (等), or is no longer */
    FZ_ASSIGNMENT_READING = 6  /**< the same name, read as a collective or completed in another way */
} fz_assignment_change;

/* ------------------------------------------------------------------ comparing -------------------------------------- */

/**
 * Compare two directives.
 *
 * @param context     for memory and messages; NULL is refused
 * @param a           the old one, kept alive by the comparison; NULL is refused
 * @param b           the new one, likewise; may be `a`; NULL is refused
 * @param comparison  [out] the comparison, NULL on failure
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_compare(fz_context *context, fz_directive *a, fz_directive *b, fz_comparison **comparison,
                            fz_error **error);

/**
 * Add a reference.
 *
 * @param comparison  NULL gives NULL
 * @return `comparison`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_comparison *fz_comparison_ref(fz_comparison *comparison);

/**
 * Give a reference back. The last one releases the comparison and its references to the directives.
 *
 * @param comparison  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_comparison_unref(fz_comparison *comparison);

/**
 * The old directive.
 *
 * @param comparison  NULL gives NULL
 * @return the directive, without a reference of its own
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_directive *fz_comparison_old(const fz_comparison *comparison);

/**
 * The new directive.
 *
 * @param comparison  NULL gives NULL
 * @return the directive, without a reference of its own
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_directive *fz_comparison_new(const fz_comparison *comparison);

/**
 * How many changes there are.
 *
 * @param comparison  NULL gives 0
 * @return the count; 0 when the directives are equal
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_comparison_change_count(const fz_comparison *comparison);

/**
 * How many changes of a kind there are.
 *
 * @param comparison  NULL gives 0
 * @param kind        one of FZ_CHANGE_HEAD to FZ_CHANGE_OTHER; another gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_comparison_kind_count(const fz_comparison *comparison, fz_change_kind kind);

/**
 * A change: the head's first, then in the order of B, what was removed where it stood.
 *
 * @param comparison  NULL gives NULL
 * @param index       from 0
 * @return the change; NULL when there is none
 *
 * Borrowed from `comparison`; valid until `comparison` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_change *fz_comparison_change(const fz_comparison *comparison, size_t index);

/* ------------------------------------------------------------------ changes ---------------------------------------- */

/**
 * What a change is.
 *
 * @param change  NULL gives 0
 * @return one of FZ_CHANGE_HEAD to FZ_CHANGE_OTHER, or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_change_kind fz_change_kind_of(const fz_change *change);

/**
 * What else is to be known of a change.
 *
 * @param change  NULL gives 0
 * @return a set of FZ_CHANGE_SPELLING, FZ_CHANGE_UNCERTAIN, FZ_CHANGE_COARSE
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_change_flags(const fz_change *change);

/**
 * The task of A that a change is about.
 *
 * @param change  NULL gives NULL
 * @return the task; NULL for changes of no task and for one that A does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_change_old_task(const fz_change *change);

/**
 * The section of A that a change is about: for a change of a task, the one that it stands in.
 *
 * @param change  NULL gives NULL
 * @return the section; NULL when there is none
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_section *fz_change_old_section(const fz_change *change);

/**
 * The task of B that a change is about.
 *
 * @param change  NULL gives NULL
 * @return the task; NULL for changes of no task and for one that B does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_change_new_task(const fz_change *change);

/**
 * The section of B that a change is about: for a change of a task, the one that it stands in.
 *
 * @param change  NULL gives NULL
 * @return the section; NULL when there is none
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_section *fz_change_new_section(const fz_change *change);

/**
 * The field of a change of the head.
 *
 * @param change  NULL gives FZ_FIELD_COUNT_
 * @return the field; FZ_FIELD_COUNT_ for changes of another kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_field fz_change_field(const fz_change *change);

/**
 * The part of a change of a part.
 *
 * @param change  NULL gives FZ_PART_COUNT_
 * @return the part; FZ_PART_COUNT_ for changes of another kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_part fz_change_part(const fz_change *change);

/**
 * What stood in A, for changes of texts; also the text or title of what was added or removed.
 *
 * @param change  NULL gives NULL
 * @return the text, "" when A has none; NULL for moves, assignments, FZ_CHANGE_OTHER, and what A does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_change_old_text(const fz_change *change);

/**
 * What stands in B, likewise.
 *
 * @param change  NULL gives NULL
 * @return the text, "" when B has none; NULL for moves, assignments, FZ_CHANGE_OTHER, and what B does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_change_new_text(const fz_change *change);

/**
 * How many pieces the changed text has.
 *
 * The equal and deleted ones joined are the text of A, the equal and inserted ones that of B.
 *
 * @param change  NULL gives 0
 * @return the count; 0 for changes of no text
 *
 * Runs of digits and Latin letters and of Chinese numerals stay whole. A change stands at punctuation where it may. What
 * little is equal between two changes, at most three characters, belongs to them, unless a sentence ends there.
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_change_piece_count(const fz_change *change);

/**
 * What a piece is.
 *
 * @param change  NULL gives FZ_PIECE_EQUAL
 * @param index   from 0; beyond the last gives FZ_PIECE_EQUAL
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_piece_kind fz_change_piece_kind(const fz_change *change, size_t index);

/**
 * The characters of a piece.
 *
 * @param change  NULL gives NULL
 * @param index   from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_change_piece_text(const fz_change *change, size_t index);

/**
 * How many changes of assignments a FZ_CHANGE_ASSIGNMENTS has. One assignment may have several.
 *
 * @param change  NULL gives 0
 * @return the count; 0 for changes of another kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_change_assignment_count(const fz_change *change);

/**
 * What has happened to an assignment.
 *
 * @param change  NULL gives 0
 * @param index   from 0
 * @return one of FZ_ASSIGNMENT_ADDED to FZ_ASSIGNMENT_READING; 0 when there is none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_assignment_change fz_change_assignment_kind(const fz_change *change, size_t index);

/**
 * The assignment of A. For FZ_ASSIGNMENT_OPEN it is the last of the list.
 *
 * @param change  NULL gives NULL
 * @param index   from 0
 * @return the assignment; NULL for one that A does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_assignment *fz_change_assignment_old(const fz_change *change, size_t index);

/**
 * The assignment of B. For FZ_ASSIGNMENT_OPEN it is the last of the list.
 *
 * @param change  NULL gives NULL
 * @param index   from 0
 * @return the assignment; NULL for one that B does not have
 *
 * Borrowed from the comparison; valid until the comparison is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_assignment *fz_change_assignment_new(const fz_change *change, size_t index);

#ifdef __cplusplus
}
#endif

#endif
