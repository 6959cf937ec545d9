#include "assess/whatif.h"

#include "assess/context.h"

#include <string.h>

#include <fazhi/analysis.h>

fz_context *fz__report_context(const fz_report *report)
{
    return report->context;
}

fz_context *fz__result_context(const fz_result *result)
{
    return result ? result->report->context : NULL;
}

bool fz__has_score(const fz_result *result)
{
    return result->standing == FZ_STANDING_RANKED || result->standing == FZ_STANDING_UNRANKED;
}

fz_decimal fz__decimal_of(const fz__rational *number)
{
    fz_decimal result;

    fz__rational_to_decimal(number, 6, FZ_ROUND_HALF_AWAY, &result);
    return result;
}

size_t fz__exact_text(const fz__rational *number, char *text, size_t capacity)
{
    char all[FZ__RATIONAL_TEXT];
    size_t length = fz__rational_format(number, all), fits;

    if (text && capacity > 0) {
        fits = length < capacity ? length : capacity - 1;
        memcpy(text, all, fits);
        text[fits] = '\0';
    }
    return length;
}

fz_item *fz__whatif_items(const fz_result *result)
{
    size_t count = result->item_count * sizeof(fz_item);
    fz_item *items = fz__alloc(result->report->context, count);

    if (items)
        memcpy(items, &result->report->items[result->first_item], count);
    return items;
}

void fz__whatif_free(const fz_result *result, fz_item *items)
{
    fz__free(result->report->context, items, items ? result->item_count * sizeof(*items) : 0);
}

fz_status fz__whatif_combine(const fz_result *result, fz_item *items, uint32_t item, uint32_t *at)
{
    const fz_report *report = result->report;
    uint32_t first = report->trees[result->tree].first;
    fz_status status;

    for (uint32_t slot = report->slots[items[item].slot].parent; slot != FZ__NO_SLOT;
         slot = report->slots[slot].parent) {
        fz_item *above = &items[slot - first];

        *at = slot - first;
        status = fz__combine(report, items, slot, NULL);
        if (status != FZ_OK)
            return status;
        if (above->zeroed && above->applies == FZ_APPLIES)
            above->value = above->unrounded = fz__rational_of(0);
    }
    return FZ_OK;
}

fz_status fz__whatif_fail(const fz_result *result, const fz_item *items, uint32_t at, fz_status status,
                          fz_error **error)
{
    const fz_report *report = result->report;
    const char *id = report->slots[items[at].slot].id;
    char text[FZ__RATIONAL_TEXT];

    if (status == FZ_ENOMEM)
        return fz__no_memory(error);
    fz__rational_format(&items[at].value, text);
    return fz__fail(report->context, error, status, NULL, FZ_ARGS(result->name, id, text));
}

static fz_status begin_if(const fz_result *result, const char *item, fz_decimal *total, char *text, size_t capacity,
                          fz_error **error)
{
    fz_context *context = result ? result->report->context : NULL;

    if (error)
        *error = NULL;
    if (total)
        *total = 0;
    if (text && capacity > 0)
        *text = '\0';
    if (!result || !item)
        return fz__bad_argument(context, error, "fz_result_if", result ? "item is NULL" : "result is NULL");
    if (!text && capacity > 0)
        return fz__bad_argument(context, error, "fz_result_if", "text is NULL, and capacity is not 0");
    return FZ_OK;
}

fz_status fz_result_if(const fz_result *result, const char *item, fz_decimal score, fz_decimal *total, char *text,
                       size_t capacity, fz_error **error)
{
    fz_status status = begin_if(result, item, total, text, capacity, error);
    const fz_item *named = status == FZ_OK ? fz_result_item_of(result, item) : NULL;
    char digits[FZ__RATIONAL_TEXT];
    uint32_t index, at;
    fz_item *items;

    if (status != FZ_OK)
        return status;
    if (!named || named->applies != FZ_APPLIES)
        return fz__fail(result->report->context, error, FZ_EWHATIF, NULL, FZ_ARGS(result->name, item));
    items = fz__whatif_items(result);
    if (!items)
        return fz__no_memory(error);
    index = at = (uint32_t)(named - &result->report->items[result->first_item]);
    items[index].value = items[index].unrounded = fz__rational_decimal(named->zeroed ? 0 : score);
    status = fz__whatif_combine(result, items, index, &at);
    if (status != FZ_OK) {
        status = fz__whatif_fail(result, items, at, status, error);
    } else if (total && !fz__rational_to_decimal(&items[0].value, 6, FZ_ROUND_HALF_AWAY, total)) {
        fz__rational_format(&items[0].value, digits);
        status = fz__fail(result->report->context, error, FZ_EOVERFLOW, NULL, FZ_ARGS(digits));
    } else {
        fz__exact_text(&items[0].value, text, capacity);
    }
    fz__whatif_free(result, items);
    return status;
}
