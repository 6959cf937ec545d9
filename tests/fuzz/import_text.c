/* Plain text in UTF-8, some of it broken. */
#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    const char *text = (const char *)data;

    fz_directive_unref(fuzz_require_imports(context, "UTF-8", text, size, fuzz_characters(text, size)));
    fuzz_end(context);
    return 0;
}
