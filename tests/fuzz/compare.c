/* Two directives in any form, parted by a line "%%%%". The pieces of a change are its two texts; nothing differs from itself;
 * compared twice is the same. */
#include "fuzz.h"

static fz_directive *open_it(fz_context *context, const fuzz_input *input)
{
    fz_directive *directive;
    fz_error *error;
    fz_status status = fz_directive_open_memory(context, input->bytes, input->count, "input", &directive, &error);

    fuzz_require_told(status, error, NULL, 0);
    return directive;
}

static void require_text(const fuzz_bytes *pieces, const char *text)
{
    REQUIRE(pieces->count == strlen(text) && (!pieces->count || !memcmp(pieces->bytes, text, pieces->count)),
            "the pieces are \"%.*s\", the text \"%s\"", (int)pieces->count, pieces->bytes, text);
}

static void require_pieces(const fz_change *change)
{
    fuzz_bytes a = {0}, b = {0};
    size_t count = fz_change_piece_count(change);

    for (size_t i = 0; i < count; i++) {
        fz_piece_kind kind = fz_change_piece_kind(change, i);
        const char *text = fz_change_piece_text(change, i);

        REQUIRE(text && *text, "an empty piece");
        if (kind != FZ_PIECE_INSERTED)
            fuzz_take(&a, text, strlen(text));
        if (kind != FZ_PIECE_DELETED)
            fuzz_take(&b, text, strlen(text));
    }
    if (count) {
        require_text(&a, fz_change_old_text(change));
        require_text(&b, fz_change_new_text(change));
    }
    fuzz_free(&a);
    fuzz_free(&b);
}

static void require_comparison(fz_context *context, fz_directive *a, fz_directive *b)
{
    fz_comparison *comparison;
    size_t count, sum = 0;

    REQUIRE(fz_compare(context, a, b, &comparison, NULL) == FZ_OK, "cannot compare");
    count = fz_comparison_change_count(comparison);
    REQUIRE(!count == (fz_directive_equal(a, b) != 0), "%zu changes, equal %d", count, fz_directive_equal(a, b));
    for (int kind = 1; kind < (int)FZ_CHANGE_COUNT_; kind++)
        sum += fz_comparison_kind_count(comparison, (fz_change_kind)kind);
    REQUIRE(sum == count, "%zu changes, by kinds %zu", count, sum);
    for (size_t i = 0; i < count; i++)
        require_pieces(fz_comparison_change(comparison, i));
    fz_comparison_unref(comparison);
}

static fz_comparison *compare(fz_context *context, fz_directive *a, fz_directive *b, fuzz_bytes *written,
                              fuzz_answer *answer)
{
    static const fz_format formats[] = {FZ_FORMAT_TABLE, FZ_FORMAT_JSON};
    fz_comparison *comparison;

    answer->status = fz_compare(context, a, b, &comparison, &answer->error);
    for (size_t i = 0; comparison && i < sizeof(formats) / sizeof(*formats); i++)
        REQUIRE(fz_comparison_write(comparison, formats[i], 0, 0, fuzz_take, written, NULL) == FZ_OK, "cannot write %s",
                fz_format_name(formats[i]));
    return comparison;
}

static void require_same_again(fz_context *context, fz_directive *a, fz_directive *b)
{
    fuzz_bytes written = {0}, rewritten = {0};
    fuzz_answer first, second;
    fz_comparison *comparison = compare(context, a, b, &written, &first);
    fz_comparison *again = compare(context, a, b, &rewritten, &second);

    fuzz_require_told_twice(&first, &second, NULL, 0);
    fuzz_require_same(&written, &rewritten, "compared twice");
    fz_comparison_unref(comparison);
    fz_comparison_unref(again);
    fuzz_free(&written);
    fuzz_free(&rewritten);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    fuzz_input input = {(const char *)data, size}, first = fuzz_part(&input);
    fz_directive *a = open_it(context, &first), *b = a ? open_it(context, &input) : NULL;

    if (b) {
        require_comparison(context, a, b);
        require_comparison(context, b, a);
        require_comparison(context, a, a);
        require_same_again(context, a, b);
    }
    fz_directive_unref(a);
    fz_directive_unref(b);
    fuzz_end(context);
    return 0;
}
