/* Directive XML, and whatever else the loader takes for a directive. */
#include "fuzz.h"

FUZZ_KIND(directive)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fz_directive *directive = fuzz_require_loads(&kind_directive, context, (const char *)data, size);

    if (directive) {
        fuzz_require_directive(directive);
    }
    fz_directive_unref(directive);
    fuzz_end(context);
    return 0;
}
