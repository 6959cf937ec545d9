/* The reference text imports to the directive that was transcribed by hand, whatever its encoding, and whatever is cut off
 * its end. */
#include "support.h"

#include <criterion/criterion.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

static void imports_equal_from(const char *encoding)
{
    size_t length, in_left, out_left;
    char *text, *in, *encoded, *out;
    iconv_t converter = iconv_open(encoding, "UTF-8");
    fz_directive *builtin, *imported;

    if ((intptr_t)converter == -1)
        cr_skip_test("the C library makes no text in this encoding");
    text = in = reference_text(&length);
    in_left = length;
    out_left = 2 * length + 16;
    encoded = out = malloc(out_left);
    cr_assert_eq(iconv(converter, &in, &in_left, &out, &out_left), 0);
    iconv_close(converter);
    cr_assert_eq(fz_directive_load_builtin(the_context(), &builtin, NULL), FZ_OK);
    imported = import_bytes(encoded, (size_t)(out - encoded));
    cr_assert(fz_directive_equal(builtin, imported), "from %s", encoding);
    fz_directive_unref(builtin);
    fz_directive_unref(imported);
    free(encoded);
    free(text);
}

Test(reference, imports_to_the_built_in_directive_from_utf_8)
{
    imports_equal_from("UTF-8");
}

Test(reference, imports_to_the_built_in_directive_from_gb_18030)
{
    imports_equal_from("GB18030");
}

Test(reference, imports_to_the_built_in_directive_from_utf_16_of_either_order)
{
    imports_equal_from("UTF-16");
    imports_equal_from("UTF-16LE");
    imports_equal_from("UTF-16BE");
}

Test(reference, knows_the_place_of_each_task_and_assignment)
{
    size_t length;
    char *text = reference_text(&length);
    fz_directive *d = import_bytes(text, length);

    for (size_t i = 0; i < fz_directive_task_count(d); i++) {
        const fz_task *task = fz_directive_task(d, i);
        fz_place place = {.size = sizeof(place)};

        fz_task_place(task, &place);
        cr_assert_eq(strncmp(text + place.offset, fz_task_mark(task), strlen(fz_task_label(task))), 0, "task %zu", i);
        for (size_t j = 0; j < fz_task_assignment_count(task); j++) {
            const char *unit = fz_unit_name(fz_assignment_unit(fz_task_assignment(task, j)));

            fz_assignment_place(fz_task_assignment(task, j), &place);
            cr_assert_eq(strncmp(text + place.offset, unit, strlen(unit)), 0, "task %zu, %s", i, unit);
            cr_assert_eq(place.length, strlen(unit));
        }
    }
    fz_directive_unref(d);
    free(text);
}

/* Every task but the last is as in the whole text; of the last, what it has. */
static void check_cut(const fz_directive *whole, const fz_directive *cut, size_t at)
{
    size_t count = fz_directive_task_count(cut);

    cr_assert_leq(count, fz_directive_task_count(whole));
    for (size_t i = 0; i < count; i++) {
        const fz_task *a = fz_directive_task(whole, i), *b = fz_directive_task(cut, i);

        cr_assert_str_eq(fz_task_label(a), fz_task_label(b), "cut at %zu", at);
        if (i + 1 == count)
            break;
        cr_assert_str_eq(fz_task_text(a), fz_task_text(b), "cut at %zu", at);
        cr_assert_eq(fz_task_assignment_count(a), fz_task_assignment_count(b), "cut at %zu, task %zu", at, i);
    }
}

Test(reference, cut_anywhere_imports_to_what_stands_before_the_cut)
{
    size_t length;
    char *text = reference_text(&length), *part = malloc(length);
    fz_directive *whole = import_bytes(text, length);

    for (size_t at = 3000; at < length - 200; at += 211) {
        fz_directive *cut;

        memcpy(part, text, at); /* the cut may fall inside a character */
        cut = import_bytes(part, at);
        check_cut(whole, cut, at);
        fz_directive_unref(cut);
    }
    fz_directive_unref(whole);
    free(part);
    free(text);
}

Test(reference, cut_within_a_sentence_says_so)
{
    size_t length;
    char *text = reference_text(&length);
    const char *inside = strstr(text, "终身责任追究制度及");
    fz_directive *d = import_bytes(text, (size_t)(inside - text));

    cr_assert(has_finding(d, FZ_FTRUNCATED));
    cr_assert_eq(fz_directive_task_count(d), 16, "task 17 has lost its statement");
    fz_directive_unref(d);
    d = import_bytes(text, length);
    cr_assert_not(has_finding(d, FZ_FTRUNCATED));
    cr_assert(has_finding(d, FZ_FACCOUNT));
    cr_assert_not(has_finding(d, FZ_FUNACCOUNTED));
    fz_directive_unref(d);
    free(text);
}
