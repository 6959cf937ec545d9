/**
 * @file analysis.h
 * What follows from a report 考核结果: the prospect 前景 of a unit, the difference 比较 of two reports, and the robustness 稳健性 of
 * its ranks.
 *
 * **What-if.** `fz_result_if` asks what the total would be if one item had another score. A prospect asks that of every open item: a lowest
 * item that applies and has less than its full marks (full marks as its own `round` leaves them).
 *
 *     fz_prospect *prospect;
 *     fz_open_item open = {.size = sizeof(open)};
 *     if (fz_prospect_new(result, &prospect, &error) != FZ_OK)
 *         ...
 *     for (size_t i = 0; fz_prospect_item(prospect, i, &open); i++)
 *         printf("%s\n", fz_item_id(open.item));
 *     fz_prospect_unref(prospect);
 *
 * Each gain is the total that the scheme gives with this item alone at full marks, less the present total: combined anew up to the total,
 * with limits and rounding, in exact fractions. What is promised about the next grade are the thresholds of the unit's class
 * alone. Where a quota or a gate has a say too, `fz_prospect_obstacles` tells; who reaches the points has not reached
 * the grade then. Only this unit is thought of: rules that compare units, means of a class and gates stay as the report has them.
 *
 * **Difference.** Two reports of the same or other days, schemes and ledgers, such as before and after rectification. Units are matched by
 * name (folded as names are everywhere), and where both reports have a registry by the id of the body. Items are matched by
 * id. A change is what is after less what is before; where there is no score, or an item does not apply, 0 stands for it.
 * A report has no difference from itself.
 *
 * **Robustness.** How much of the ranking is the weights' doing? In each of N replications every weight is multiplied by a factor of
 * its own, uniform among the millionths from 1 - range to 1 + range, both included. Varied are the weights of indicators that are combined by sum,
 * fold, mean or geometric mean and do not stand outside, also where no weight is written and it is 1. With w the weight as it is, w' the varied
 * one, v the value and F the full marks of the unit, the sums going over those present:
 *
 * - sum and fold: the scheme's Σ w × v becomes Σ w' × v × (Σ w × F ÷ Σ w' × F), so that full marks stay what they were; where
 *   Σ w × F is 0, Σ w' × v;
 * - mean and geometric mean: w' in the place of w; minimum and product have no weights;
 * - an indicator in which some weight is negative keeps all of them as they are.
 *
 * Everything else stays: the values of the lowest items, what applies and what is given to what does not, full marks, base, what stands
 * outside, limits, rounding, which gates hold, and who is ranked. Ranks go by the scheme's `rank`, except that units whose tie it refuses
 * share the rank. With range 0 the ranks are the report's own. All is exact: no rank and no score depends on a rounding that the scheme
 * does not name.
 *
 * The factors come from Philox4x32-10 (Salmon, Moraes, Dror and Shaw, Parallel Random Numbers: As Easy as 1, 2, 3, 2011). The key is the
 * seed, its low half first; the counter is the place of the item among all items of the scheme's totals from 0, the number of the attempt from
 * 0, and the replication from 0, its low half first. Of what it gives, the first two words are a number x of 64 bits, the first being the low
 * half. With n = 2 × range in millionths + 1 the factor is 1 - range + floor(x × n ÷ 2^64) millionths; where (x × n) mod 2^64 is
 * less than 2^64 mod n, the next attempt counts. So a replication has the same figures on any machine and number of threads, and
 * more replications leave the first ones as they are.
 */
#ifndef FAZHI_ANALYSIS_H
#define FAZHI_ANALYSIS_H

#include <fazhi/common.h>
#include <fazhi/decimal.h>
#include <fazhi/error.h>
#include <fazhi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The prospect of a unit. Immutable; share it between threads freely. Keeps its report alive. */
typedef struct fz_prospect fz_prospect;
/** The difference of two reports. Immutable; share it between threads freely. Keeps both alive. */
typedef struct fz_difference fz_difference;
/** The robustness of a report. Immutable; share it between threads freely. Keeps its report alive. */
typedef struct fz_robustness fz_robustness;

/** The grades of the class have quotas. */
#define FZ_OBSTACLE_QUOTA 1u
/** A gate holds for the unit that decides about its grade, or makes something 0. */
#define FZ_OBSTACLE_GATE 2u

