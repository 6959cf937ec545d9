/* Schemes: indicators know each other, and are found by their ids. */
#include "fuzz.h"

FUZZ_KIND(scheme)

static void require_indicator(const fz_scheme *scheme, const fz_indicator *indicator)
{
    REQUIRE(fz_scheme_indicator_by_id(scheme, fz_indicator_id(indicator)) == indicator, "id \"%s\"",
            fz_indicator_id(indicator));
    for (size_t i = 0; i < fz_indicator_child_count(indicator); i++) {
        const fz_indicator *child = fz_indicator_child(indicator, i);

        REQUIRE(fz_indicator_parent(child) == indicator, "a child of another parent");
        require_indicator(scheme, child);
    }
}

static void require_written_twice_alike(const fz_scheme *scheme)
{
    fuzz_bytes a = {0}, b = {0};

    REQUIRE(fz_scheme_save_json(scheme, fuzz_take, &a, NULL) == FZ_OK, "no JSON");
    REQUIRE(fz_scheme_save_json(scheme, fuzz_take, &b, NULL) == FZ_OK, "no JSON again");
    fuzz_require_same(&a, &b, "JSON");
    fuzz_free(&a);
    fuzz_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fz_scheme *scheme = fuzz_require_loads(&kind_scheme, context, (const char *)data, size);

    for (size_t i = 0; i < fz_scheme_total_count(scheme); i++)
        require_indicator(scheme, fz_scheme_total(scheme, i));
    for (size_t i = 0; i < fz_scheme_finding_count(scheme); i++)
        fuzz_require_finding(fz_scheme_finding(scheme, i), size);
    if (scheme)
        require_written_twice_alike(scheme);
    fz_scheme_unref(scheme);
    fuzz_end(context);
    return 0;
}
