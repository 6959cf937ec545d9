/* Reading a directive: the document as a whole, and the texts of any container. */
#include "directive/model.h"

#include <string.h>

size_t fz__items_count(const fz_directive *d, fz__range items, fz__item_kind kind)
{
    size_t count = 0;

    for (uint32_t i = items.first; i < items.end; i++)
        count += d->items[i].kind == kind;
    return count;
}

const fz__item *fz__items_at(const fz_directive *d, fz__range items, fz__item_kind kind, size_t index)
{
    for (uint32_t i = items.first; i < items.end; i++)
        if (d->items[i].kind == kind && index-- == 0)
            return &d->items[i];
    return NULL;
}

const fz__extra *fz__extras_of(const fz_directive *d, fz__owner_kind kind, uint32_t index, size_t *count)
{
    uint32_t low = 0, high = d->extra_count;

    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const fz__extra *e = &d->extras[middle];

        if (e->kind < (uint32_t)kind || (e->kind == (uint32_t)kind && e->index < index))
            low = middle + 1;
        else
            high = middle;
    }
    for (*count = 0; low + *count < d->extra_count; ++*count)
        if (d->extras[low + *count].kind != (uint32_t)kind || d->extras[low + *count].index != index)
            break;
    return *count ? d->extras + low : NULL;
}

void fz__spot_place(const fz__spot *spot, fz_place *place)
{
    static const fz__spot nowhere;

    if (!spot)
        spot = &nowhere;
    fz__place_fill(place, spot->line, spot->column, spot->offset, spot->length);
}

const char *fz_directive_id(const fz_directive *directive)
{
    return directive ? directive->id : NULL;
}

const char *fz_directive_region(const fz_directive *directive)
{
    return directive ? directive->region : NULL;
}

const char *fz_directive_source(const fz_directive *directive)
{
    return directive ? directive->source : NULL;
}

const char *fz_directive_title(const fz_directive *directive)
{
    const char *title = fz_directive_field(directive, FZ_FIELD_TITLE, 0);

    return title ? title : "";
}

static bool is_field(fz_field field)
{
    return (unsigned)field < FZ_FIELD_COUNT_;
}

size_t fz_directive_field_count(const fz_directive *directive, fz_field field)
{
    return directive && is_field(field) ? directive->field_count[field] : 0;
}

static const fz__head *head_at(const fz_directive *directive, fz_field field, size_t index)
{
    if (index >= fz_directive_field_count(directive, field))
        return NULL;
    return &directive->head[directive->field_first[field] + index];
}

const char *fz_directive_field(const fz_directive *directive, fz_field field, size_t index)
{
    const fz__head *head = head_at(directive, field, index);

    return head ? head->text : NULL;
}

fz_date fz_directive_day(const fz_directive *directive, fz_field field)
{
    const fz__head *head = head_at(directive, field, 0);

    return head ? head->date : 0;
}

const char *fz_directive_basis_number(const fz_directive *directive, size_t index)
{
    const fz__head *head = head_at(directive, FZ_FIELD_BASIS, index);

    return head ? head->number : NULL;
}

const char *fz_directive_doc_number_parts(const fz_directive *directive, uint32_t *year, uint32_t *serial)
{
    const fz__head *head = head_at(directive, FZ_FIELD_DOC_NUMBER, 0);

    if (year)
        *year = head ? head->year : 0;
    if (serial)
        *serial = head ? head->issue : 0;
    return head ? head->word : NULL;
}

static fz__range part_items(const fz_directive *directive, fz_part part)
{
    if (!directive || (unsigned)part >= FZ_PART_COUNT_)
        return (fz__range){0, 0};
    return directive->part_items[part];
}

size_t fz_directive_paragraph_count(const fz_directive *directive, fz_part part)
{
    return fz__items_count(directive, part_items(directive, part), FZ_ITEM_PARAGRAPH);
}

const char *fz_directive_paragraph(const fz_directive *directive, fz_part part, size_t index)
{
    const fz__item *item = fz__items_at(directive, part_items(directive, part), FZ_ITEM_PARAGRAPH, index);

    return item ? item->text : NULL;
}

size_t fz_directive_finding_count(const fz_directive *directive)
{
    return directive ? directive->findings.count : 0;
}

const fz_finding *fz_directive_finding(const fz_directive *directive, size_t index)
{
    return index < fz_directive_finding_count(directive) ? &directive->findings.items[index] : NULL;
}
