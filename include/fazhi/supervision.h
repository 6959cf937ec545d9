/**
 * @file supervision.h
 * Supervision 督查督办: who owes what by when, and how it stands on a day.
 *
 * Between a directive and the scores of its units lies the year. A supervision is made of a directive, the ledger of what happened
 * (the states 交办, 签收, 在办, 反馈, 办结, 销号, 延期, 退回 are ordinary records whose event is the state's name), the plans in that
 * ledger, watch rules, and a day that is passed in. It lists obligations 事项: what one unit owes of one task by one day.
 *
 *     fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
 *     options.day = 20161201;
 *     if (fz_supervise(context, directive, registry, ledger, watch, &options, &supervision, &error) != FZ_OK)
 *         ...
 *     fz_obligation_filter filter = FZ_OBLIGATION_FILTER_INIT;
 *     filter.unit = "县司法局", filter.within = 30, filter.flags = FZ_ONLY_WITHIN | FZ_ONLY_UNFINISHED;
 *     size_t count = fz_supervision_find(supervision, &filter, NULL, 0);
 *
 * Who owes. The units that the directive names, as the registry knows them on the day (two names of one body are one unit);
 * and behind a collective that the registry knows its members, whether the directive names them or not. A collective that
 * nobody knows owes under its own name.
 *
 * What is owed, with its id (of its unit: another unit owes under the same id) and its due day:
 *
 * | kind | id | due |
 * | --- | --- | --- |
 * | the task itself | t47; further dated dues t47/due2 | that of its due; none where it has none |
 * | a due that recurs | t47/due1/2016-12-31 | the end of each period |
 * | a deadline of the text | t47/1, being requirement 1 | its date; without year, that of the year in which the directive was signed |
 * | what recurs (每年12月4日) | t47/1/2016-12-04 | that day; the month's or the period's end where the text gives no day |
 * | so many times (每年度不少于两次) | t45/1/2016-12-31 | the end of the period, with the number |
 * | a stage of a plan | the stage's | its until |
 *
 * What recurs is listed where its due day lies from `options.from` to `options.until`, but not before the directive was signed; all
 * else always. 29 February of a year
 * without is the 28th. What recurs daily, and deadlines that count from something else (30个工作日内), give no days: they are
 * findings (FZ_FNODAY), no obligations. The due day moves as the watch rules say where it is off.
 *
 * How it stands. Of the records in force on `options.known` and dated no later than `options.day`, those of the unit (or of no
 * unit: of all) whose item is the obligation's id; or is the task's id, and whose matter 事由 is the name of a stage or the
 * words of a requirement (of what recurs: in whose period the record's date lies); every other record on the task is about the
 * task itself. They are taken in the order of their days, then ids. The last tells the state. A record of an open or extended
 * state with a due 期限 moves the due day; one of a returned state with a deadline 整改期限 (else due) likewise. What must be done
 * n times is done with the nth record of a done state; `not-applicable` (不适用) on a task takes all its obligations from the
 * unit. What has no record of its own is closed with its task (销号), not with 办结 of it.
 *
 * An event that is no state is a finding (FZ_FSTATE) and does not count, so that one ledger serves scoring and supervision;
 * fz_watch_check_ledger is for those that want it refused. So are states in an order that the rules do not have, extensions
 * without a day, and records about nothing that is supervised.
 *
 * Everything here is borrowed from its supervision, which keeps directive, registry and rules alive, and copies what it
 * needs of the ledger. It is a function of what it is made of: no clock is read.
 */
#ifndef FAZHI_SUPERVISION_H
#define FAZHI_SUPERVISION_H

#include <fazhi/common.h>
#include <fazhi/context.h>
#include <fazhi/date.h>
#include <fazhi/decimal.h>
#include <fazhi/directive.h>
#include <fazhi/error.h>
#include <fazhi/export.h>
#include <fazhi/ledger.h>
#include <fazhi/registry.h>
#include <fazhi/requirement.h>
#include <fazhi/watch.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A supervision: immutable; share it between threads freely. */
typedef struct fz_supervision fz_supervision;
/** What one unit owes of one task by one day. Borrowed from its supervision; immutable. */
typedef struct fz_obligation fz_obligation;

