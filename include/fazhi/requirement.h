/**
 * @file requirement.h
 * Requirements 要求: what the text of a task demands beyond saying who is responsible, typed.
 *
 * A task's text hides obligations: training at least twice a year (每年度不少于两次), a day that comes every year
 * (每年12月4日), a deadline (30个工作日内), what must be done first (未经…不得…), what must not be done (严禁…), how much
 * (覆盖率达到95%以上). Each is a requirement with a kind, the exact words of the text, the place of these words, and the
 * values they hold:
 *
 *     for (size_t i = 0; i < fz_task_requirement_count(task); i++) {
 *         const fz_requirement *r = fz_task_requirement(task, i);
 *         printf("%s: %s\n", fz_requirement_kind_name(fz_requirement_kind_of(r)), fz_requirement_text(r));
 *     }
 *
 * The importer takes only what is certain. What reads like a demand but leaves its value open (定期, 规定时限内, 20个左右) is a
 * finding of the directive (FZ_FPERIOD and its like), never a requirement with a guessed value. Values that the text does not
 * give are absent: a report owed every year without a day has a period and neither month nor day.
 *
 * A deadline that a label, a column or a bracket states for the whole task is no requirement but a due (fz_task_due_text): it
 * is not part of the task's text. Where a sentence that says who is responsible is text as well, its deadline is a due and
 * not listed here again.
 *
 * Requirements are borrowed from their directive, as tasks are, and never change.
 */
#ifndef FAZHI_REQUIREMENT_H
#define FAZHI_REQUIREMENT_H

#include <fazhi/decimal.h>
#include <fazhi/directive.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a requirement demands. */
typedef enum fz_requirement_kind {
    FZ_REQUIREMENT_NONE = 0,      /**< of no requirement */
    FZ_REQUIREMENT_FREQUENCY = 1, /**< 频次: so many times in a period; has number and period, perhaps a bound */
    FZ_REQUIREMENT_RECURRING = 2, /**< 周期: once each period; has a period, perhaps month, day or the month's end */
    FZ_REQUIREMENT_DEADLINE =
        3, /**< 时限: has a date; or a month, with a day or its end; or a number and a unit of time */
    FZ_REQUIREMENT_PRECONDITION = 4, /**< 前置条件: 未经…不得…, …后方可… */
    FZ_REQUIREMENT_PROHIBITION = 5,  /**< 禁止: 不得, 严禁 */
    FZ_REQUIREMENT_QUANTITY = 6      /**< 数量: has a number, perhaps a unit, a bound and a period */
} fz_requirement_kind;

/** How a number binds. */
typedef enum fz_bound {
    FZ_BOUND_NONE = 0,    /**< the text says none */
    FZ_BOUND_LEAST = 1,   /**< 不少于, 以上: the number or more */
    FZ_BOUND_MOST = 2,    /**< 不超过, 以内: the number or less */
    FZ_BOUND_EXACTLY = 3, /**< the number and no other */
    FZ_BOUND_ABOVE = 4,   /**< 超过: more than the number */
    FZ_BOUND_BELOW = 5    /**< 低于: less than the number */
} fz_bound;

/** A period. */
typedef enum fz_period {
    FZ_PERIOD_NONE = 0,      /**< no period */
    FZ_PERIOD_DAY = 1,       /**< 每日 */
    FZ_PERIOD_WEEK = 2,      /**< 每周 */
    FZ_PERIOD_MONTH = 3,     /**< 每月 */
    FZ_PERIOD_QUARTER = 4,   /**< 每季度 */
    FZ_PERIOD_HALF_YEAR = 5, /**< 每半年 */
    FZ_PERIOD_YEAR = 6       /**< 每年 */
} fz_period;

