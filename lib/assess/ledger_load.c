/* Loading a ledger: what begins with < is XML, with { or [ JSON, all else CSV. */
#include "assess/ledger_read.h"
#include "base/json_read.h"
#include "base/load.h"

#include <assert.h>
#include <string.h>

typedef struct request {
    fz_ledger **ledger;
    const char *encoding;
    bool lenient;
} request;

/* UTF-16 too, for the reader of XML to say that it is not UTF-8. */
static bool is_xml(const char *bytes, size_t length)
{
    static const char *const marks[] = {"\xEF\xBB\xBF", "\xFF\xFE", "\xFE\xFF"};
    size_t at = 0;

    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks) && !at; i++)
        if (length >= strlen(marks[i]) && memcmp(bytes, marks[i], strlen(marks[i])) == 0)
            at = strlen(marks[i]);
    while (at < length && (bytes[at] == '\0' || strchr(" \t\r\n", bytes[at])))
        at++;
    return at < length && bytes[at] == '<';
}

static fz_status check_size(fz_context *context, const char *source, size_t length, fz_error **error)
{
    uint64_t limit = fz_context_limit(context, FZ_LIMIT_BYTES);

    if (length <= limit)
        return FZ_OK;
    return fz__fail(context, error, FZ_ELIMIT, &(fz__where){.source = source},
                    FZ_ARGS(FZ_WORD_INPUT_BYTES, fz__digits(length, (char[FZ_DIGITS]){0}),
                            fz__digits(limit, (char[FZ_DIGITS]){0})));
}

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    const request *wanted = object;
    fz_ledger *ledger;
    fz_status status = check_size(context, source, length, error);

    assert(wanted->ledger);
    if (status != FZ_OK)
        return status;
    ledger = fz__ledger_make(context);
    if (!ledger)
        return fz__no_memory(error);
    if (is_xml(bytes, length))
        status = fz__ledger_read_xml(ledger, source, bytes, length, wanted->lenient, error);
    else if (fz__is_json(bytes, length))
        status = fz__ledger_read_json(ledger, source, bytes, length, wanted->lenient, error);
    else
        status = fz__ledger_read_csv(ledger, source, bytes, length, wanted->encoding, wanted->lenient, error);
    if (status == FZ_OK && !fz__ledger_name(ledger))
        status = fz__no_memory(error);
    fz__findings_sort(&ledger->findings);
    if (status == FZ_OK)
        *wanted->ledger = ledger;
    else
        fz_ledger_unref(ledger);
    return status;
}

static fz_status begin(fz_context *context, fz_ledger **ledger, uint32_t flags, fz_error **error, const char *function,
                       const char *missing)
{
    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(context, error, function, "ledger is NULL");
    *ledger = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    if (flags & ~FZ_LEDGER_LENIENT)
        missing = "flags that this library does not know";
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_ledger_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error)
{
    fz_status status =
        begin(context, ledger, flags, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");
    request wanted = {ledger, encoding, flags & FZ_LEDGER_LENIENT};

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, &wanted, error) : status;
}

fz_status fz_ledger_load_path(fz_context *context, const char *path, const char *encoding, uint32_t flags,
                              fz_ledger **ledger, fz_error **error)
{
    fz_status status = begin(context, ledger, flags, error, __func__, path ? NULL : "path is NULL");
    request wanted = {ledger, encoding, flags & FZ_LEDGER_LENIENT};

    return status == FZ_OK ? fz__load_path(context, path, load, &wanted, error) : status;
}

fz_status fz_ledger_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                  const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error)
{
    fz_status status = begin(context, ledger, flags, error, __func__, read ? NULL : "read is NULL");
    request wanted = {ledger, encoding, flags & FZ_LEDGER_LENIENT};

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, &wanted, error) : status;
}