/** What an obligation is. */
typedef enum fz_obligation_kind {
    FZ_OBLIGATION_TASK = 0,       /**< the task itself */
    FZ_OBLIGATION_DEADLINE = 1,   /**< a deadline of its text */
    FZ_OBLIGATION_RECURRING = 2,  /**< one time of what recurs */
    FZ_OBLIGATION_FREQUENCY = 3,  /**< so many times in one period */
    FZ_OBLIGATION_STAGE = 4,      /**< a stage of the unit's plan */
    FZ_OBLIGATION_KIND_COUNT_ = 5 /**< how many there are; none itself */
} fz_obligation_kind;

/** Where a due day comes from. */
typedef enum fz_due_source {
    FZ_DUE_NONE = 0,        /**< there is no due day */
    FZ_DUE_TASK = 1,        /**< a due of the task */
    FZ_DUE_REQUIREMENT = 2, /**< the text of the task */
    FZ_DUE_STAGE = 3,       /**< the plan */
    FZ_DUE_RECORD = 4       /**< a record: assigned with a day, extended, returned */
} fz_due_source;

/** What a supervision is made for. Size first; 0 means the default. */
typedef struct fz_supervise_options {
    size_t size;   /**< sizeof(fz_supervise_options), set by FZ_SUPERVISE_OPTIONS_INIT */
    fz_date day;   /**< the day on which one looks; required */
    fz_date known; /**< records are taken as they were known on this day; 0: as they are now */
    fz_date from;  /**< what recurs is listed from here; 0: the first day of `day`'s year */
    fz_date until; /**< to here; 0: the last day of `day`'s year */
} fz_supervise_options;
/** The defaults; `day` has to be filled in. */
#define FZ_SUPERVISE_OPTIONS_INIT                \
    {                                            \
        sizeof(fz_supervise_options), 0, 0, 0, 0 \
    }

/** Only what is overdue. */
#define FZ_ONLY_OVERDUE 1u
/** Only what the unit is first lead 首位牵头 of. */
#define FZ_ONLY_FIRST_LEAD 2u
/** Only what is not done. */
#define FZ_ONLY_UNFINISHED 4u
/** Only what is due within `within` days from the day on, or before it. */
#define FZ_ONLY_WITHIN 8u
/** Only tasks themselves, one of each unit and task, for which the unit has no stage. */
#define FZ_ONLY_UNPLANNED 16u

/** Which obligations. Size first; what is NULL or 0 asks for nothing. */
typedef struct fz_obligation_filter {
    size_t size;         /**< sizeof(fz_obligation_filter), set by FZ_OBLIGATION_FILTER_INIT */
    const char *unit;    /**< of this unit, by its name or another that the registry knows for it */
    const char *section; /**< of tasks in the section of this label (二) or id */
    const char *light;   /**< of this light */
    uint32_t flags;      /**< FZ_ONLY_* */
    uint32_t within;     /**< days, for FZ_ONLY_WITHIN */
    uint32_t month;      /**< due in this month, as 201612 */
    uint32_t reserved;   /**< 0 */
} fz_obligation_filter;
/** Every obligation. */
#define FZ_OBLIGATION_FILTER_INIT                                  \
    {                                                              \
        sizeof(fz_obligation_filter), NULL, NULL, NULL, 0, 0, 0, 0 \
    }

/**
 * How much is done, and how much in time. Rates are fractions of 1 rounded half away from zero to six places; a rate of
 * nothing is none.
 */