/**
 * How many requirements a task has.
 *
 * @param task  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_requirement_count(const fz_task *task);

/**
 * A requirement of a task, in the order of its text.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the requirement; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_requirement *fz_task_requirement(const fz_task *task, size_t index);

/**
 * The task of a requirement.
 *
 * @param requirement  NULL gives NULL
 * @return the task
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_requirement_task(const fz_requirement *requirement);

/**
 * What a requirement demands.
 *
 * @param requirement  NULL gives FZ_REQUIREMENT_NONE
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_requirement_kind fz_requirement_kind_of(const fz_requirement *requirement);

/**
 * The name of a kind as XML and JSON write it: "frequency", "recurring", "deadline", "precondition", "prohibition",
 * "quantity".
 *
 * @param kind  one of FZ_REQUIREMENT_*; another gives ""
 * @return a constant string; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_requirement_kind_name(fz_requirement_kind kind);

/**
 * The name of a bound as XML and JSON write it: "least", "most", "exactly", "above", "below".
 *
 * @param bound  one of FZ_BOUND_*; FZ_BOUND_NONE and another give ""
 * @return a constant string; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_bound_name(fz_bound bound);

/**
 * The name of a period as XML and JSON write it: "day", "week", "month", "quarter", "half-year", "year".
 *
 * @param period  one of FZ_PERIOD_*; FZ_PERIOD_NONE and another give ""
 * @return a constant string; never NULL
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_period_name(fz_period period);

/**
 * The words that demand it, exactly as they stand in the task's text.
 *
 * @param requirement  NULL gives ""
 * @return the words; never NULL
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_requirement_text(const fz_requirement *requirement);

/**
 * Where the words begin in the task's text.
 *
 * @param requirement  NULL gives 0
 * @return the offset in bytes from the beginning of fz_task_text
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_requirement_offset(const fz_requirement *requirement);

/**
 * How long the words are.
 *
 * @param requirement  NULL gives 0
 * @return the length in bytes; the words end with the paragraph that they begin in, or before
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_requirement_length(const fz_requirement *requirement);

/**
 * The paragraph of the task that holds the words.
 *
 * @param requirement  NULL gives 0
 * @return the number of the paragraph among those of the task's text, from 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_requirement_paragraph(const fz_requirement *requirement);

/**
 * Where the words stand: in the issuer's text when it was imported or its XML says so, else in the XML.
 *
 * @param requirement  NULL gives line 0
 * @param place        [out] its `size` must be set; NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_requirement_place(const fz_requirement *requirement, fz_place *place);

/**
 * The number: how many times, how long, how much. 万 and 亿 are counted in: 20万元 is 200000 元.
 *
 * @param requirement  NULL gives 0
 * @param number       [out] the number, 0 when there is none; NULL does nothing
 * @return 1 when there is a number, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_requirement_number(const fz_requirement *requirement, fz_decimal *number);

/**
 * The unit of the number. Of a deadline it is one of "minute", "hour", "day", "workday", "week", "month", "year"; of others it
 * is as written: 次, 个, 万亩 without its 万. 百分之八十 and 80％ are both "%".
 *
 * @param requirement  NULL gives NULL
 * @return the unit; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_requirement_unit(const fz_requirement *requirement);

/**
 * How the number binds.
 *
 * @param requirement  NULL gives FZ_BOUND_NONE
 * @return the bound
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_bound fz_requirement_bound(const fz_requirement *requirement);

/**
 * The period in which it comes again, or in which the number counts.
 *
 * @param requirement  NULL gives FZ_PERIOD_NONE
 * @return the period
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_period fz_requirement_period(const fz_requirement *requirement);

/**
 * The month, of what recurs every year or of a deadline without a year.
 *
 * @param requirement  NULL gives 0
 * @return 1 to 12; 0 when the text gives none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API unsigned fz_requirement_month(const fz_requirement *requirement);

/**
 * The day of that month, or of every month.
 *
 * @param requirement  NULL gives 0
 * @return 1 to 31; 0 when the text gives none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API unsigned fz_requirement_day(const fz_requirement *requirement);

/**
 * Whether it falls on the last day of its month or period: 每年3月底前, 每季度末.
 *
 * @param requirement  NULL gives 0
 * @return 1 when it does, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_requirement_at_end(const fz_requirement *requirement);

/**
 * The last day of a deadline that names its year.
 *
 * @param requirement  NULL gives 0
 * @return the day; 0 when the text gives none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_requirement_date(const fz_requirement *requirement);

#ifdef __cplusplus
}
#endif

#endif