/** The amounts of an open item. */
typedef enum fz_open_amount {
    FZ_OPEN_MISSING = 0, /**< what its score lacks to full marks */
    FZ_OPEN_GAIN = 1,    /**< what the total gains by it alone */
    FZ_OPEN_TOTAL = 2    /**< the total with it and all before it at full marks */
} fz_open_amount;

/** An open item. Size first. Amounts are rounded half away to six places where they have more. */
typedef struct fz_open_item {
    size_t size;         /**< sizeof(fz_open_item) */
    const fz_item *item; /**< of the result; borrowed from its report */
    fz_decimal missing;  /**< what its score lacks to full marks */
    fz_decimal gain;     /**< what the total gains if this item alone has full marks */
    fz_decimal total;    /**< the total if it and all before it have full marks */
    uint32_t is_zeroed;  /**< 1 when a gate makes it, or one above it, 0 */
    uint32_t reaches;    /**< 1 when `total` reaches the next grade by the thresholds */
} fz_open_item;

/** What became of a unit. Size first. */
typedef struct fz_unit_change {
    size_t size;             /**< sizeof(fz_unit_change) */
    const fz_result *before; /**< NULL: only after */
    const fz_result *after;  /**< NULL: only before */
    fz_decimal change;       /**< of the total, rounded half away to six places where it has more */
    uint64_t items;          /**< how many items are changed */
    uint64_t records;        /**< how many records came or went */
    uint32_t is_changed;     /**< 1 when score, rank, grade, standing, an item or a record is */
    uint32_t reserved;       /**< 0 */
} fz_unit_change;

/** What became of an item. Size first. */
typedef struct fz_item_change {
    size_t size;           /**< sizeof(fz_item_change) */
    const char *id;        /**< of the item */
    const fz_item *before; /**< NULL: there was none */
    const fz_item *after;  /**< NULL: there is none any more */
    fz_decimal change;     /**< of the score, rounded half away to six places where it has more */
} fz_item_change;

/** Every weight is varied. */
#define FZ_VARY_ALL 0u
/** Only the weights of what stands directly in the total are. */
#define FZ_VARY_TOP 1u

/** How to vary. Size first. */
typedef struct fz_robustness_options {
    size_t size;             /**< sizeof(fz_robustness_options), set by FZ_ROBUSTNESS_OPTIONS_INIT */
    uint64_t seed;           /**< any */
    fz_decimal range;        /**< 0 to 0.999999; 0 varies nothing */
    uint32_t replications;   /**< at most 16,777,216; 0 means 1,000 */
    uint32_t threads;        /**< how many work, the caller's own included: at most 1,024; 0 and 1: that one alone */
    uint32_t level;          /**< FZ_VARY_* */
    uint32_t reserved;       /**< 0 */
    fz_progress_fn progress; /**< called on the caller's thread; NULL: nobody is told */
    void *user;              /**< passed to `progress` */
} fz_robustness_options;
/** A quarter up and down, everything else the default. */
#define FZ_ROBUSTNESS_OPTIONS_INIT                                       \
    {                                                                    \
        sizeof(fz_robustness_options), 0, 250000, 0, 0, 0, 0, NULL, NULL \
    }

/**
 * The ranks of a unit over all replications. Size first. All ranks are 0 for a unit that is not ranked.
 *
 * A percentile p is the rank at place ceil(p × N ÷ 100) when the ranks of all N replications stand in ascending order; the
 * median is that of 50.
 */
typedef struct fz_rank_interval {
    size_t size;             /**< sizeof(fz_rank_interval) */
    const fz_result *result; /**< of the unit; borrowed from the report */
    uint32_t rank;           /**< in the report */
    uint32_t best;           /**< the least number */
    uint32_t worst;          /**< the greatest */
    uint32_t median;         /**< the percentile of 50 */
    uint32_t p5;             /**< the percentile of 5 */
    uint32_t p95;            /**< the percentile of 95 */
    uint32_t kept;           /**< in how many replications it has the rank of the report */
    uint32_t regraded;       /**< in how many the grade that the thresholds alone give is another than in the report */
} fz_rank_interval;

/* ------------------------------------------------------------------ what-if: one item --------------------------------- */

