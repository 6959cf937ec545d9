/**
 * @file report.h
 * The assessment 考核 and its report 考核结果: the scores, each with its derivation.
 *
 *     fz_report *report;
 *     fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;

 *     options.day = 20161231;
 *     if (fz_assess(context, directive, registry, scheme, ledger, &options, &report, &error) != FZ_OK)
 *         ...
 *     for (size_t i = 0; i < fz_report_result_count(report); i++) {
 *         const fz_result *result = fz_report_result(report, i);
 *         fz_decimal score;
 *         if (fz_result_score(result, &score))
 *             ...
 *     }
 *
 * A report has a result 结果 for each unit; a result has an item 得分项 for the total and for each indicator; an item has steps 步骤, whose
 * amounts add up to its score exactly. All of it is computed in exact fractions; a function that gives an fz_decimal rounds it half
 * away to six places only where it has more, and a function that gives text (…_exact) never rounds.
 *
 * Everything here is borrowed from its report, which keeps the scheme and the directive alive, and copies what it needs of
 * the ledger.
 */
#ifndef FAZHI_REPORT_H
#define FAZHI_REPORT_H

#include <fazhi/common.h>
#include <fazhi/context.h>
#include <fazhi/date.h>
#include <fazhi/decimal.h>
#include <fazhi/directive.h>
#include <fazhi/error.h>
#include <fazhi/ledger.h>
#include <fazhi/registry.h>
#include <fazhi/scheme.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A report: immutable; share it between threads freely. */
typedef struct fz_report fz_report;
/** The result of one unit. Borrowed from its report; immutable. */
typedef struct fz_result fz_result;
/** The total or one indicator of one unit. Borrowed from its report; immutable. */
typedef struct fz_item fz_item;
/** A step of the derivation of an item. Borrowed from its report; immutable. */
typedef struct fz_step fz_step;

/** Whether a unit has a score and a rank. */
typedef enum fz_standing {
    FZ_STANDING_RANKED = 0,   /**< it has both */
    FZ_STANDING_UNRANKED = 1, /**< it has a score, but a gate takes it out of the ranking */
    FZ_STANDING_NOTHING = 2,  /**< no score: nothing applies to it */
    FZ_STANDING_COVERAGE = 3  /**< no score: too little of the whole applies to it */
} fz_standing;

/** Whether an item applies. */
typedef enum fz_applies {
    FZ_APPLIES = 0,         /**< it does */
    FZ_APPLIES_CLASS = 1,   /**< not to units of this class */
    FZ_APPLIES_BEARING = 2, /**< the unit does not bear its tasks */
    FZ_APPLIES_RECORD = 3,  /**< a record says not applicable */
    FZ_APPLIES_MISSING = 4, /**< there is no value, and the scheme then leaves it out */
    FZ_APPLIES_NOTHING = 5  /**< nothing in it applies */
} fz_applies;

/** What a step does. */
typedef enum fz_step_kind {
    FZ_STEP_START = 0,    /**< begins with full marks */
    FZ_STEP_RULE = 1,     /**< a rule gives or takes points, for a record, a run of records or a value */
    FZ_STEP_CAP = 2,      /**< the cap of a rule, or the limit of an addition, gives back or takes away */
    FZ_STEP_CLAMP = 3,    /**< the limits of the indicator */
    FZ_STEP_SHARE = 4,    /**< the share of the unit's role */
    FZ_STEP_CHILD = 5,    /**< the score of an indicator in it, by its weight */
    FZ_STEP_GIVEN = 6,    /**< what an indicator that does not apply is given */
    FZ_STEP_FOLD = 7,     /**< brought to the full points */
    FZ_STEP_COMBINE = 8,  /**< a minimum, a geometric mean or a product, as one */
    FZ_STEP_BASE = 9,     /**< the base points */
    FZ_STEP_OUTSIDE = 10, /**< the score of an indicator that stands outside */
    FZ_STEP_ROUND = 11,   /**< rounding */
    FZ_STEP_GATE = 12     /**< a gate makes it 0 */
} fz_step_kind;

/** What a class comes to. Size first. Mean, highest and lowest are over the ranked units, 0 when there are none. */
typedef struct fz_class_summary {
    size_t size;        /**< sizeof(fz_class_summary) */
    const char *id;     /**< NULL when the scheme has no classes */
    const char *name;   /**< NULL when it has none */
    uint64_t units;     /**< how many units */
    uint64_t ranked;    /**< how many of them are ranked */
    fz_decimal mean;    /**< of their scores, rounded half away to six places */
    fz_decimal highest; /**< of their scores */
    fz_decimal lowest;  /**< of their scores */
} fz_class_summary;

