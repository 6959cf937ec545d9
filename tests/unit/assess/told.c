#include "told.h"

#include "assess/assess_model.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static fz_ledger *load_records(const char *records)
{
    size_t room = strlen(records) + 80;
    char *xml = malloc(room);
    fz_ledger *ledger;
    fz_error *error;

    snprintf(xml, room, "<ledger xmlns=\"urn:libfazhi:ledger:1\">%s</ledger>", records);
    cr_assert_eq(fz_ledger_load_memory(the_context(), xml, strlen(xml), "ledger", NULL, 0, &ledger, &error), FZ_OK,
                 "%s in %s", fz_error_message(error), xml);
    free(xml);
    return ledger;
}

fz_report *report_of(const fz_directive *directive, const char *xml, const char *records)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_scheme *scheme = load_scheme(xml);
    fz_ledger *ledger = load_records(records);
    fz_report *report;
    fz_error *error;

    options.day = 20161231;
    cr_assert_eq(fz_assess(the_context(), directive, NULL, scheme, ledger, &options, &report, &error), FZ_OK,
                 "%s in %s", fz_error_message(error), xml);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    return report;
}

size_t must_add_up(const fz_report *report)
{
    size_t looked = 0;

    for (size_t i = 0; i < fz_report_result_count(report); i++) {
        const fz_result *result = fz_report_result(report, i);

        for (size_t k = 0; k < fz_result_item_count(result); k++) {
            const fz_item *item = fz_result_item(result, k);
            fz__sum sum;
            fz__rational all;

            if (fz_item_applies(item) != FZ_APPLIES)
                continue;
            fz__sum_init(&sum);
            for (size_t n = 0; n < fz_item_step_count(item); n++)
                fz__sum_add(&sum, &fz_item_step(item, n)->amount);
            cr_assert(fz__sum_value(&sum, &all));
            cr_expect(fz__rational_equal(&all, &item->value), "%s of %s does not add up", fz_item_id(item),
                      fz_result_unit(result));
            looked++;
        }
    }
    return looked;
}

static void must_say(const fz_step *step, fz_language language, const char *wanted, const char *what)
{
    char text[4096], part[8];
    size_t length = fz_step_text(step, language, text, sizeof(text));

    if (!wanted)
        return;
    cr_expect_str_eq(text, wanted, "%s\nwanted %s\ngot    %s", what, wanted, text);
    cr_expect_eq(length, strlen(text));
    cr_expect_eq(fz_step_text(step, language, NULL, 0), length);
    cr_expect_eq(fz_step_text(step, language, part, sizeof(part)), length);
    cr_expect_eq(strncmp(text, part, strlen(part)), 0);
}

void must_tell(const telling *tellings, size_t count, const fz_directive *directive)
{
    for (size_t i = 0; i < count; i++) {
        const telling *t = &tellings[i];
        fz_report *report = report_of(directive, t->scheme, t->records);
        const fz_item *item = fz_result_item_of(fz_report_result_of(report, t->unit), t->item);
        const fz_step *step = fz_item_step(item, t->step);

        cr_expect_not_null(step, "%s: no step %zu of %zu", t->what, t->step, fz_item_step_count(item));
        if (step) {
            must_say(step, FZ_LANGUAGE_ZH, t->zh, t->what);
            must_say(step, FZ_LANGUAGE_EN, t->en, t->what);
        }
        must_add_up(report);
        fz_report_unref(report);
    }
}