typedef struct fz_supervision_rates {
    size_t size;              /**< sizeof(fz_supervision_rates), set by FZ_SUPERVISION_RATES_INIT */
    uint64_t total;           /**< obligations */
    uint64_t finished;        /**< of these, done or closed */
    uint64_t overdue;         /**< of these, overdue: not done, nor reported in time */
    uint64_t settled;         /**< with a due day, and finished or overdue: what can be judged */
    uint64_t in_time;         /**< of the settled, finished no later than their due day */
    fz_decimal completion;    /**< finished ÷ total; 0 where there is none */
    fz_decimal punctuality;   /**< in_time ÷ settled; 0 where there is none */
    uint32_t has_completion;  /**< 1 when total is not 0 */
    uint32_t has_punctuality; /**< 1 when settled is not 0 */
} fz_supervision_rates;
/** No figures, and the size that says how many may be filled in. */
#define FZ_SUPERVISION_RATES_INIT                               \
    {                                                           \
        sizeof(fz_supervision_rates), 0, 0, 0, 0, 0, 0, 0, 0, 0 \
    }

/* ------------------------------------------------------------------ making ------------------------------------------- */

/**
 * Supervise.
 *
 * @param context      NULL is refused
 * @param directive    NULL is refused
 * @param registry     who the units are; NULL: as the directive names them
 * @param ledger       records and plans; NULL is refused
 * @param watch        the rules; NULL is refused
 * @param options      `day` is required; NULL is refused
 * @param supervision  [out] the supervision, NULL on failure
 * @param error        [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, options of a size that this library does not know, what is no day, or a period that
 *         ends before it begins or takes more than 100 years; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_supervise(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                              const fz_ledger *ledger, const fz_watch *watch, const fz_supervise_options *options,
                              fz_supervision **supervision, fz_error **error);

/**
 * Add a reference.
 *
 * @param supervision  NULL gives NULL
 * @return `supervision`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_supervision *fz_supervision_ref(fz_supervision *supervision);

/**
 * Give a reference back. The last one releases the supervision and its obligations.
 *
 * @param supervision  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_supervision_unref(fz_supervision *supervision);

/* ------------------------------------------------------------------ lists -------------------------------------------- */

/**
 * The day on which one looks.
 *
 * @param supervision  NULL gives 0
 * @return the day
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_supervision_day(const fz_supervision *supervision);

/**
 * How many obligations there are.
 *
 * @param supervision  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_obligation_count(const fz_supervision *supervision);

/**
 * An obligation. They are in the order of their due days, those without behind; then of units and tasks as the directive has
 * them.
 *
 * @param supervision  NULL gives NULL
 * @param index        from 0
 * @return the obligation; NULL when there is none
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_obligation *fz_supervision_obligation(const fz_supervision *supervision, size_t index);

/**
 * Find obligations, in the same order.
 *
 * @param supervision  NULL gives 0
 * @param filter       NULL finds all; one with a `size`, flags or `reserved` that this library does not know finds none
 * @param obligations  [out] array of borrowed obligations; may be NULL to only count
 * @param capacity     number of elements in `obligations`
 * @return how many there are, which may exceed `capacity`; the first `capacity` are written, as with snprintf
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_find(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                  const fz_obligation **obligations, size_t capacity);

/**
 * How much is done, and how much in time.
 *
 * @param supervision  NULL gives nothing of nothing
 * @param filter       of which obligations, as fz_supervision_find; NULL: of all
 * @param rates        [out] its `size` must be set; NULL does nothing
 * @return 1; 0 when `rates` is NULL or of a size that this library does not know
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_supervision_rate(const fz_supervision *supervision, const fz_obligation_filter *filter,
                               fz_supervision_rates *rates);

/**
 * How many units owe something, or are named without owing.
 *
 * @param supervision  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_unit_count(const fz_supervision *supervision);

/**
 * The name of a unit: as the directive has it; those that came in its place, and members of collectives that it does not
 * name, as the registry has them.
 *
 * @param supervision  NULL gives NULL
 * @param index        from 0
 * @return the name; NULL when there is none
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_supervision_unit(const fz_supervision *supervision, size_t index);

/**
 * How many stages of plans are in force and name no task that their unit bears.
 *
 * @param supervision  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_stray_count(const fz_supervision *supervision);

/**
 * A stage that names no task of its unit, in the order of the ledger.
 *
 * @param supervision  NULL gives NULL
 * @param index        from 0
 * @param unit         [out] its unit, NULL where it names none; may be NULL
 * @param item         [out] its item, NULL where it names none; may be NULL
 * @param name         [out] what it is called; may be NULL
 * @return its id; NULL when there is none
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_supervision_stray(const fz_supervision *supervision, size_t index, const char **unit,
                                        const char **item, const char **name);

/**
 * How many findings there are.
 *
 * @param supervision  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_finding_count(const fz_supervision *supervision);

/**
 * A finding: FZ_FSTATE, FZ_FTRANSITION, FZ_FEXTENSION, FZ_FSTRAY of a record, with its line; FZ_FNODAY of a requirement or a due.
 *
 * @param supervision  NULL gives NULL
 * @param index        from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_finding *fz_supervision_finding(const fz_supervision *supervision, size_t index);

/* ------------------------------------------------------------------ an obligation ------------------------------------ */

