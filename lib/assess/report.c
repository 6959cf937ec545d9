/* A report for its readers. */
#include "assess/whatif.h"
#include "base/context.h"

#include "registry/model.h"

#include <string.h>

fz_report *fz_report_ref(fz_report *report)
{
    if (report)
        atomic_fetch_add_explicit(&report->references, 1, memory_order_relaxed);
    return report;
}

void fz_report_unref(fz_report *r)
{
    fz_context *context;

    if (!r || atomic_fetch_sub_explicit(&r->references, 1, memory_order_acq_rel) != 1)
        return;
    context = r->context;
    fz__free(context, r->trees, r->tree_capacity * sizeof(*r->trees));
    fz__free(context, r->slots, r->slot_capacity * sizeof(*r->slots));
    fz__free(context, r->classes, r->class_capacity * sizeof(*r->classes));
    fz__free(context, r->results, r->result_capacity * sizeof(*r->results));
    fz__free(context, r->items, r->items ? (r->item_count ? r->item_count : 1) * sizeof(*r->items) : 0);
    fz__free(context, r->steps, r->step_capacity * sizeof(*r->steps));
    fz__free(context, r->figures, r->figure_capacity * sizeof(*r->figures));
    fz__free(context, r->witnesses, r->witness_capacity * sizeof(*r->witnesses));
    fz__free(context, r->witness_list, r->witness_list_capacity * sizeof(*r->witness_list));
    fz__free(context, r->gates, r->gate_capacity * sizeof(*r->gates));
    fz__free(context, r->name_units, r->name_capacity * sizeof(*r->name_units));
    fz__strings_clear(&r->names);
    fz__findings_clear(&r->findings);
    fz__arena_clear(&r->arena);
    fz_directive_unref(r->directive);
    fz_registry_unref(r->registry);
    fz_scheme_unref(r->scheme);
    fz__free(context, r, sizeof(*r));
    fz_context_unref(context);
}

const fz_scheme *fz_report_scheme(const fz_report *report)
{
    return report ? report->scheme : NULL;
}

const fz_directive *fz_report_directive(const fz_report *report)
{
    return report ? report->directive : NULL;
}

const char *fz_report_ledger_id(const fz_report *report)
{
    return report ? report->ledger_id : NULL;
}

fz_date fz_report_day(const fz_report *report)
{
    return report ? report->day : 0;
}

fz_date fz_report_known(const fz_report *report)
{
    return report ? report->known : 0;
}

size_t fz_report_result_count(const fz_report *report)
{
    return report ? report->result_count : 0;
}

const fz_result *fz_report_result(const fz_report *report, size_t index)
{
    return index < fz_report_result_count(report) ? &report->results[report->order[index]] : NULL;
}

/* Names were folded when they were met; a name that was not met is nobody's. */
static bool unit_named(const fz_report *report, const char *unit, uint32_t *index)
{
    uint32_t number = FZ__NO_STRING;
    fz__buffer folded;
    bool done;

    fz__buffer_init(&folded, report->context);
    fz__name_fold(unit, strlen(unit), &folded);
    done = !folded.failed;
    if (done)
        number = fz__strings_find(&report->names, folded.bytes ? folded.bytes : "", folded.length);
    fz__buffer_clear(&folded);
    *index = number < report->name_count ? report->name_units[number] : FZ__NO_UNIT;
    return done;
}

bool fz__report_find(const fz_report *report, const char *unit, const fz_result **result)
{
    uint32_t index;
    bool done;

    *result = NULL;
    if (!report || !unit)
        return true;
    done = unit_named(report, unit, &index);
    if (index < report->result_count) {
        *result = &report->results[index];
        return true;
    }
    for (size_t i = 0; !*result && i < report->result_count; i++) /* shown by the name of a body */
        if (strcmp(report->results[i].name, unit) == 0)
            *result = &report->results[i];
    return done || *result;
}

const fz_result *fz_report_result_of(const fz_report *report, const char *unit)
{
    const fz_result *result;

    fz__report_find(report, unit, &result);
    return result;
}

size_t fz_report_class_count(const fz_report *report)
{
    return report ? report->class_count : 0;
}

/* Of the exact scores, or, where their sum does not fit, of the scores rounded to six places. */
static fz__rational mean_of(const fz__class *class)
{
    fz__rational mean = fz__rational_of(0), count = fz__rational_of(class->ranked), sum;

    if (class->ranked > 0 && (fz__sum_value(&class->sum, &sum) || fz__sum_value(&class->rounded_sum, &sum)))
        fz__rational_divide(&sum, &count, &mean);
    return mean;
}

