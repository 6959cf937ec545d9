/* Directives of Akoma Ntoso: what loads is written as Akoma Ntoso again. */
#include "fuzz.h"

FUZZ_KIND(directive)

static fz_status write_it(const void *object, fz_write_fn write, void *user, fz_error **error)
{
    return fz_directive_write(object, FZ_FORMAT_AKN, write, user, error);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fz_directive *directive = fuzz_require_loads(&kind_directive, context, (const char *)data, size);
    const fuzz_kind written = {load_directive, write_it, equal_directive, release_directive, 0};

    if (directive) {
        fuzz_require_directive(directive);
        fuzz_require_comes_back(&written, context, directive);
    }
    fz_directive_unref(directive);
    fuzz_end(context);
    return 0;
}