/**
 * The id: with the unit it names an obligation, the same on every day. Of what recurs it has the day on which it falls by the
 * text, whether or not that moves.
 *
 * @param obligation  NULL gives ""
 * @return the id; never NULL
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_id(const fz_obligation *obligation);

/**
 * Who owes it.
 *
 * @param obligation  NULL gives ""
 * @return the name of the unit; never NULL
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_unit(const fz_obligation *obligation);

/**
 * Of which task it is.
 *
 * @param obligation  NULL gives NULL
 * @return the task
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_obligation_task(const fz_obligation *obligation);

/**
 * In which roles the unit bears the task, itself or through a collective.
 *
 * @param obligation  NULL gives 0
 * @return a set of FZ_ROLE_FIRST_LEAD, FZ_ROLE_JOINT_LEAD, FZ_ROLE_COOPERATE and FZ_ROLE_RESPONSIBLE
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_obligation_roles(const fz_obligation *obligation);

/**
 * What it is.
 *
 * @param obligation  NULL gives FZ_OBLIGATION_TASK
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_obligation_kind fz_obligation_kind_of(const fz_obligation *obligation);

/**
 * The name of a kind as JSON and CSV write it: "task", "deadline", "recurring", "frequency", "stage".
 *
 * @param kind  one of FZ_OBLIGATION_*; another gives ""
 * @return a constant string; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_kind_name(fz_obligation_kind kind);

/**
 * What is to be done: the text of the task, the words of the requirement or the due, the name of the stage.
 *
 * @param obligation  NULL gives ""
 * @return the words; never NULL
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_what(const fz_obligation *obligation);

/**
 * How often it is to be done.
 *
 * @param obligation  NULL gives 0
 * @param done        [out] how often it was; may be NULL
 * @return the number; 1 unless it is a frequency
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_obligation_times(const fz_obligation *obligation, uint32_t *done);

/**
 * The day by which it is due.
 *
 * @param obligation  NULL gives 0
 * @param source      [out] where the day comes from; may be NULL
 * @param first       [out] what it was before it moved and any record changed it, 0 where it was none; may be NULL
 * @return the day; 0 when there is none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_obligation_due(const fz_obligation *obligation, fz_due_source *source, fz_date *first);

/**
 * In which state it is.
 *
 * @param obligation  NULL gives NULL
 * @param kind        [out] what the state is, FZ_STATE_OPEN without; may be NULL
 * @param date        [out] since when, 0 without; may be NULL
 * @param record      [out] the id of the record that says so, NULL without; may be NULL
 * @return the name of the state; NULL when no record is about it
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_state(const fz_obligation *obligation, fz_state_kind *kind, fz_date *date,
                                       const char **record);

/**
 * The day on which it was done: the first of a done or closed state since it was returned last, or that on which such a record
 * says that it was rectified 整改日期.
 *
 * @param obligation  NULL gives 0
 * @return the day; 0 when it is not done
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_obligation_done(const fz_obligation *obligation);

/**
 * Whether it was returned 退回 at any time.
 *
 * @param obligation  NULL gives 0
 * @return 1 or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_obligation_was_returned(const fz_obligation *obligation);

/**
 * How many days of the calendar are left: from the day on which one looks to the due day, or where it is done, from the day on
 * which it was.
 *
 * @param obligation  NULL gives 0
 * @param days        [out] the days, negative when it is late; may be NULL
 * @return 1; 0 when there is no due day
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_obligation_days(const fz_obligation *obligation, int32_t *days);

/**
 * Whether it is overdue: its due day is past, and it is neither done nor was reported in time.
 *
 * @param obligation  NULL gives 0
 * @return 1 or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_obligation_is_overdue(const fz_obligation *obligation);

/**
 * Its light.
 *
 * @param obligation  NULL gives NULL
 * @param rule        [out] which rule of the watch rules gave it, from 0; may be NULL
 * @return the name of the light; NULL when no rule fits
 *
 * Borrowed from the supervision; valid until the supervision is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_obligation_light(const fz_obligation *obligation, size_t *rule);

/**
 * How many stages the unit has for the task.
 *
 * @param obligation  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_obligation_stage_count(const fz_obligation *obligation);

/* ------------------------------------------------------------------ two days ----------------------------------------- */