int fz_report_class(const fz_report *report, size_t index, fz_class_summary *summary)
{
    const fz__class *class = index < fz_report_class_count(report) ? &report->classes[index] : NULL;
    size_t size = fz__struct_size(summary, FZ__THROUGH(fz_class_summary, lowest));
    fz_class_summary known;
    fz__rational mean;

    if (!class || !size)
        return 0;
    mean = mean_of(class);
    known = (fz_class_summary){.id = class->id,
                               .name = class->name,
                               .units = class->units,
                               .ranked = class->ranked,
                               .mean = fz__decimal_of(&mean),
                               .highest = fz__decimal_of(&class->highest),
                               .lowest = fz__decimal_of(&class->lowest)};
    fz__struct_fill(summary, size, &known, sizeof(known));
    return 1;
}

size_t fz_report_finding_count(const fz_report *report)
{
    return report ? report->findings.count : 0;
}

const fz_finding *fz_report_finding(const fz_report *report, size_t index)
{
    return index < fz_report_finding_count(report) ? &report->findings.items[index] : NULL;
}

/* ------------------------------------------------------------------ results ---------------------------------------- */

const char *fz_result_unit(const fz_result *result)
{
    return result ? result->name : "";
}

const char *fz_result_class(const fz_result *result)
{
    return result ? result->report->classes[result->class_index].id : NULL;
}

static bool has_score(const fz_result *result)
{
    return result && fz__has_score(result);
}

int fz_result_score(const fz_result *result, fz_decimal *score)
{
    if (score)
        *score = has_score(result) ? fz__decimal_of(&result->report->items[result->first_item].value) : 0;
    return has_score(result);
}

fz_standing fz_result_standing(const fz_result *result)
{
    return result ? result->standing : FZ_STANDING_NOTHING;
}

uint32_t fz_result_rank(const fz_result *result)
{
    return result ? result->rank : 0;
}

const char *fz_result_grade(const fz_result *result)
{
    return result && result->grade ? fz__node_text(result->grade, KEY_NAME) : NULL;
}

const char *fz_result_grade_by_score(const fz_result *result)
{
    return result && result->by_score ? fz__node_text(result->by_score, KEY_NAME) : NULL;
}

int fz_result_is_not_met(const fz_result *result)
{
    return result && result->not_met;
}

size_t fz_result_gate_count(const fz_result *result)
{
    return result ? result->gate_count : 0;
}

const char *fz_result_gate(const fz_result *result, size_t index, int *changed)
{
    static const fz__scheme_key names[] = {KEY_NAME, KEY_ID, KEY_EVENT, KEY_INDICATOR};
    const fz__gate_result *gate =
        index < fz_result_gate_count(result) ? &result->report->gates[result->first_gate + index] : NULL;
    const char *name = NULL;

    if (changed)
        *changed = gate && gate->changed;
    for (size_t i = 0; gate && !name && i < sizeof(names) / sizeof(*names); i++)
        name = fz__node_text(gate->gate, names[i]);
    return name;
}

size_t fz_result_item_count(const fz_result *result)
{
    return result ? result->item_count : 0;
}

const fz_item *fz_result_item(const fz_result *result, size_t index)
{
    return index < fz_result_item_count(result) ? &result->report->items[result->first_item + index] : NULL;
}

const fz_item *fz_result_item_of(const fz_result *result, const char *id)
{
    for (size_t i = 0; id && i < fz_result_item_count(result); i++)
        if (strcmp(fz_item_id(fz_result_item(result, i)), id) == 0)
            return fz_result_item(result, i);
    return NULL;
}

int fz_result_section(const fz_result *result, const fz_section *section, fz_decimal *points, fz_decimal *score)
{
    fz__rational sums[2] = {fz__rational_of(0), fz__rational_of(0)};
    int found = 0;

    for (size_t i = 0; section && i < fz_result_item_count(result); i++) {
        const fz_item *item = fz_result_item(result, i);
        const fz__slot *slot = &result->report->slots[item->slot];
        bool inside = slot->is_leaf && slot->task_count > 0 && item->applies == FZ_APPLIES;

        for (uint32_t k = 0; inside && k < slot->task_count; k++)
            inside = slot->tasks[k] >= section->tasks.first && slot->tasks[k] < section->tasks.end;
        if (!inside || result->report->directive != section->directive)
            continue;
        found = 1;
        if (!fz__rational_add(&sums[0], &item->full, &sums[0]) || !fz__rational_add(&sums[1], &item->value, &sums[1]))
            return 0;
    }
    if (points)
        *points = fz__decimal_of(&sums[0]);
    if (score)
        *score = fz__decimal_of(&sums[1]);
    return found;
}

