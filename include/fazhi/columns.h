/**
 * @file columns.h
 * Scoring by columns 按列评分: a million units whose values lie in arrays, without a record for each of them.
 *
 * A ledger tells what happened record by record, and a report tells for each unit how its score came about. Who has a table of
 * indicators (a row for each unit, a column of numbers for each indicator) and wants scores, ranks and grades alone goes by
 * columns. They are the very same ones that `fz_assess` gives for a ledger with a record for each value, exact to the last
 * digit; what a column cannot say is refused when the scheme is opened, never approximated.
 *
 *     fz_columns *columns;
 *     if (fz_columns_new(context, scheme, NULL, &columns, &error) != FZ_OK)
 *         ...
 *     for (size_t i = 0; i < fz_columns_count(columns); i++)   // fill values[i]: a number for each unit
 *         puts(fz_indicator_id(fz_columns_indicator(columns, i)));
 *
 *     fz_columns_table table = FZ_COLUMNS_TABLE_INIT;
 *     table.count = 1000000, table.values = values, table.scores = scores, table.ranks = ranks;
 *     if (fz_columns_score(columns, &table, &error) != FZ_OK)
 *         ...
 *     fz_columns_unref(columns);
 *
 * **What a column is.** The values that the records of an indicator with one event (or with none) would have, at most one for each unit:
 * `values[i][k]` is that of unit k, in millionths. FZ_COLUMN_NONE says that the unit has none; its rule then gives 0 or leaves
 * the indicator out, as its `missing` says. The columns are those that the rules of the scheme ask for, in the order of the scheme, each
 * once: one for the event of a rule, one for the event of an `aim`, one for each level of `levels` (the unit has the level when
 * the value is there and is not 0). Whatever its `take`, a rule has one value to take; `count` is 1 where there is a value other than 0.
 *
 * **Which schemes.** Rules: value, bands, distance, goalposts, relative, ranking, levels, deduct and add (also with `cap`, `whole`, and
 * factors by class). Every way to combine, weights, points, base, limits, rounding, what does not apply, `outside`, `coverage`;
 * ranks with their ties and keys by indicator; grades with their quotas. Not said by columns, and refused with FZ_ECOLUMNS, which names
 * the place: what asks for the tasks of a directive (`bind`), for single records (judge, votes, raters, timing, `evidence`,
 * `once`, `split`, `runs`, `corrected`, `uncorrected`, factors by mark or event, gates), for the scores of others (`limit`, `absent="mean"`), and ranks by
 * name, additions or deductions. Such schemes are assessed with a ledger.
 *
 * **Classes.** Ranks, quotas and whatever is compared stay within a class, so a call is about the units of one.
 *
 * **Findings** are not made: no text is written for any unit.
 *
 * **Time and memory.** One pass over the columns, in blocks that stay in the processor's cache, in whole numbers of 64 bits over
 * denominators that are proven to hold what comes; two for a column whose rule compares units. A unit that is beyond these (an
 * indicator left out for it, a value of billions) goes by fractions of 256 bits, and all units do where a denominator is too large,
 * or something is approximate (logarithms, geometric means), or divided by a unit's own value: some microseconds for each. Beyond the
 * caller's arrays a call needs 64 KiB and the size of the scheme; for ranks and quotas 32 bytes a unit, and 8 for each key; 4 for each rule
 * `ranking`; and some 100 for each unit by fractions where ranks are wanted.
 */
#ifndef FAZHI_COLUMNS_H
#define FAZHI_COLUMNS_H

#include <fazhi/common.h>
#include <fazhi/context.h>
#include <fazhi/decimal.h>
#include <fazhi/error.h>
#include <fazhi/scheme.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A scheme as it is scored by columns. Immutable; share it between threads freely. Keeps its scheme alive. */
typedef struct fz_columns fz_columns;

/** In columns, both ways: there is no value. It is no decimal. */
#define FZ_COLUMN_NONE INT64_MIN