/** It is in the later supervision alone. */
#define FZ_SINCE_APPEARED 1u
/** It is in the earlier one alone. */
#define FZ_SINCE_GONE 2u
/** Its due day came, and it is not done. */
#define FZ_SINCE_DUE 4u
/** It is done now. */
#define FZ_SINCE_DONE 8u
/** It is overdue now. */
#define FZ_SINCE_OVERDUE 16u
/** Its light is another. */
#define FZ_SINCE_LIGHT 32u
/** Its state is another. */
#define FZ_SINCE_STATE 64u
/** Its due day is another. */
#define FZ_SINCE_MOVED 128u

/** Receives what changed of an obligation: a set of FZ_SINCE_*; `earlier` or `later` is NULL when it is in the other alone. */
typedef void (*fz_obligation_change_fn)(void *user, uint32_t changes, const fz_obligation *earlier,
                                        const fz_obligation *later);

/**
 * What changed between two supervisions, usually of two days. Obligations are the same by unit and id.
 *
 * @param earlier  NULL has none
 * @param later    NULL has none
 * @param tell     called for each that changed, by unit and then id; may be NULL to only count
 * @param user     passed to `tell`
 * @return how many changed
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_supervision_compare(const fz_supervision *earlier, const fz_supervision *later,
                                     fz_obligation_change_fn tell, void *user);

/* ------------------------------------------------------------------ writing ------------------------------------------ */

/**
 * Write a list of obligations.
 *
 * JSON is one object: day, and obligations, an array of objects with id, unit, task (the number as printed), task_id, section,
 * roles (such as "first-lead cooperate"), kind, what, times, done_times, due, first_due, due_from ("task", "requirement",
 * "stage", "record"), state, state_date, record, done, days, overdue, returned, light, rule, stages; null for what there is
 * not. CSV has the same columns under Chinese names. The table, for people, has fewer and cuts long texts.
 *
 * @param supervision  NULL is refused
 * @param filter       which; NULL writes all
 * @param format       FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags        FZ_EXPORT_BOM or 0
 * @param width        columns of the table; 0 means 80, at least 40 are used
 * @param write        takes the bytes; NULL is refused
 * @param user         passed to `write`
 * @param error        [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, an unknown flag or a filter that this library does not know; FZ_EFORMAT for a form that
 *         lists do not have; FZ_EWRITE when `write` fails; FZ_ENOMEM
 *
 * Threads: any number on one supervision. Since 0.1.
 */
FZ_API fz_status fz_supervision_write(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                      fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                                      fz_error **error);

