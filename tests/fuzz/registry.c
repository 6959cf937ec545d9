/* Registries: what a name means is the same asked twice, and within the promises of fz_registry_resolve. */
#include "fuzz.h"

FUZZ_KIND(registry)

static void require_resolves(const fz_registry *registry, const char *name, fz_date date)
{
    fz_match first[FZ_MATCHES_MAX] = {{.size = sizeof(fz_match)}},
             second[FZ_MATCHES_MAX] = {{.size = sizeof(fz_match)}};
    size_t count = fz_registry_resolve(registry, name, date, NULL, first, FZ_MATCHES_MAX);

    REQUIRE(count <= FZ_MATCHES_MAX &&
                count == fz_registry_resolve(registry, name, date, NULL, second, FZ_MATCHES_MAX) &&
                count == fz_registry_resolve(registry, name, date, NULL, NULL, 0),
            "\"%s\" resolves to %zu", name, count);
    for (size_t i = 0; i < count; i++)
        REQUIRE(first[i].body && first[i].body == second[i].body && first[i].via == second[i].via &&
                    first[i].reason == second[i].reason,
                "\"%s\" resolves to something else the second time", name);
}

/* What a list function counts is what it writes, up to the capacity. */
static void require_bodies(const fz_body *body, fz_date date)
{
    const fz_body *bodies[4] = {NULL};
    size_t count = fz_body_members(body, date, bodies, 4);

    REQUIRE(count == fz_body_members(body, date, NULL, 0) && (!count || bodies[0]), "members of \"%s\"",
            fz_body_name(body));
    count = fz_body_successors(body, date, bodies, 4);
    REQUIRE(count == fz_body_successors(body, date, NULL, 0) && (!count || bodies[0]), "successors of \"%s\"",
            fz_body_name(body));
}

static void require_body(const fz_registry *registry, const fz_body *body)
{
    REQUIRE(fz_registry_body_by_id(registry, fz_body_id(body)) == body, "id \"%s\"", fz_body_id(body));
    require_resolves(registry, fz_body_name(body), 20160125);
    require_resolves(registry, fz_body_name(body), 0);
    require_bodies(body, 20200101);
    for (size_t i = 0; i < fz_body_alias_count(body); i++) {
        int32_t reason = 0;

        require_resolves(registry, fz_body_alias(body, i, &reason), 20200101);
    }
}

static void require_written_twice_alike(const fz_registry *registry)
{
    fuzz_bytes a = {0}, b = {0};

    REQUIRE(fz_registry_save_json(registry, fuzz_take, &a, NULL) == FZ_OK, "no JSON");
    REQUIRE(fz_registry_save_json(registry, fuzz_take, &b, NULL) == FZ_OK, "no JSON again");
    fuzz_require_same(&a, &b, "JSON");
    fuzz_free(&a);
    fuzz_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fz_registry *registry = fuzz_require_loads(&kind_registry, context, (const char *)data, size);

    for (size_t i = 0; i < fz_registry_body_count(registry); i++)
        require_body(registry, fz_registry_body(registry, i));
    for (size_t i = 0; i < fz_registry_finding_count(registry); i++)
        fuzz_require_finding(fz_registry_finding(registry, i), size);
    if (registry)
        require_written_twice_alike(registry);
    fz_registry_unref(registry);
    fuzz_end(context);
    return 0;
}
