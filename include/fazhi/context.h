/**
 * @file context.h
 * The context: all that would otherwise be global.
 *
 * A context holds the allocator, the limits on input, the log function and the language of messages; no other
 * configuration exists. Two contexts share nothing, so two programs in one process cannot disturb each other. Most
 * programs make one and keep it:
 *
 *     fz_context *context;
 *     if (fz_context_new(NULL, &context) != FZ_OK)
 *         return 1;
 *     ...
 *     fz_context_unref(context);
 *
 * Set a context up before it is used: the setters are the only functions that change it. From then on any number of
 * threads may load, query and save with it at once. Every object keeps its context alive, so handles may be released
 * in any order.
 */
#ifndef FAZHI_CONTEXT_H
#define FAZHI_CONTEXT_H

#include <fazhi/common.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Where memory comes from. Size first: set `size` to sizeof(fz_allocator).
 *
 * `alloc` returns memory aligned for any type, or NULL. `release` is told the size that was asked for. Both must be
 * safe to call from every thread that uses the context or what was loaded with it. libxml2's own memory is not
 * covered: it comes from libxml2's allocator and is given back before the call returns, but for what libxml2 sets up once
 * for the process. Where that memory ends, libxml2 may say so on stderr; and while it reads HTML, libxml2 below 2.13 may
 * take the page for read, lose a block, or (2.9.14) never return.
 */
typedef struct fz_allocator {
    size_t size; /**< sizeof(fz_allocator) */
    /** Gives `count` bytes, or NULL when there are none. */
    void *(*alloc)(void *user, size_t count);
    /** Takes `memory` back, of which `count` bytes were asked for; never NULL. */
    void (*release)(void *user, void *memory, size_t count);
    void *user; /**< passed to both */
} fz_allocator;

/** How grave a message or a finding is. */
typedef enum fz_severity {
    FZ_SEVERITY_NOTE = 1,    /**< a repair that is certain, or a fact worth knowing */
    FZ_SEVERITY_WARNING = 2, /**< a doubt: somebody should look */
    FZ_SEVERITY_ERROR = 3    /**< the call failed */
} fz_severity;

/** The language of messages. Codes, not messages, are what programs test. */
typedef enum fz_language {
    FZ_LANGUAGE_ZH = 0, /**< Chinese, the default */
    FZ_LANGUAGE_EN = 1  /**< English */
} fz_language;

/** What a context limits. Input over a limit is refused with FZ_ELIMIT, which names the limit and the value. */
typedef enum fz_limit {
    FZ_LIMIT_BYTES = 0,  /**< bytes of one input; default 64 MiB, at most 1 GiB */
    FZ_LIMIT_DEPTH = 1,  /**< nesting of XML elements, or of arrays and objects of JSON; default 64, at most 1,024 */
    FZ_LIMIT_TASKS = 2,  /**< tasks of one directive; default 1,000,000, at most 10,000,000 */
    FZ_LIMIT_NAME = 3,   /**< bytes of one name or attribute value; default 4,096, at most 1 MiB */
    FZ_LIMIT_ERRORS = 4, /**< errors reported by one call, the rest is dropped; default 20, at most 10,000 */
    FZ_LIMIT_ATTRIBUTES = 5, /**< attributes of one XML element; default 64, at most 1,024 */
    FZ_LIMIT_RECORDS = 6,    /**< records of one ledger; default 10,000,000, at most 100,000,000 */
    FZ_LIMIT_COUNT_ = 7      /**< how many there are; none itself */
} fz_limit;

/**
 * Receives each error and finding as it arises: one line, with its place in front where it has one, such as
 * "2024-17.xml:97:15: …". `message` is borrowed for the call. It must not call back into the library.
 */
typedef void (*fz_log_fn)(void *user, fz_severity severity, const char *message);

/**
 * Make a context.
 *
 * @param allocator  copied; NULL means malloc and free
 * @param context    [out] the new context, NULL on failure
 * @return FZ_OK; FZ_EINVAL when `context` is NULL or the allocator is incomplete or of an unknown size; FZ_ENOMEM
 *
 * Gives one reference. Threads: any. Since 0.1.
 */
FZ_API fz_status fz_context_new(const fz_allocator *allocator, fz_context **context);

/**
 * Add a reference.
 *
 * @param context  NULL gives NULL
 * @return `context`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_context *fz_context_ref(fz_context *context);

/**
 * Give a reference back. The last one releases the context; the log function is never called after that.
 *
 * @param context  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_context_unref(fz_context *context);

/**
 * Set the language of the messages that are made from now on.
 *
 * @param context   NULL is refused
 * @param language  FZ_LANGUAGE_ZH or FZ_LANGUAGE_EN
 * @return FZ_OK; FZ_EINVAL for NULL or another language
 *
 * Threads: not while another thread uses the context. Since 0.1.
 */
FZ_API fz_status fz_context_set_language(fz_context *context, fz_language language);

/**
 * The language of messages.
 *
 * @param context  NULL gives FZ_LANGUAGE_ZH
 * @return the language
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_language fz_context_language(const fz_context *context);

/**
 * Set the function that receives messages. Without one, nothing is logged anywhere.
 *
 * @param context  NULL is refused
 * @param log      NULL switches logging off
 * @param user     passed to `log`
 * @return FZ_OK; FZ_EINVAL for a NULL context
 *
 * Threads: not while another thread uses the context; `log` itself is called on whichever thread has something to
 * say. Since 0.1.
 */
FZ_API fz_status fz_context_set_log(fz_context *context, fz_log_fn log, void *user);

/**
 * Set a limit on input.
 *
 * @param context  NULL is refused
 * @param limit    one of FZ_LIMIT_*
 * @param value    from 1 to the maximum of that limit; 0 restores the default
 * @return FZ_OK; FZ_EINVAL for a NULL context, an unknown limit or a value over its maximum
 *
 * Threads: not while another thread uses the context. Since 0.1.
 */
FZ_API fz_status fz_context_set_limit(fz_context *context, fz_limit limit, uint64_t value);

/**
 * A limit on input.
 *
 * @param context  NULL gives the default
 * @param limit    one of FZ_LIMIT_*; another gives 0
 * @return the value in force
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint64_t fz_context_limit(const fz_context *context, fz_limit limit);

#ifdef __cplusplus
}
#endif

#endif
