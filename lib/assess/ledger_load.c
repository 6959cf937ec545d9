/* The ways into a ledger: what begins with < is XML, with { or [ JSON, all else CSV. */
#include "assess/ledger_read.h"
#include "base/load.h"

typedef struct request {
    fz_ledger **made; /* where a new one goes; NULL: `ledger` is read into */
    fz_ledger *ledger;
    fz__reading reading;
} request;

static fz_status load(fz_context *context, const char *bytes, size_t length, const char *source, void *object,
                      fz_error **error)
{
    request *wanted = object;
    fz_ledger *ledger = wanted->made ? fz__ledger_make(context) : wanted->ledger;
    fz_status status;

    if (!ledger)
        return fz__no_memory(error);
    wanted->reading.source = source;
    status = fz__ledger_read(ledger, bytes, length, &wanted->reading, error);
    if (!wanted->made)
        return status;
    if (status == FZ_OK)
        *wanted->made = ledger;
    else
        fz_ledger_unref(ledger);
    return status;
}

/* ------------------------------------------------------------------ a new one -------------------------------------- */

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

static request to_make(fz_ledger **ledger, const char *encoding, uint32_t flags)
{
    return (request){ledger, NULL, {NULL, encoding, flags & FZ_LEDGER_LENIENT}};
}

fz_status fz_ledger_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error)
{
    fz_status status =
        begin(context, ledger, flags, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");
    request wanted = to_make(ledger, encoding, flags);

    return status == FZ_OK ? load(context, bytes ? bytes : "", count, source, &wanted, error) : status;
}

fz_status fz_ledger_load_path(fz_context *context, const char *path, const char *encoding, uint32_t flags,
                              fz_ledger **ledger, fz_error **error)
{
    fz_status status = begin(context, ledger, flags, error, __func__, path ? NULL : "path is NULL");
    request wanted = to_make(ledger, encoding, flags);

    return status == FZ_OK ? fz__load_path(context, path, load, &wanted, error) : status;
}

fz_status fz_ledger_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                  const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error)
{
    fz_status status = begin(context, ledger, flags, error, __func__, read ? NULL : "read is NULL");
    request wanted = to_make(ledger, encoding, flags);

    return status == FZ_OK ? fz__load_callback(context, read, user, source, load, &wanted, error) : status;
}

/* ------------------------------------------------------------------ behind what is there --------------------------- */

static fz_status begin_behind(const fz_ledger *ledger, uint32_t flags, fz_error **error, const char *function,
                              const char *missing)
{
    if (error)
        *error = NULL;
    if (!ledger)
        return fz__bad_argument(NULL, error, function, "ledger is NULL");
    if (flags & ~FZ_LEDGER_LENIENT)
        missing = "flags that this library does not know";
    return missing ? fz__bad_argument(ledger->context, error, function, missing) : FZ_OK;
}

static request to_read(fz_ledger *ledger, const char *encoding, uint32_t flags)
{
    return (request){NULL, ledger, {NULL, encoding, flags & FZ_LEDGER_LENIENT}};
}

fz_status fz_ledger_read_memory(fz_ledger *ledger, const char *bytes, size_t count, const char *source,
                                const char *encoding, uint32_t flags, fz_error **error)
{
    fz_status status =
        begin_behind(ledger, flags, error, __func__, bytes || !count ? NULL : "bytes is NULL and count is not 0");
    request wanted = to_read(ledger, encoding, flags);

    return status == FZ_OK ? load(ledger->context, bytes ? bytes : "", count, source, &wanted, error) : status;
}

fz_status fz_ledger_read_path(fz_ledger *ledger, const char *path, const char *encoding, uint32_t flags,
                              fz_error **error)
{
    fz_status status = begin_behind(ledger, flags, error, __func__, path ? NULL : "path is NULL");
    request wanted = to_read(ledger, encoding, flags);

    return status == FZ_OK ? fz__load_path(ledger->context, path, load, &wanted, error) : status;
}

fz_status fz_ledger_read_callback(fz_ledger *ledger, fz_read_fn read, void *user, const char *source,
                                  const char *encoding, uint32_t flags, fz_error **error)
{
    fz_status status = begin_behind(ledger, flags, error, __func__, read ? NULL : "read is NULL");
    request wanted = to_read(ledger, encoding, flags);

    return status == FZ_OK ? fz__load_callback(ledger->context, read, user, source, load, &wanted, error) : status;
}
