/* The forms of a comparison, and the function that writes through them. */
#include "export/comparison.h"

#include "compare/model.h"
#include "export/format.h"

typedef bool (*writer)(const fz_comparison *comparison, unsigned width, fz__sink *sink);

static writer writer_of(fz_format format)
{
    return format == FZ_FORMAT_TABLE ? fz__comparison_text : format == FZ_FORMAT_JSON ? fz__comparison_json : NULL;
}

fz_status fz_comparison_write(const fz_comparison *comparison, fz_format format, uint32_t flags, unsigned width,
                              fz_write_fn write, void *user, fz_error **error)
{
    fz_context *context = comparison ? comparison->context : NULL;
    const fz__writers *form = fz__form_of(format);
    writer put = writer_of(format);
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!comparison || !write || flags)
        return fz__bad_argument(context, error, __func__,
                                !comparison ? "comparison is NULL"
                                : !write    ? "write is NULL"
                                            : "flags holds an unknown flag");
    if (!put)
        return fz__fail(context, error, FZ_EFORMAT, NULL, FZ_ARGS(form ? form->name : "?", "table, json"));
    fz__sink_init(&sink, write, user);
    return fz__written(context, &sink, put(comparison, width, &sink), error);
}