/**
 * What the total would be if an item had another score.
 *
 * The item has this score as it stands: neither its own limits nor its own rounding touch it. All above it is
 * combined
 * anew, with limits and rounding. Gates stay as they are: what a gate makes 0 stays 0.
 *
 * @param result    whose total; NULL is refused
 * @param item      id of an item that applies, the lowest or any above it; NULL is refused
 * @param score     the score, which may be beyond the full marks
 * @param total     [out] the total, rounded half away to six places where it has more, 0 on failure; may be NULL
 * @param text      [out] the total to the last digit; may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included, as for fz_item_exact
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL; FZ_EWHATIF when there is no such item or it does not apply; FZ_ENEGATIVE,
 *         FZ_ETOOBIG as fz_assess; FZ_EOVERFLOW when `total` is wanted and does not fit a decimal; FZ_ENOMEM
 *
 * Threads: any number on one report. Since 0.1.
 */
FZ_API fz_status fz_result_if(const fz_result *result, const char *item, fz_decimal score, fz_decimal *total,
                              char *text, size_t capacity, fz_error **error);

/* ------------------------------------------------------------------ what-if: the prospect of a unit ------------------- */

/**
 * Work out what a unit still misses, item by item.
 *
 * @param result    of any standing; one without score has no open items; NULL is refused
 * @param prospect  [out] the prospect, NULL on failure
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL; FZ_ENEGATIVE, FZ_ETOOBIG as fz_assess; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_status fz_prospect_new(const fz_result *result, fz_prospect **prospect, fz_error **error);

/**
 * Add a reference.
 *
 * @param prospect  NULL gives NULL
 * @return `prospect`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_prospect *fz_prospect_ref(fz_prospect *prospect);

/**
 * Give a reference back. The last one releases it.
 *
 * @param prospect  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_prospect_unref(fz_prospect *prospect);

/**
 * The result that a prospect is of.
 *
 * @param prospect  NULL gives NULL
 * @return the result
 *
 * Borrowed from the prospect; valid until the prospect is released.
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API const fz_result *fz_prospect_result(const fz_prospect *prospect);

/**
 * The grade that the thresholds alone give to the present total; fz_result_grade is the one with quotas and gates.
 *
 * @param prospect  NULL gives NULL
 * @return the name; NULL when there are no grades, no score, or it lies in a hole between grades
 *
 * Borrowed from the prospect; valid until the prospect is released.
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API const char *fz_prospect_grade(const fz_prospect *prospect);

/**
 * The next better grade by the thresholds.
 *
 * @param prospect  NULL gives NULL
 * @return the name; NULL when the present grade is the best, there are no grades, or the unit has no score
 *
 * Borrowed from the prospect; valid until the prospect is released.
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API const char *fz_prospect_next_grade(const fz_prospect *prospect);

/**
 * The lower end of the next better grade.
 *
 * @param prospect  NULL gives 0
 * @return from which score on it holds; 0 when there is no next grade
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API fz_decimal fz_prospect_next_from(const fz_prospect *prospect);

/**
 * How many points are missing to the next better grade.
 *
 * The total counts as it does for grades: rounded or exact, and to their `places`.
 *
 * @param prospect  NULL gives 0
 * @return the points, rounded half away to six places where they have more; 0 when there is no next grade
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API fz_decimal fz_prospect_missing(const fz_prospect *prospect);

/**
 * How many points are missing to the next better grade, to the last digit: a decimal where six places hold it, else
 * a fraction.
 *
 * @param prospect  NULL gives "0"
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included, as for fz_item_exact
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API size_t fz_prospect_missing_exact(const fz_prospect *prospect, char *text, size_t capacity);

/**
 * What beside the thresholds decides about grades of this unit.
 *
 * @param prospect  NULL gives 0
 * @return FZ_OBSTACLE_*, or'ed; 0 when thresholds alone do
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API uint32_t fz_prospect_obstacles(const fz_prospect *prospect);

/**
 * How many open items there are.
 *
 * @param prospect  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API size_t fz_prospect_count(const fz_prospect *prospect);

/**
 * An open item: the greatest gain first, of equal ones in the scheme's order.
 *
 * @param prospect  NULL gives 0
 * @param index     from 0
 * @param open      [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when there is no such item, and `open` stays as it is
 *
 * What it points to is borrowed from the report, which the prospect keeps.
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API int fz_prospect_item(const fz_prospect *prospect, size_t index, fz_open_item *open);

/**
 * An amount of an open item to the last digit: a decimal where six places hold it, else a fraction.
 *
 * @param prospect  NULL gives "0"
 * @param index     from 0; beyond the last gives "0"
 * @param amount    one of FZ_OPEN_*; another gives "0"
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included, as for fz_item_exact
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API size_t fz_prospect_exact(const fz_prospect *prospect, size_t index, fz_open_amount amount, char *text,
                                size_t capacity);

/**
 * The first open item with which, and with all before it at full marks, the next grade is reached by the thresholds.
 *
 * @param prospect  NULL gives 0
 * @return its index; fz_prospect_count when it is never reached, or there is no next grade
 *
 * Errors: none. Threads: any number on one prospect. Since 0.1.
 */
