/* A directive as JSON, after the form of the design; as XML it is what the saver writes. */
#include "directive/model.h"
#include "export/format.h"
#include "export/json_tasks.h"

bool fz__directive_xml(const fz_directive *directive, fz__sink *sink)
{
    fz_status status = fz_directive_save_callback(directive, fz__sink_write, sink, NULL);

    return status != FZ_ENOMEM;
}

static void put_list(fz__json *json, const char *key, const fz_directive *directive, fz_field field)
{
    fz__json_open(json, key, FZ_JSON_ARRAY_LINE);
    for (size_t i = 0; i < fz_directive_field_count(directive, field); i++)
        fz__json_string(json, NULL, fz_directive_field(directive, field, i));
    fz__json_close(json);
}

static void put_issuer(fz__json *json, const fz_directive *directive)
{
    size_t count = fz_directive_field_count(directive, FZ_FIELD_ISSUER);

    if (count < 2) {
        fz__json_string(json, "issuer", fz_directive_field(directive, FZ_FIELD_ISSUER, 0));
        return;
    }
    fz__json_begin_text(json, "issuer");
    for (size_t i = 0; i < count; i++) {
        fz__json_more_text(json, i ? "、" : "");
        fz__json_more_text(json, fz_directive_field(directive, FZ_FIELD_ISSUER, i));
    }
    fz__json_end_text(json);
}

static void put_paragraphs(fz__json *json, const char *key, const fz_directive *directive, fz__range items)
{
    fz__json_open(json, key, FZ_JSON_ARRAY);
    for (uint32_t i = items.first; i < items.end; i++) {
        const fz__item *item = &directive->items[i];

        if (item->kind == FZ_ITEM_PARAGRAPH)
            fz__json_text(json, NULL, item->text, item->length);
    }
    fz__json_close(json);
}

static void put_number(fz__json *json, const char *key, uint32_t number)
{
    if (number)
        fz__json_number(json, key, number);
    else
        fz__json_string(json, key, NULL);
}

static void put_doc_number_parts(fz__json *json, const fz_directive *directive)
{
    const fz__head *head = NULL;

    if (directive->field_count[FZ_FIELD_DOC_NUMBER])
        head = &directive->head[directive->field_first[FZ_FIELD_DOC_NUMBER]];
    if (!head || (!head->word && !head->year && !head->issue)) {
        fz__json_string(json, "doc_number_parts", NULL);
        return;
    }
    fz__json_open(json, "doc_number_parts", FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "word", head->word);
    put_number(json, "year", head->year);
    put_number(json, "serial", head->issue);
    fz__json_close(json);
}

