/* Not a target: a fault behind a word, for the check that fuzzers are built so that they see one. */
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();

    REQUIRE(size < 4 || memcmp(data, "\xE5\x85\xAC!", 4), "the planted fault");
    fuzz_end(context);
    return 0;
}
