/* What is promised of an import: the account of characters adds up, the directive is whole, and comes back from XML and JSON. */
#include "import.h"

FUZZ_KIND(directive)

static fz_status write_json(const void *object, fz_write_fn write, void *user, fz_error **error)
{
    return fz_directive_write(object, FZ_FORMAT_JSON, write, user, error);
}

typedef struct sums {
    size_t all, text, head, page, space;
} sums;

static sums sums_of(const char *account)
{
    sums s;

    REQUIRE(sscanf(account, "%zu characters: text %zu, metadata %zu, of the page %zu, space and repairs %zu", &s.all,
                   &s.text, &s.head, &s.page, &s.space) == 5,
            "account: %s", account);
    return s;
}

/* The account of an import: there is one, and nothing is missing in it. */
static const char *account_of(const fz_directive *directive)
{
    const char *account = NULL;

    for (size_t i = 0; i < fz_directive_finding_count(directive); i++) {
        const fz_finding *finding = fz_directive_finding(directive, i);

        REQUIRE(fz_finding_status(finding) != FZ_FUNACCOUNTED, "%s", fz_finding_message(finding));
        if (fz_finding_status(finding) != FZ_FACCOUNT)
            continue;
        REQUIRE(!account, "two accounts: %s", fz_finding_message(finding));
        account = fz_finding_message(finding);
    }
    REQUIRE(account, "no account");
    return account;
}

size_t fuzz_accounted(const fz_directive *directive)
{
    const sums s = sums_of(account_of(directive));

    return s.text + s.head + s.page;
}

/* It adds up to the `characters` of the input, unless they are UNKNOWN. */
static void require_account(const fz_directive *directive, size_t characters)
{
    const char *account = account_of(directive);
    const sums s = sums_of(account);

    REQUIRE(s.text + s.head + s.page + s.space == s.all, "the account does not add up: %s", account);
    REQUIRE(characters == UNKNOWN || characters == s.all, "%zu characters came in: %s", characters, account);
}

static fz_directive *load(fz_context *context, const char *encoding, const char *data, size_t size, fuzz_answer *answer)
{
    fz_directive *directive;

    answer->status = fz_directive_import_memory(context, data, size, "input", encoding, &directive, &answer->error);
    REQUIRE(!directive == (answer->status != FZ_OK), "%s", fz_status_name(answer->status));
    return directive;
}

static void require_same_findings(const fz_directive *a, const fz_directive *b)
{
    size_t count = fz_directive_finding_count(a);

    REQUIRE(count == fz_directive_finding_count(b), "%zu findings, %zu the second time", count,
            fz_directive_finding_count(b));
    for (size_t i = 0; i < count; i++)
        REQUIRE(!strcmp(fz_finding_message(fz_directive_finding(a, i)), fz_finding_message(fz_directive_finding(b, i))),
                "a finding is otherwise: %s", fz_finding_message(fz_directive_finding(b, i)));
}

fz_directive *fuzz_require_imports(fz_context *context, const char *encoding, const char *data, size_t size,
                                   size_t characters)
{
    static const fuzz_kind json = {load_directive, write_json, equal_directive, release_directive, 1};
    fuzz_answer first, second;
    fz_directive *a = load(context, encoding, data, size, &first), *b = load(context, encoding, data, size, &second);

    /* An encoding that is none is the caller's mistake; all that is wrong in the input has its place there. */
    fuzz_require_told_twice(&first, &second, first.status == FZ_ECHARSET ? NULL : data, size);
    REQUIRE(!a || fz_directive_equal(a, b), "imported twice, unequal");
    if (a) {
        require_same_findings(a, b);
        require_account(a, characters);
        for (size_t i = 0; i < fz_directive_finding_count(a); i++)
            fuzz_require_finding(fz_directive_finding(a, i), size);
        fuzz_require_directive(a);
        fuzz_require_comes_back(&kind_directive, context, a);
        fuzz_require_comes_back(&json, context, a);
    }
    fz_directive_unref(b);
    return a;
}

/* How many bytes the character at `at` has: 0 when it is none, by table 3-7 of the Unicode standard. */
static size_t character(const unsigned char *at, size_t left)
{
    size_t size = *at < 0x80 ? 1 : *at < 0xC2 ? 0 : *at < 0xE0 ? 2 : *at < 0xF0 ? 3 : *at < 0xF5 ? 4 : 0;

    if (size > left)
        return 0;
    for (size_t i = 1; i < size; i++)
        if ((at[i] & 0xC0) != 0x80)
            return 0;
    if (size < 3)
        return size;
    if ((*at == 0xE0 && at[1] < 0xA0) || (*at == 0xED && at[1] > 0x9F) || (*at == 0xF0 && at[1] < 0x90) ||
        (*at == 0xF4 && at[1] > 0x8F))
        return 0;
    return size;
}

size_t fuzz_characters(const char *data, size_t size)
{
    const unsigned char *bytes = (const unsigned char *)data;
    size_t count = 0, step;

    for (size_t at = 0; at < size; at += step, count++) {
        step = character(bytes + at, size - at);
        if (!step || !bytes[at])
            return UNKNOWN;
    }
    return size >= 3 && !memcmp(data, "\xEF\xBB\xBF", 3) ? UNKNOWN : count;
}