/**
 * Told how far a long computation is. `done` of `all` steps are behind it; both only serve to be compared.
 * Called on the thread of the call, a few times for each indicator of the scheme.
 *
 * @return 0 to go on; anything else ends the computation with FZ_ECANCELLED
 */
typedef int (*fz_progress_fn)(void *user, uint64_t done, uint64_t all);

/** How to assess. Size first; 0 and NULL mean the default. */
typedef struct fz_assess_options {
    size_t size;   /**< sizeof(fz_assess_options), set by FZ_ASSESS_OPTIONS_INIT */
    fz_date day;   /**< the day of assessment, required: what is dated later does not count */
    fz_date known; /**< the day as known: what was entered or withdrawn later does not count; 0: all that was entered */
    fz_progress_fn progress; /**< NULL: nobody is told */
    void *user;              /**< passed to `progress` */
} fz_assess_options;
/** The defaults; `day` has to be filled in. */
#define FZ_ASSESS_OPTIONS_INIT                      \
    {                                               \
        sizeof(fz_assess_options), 0, 0, NULL, NULL \
    }

/** Bytes that hold any exact number as text, the NUL included. */
#define FZ_EXACT_TEXT 168

/* ------------------------------------------------------------------ assessing ----------------------------------------- */

/**
 * Compute the scores of all units: a pure function of its arguments.
 *
 * How a score is computed is said in lib/data/assessment.md. The result depends neither on the order of the records
 * nor on anything that is not passed in.
 *
 * @param context    NULL is refused
 * @param directive  whose tasks the scheme is about; NULL when it is about none
 * @param registry   tells which names are one body on `day`, and whom collectives stand for; NULL: names stand for
 *                   themselves
 * @param scheme     how to score; NULL is refused
 * @param ledger     what happened; read now, not kept; NULL is refused
 * @param options    the day of assessment and what else there is to say; NULL is refused
 * @param report     [out] the report, NULL on failure
 * @param error      [out] may be NULL; may be a chain of several errors
 * @return FZ_OK; FZ_EINVAL for NULL arguments, a `day` that is none, or options of an unknown size; FZ_EBINDING where the scheme is bound to what
 *         the directive lacks; FZ_EVALUES where two records of one day give different values for one; FZ_ETIE for a
 *         tie that the scheme refuses; FZ_ENEGATIVE for a logarithm, a geometric mean or a rate of what has none;
 *         FZ_ETOOBIG for a fraction that does not fit; FZ_ECANCELLED; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with the same arguments, while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_assess(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                           const fz_scheme *scheme, const fz_ledger *ledger, const fz_assess_options *options,
                           fz_report **report, fz_error **error);

/**
 * Add a reference.
 *
 * @param report  NULL gives NULL
 * @return `report`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_report *fz_report_ref(fz_report *report);

/**
 * Give a reference back. The last one releases the report and all that was borrowed from it.
 *
 * @param report  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_report_unref(fz_report *report);

/* ------------------------------------------------------------------ the report ---------------------------------------- */

/**
 * The scheme of a report.
 *
 * @param report  NULL gives NULL
 * @return the scheme
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_scheme *fz_report_scheme(const fz_report *report);

/**
 * The directive of a report.
 *
 * @param report  NULL gives NULL
 * @return the directive; NULL when there was none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_directive *fz_report_directive(const fz_report *report);

/**
 * The id of the ledger that was read.
 *
 * @param report  NULL gives NULL
 * @return the id; NULL when it has none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_report_ledger_id(const fz_report *report);

/**
 * The day of assessment.
 *
 * @param report  NULL gives 0
 * @return the day
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_date fz_report_day(const fz_report *report);

/**
 * The day as known.
 *
 * @param report  NULL gives 0
 * @return the day; 0 when all that was entered was taken
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_date fz_report_known(const fz_report *report);

/**
 * How many units were assessed.
 *
 * @param report  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_report_result_count(const fz_report *report);

/**
 * The result of a unit: class by class in the scheme's order, in each by rank, the unranked last, equal ones by name.
 *
 * @param report  NULL gives NULL
 * @param index   from 0
 * @return the result; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_result *fz_report_result(const fz_report *report, size_t index);

/**
 * The result of a unit by its name, or any other name that was met and means it.
 *
 * @param report  NULL gives NULL
 * @param unit    NULL gives NULL
 * @return the result; NULL when no such unit was assessed
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_result *fz_report_result_of(const fz_report *report, const char *unit);

/**
 * How many classes there are; 1 when the scheme has none.
 *
 * @param report  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_report_class_count(const fz_report *report);

/**
 * What a class comes to.
 *
 * @param report   NULL gives 0
 * @param index    from 0
 * @param summary  [out] its `size` must be set; NULL gives 0
 * @return 1; 0 when there is no such class, and `summary` stays as it is
 *
 * Texts in it are borrowed from the report.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API int fz_report_class(const fz_report *report, size_t index, fz_class_summary *summary);

/**
 * How many findings there are: records that no rule took, values that are missing, holes, quotas and the like.
 *
 * @param report  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_report_finding_count(const fz_report *report);

/**
 * A finding. They stand in the order of their codes, then of their texts.
 *
 * @param report  NULL gives NULL
 * @param index   from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_finding *fz_report_finding(const fz_report *report, size_t index);

/* ------------------------------------------------------------------ the result of a unit ------------------------------ */

