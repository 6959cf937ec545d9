/* Every good file cut at every byte, and with every byte changed, and odd texts put together at random: it loads or it is
 * refused; leniently as well; and what loads comes back from CSV and XML as it was. */
#include "ledger_support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t saved_count; /* texts that loaded and came back */
static uint64_t state = 88172645463325252u;

static size_t below(size_t limit)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (size_t)((state >> 16) % limit);
}

static void expect_same(const fz_ledger *ledger, char *saved)
{
    fz_ledger *again = load_ledger(saved);

    cr_assert(fz_ledger_equal(ledger, again), "comes back otherwise: %s", saved);
    free(saved);
    fz_ledger_unref(again);
}

/* Load in both ways; strictly it loads exactly when a lenient loading finds no error. */
static void try_text(const char *bytes, size_t count, int save)
{
    fz_ledger *strict, *lenient;
    fz_error *error;
    fz_status status = fz_ledger_load_memory(the_context(), bytes, count, NULL, NULL, 0, &strict, &error), second;
    size_t found = 0;

    cr_assert_eq(strict == NULL, status != FZ_OK);
    cr_assert_neq(status, FZ_ENOMEM);
    cr_assert_eq(fz_error_status(error), status);
    fz_error_free(error);
    second = fz_ledger_load_memory(the_context(), bytes, count, NULL, NULL, FZ_LEDGER_LENIENT, &lenient, NULL);
    cr_assert(status != FZ_OK || second == FZ_OK);
    for (size_t i = 0; i < fz_ledger_finding_count(lenient); i++)
        found += fz_finding_severity(fz_ledger_finding(lenient, i)) == FZ_SEVERITY_ERROR;
    cr_assert(status != FZ_OK || (found == 0 && fz_ledger_equal(strict, lenient)));
    if (strict && save) {
        saved_count++;
        expect_same(strict, saved_xml(strict));
        if (!fz_ledger_id(strict) && !*fz_ledger_title(strict))
            expect_same(strict, saved_csv(strict));
    }
    fz_ledger_unref(strict);
    fz_ledger_unref(lenient);
}

static size_t read_file(const char *path, char *bytes, size_t capacity)
{
    FILE *file = fopen(path, "rb");
    size_t count;

    cr_assert_not_null(file);
    count = fread(bytes, 1, capacity, file);
    fclose(file);
    return count;
}

static void cut_and_change(const char *path)
{
    static const char others[] = {'"', ',', '\n', '\0', (char)0xFF, '<', '=', '0'};
    char *bytes = malloc(8192), *copy;
    size_t count = read_file(path, bytes, 8192);

    cr_assert_lt(count, 8192);
    for (size_t at = 0; at < count; at++) {
        copy = malloc(at + 1); /* of its own size, for who looks at bounds */
        memcpy(copy, bytes, at);
        try_text(copy, at, 0);
        free(copy);
    }
    for (size_t at = 0; at < count; at++) {
        char before = bytes[at];

        bytes[at] = others[at % sizeof(others)];
        try_text(bytes, count, 0);
        bytes[at] = (char)below(256);
        try_text(bytes, count, 0);
        bytes[at] = before;
    }
    free(bytes);
}

Test(ledger_mutation, every_good_file_cut_and_changed_at_every_byte, .timeout = 600)
{
    cr_assert_geq(for_each_file("ledger/good", ".csv", cut_and_change), 9);
    cr_assert_geq(for_each_file("ledger/good", ".xml", cut_and_change), 4);
}

Test(ledger_mutation, odd_texts_come_back_as_they_were, .timeout = 600)
{
    static const char *const pieces[] = {"a",     "\"", "\"\"", ",",        ";",  "\t", "\n",  "\r\n", "\r",
                                         "'",     "=",  "-",    "＝",       "5",  " ",  "　",  "中",   "'-5",
                                         "\"x\"", "+",  "@",    "\xC2\xA0", "\\", "&",  "<b>", "]]>"};
    for (size_t round = 0; round < 20000; round++) {
        char text[512] = "日期,备注,单位,编号\n";

        for (size_t row = below(3) + 1; row; row--) {
            strcat(text, "2016-01-05,");
            for (size_t field = 0; field < 3; field++) {
                int quoted = (int)below(2);

                strcat(text, field ? quoted ? ",\"" : "," : quoted ? "\"" : "");
                for (size_t n = below(4); n; n--)
                    strcat(text, pieces[below(sizeof(pieces) / sizeof(*pieces))]);
                strcat(text, quoted ? "\"" : "");
            }
            strcat(text, "\n");
        }
        try_text(text, strlen(text), 1);
    }
    cr_assert_geq(saved_count, 1000);
}
