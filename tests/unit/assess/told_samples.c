/* Every example of a way of scoring, with a ledger that is made up for it: the steps add up, and each of them says something. */
#include "told.h"

#include "assess/scheme_model.h"

#include <criterion/criterion.h>
#include <string.h>

#define UNITS_MADE 5
#define EACH       3 /* records of a unit, an indicator and an event */

static size_t assessed, items;

/* The indicator that a node stands in. */
static const char *item_of(const fz__node *node)
{
    while (node && node->element != SC_INDICATOR)
        node = fz__node_parent(node);
    return node ? fz__node_text(node, KEY_ID) : NULL;
}

static void add(fz_ledger *ledger, const char *item, const char *event, size_t unit, int64_t value)
{
    static const char *const names[UNITS_MADE] = {"甲局", "乙局", "丙局", "县司法局", "县政府办"};
    static const char *const matters[] = {"m1", "m2", "m3"};
    fz_record_values values = FZ_RECORD_VALUES_INIT;

    values.unit = names[unit];
    values.item = item;
    values.event = event;
    values.value = value * FZ_DECIMAL_ONE / 10;
    values.has_value = 1;
    values.note = "x";
    values.document = "通报1号";
    values.matter = matters[value % 3];
    values.rater = matters[value % 3];
    values.heads = 1 + (uint32_t)(value % 4);
    values.date = 20160101 + 100 * (fz_date)(value % 12) + (fz_date)unit;
    values.deadline = value % 2 ? 20160630 : 0;
    cr_assert_eq(fz_ledger_add(ledger, &values, NULL, NULL), FZ_OK);
}

/* For every rule or part of one that names an event, and every rule that names none, records of every unit. */
static fz_ledger *made_up(const fz_scheme *scheme)
{
    fz_ledger *ledger;
    int64_t value = 1;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    for (size_t i = 0; i < scheme->node_count; i++) {
        const fz__node *node = &scheme->nodes[i];
        const char *event = node->element < SC_COUNT_ ? fz__node_text(node, KEY_EVENT) : NULL, *item = item_of(node);

        if (node->element >= SC_COUNT_ || !(event || fz__node_is_rule(node)) || node->element == SC_GATE)
            continue;
        for (size_t unit = 0; unit < UNITS_MADE; unit++)
            for (size_t k = 0; k < EACH; k++)
                add(ledger, item, event, unit, value++ % 37);
    }
    return ledger;
}

/* Each step has a sentence in both languages. */
static void must_speak(const fz_report *report)
{
    for (size_t i = 0; i < fz_report_result_count(report); i++) {
        const fz_result *result = fz_report_result(report, i);

        for (size_t k = 0; k < fz_result_item_count(result); k++) {
            const fz_item *item = fz_result_item(result, k);

            for (size_t n = 0; n < fz_item_step_count(item); n++) {
                const fz_step *step = fz_item_step(item, n);

                cr_expect_gt(fz_step_text(step, FZ_LANGUAGE_ZH, NULL, 0), 2, "%s", fz_item_id(item));
                cr_expect_gt(fz_step_text(step, FZ_LANGUAGE_EN, NULL, 0), 2, "%s", fz_item_id(item));
            }
        }
    }
}

static void try_scheme(const char *path)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_directive *directive;
    fz_scheme *scheme;
    fz_ledger *ledger;
    fz_report *report;
    fz_error *error;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &directive, NULL), FZ_OK);
    cr_assert_eq(fz_scheme_load_path(the_context(), path, &scheme, NULL), FZ_OK);
    ledger = made_up(scheme);
    options.day = 20161231;
    if (fz_assess(the_context(), directive, NULL, scheme, ledger, &options, &report, &error) == FZ_OK) {
        assessed++;
        items += must_add_up(report);
        must_speak(report);
    } else {
        cr_expect_neq(fz_error_status(error), FZ_ETOOBIG, "%s", fz_error_message(error));
        cr_expect_neq(fz_error_status(error), FZ_EINVAL, "%s", fz_error_message(error));
    }
    fz_error_free(error);
    fz_report_unref(report);
    fz_ledger_unref(ledger);
    fz_scheme_unref(scheme);
    fz_directive_unref(directive);
}

Test(told, of_every_example_of_a_way_of_scoring_the_steps_add_up_and_speak)
{
    cr_assert_geq(for_each_file("scheme/good", ".xml", try_scheme), 31);
    cr_assert_geq(assessed, 28, "only %zu examples came to a result", assessed);
    cr_assert_geq(items, 1000, "only %zu items", items);
}