static void put_sections(fz__json *json, const fz_directive *directive)
{
    fz__json_open(json, "sections", FZ_JSON_ARRAY);
    for (uint32_t i = 0; i < directive->section_count; i++) {
        const fz_section *section = &directive->sections[i], *parent = fz_section_parent(section);

        fz__json_open(json, NULL, FZ_JSON_OBJECT);
        fz__json_string(json, "label", section->label);
        fz__json_string(json, "title", section->title);
        fz__json_string(json, "parent", fz_section_label(parent));
        fz__json_string(json, "id", section->id);
        fz__json_string(json, "parent_id", fz_section_id(parent));
        put_paragraphs(json, "paragraphs", directive, section->items);
        put_number(json, "ordinal", section->number);
        fz__json_string(json, "mark", section->mark);
        fz__json_spot(json, &section->spot);
        fz__json_items(json, "content", directive, NULL, section->items);
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_tasks(fz__json *json, const fz_directive *directive)
{
    fz__json_open(json, "tasks", FZ_JSON_ARRAY);
    for (uint32_t i = 0; i < directive->task_count && !json->sink->failed; i++)
        fz__json_whole_task(json, &directive->tasks[i]);
    fz__json_close(json);
}

static void put_basis(fz__json *json, const fz_directive *directive)
{
    fz__json_open(json, "basis", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_directive_field_count(directive, FZ_FIELD_BASIS); i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "title", fz_directive_field(directive, FZ_FIELD_BASIS, i));
        fz__json_string(json, "number", fz_directive_basis_number(directive, i));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_units(fz__json *json, const fz_directive *directive)
{
    static const struct {
        const char *key;
        uint32_t roles;
    } counts[] = {
        {"lead", FZ_ROLE_LEAD},           {"first_lead", FZ_ROLE_FIRST_LEAD},
        {"cooperate", FZ_ROLE_COOPERATE}, {"responsible", FZ_ROLE_RESPONSIBLE},
        {"tasks", FZ_ROLE_ANY},
    };

    fz__json_open(json, "units", FZ_JSON_ARRAY);
    for (uint32_t i = 0; i < directive->unit_count; i++) {
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "name", directive->units[i].name);
        for (size_t n = 0; n < sizeof(counts) / sizeof(*counts); n++)
            fz__json_number(json, counts[n].key, fz_unit_task_count(&directive->units[i], counts[n].roles));
        fz__json_close(json);
    }
    fz__json_close(json);
}

static void put_parts(fz__json *json, const fz_directive *directive)
{
    static const struct {
        const char *key;
        fz_part part;
    } parts[] = {
        {"front", FZ_PART_FRONT},     {"cover", FZ_PART_COVER}, {"preamble", FZ_PART_PREAMBLE},
        {"closing", FZ_PART_CLOSING}, {"back", FZ_PART_BACK},
    };

    for (size_t i = 0; i < sizeof(parts) / sizeof(*parts); i++)
        fz__json_items(json, parts[i].key, directive, NULL, directive->part_items[parts[i].part]);
    fz__json_items(json, "body", directive, NULL, directive->part_items[FZ_PART_BODY]);
}

/* Markup of other namespaces, for which JSON has no place: how many pieces of it there are. */
static void put_omitted(fz__json *json, const fz_directive *directive)
{
    uint64_t count = directive->extra_count;

    for (uint32_t i = 0; i < directive->item_count; i++)
        count += directive->items[i].kind == FZ_ITEM_MARKUP;
    if (count)
        fz__json_number(json, "foreign_omitted", count);
}

static void put_findings(fz__json *json, const fz_directive *directive)
{
    static const char *const severities[] = {"", "note", "warning", "error"};

    fz__json_open(json, "findings", FZ_JSON_ARRAY);
    for (size_t i = 0; i < fz_directive_finding_count(directive) && !json->sink->failed; i++) {
        const fz_finding *finding = fz_directive_finding(directive, i);
        fz_place place = {.size = sizeof(place)};

        fz_finding_place(finding, &place);
        fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
        fz__json_string(json, "code", fz_status_name(fz_finding_status(finding)));
        fz__json_string(json, "severity", severities[fz_finding_severity(finding)]);
        fz__json_number(json, "line", place.line);
        fz__json_number(json, "column", place.column);
        fz__json_string(json, "message", fz_finding_message(finding));
        fz__json_close(json);
    }
    fz__json_close(json);
}

bool fz__directive_json(const fz_directive *directive, fz__sink *sink)
{
    fz__json json;

    fz__json_init(&json, sink);
    fz__json_open(&json, NULL, FZ_JSON_OBJECT);
    fz__json_bool(&json, "is_directive", true);
    fz__json_string(&json, "title", fz_directive_field(directive, FZ_FIELD_TITLE, 0));
    fz__json_string(&json, "doc_number", fz_directive_field(directive, FZ_FIELD_DOC_NUMBER, 0));
    put_issuer(&json, directive);
    fz__json_day(&json, "date_signed", fz_directive_day(directive, FZ_FIELD_SIGNED));
    fz__json_day(&json, "date_published", fz_directive_day(directive, FZ_FIELD_PUBLISHED));
    put_list(&json, "addressees", directive, FZ_FIELD_ADDRESSEE);
    put_sections(&json, directive);
    put_tasks(&json, directive);
    fz__json_string(&json, "id", fz_directive_id(directive));
    fz__json_string(&json, "region", fz_directive_region(directive));
    fz__json_string(&json, "language", directive->language);
    put_doc_number_parts(&json, directive);
    fz__json_day(&json, "date_effective", fz_directive_day(directive, FZ_FIELD_EFFECTIVE));
    fz__json_day(&json, "date_repealed", fz_directive_day(directive, FZ_FIELD_REPEALED));
    fz__json_string(&json, "index", fz_directive_field(directive, FZ_FIELD_INDEX, 0));
    fz__json_string(&json, "kind", fz_directive_field(directive, FZ_FIELD_KIND, 0));
    fz__json_string(&json, "disclosure", fz_directive_field(directive, FZ_FIELD_DISCLOSURE, 0));
    put_basis(&json, directive);
    put_list(&json, "issuers", directive, FZ_FIELD_ISSUER);
    put_list(&json, "attachments", directive, FZ_FIELD_ATTACHMENT);
    put_parts(&json, directive);
    put_units(&json, directive);
    put_findings(&json, directive);
    put_omitted(&json, directive);
    fz__json_close(&json);
    return true;
}
