/**
 * @file watch.h
 * Watch rules 督办规则: how supervision sees what is owed.
 *
 * Which states 状态 there are (交办, 签收, 在办, 反馈, 办结, 销号, 延期, 退回) and which may follow which; which light 灯
 * (绿, 蓝, 黄, 红) is shown when; which days are off and on; and whether a due day that is off moves. All of it is data, nothing is
 * left to the program. Rules are loaded once and never change; supervision.h applies them.
 *
 *     fz_watch *watch;
 *     if (fz_watch_load_builtin(context, &watch, &error) != FZ_OK)
 *         ...
 *     fz_watch_is_workday(watch, 20161008); // 1: a Saturday on which people work
 *
 * The vocabulary, urn:libfazhi:watch:1, is described in lib/data/watch.md. Rules that contradict themselves are refused with the
 * place: a state twice, a state after one that does not exist, days off that end before they begin, a day that is off and on.
 */
#ifndef FAZHI_WATCH_H
#define FAZHI_WATCH_H

#include <fazhi/common.h>
#include <fazhi/date.h>
#include <fazhi/error.h>
#include <fazhi/ledger.h>

#ifdef __cplusplus
extern "C" {
#endif

/** Watch rules. Immutable; share them between threads freely. */
typedef struct fz_watch fz_watch;

/** What a state is. */
typedef enum fz_state_kind {
    FZ_STATE_OPEN = 0,     /**< 交办, 签收, 在办; also of what no record is about */
    FZ_STATE_WAITING = 1,  /**< 反馈: reported, not accepted yet */
    FZ_STATE_DONE = 2,     /**< 办结 */
    FZ_STATE_CLOSED = 3,   /**< 销号 */
    FZ_STATE_EXTENDED = 4, /**< 延期 */
    FZ_STATE_RETURNED = 5  /**< 退回 */
} fz_state_kind;

/* ------------------------------------------------------------------ loading and saving ------------------------------- */

/**
 * Load the rules that the library carries: an example that no authority has issued. Its states are 交办, 签收, 在办, 反馈,
 * 办结, 销号, 延期 and 退回; 绿 is on course or done in time, 蓝 waits for acceptance, 黄 is due within three days or made good
 * late, 红 is overdue. The days off are those of 2016; due days do not move.
 *
 * @param context  NULL is refused
 * @param watch    [out] the rules, NULL on failure
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_watch_load_builtin(fz_context *context, fz_watch **watch, fz_error **error);

/**
 * Load watch XML from a file.
 *
 * @param context  NULL is refused
 * @param path     of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param watch   [out] the rules, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EINVAL; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file; FZ_ELIMIT; FZ_EEMPTY,
 *         FZ_EENCODING, FZ_EXML, FZ_EDOCTYPE for bytes that are no XML we take; FZ_EROOT, FZ_EELEMENT, FZ_EMISSING,
 *         FZ_EATTRIBUTE, FZ_EREQUIRED, FZ_EVALUE, FZ_ETEXT, FZ_EREPEATED, FZ_EORDER for XML that is no watch rules;
 *         FZ_ESTATE, FZ_ESTATE_TWICE, FZ_EINTERVAL, FZ_EDAY_TWICE for rules that contradict themselves; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_watch_load_path(fz_context *context, const char *path, fz_watch **watch, fz_error **error);

/**
 * Load watch XML from memory.
 *
 * @param context  NULL is refused
 * @param bytes    UTF-8, with or without BOM; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count    how many bytes
 * @param source   the name of the input in messages; NULL for none
 * @param watch   [out] the rules, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_watch_load_path, those of files apart
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_watch_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                      fz_watch **watch, fz_error **error);

/**
 * Load watch XML through a callback.
 *
 * @param context  NULL is refused
 * @param read     gives the bytes; NULL is refused
 * @param user     passed to `read`
 * @param source   the name of the input in messages; NULL for none
 * @param watch   [out] the rules, NULL on failure
 * @param error    [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EREAD when `read` fails; otherwise a code as of fz_watch_load_memory
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_watch_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                        fz_watch **watch, fz_error **error);

/**
 * Save watch rules to a file, which is replaced as a whole or not at all.
 *
 * @param watch  NULL is refused
 * @param path    NULL is refused
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EISDIR, FZ_EACCESS, FZ_EWRITE; FZ_ENOMEM
 *
 * Threads: any number on the same rules. Since 0.1.
 */
FZ_API fz_status fz_watch_save_path(const fz_watch *watch, const char *path, fz_error **error);

/**
 * Save watch rules to memory: the canonical form, which loads to equal rules
 * and saves to the same bytes.
 *
 * @param watch    NULL is refused
 * @param bytes     [out] not terminated; may be NULL when `capacity` is 0
 * @param capacity  how many bytes fit
 * @param count     [out] how many bytes the rules take, which may exceed `capacity`; the first `capacity` are written;
 *                 NULL is refused
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL
 *
 * Threads: any number on the same rules. Since 0.1.
 */
FZ_API fz_status fz_watch_save_memory(const fz_watch *watch, char *bytes, size_t capacity, size_t *count,
                                      fz_error **error);

/**
 * Save watch rules through a callback.
 *
 * @param watch  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on the same rules. Since 0.1.
 */
FZ_API fz_status fz_watch_save_callback(const fz_watch *watch, fz_write_fn write, void *user, fz_error **error);

/**
 * Add a reference.
 *
 * @param watch  NULL gives NULL
 * @return `watch`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_watch *fz_watch_ref(fz_watch *watch);

/**
 * Give a reference back. The last one releases the rules.
 *
 * @param watch  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_watch_unref(fz_watch *watch);

/**
 * Whether two sets of rules say the same: the same elements in the same order, with
 * equal values. Markup of other namespaces and how a number was written do not count.
 *
 * @param a  NULL equals NULL alone
 * @param b  NULL equals NULL alone
 * @return 1 or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_watch_equal(const fz_watch *a, const fz_watch *b);

/* ------------------------------------------------------------------ reading ------------------------------------------ */

/**
 * The id of the rules.
 *
 * @param watch  NULL gives NULL
 * @return the id; NULL when they have none
 *
 * Borrowed from `watch`; valid until `watch` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_watch_id(const fz_watch *watch);

/**
 * The title of the rules.
 *
 * @param watch  NULL gives ""
 * @return the title; never NULL
 *
 * Borrowed from `watch`; valid until `watch` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_watch_title(const fz_watch *watch);

/**
 * How many states there are.
 *
 * @param watch  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_watch_state_count(const fz_watch *watch);

/**
 * A state, in document order.
 *
 * @param watch  NULL gives NULL
 * @param index  from 0
 * @param kind   [out] what it is, FZ_STATE_OPEN where there is none; may be NULL
 * @return its name; NULL when there is none
 *
 * Borrowed from `watch`; valid until `watch` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_watch_state(const fz_watch *watch, size_t index, fz_state_kind *kind);

/**
 * How many rules for lights there are.
 *
 * @param watch  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_watch_light_count(const fz_watch *watch);

/**
 * A rule for a light, in document order: the first that fits is shown.
 *
 * @param watch  NULL gives NULL
 * @param index  from 0
 * @param when   [out] its case as XML writes it, "overdue", NULL where there is none; may be NULL
 * @param days   [out] its days, what holds by default where it says none; may be NULL
 * @return the light's name; NULL when there is none
 *
 * Borrowed from `watch`; valid until `watch` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_watch_light(const fz_watch *watch, size_t index, const char **when, uint32_t *days);

/**
 * Whether people work on a day: it is said to be a workday, or is neither off nor a Saturday or Sunday.
 *
 * @param watch  NULL knows Saturdays and Sundays alone
 * @param day    no day gives 0
 * @return 1 or 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_watch_is_workday(const fz_watch *watch, fz_date day);

/**
 * Where a due day moves by the rules: to the next or the previous workday, or nowhere.
 *
 * @param watch  NULL moves nothing
 * @param day    no day gives 0
 * @return the day; `day` itself where it stays, or there is no workday within a year of it
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_watch_move(const fz_watch *watch, fz_date day);

/**
 * See that every event of a ledger is a state of the rules, for ledgers that hold supervision alone. What is in force and
 * what is not is looked at alike.
 *
 * @param watch   NULL is refused
 * @param ledger  NULL is refused
 * @param source  the name of what the ledger was loaded from, for messages; NULL for none
 * @param error   [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EINVAL; FZ_ESTATE with line and column: of CSV those of the event, of XML those of the record; FZ_ENOMEM
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_watch_check_ledger(const fz_watch *watch, const fz_ledger *ledger, const char *source,
                                       fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
