/* Reading sections. */
#include "directive/model.h"

size_t fz_directive_section_count(const fz_directive *directive)
{
    return directive ? directive->section_count : 0;
}

const fz_section *fz_directive_section(const fz_directive *directive, size_t index)
{
    return index < fz_directive_section_count(directive) ? &directive->sections[index] : NULL;
}

fz_directive *fz_section_directive(const fz_section *section)
{
    return section ? section->directive : NULL;
}

const char *fz_section_id(const fz_section *section)
{
    return section ? section->id : NULL;
}

const char *fz_section_label(const fz_section *section)
{
    return section ? section->label : NULL;
}

const char *fz_section_mark(const fz_section *section)
{
    return section ? section->mark : NULL;
}

uint32_t fz_section_number(const fz_section *section)
{
    return section ? section->number : 0;
}

const char *fz_section_title(const fz_section *section)
{
    return section ? section->title : "";
}

const fz_section *fz_section_parent(const fz_section *section)
{
    if (!section || section->parent == FZ__NONE)
        return NULL;
    return &section->directive->sections[section->parent];
}

size_t fz_section_paragraph_count(const fz_section *section)
{
    return section ? fz__items_count(section->directive, section->items, FZ_ITEM_PARAGRAPH) : 0;
}

const char *fz_section_paragraph(const fz_section *section, size_t index)
{
    const fz__item *item = section ? fz__items_at(section->directive, section->items, FZ_ITEM_PARAGRAPH, index) : NULL;

    return item ? item->text : NULL;
}

size_t fz_section_task_count(const fz_section *section)
{
    return section ? section->tasks.end - section->tasks.first : 0;
}

const fz_task *fz_section_task(const fz_section *section, size_t index)
{
    return index < fz_section_task_count(section) ? &section->directive->tasks[section->tasks.first + index] : NULL;
}

void fz_section_place(const fz_section *section, fz_place *place)
{
    fz__spot_place(section ? &section->spot : NULL, place);
}
