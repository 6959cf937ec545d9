/* Not a target: a fault at a letter, for the check that fuzzers are built and run so that they see one. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();

    REQUIRE(!size || !memchr(data, '!', size), "the planted fault");
    fuzz_end(context);
    return 0;
}