FZ_API size_t fz_prospect_reaching(const fz_prospect *prospect);

/* ------------------------------------------------------------------ difference ---------------------------------------- */

/**
 * Compare two reports.
 *
 * @param before      NULL is refused
 * @param after       may be the same; NULL is refused
 * @param difference  [out] the difference, NULL on failure
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL; FZ_ETOOBIG for a change that does not fit; FZ_ENOMEM
 *
 * Gives one reference. It is in the context of `after`. Threads: any number on the same reports. Since 0.1.
 */
FZ_API fz_status fz_difference_new(const fz_report *before, const fz_report *after, fz_difference **difference,
                                   fz_error **error);

/**
 * Add a reference.
 *
 * @param difference  NULL gives NULL
 * @return `difference`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_difference *fz_difference_ref(fz_difference *difference);

/**
 * Give a reference back. The last one releases it.
 *
 * @param difference  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_difference_unref(fz_difference *difference);

/**
 * The report before.
 *
 * @param difference  NULL gives NULL
 * @return the report
 *
 * Borrowed from the difference; valid until the difference is released.
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API const fz_report *fz_difference_before(const fz_difference *difference);

/**
 * The report after.
 *
 * @param difference  NULL gives NULL
 * @return the report
 *
 * Borrowed from the difference; valid until the difference is released.
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API const fz_report *fz_difference_after(const fz_difference *difference);

/**
 * Whether no unit is changed.
 *
 * @param difference  NULL gives 1
 * @return 1 or 0
 *
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API int fz_difference_is_none(const fz_difference *difference);

/**
 * How many units there are in either report, changed or not.
 *
 * @param difference  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API size_t fz_difference_count(const fz_difference *difference);

/**
 * A unit: in the order of the report after, behind them those of the report before alone.
 *
 * @param difference  NULL gives 0
 * @param index       from 0
 * @param change      [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when there is no such unit, and `change` stays as it is
 *
 * What it points to is borrowed from the reports, which the difference keeps.
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API int fz_difference_unit(const fz_difference *difference, size_t index, fz_unit_change *change);

/**
 * The change of a unit's total to the last digit: a decimal where six places hold it, else a fraction.
 *
 * @param difference  NULL gives "0"
 * @param index       from 0; beyond the last gives "0"
 * @param text        [out] may be NULL when `capacity` is 0
 * @param capacity    bytes of `text`, the NUL included, as for fz_item_exact
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API size_t fz_difference_unit_exact(const fz_difference *difference, size_t index, char *text, size_t capacity);

/**
 * A changed item of a unit: the greatest change in size first, of equal ones in the scheme's order. The total is
 * not among them.
 *
 * @param difference  NULL gives 0
 * @param unit        from 0
 * @param index       from 0
 * @param change      [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when there is no such item, and `change` stays as it is
 *
 * What it points to is borrowed from the reports, which the difference keeps.
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API int fz_difference_item(const fz_difference *difference, size_t unit, size_t index, fz_item_change *change);

/**
 * The change of an item to the last digit: a decimal where six places hold it, else a fraction.
 *
 * @param difference  NULL gives "0"
 * @param unit        from 0; beyond the last gives "0"
 * @param index       from 0; beyond the last gives "0"
 * @param text        [out] may be NULL when `capacity` is 0
 * @param capacity    bytes of `text`, the NUL included, as for fz_item_exact
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API size_t fz_difference_item_exact(const fz_difference *difference, size_t unit, size_t index, char *text,
                                       size_t capacity);

/**
 * A record that is in the derivation of a unit's items in one report alone: those that came first, each kind by id.
 *
 * @param difference  NULL gives NULL
 * @param unit        from 0
 * @param index       from 0
 * @param came        [out] 1 when it is in the report after, 0 when in the one before; may be NULL
 * @return the record's id; NULL when there is none
 *
 * Borrowed from the difference; valid until the difference is released.
 * Errors: none. Threads: any number on one difference. Since 0.1.
 */