/**
 * Write the coverage of plans: the tasks of units for which these have no stage, by unit and task, and the stages that name
 * no task of their unit.
 *
 * JSON is one object: day, tasks (how many unit has, with the filter), covered (of how many it has stages), and gaps, an array of
 * objects with problem ("no-stage" or "no-task"), unit, task, item, roles, stage and name.
 *
 * @param supervision  NULL is refused
 * @param filter       of which tasks; its flags FZ_ONLY_FIRST_LEAD, its unit and section count here, and of stages its unit
 *                     alone; NULL: of all
 * @param format       FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags        FZ_EXPORT_BOM or 0
 * @param width        columns of the table; 0 means 80, at least 40 are used
 * @param write        takes the bytes; NULL is refused
 * @param user         passed to `write`
 * @param error        [out] may be NULL
 * @return FZ_OK or a code as of fz_supervision_write
 *
 * Threads: any number on one supervision. Since 0.1.
 */
FZ_API fz_status fz_supervision_write_plan(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                           fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                                           void *user, fz_error **error);

/**
 * Write rates of completion and punctuality: of all, of each unit, of each section at the top, and of each month in which
 * something is due.
 *
 * JSON is one object: day, and rates, an array of objects with group ("all", "unit", "section", "month"), name, total, finished,
 * overdue, settled, in_time, completion and punctuality, as fz_supervision_rates has them; rates are strings such as "0.117647",
 * null where there is none. The table has them in per cent, rounded to two places.
 *
 * @param supervision  NULL is refused
 * @param filter       of which obligations; one of a unit, a section or a month has no groups of that; NULL: of all
 * @param format       FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags        FZ_EXPORT_BOM or 0
 * @param width        columns of the table; 0 means 80, at least 40 are used
 * @param write        takes the bytes; NULL is refused
 * @param user         passed to `write`
 * @param error        [out] may be NULL
 * @return FZ_OK or a code as of fz_supervision_write
 *
 * Threads: any number on one supervision. Since 0.1.
 */
FZ_API fz_status fz_supervision_write_rates(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                            fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                                            void *user, fz_error **error);

/**
 * Write what changed between two supervisions, by unit and id.
 *
 * JSON is one object: since, day, and changes, an array of objects with unit, id, task, what, changes (words parted by blanks:
 * "appeared", "gone", "due", "done", "overdue", "light", "state", "moved"), and due, state and light of both, the earlier ones as
 * old_due, old_state and old_light.
 *
 * @param earlier  NULL is refused
 * @param later    NULL is refused
 * @param filter   which, looked at in the later one, or in the earlier where that does not have it; NULL: all
 * @param format   FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags    FZ_EXPORT_BOM or 0
 * @param width    columns of the table; 0 means 80, at least 40 are used
 * @param write    takes the bytes; NULL is refused
 * @param user     passed to `write`
 * @param error    [out] may be NULL
 * @return FZ_OK or a code as of fz_supervision_write
 *
 * Threads: any number on one supervision. Since 0.1.
 */
FZ_API fz_status fz_supervision_write_changes(const fz_supervision *earlier, const fz_supervision *later,
                                              const fz_obligation_filter *filter, fz_format format, uint32_t flags,
                                              unsigned width, fz_write_fn write, void *user, fz_error **error);

/**
 * Write an iCalendar (RFC 5545), so that a calendar shows what is due: an event of a whole day for each obligation that has a
 * due day. Its UID comes of directive, unit and id, and is the same on every day; its time stamp is the day on which one looks,
 * never the clock's; its categories are the light and the kind. What recurs is an event each time, without RRULE, since each has
 * a state of its own. A calendar without anything due holds a time zone, for it may not be empty.
 *
 * Lines are folded at 75 octets between characters, and end in CR LF. Characters that steer a terminal or reorder text become
 * U+FFFD.
 *
 * @param supervision  NULL is refused
 * @param filter       which; NULL writes all
 * @param write        takes the bytes; NULL is refused
 * @param user         passed to `write`
 * @param error        [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or a filter that this library does not know; FZ_EWRITE when `write` fails; FZ_ENOMEM
 *
 * Threads: any number on one supervision. Since 0.1.
 */
FZ_API fz_status fz_supervision_write_calendar(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                               fz_write_fn write, void *user, fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
