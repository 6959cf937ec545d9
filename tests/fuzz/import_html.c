/* Pages: whatever the input is, it begins as one does. */
#include "import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char head[] = "<!DOCTYPE html>\n";
    fz_context *context = fuzz_begin();
    fuzz_bytes page = {0};

    fuzz_take(&page, head, sizeof(head) - 1);
    if (size)
        fuzz_take(&page, data, size);
    fuzz_fit(&page);
    fz_directive_unref(fuzz_require_imports(context, NULL, page.bytes, page.count, UNKNOWN));
    fuzz_free(&page);
    fuzz_end(context);
    return 0;
}