FZ_API const char *fz_difference_record(const fz_difference *difference, size_t unit, size_t index, int *came);

/* ------------------------------------------------------------------ robustness ---------------------------------------- */

/**
 * Rank the units of a report again and again, each time with other weights.
 *
 * @param report      NULL is refused
 * @param options     NULL means FZ_ROBUSTNESS_OPTIONS_INIT
 * @param robustness  [out] the result, NULL on failure
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, options of an unknown size or out of their limits; FZ_ETOOBIG where only a
 *         fraction could tell and it does not fit, such as a tie of units whose items differ, in indicators of several
 *         levels without rounding; FZ_ENEGATIVE as fz_assess; FZ_ECANCELLED; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number on one report; it starts `threads` - 1 of its own, where the system has them,
 * and waits for them. Since 0.1.
 */
FZ_API fz_status fz_robustness_new(const fz_report *report, const fz_robustness_options *options,
                                   fz_robustness **robustness, fz_error **error);

/**
 * Add a reference.
 *
 * @param robustness  NULL gives NULL
 * @return `robustness`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_robustness *fz_robustness_ref(fz_robustness *robustness);

/**
 * Give a reference back. The last one releases it.
 *
 * @param robustness  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_robustness_unref(fz_robustness *robustness);

/**
 * The report.
 *
 * @param robustness  NULL gives NULL
 * @return the report
 *
 * Borrowed from the robustness; valid until the robustness is released.
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API const fz_report *fz_robustness_report(const fz_robustness *robustness);

/**
 * The options that were used, the defaults filled in; `progress` and `user` are NULL.
 *
 * @param robustness  NULL gives 0
 * @param options     [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when nothing was written
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API int fz_robustness_settings(const fz_robustness *robustness, fz_robustness_options *options);

/**
 * How many units there are: all of the report, in its order.
 *
 * @param robustness  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API size_t fz_robustness_count(const fz_robustness *robustness);

/**
 * The ranks of a unit over all replications.
 *
 * @param robustness  NULL gives 0
 * @param index       from 0, as in fz_report_result
 * @param interval    [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when there is no such unit, and `interval` stays as it is
 *
 * What it points to is borrowed from the report, which the robustness keeps.
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API int fz_robustness_unit(const fz_robustness *robustness, size_t index, fz_rank_interval *interval);

/**
 * In how many replications a unit has a rank.
 *
 * @param robustness  NULL gives 0
 * @param index       from 0
 * @param rank        from 1
 * @return the count; divided by the replications it is the share
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API uint32_t fz_robustness_times(const fz_robustness *robustness, size_t index, uint32_t rank);

/**
 * The rank of a unit in a replication.
 *
 * @param robustness   NULL gives 0
 * @param index        from 0
 * @param replication  from 0
 * @return from 1; 0 when it is not ranked, or there is no such replication
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API uint32_t fz_robustness_rank(const fz_robustness *robustness, size_t index, uint32_t replication);

/**
 * The total of a unit in a replication.
 *
 * @param robustness   NULL gives 0
 * @param index        from 0
 * @param replication  from 0
 * @param score        [out] the total, rounded half away to six places where it has more; 0 where there is none;
 *                     may be NULL
 * @return 1 when there is one, else 0
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API int fz_robustness_score(const fz_robustness *robustness, size_t index, uint32_t replication, fz_decimal *score);

/**
 * The factor of an item's weight in a replication: with these, whoever wants to can compute it again.
 *
 * @param robustness   NULL gives 0
 * @param replication  from 0
 * @param item         id of an item, as fz_item_id gives it; NULL gives 0
 * @param factor       [out] the factor, 1 for what is not varied; 0 when there is no such item; may be NULL
 * @return 1; 0 when there is no such item or replication
 *
 * Errors: none. Threads: any number on one robustness. Since 0.1.
 */
FZ_API int fz_robustness_factor(const fz_robustness *robustness, uint32_t replication, const char *item,
                                fz_decimal *factor);

#ifdef __cplusplus
}
#endif

#endif
