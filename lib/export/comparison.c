/* The function that writes a comparison through the table of forms. */
#include "compare/model.h"
#include "export/format.h"

fz_status fz_comparison_write(const fz_comparison *comparison, fz_format format, uint32_t flags, unsigned width,
                              fz_write_fn write, void *user, fz_error **error)
{
    fz_context *context = comparison ? comparison->context : NULL;
    const fz__writers *form = fz__form_of(format);
    fz__sink sink;

    if (error)
        *error = NULL;
    if (!comparison || !write || flags)
        return fz__bad_argument(context, error, __func__,
                                !comparison ? "comparison is NULL"
                                : !write    ? "write is NULL"
                                            : "flags holds an unknown flag");
    if (!form || !form->comparison)
        return fz__no_form(context, error, form, FZ_OBJECT_COMPARISON);
    fz__sink_init(&sink, write, user);
    return fz__written(context, &sink, form->comparison(comparison, width, &sink), error);
}