/**
 * The unit of a result, as it is shown.
 *
 * @param result  NULL gives ""
 * @return the name; never NULL
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_result_unit(const fz_result *result);

/**
 * The id of the class of a unit.
 *
 * @param result  NULL gives NULL
 * @return the id; NULL when the scheme has no classes
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_result_class(const fz_result *result);

/**
 * The total score of a unit, rounded as the scheme says.
 *
 * @param result  NULL gives 0
 * @param score   [out] the score, rounded half away to six places where it has more; 0 where there is none; may be
 *                NULL
 * @return 1 when the unit has a score, else 0
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API int fz_result_score(const fz_result *result, fz_decimal *score);

/**
 * Why a unit has no score or no rank.
 *
 * @param result  NULL gives FZ_STANDING_NOTHING
 * @return one of FZ_STANDING_*
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_standing fz_result_standing(const fz_result *result);

/**
 * The rank of a unit in its class.
 *
 * @param result  NULL gives 0
 * @return from 1; 0 when it is not ranked
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API uint32_t fz_result_rank(const fz_result *result);

/**
 * The grade of a unit, quotas and gates included.
 *
 * @param result  NULL gives NULL
 * @return the name; NULL when the scheme has no grades for it, its score lies in a hole between them, it has no score,
 *         or a gate says not met
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_result_grade(const fz_result *result);

/**
 * The grade that the score of a unit alone gives it. Where it is not fz_result_grade, quotas or gates came between.
 *
 * @param result  NULL gives NULL
 * @return the name; NULL when the scheme has no grades for it, its score lies in a hole between them, or it has no score
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_result_grade_by_score(const fz_result *result);

/**
 * Whether a gate says that the unit has not met its target.
 *
 * @param result  NULL gives 0
 * @return 1 or 0
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API int fz_result_is_not_met(const fz_result *result);

/**
 * How many gates hold for a unit.
 *
 * @param result  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_result_gate_count(const fz_result *result);

/**
 * A gate that holds for a unit, in the scheme's order.
 *
 * @param result   NULL gives NULL
 * @param index    from 0
 * @param changed  [out] 1 when it changed the score, the rank or the grade, else 0; may be NULL
 * @return its name, else its id, else its event or indicator; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_result_gate(const fz_result *result, size_t index, int *changed);

/**
 * How many items a result has: the total first, then every indicator, also those that do not apply, in the scheme's
 * order.
 *
 * @param result  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_result_item_count(const fz_result *result);

/**
 * An item of a result.
 *
 * @param result  NULL gives NULL
 * @param index   from 0; 0 is the total
 * @return the item; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_item *fz_result_item(const fz_result *result, size_t index);

/**
 * The item of an id.
 *
 * @param result  NULL gives NULL
 * @param id      of the indicator, or indicator and task or section, as in "task.t17"; NULL gives NULL
 * @return the item; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_item *fz_result_item_of(const fz_result *result, const char *id);

/**
 * What the tasks of a section come to for a unit: of the lowest indicators that are about tasks of this section alone.
 *
 * @param result   NULL gives 0
 * @param section  of the report's directive; NULL gives 0
 * @param points   [out] full marks; may be NULL
 * @param score    [out] the score; may be NULL
 * @return 1 when any of them applies, else 0
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API int fz_result_section(const fz_result *result, const fz_section *section, fz_decimal *points, fz_decimal *score);

/* ------------------------------------------------------------------ an item ------------------------------------------- */