/** What goes into a call and what comes out. Size first; all arrays are the caller's. */
typedef struct fz_columns_table {
    size_t size;  /**< sizeof(fz_columns_table), set by FZ_COLUMNS_TABLE_INIT */
    size_t count; /**< how many units: at most 4,294,967,294 */
    /** As many columns as `fz_columns_count` says, each of `count` values; NULL for a column: no unit has one. */
    const fz_decimal *const *values;
    /** [out] The total of each unit, rounded half away to six places where it has more; FZ_COLUMN_NONE where there is no score.
     * NULL: not wanted. */
    fz_decimal *scores;
    uint32_t *ranks;        /**< [out] 0: none; NULL: not wanted */
    uint32_t *grades;       /**< [out] numbers of the table of grades, from 1; 0: none; NULL: not wanted */
    size_t indicator_count; /**< how many indicators' scores are wanted besides */
    /** Which ones: of the scheme, under the total of this class, each once. */
    const fz_indicator *const *indicators;
    /** [out] An array of `count` scores for each of them; FZ_COLUMN_NONE where it does not apply and is given nothing. */
    fz_decimal *const *indicator_scores;
} fz_columns_table;
/** The defaults: no units, and nothing wanted. */
#define FZ_COLUMNS_TABLE_INIT                                              \
    {                                                                      \
        sizeof(fz_columns_table), 0, NULL, NULL, NULL, NULL, 0, NULL, NULL \
    }

/**
 * Open a scheme for scoring by columns.
 *
 * @param context  NULL is refused
 * @param scheme   NULL is refused
 * @param class_id the class whose units are scored; NULL when the scheme has no classes, and only then
 * @param columns  [out] NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors
 * @return FZ_OK; FZ_EINVAL for NULL arguments, or a class that the scheme does not have; FZ_ECOLUMNS for what columns cannot say; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_columns_new(fz_context *context, const fz_scheme *scheme, const char *class_id,
                                fz_columns **columns, fz_error **error);

/**
 * Add a reference.
 *
 * @param columns  NULL gives NULL
 * @return `columns`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_columns *fz_columns_ref(fz_columns *columns);

/**
 * Give a reference back.
 *
 * @param columns  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_columns_unref(fz_columns *columns);

/**
 * How many columns there are.
 *
 * @param columns  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one `columns`. Since 0.1.
 */
FZ_API size_t fz_columns_count(const fz_columns *columns);

/**
 * The indicator of a column.
 *
 * @param columns  NULL gives NULL
 * @param index    from 0
 * @return the indicator; NULL when there is no such column
 *
 * Borrowed from the scheme; valid until the scheme is released.
 * Errors: none. Threads: any number on one `columns`. Since 0.1.
 */
FZ_API const fz_indicator *fz_columns_indicator(const fz_columns *columns, size_t index);

/**
 * The event of a column.
 *
 * @param columns  NULL gives NULL
 * @param index    from 0
 * @return the event; NULL for records without one, and when there is no such column
 *
 * Borrowed from `columns`; valid until `columns` is released.
 * Errors: none. Threads: any number on one `columns`. Since 0.1.
 */
FZ_API const char *fz_columns_event(const fz_columns *columns, size_t index);

/**
 * The name of a grade.
 *
 * @param columns  NULL gives NULL
 * @param grade    as `grades` has it, from 1
 * @return the name; NULL when there is none such
 *
 * Borrowed from `columns`; valid until `columns` is released.
 * Errors: none. Threads: any number on one `columns`. Since 0.1.
 */
FZ_API const char *fz_columns_grade(const fz_columns *columns, uint32_t grade);

/**
 * Score all units of a table.
 *
 * An error names a unit by its place in the arrays, from 0. When the call fails, what the arrays of the caller hold is of no meaning.
 *
 * @param columns  NULL is refused
 * @param table    NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments, a table of an unknown size, too many units, arrays that are missing, or an indicator that is not in the
 *         tree; FZ_ETIE, FZ_ENEGATIVE, FZ_ETOOBIG and FZ_EOVERFLOW as of fz_assess, of several the one that is met
 *         first; FZ_ENOMEM
 *
 * Threads: any number on one `columns`, each with a table of its own. Since 0.1.
 */
FZ_API fz_status fz_columns_score(const fz_columns *columns, const fz_columns_table *table, fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