/* ------------------------------------------------------------------ items ------------------------------------------ */

static const fz__slot *slot_of(const fz_item *item)
{
    return &item->report->slots[item->slot];
}

static const fz_item *at_slot(const fz_item *item, uint32_t slot)
{
    return item + ((ptrdiff_t)slot - (ptrdiff_t)item->slot);
}

const char *fz_item_id(const fz_item *item)
{
    return item ? slot_of(item)->id : NULL;
}

const fz_indicator *fz_item_indicator(const fz_item *item)
{
    return item ? slot_of(item)->node : NULL;
}

const fz_task *fz_item_task(const fz_item *item)
{
    return item && !slot_of(item)->section ? slot_of(item)->task : NULL;
}

const fz_section *fz_item_section(const fz_item *item)
{
    if (!item)
        return NULL;
    return slot_of(item)->section ? slot_of(item)->section : fz_task_section(slot_of(item)->task);
}

const fz_result *fz_item_result(const fz_item *item)
{
    return item ? &item->report->results[item->result] : NULL;
}

const fz_item *fz_item_parent(const fz_item *item)
{
    return item && slot_of(item)->parent != FZ__NO_SLOT ? at_slot(item, slot_of(item)->parent) : NULL;
}

size_t fz_item_child_count(const fz_item *item)
{
    size_t count = 0;

    if (!item)
        return 0;
    for (uint32_t at = item->slot + 1; at < slot_of(item)->end; at = item->report->slots[at].end)
        count++;
    return count;
}

const fz_item *fz_item_child(const fz_item *item, size_t index)
{
    if (!item)
        return NULL;
    for (uint32_t at = item->slot + 1; at < slot_of(item)->end; at = item->report->slots[at].end)
        if (index-- == 0)
            return at_slot(item, at);
    return NULL;
}

fz_applies fz_item_applies(const fz_item *item)
{
    return item ? (fz_applies)item->applies : FZ_APPLIES_NOTHING;
}

fz_decimal fz_item_points(const fz_item *item)
{
    return item && (item->applies == FZ_APPLIES || item->given) ? fz__decimal_of(&item->full) : 0;
}

fz_decimal fz_item_score(const fz_item *item)
{
    return item ? fz__decimal_of(&item->value) : 0;
}

static size_t exact(const fz__rational *number, char *text, size_t capacity)
{
    const fz__rational zero = fz__rational_of(0);

    return fz__exact_text(number ? number : &zero, text, capacity);
}

size_t fz_item_exact(const fz_item *item, char *text, size_t capacity)
{
    return exact(item ? &item->value : NULL, text, capacity);
}

size_t fz_item_points_exact(const fz_item *item, char *text, size_t capacity)
{
    return exact(item && (item->applies == FZ_APPLIES || item->given) ? &item->full : NULL, text, capacity);
}

int fz_item_is_approximate(const fz_item *item)
{
    return item && item->approximate;
}

/* ------------------------------------------------------------------ steps ------------------------------------------ */

size_t fz_item_step_count(const fz_item *item)
{
    return item ? item->step_count : 0;
}

const fz_step *fz_item_step(const fz_item *item, size_t index)
{
    return index < fz_item_step_count(item) ? &item->report->steps[item->first_step + index] : NULL;
}

fz_step_kind fz_step_kind_of(const fz_step *step)
{
    return step ? (fz_step_kind)step->kind : FZ_STEP_START;
}

fz_decimal fz_step_amount(const fz_step *step)
{
    return step ? fz__decimal_of(&step->amount) : 0;
}

size_t fz_step_exact(const fz_step *step, char *text, size_t capacity)
{
    return exact(step ? &step->amount : NULL, text, capacity);
}

const char *fz_step_rule(const fz_step *step)
{
    const char *id = step && step->node ? fz__node_text(step->node, KEY_ID) : NULL;

    if (!step || !step->node)
        return NULL;
    return id ? id : fz__scheme_vocabulary.elements[step->node->element].name;
}

const fz_item *fz_step_item(const fz_step *step)
{
    return step && step->item != FZ__NONE ? &step->report->items[step->item] : NULL;
}

size_t fz_step_record_count(const fz_step *step)
{
    return step ? step->witness_count : 0;
}

const char *fz_step_record(const fz_step *step, size_t index)
{
    if (index >= fz_step_record_count(step))
        return NULL;
    return step->report->witnesses[step->report->witness_list[step->first_witness + index]].id;
}