/**
 * The id of an item: of its indicator, and where the directive makes several of one, of the task or section behind a
 * point.
 *
 * @param item  NULL gives NULL
 * @return the id; NULL for NULL alone
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_item_id(const fz_item *item);

/**
 * The indicator of an item.
 *
 * @param item  NULL gives NULL
 * @return the indicator
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_indicator *fz_item_indicator(const fz_item *item);

/**
 * The task that an item is about.
 *
 * @param item  NULL gives NULL
 * @return the task; NULL when it is about none, or several
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_task *fz_item_task(const fz_item *item);

/**
 * The section that an item is about, by its own task or by itself.
 *
 * @param item  NULL gives NULL
 * @return the section; NULL when it is about none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_section *fz_item_section(const fz_item *item);

/**
 * The result that an item belongs to.
 *
 * @param item  NULL gives NULL
 * @return the result
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_result *fz_item_result(const fz_item *item);

/**
 * The item that an item stands in.
 *
 * @param item  NULL gives NULL
 * @return the parent; NULL for the total
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_item *fz_item_parent(const fz_item *item);

/**
 * How many items stand directly in an item.
 *
 * @param item  NULL gives 0
 * @return the count; 0 where rules measure it
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_item_child_count(const fz_item *item);

/**
 * An item that stands directly in another, in the scheme's order.
 *
 * @param item   NULL gives NULL
 * @param index  from 0
 * @return the item; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_item *fz_item_child(const fz_item *item, size_t index);

/**
 * Whether an item applies to its unit, and if not, why.
 *
 * @param item  NULL gives FZ_APPLIES_NOTHING
 * @return FZ_APPLIES when it does
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_applies fz_item_applies(const fz_item *item);

/**
 * The full marks of an item for its unit, its share of the task included.
 *
 * @param item  NULL gives 0
 * @return the points, rounded half away to six places where they have more; 0 where it does not apply or has none
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_decimal fz_item_points(const fz_item *item);

/**
 * The score of an item.
 *
 * @param item  NULL gives 0
 * @return the score, rounded half away to six places where it has more; 0 where it does not apply
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_decimal fz_item_score(const fz_item *item);

/**
 * The score of an item to the last digit: a decimal where six places hold it, else a fraction such as 281/3.
 *
 * @param item      NULL gives "0"
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included; FZ_EXACT_TEXT always suffice
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_item_exact(const fz_item *item, char *text, size_t capacity);

/**
 * The full marks of an item to the last digit, as fz_item_exact.
 *
 * @param item      NULL gives "0"
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_item_points_exact(const fz_item *item, char *text, size_t capacity);

/**
 * Whether a logarithm or a root is in the score of an item: then it is approximate, within 10^-18 at each of these.
 *
 * @param item  NULL gives 0
 * @return 1 or 0
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API int fz_item_is_approximate(const fz_item *item);

/* ------------------------------------------------------------------ its derivation ------------------------------------ */

/**
 * How many steps derive the score of an item. The amounts of all steps add up to the score, exactly.
 *
 * @param item  NULL gives 0
 * @return the count; 0 when it does not apply
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_item_step_count(const fz_item *item);

/**
 * A step, in the order of the computation.
 *
 * @param item   NULL gives NULL
 * @param index  from 0
 * @return the step; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_step *fz_item_step(const fz_item *item, size_t index);

/**
 * What kind of step it is.
 *
 * @param step  NULL gives FZ_STEP_START
 * @return one of FZ_STEP_*
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_step_kind fz_step_kind_of(const fz_step *step);

/**
 * What a step adds to the score.
 *
 * @param step  NULL gives 0
 * @return the amount, negative where it takes away, rounded half away to six places where it has more
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API fz_decimal fz_step_amount(const fz_step *step);

/**
 * What a step adds to the score, to the last digit, as fz_item_exact.
 *
 * @param step      NULL gives "0"
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_step_exact(const fz_step *step, char *text, size_t capacity);

/**
 * The rule behind a step: its id, else the name of its element, such as "deduct".
 *
 * @param step  NULL gives NULL
 * @return the id or name; NULL when no rule is behind it
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_step_rule(const fz_step *step);

/**
 * The item whose score a step brings in.
 *
 * @param step  NULL gives NULL
 * @return the item; NULL where it is no step of kind FZ_STEP_CHILD, FZ_STEP_GIVEN or FZ_STEP_OUTSIDE
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const fz_item *fz_step_item(const fz_step *step);

/**
 * How many records a step rests on.
 *
 * @param step  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_step_record_count(const fz_step *step);

/**
 * The id of a record that a step rests on.
 *
 * @param step   NULL gives NULL
 * @param index  from 0
 * @return the id; NULL when there is none
 *
 * Borrowed from the report; valid until the report is released.
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API const char *fz_step_record(const fz_step *step, size_t index);

/**
 * A step as a sentence that can be checked with a pencil: the rule, the records, the figures and what they come to.
 *
 * @param step      NULL gives ""
 * @param language  of the sentence
 * @param text      [out] may be NULL when `capacity` is 0
 * @param capacity  bytes of `text`, the NUL included
 * @return the length of the whole text without NUL, which may exceed what fits, as with snprintf; 0 also when memory
 *         is exhausted
 *
 * Errors: none. Threads: any number on one report. Since 0.1.
 */
FZ_API size_t fz_step_text(const fz_step *step, fz_language language, char *text, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif
