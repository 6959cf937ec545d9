/* The attributes of an element of the vocabulary: found by the table, checked by form, put in columns. */
#include "xml/values.h"
#include "xml/vocabulary_internal.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

static bool is_xml_space(fz__reading *reading, const char *space)
{
    if (space == reading->xml_space)
        return true;
    if (strcmp(space, XML_SPACE) != 0)
        return false;
    reading->xml_space = space;
    return true;
}

/* Index of the rule for a name without prefix; -1 when there is none. Attributes mostly come in the table's order, so the
 * look starts at `hint`. */
static int find_plain(fz__known *known, const fz__attribute_rule *rules, const char *local, size_t hint)
{
    for (size_t i = hint; i < known->attribute_count; i++)
        if (known->attributes[i] == local)
            return (int)i;
    for (size_t i = 0; i < known->attribute_count; i++)
        if (known->attributes[i] == local || strcmp(rules[i].name, local) == 0) {
            known->attributes[i] = local;
            return (int)i;
        }
    return -1;
}

/* The same for xml:lang and its like. */
static int find_xml(const fz__known *known, const fz__attribute_rule *rules, const char *local)
{
    for (size_t i = 0; i < known->attribute_count; i++)
        if (strncmp(rules[i].name, "xml:", 4) == 0 && strcmp(rules[i].name + 4, local) == 0)
            return (int)i;
    return -1;
}

static fz_status refuse_name(fz__reading *reading, fz__xml_reader *reader, int element, const fz__xml_name *name)
{
    const fz__element_rule *rule = &reading->vocabulary->elements[element];
    fz__buffer written, names;
    fz_status status = FZ_ENOMEM;

    fz__buffer_init(&written, reading->context);
    fz__buffer_init(&names, reading->context);
    fz__xml_write_name(name, &written);
    for (size_t i = 0; i < reading->known[element].attribute_count; i++) {
        fz__buffer_string(&names, i > 0 ? ", " : "");
        fz__buffer_string(&names, rule->attributes[i].name);
    }
    if (!written.failed && !names.failed)
        status =
            fz__vocabulary_fault(reading, reader, FZ_EATTRIBUTE, written.bytes,
                                 FZ_ARGS(written.bytes, rule->name, names.length ? names.bytes : FZ_WORD_XML_NOTHING));
    fz__buffer_clear(&written);
    fz__buffer_clear(&names);
    return status;
}

static fz_status refuse_value(fz__reading *reading, fz__xml_reader *reader, const fz__attribute_rule *rule,
                              fz_status status, const char *value)
{
    fz__buffer words;
    const char *expected;

    if (rule->empty && fz__value_is_blank(value, strlen(value)))
        return fz__vocabulary_fault(reading, reader, rule->empty, rule->name, FZ_ARGS(rule->name, value));
    if (status == FZ_EDATE)
        return fz__vocabulary_fault(reading, reader, status, rule->name, FZ_ARGS(value));
    fz__buffer_init(&words, reading->context);
    expected = fz__value_expected(rule->form, rule->choices, &words);
    status = words.failed
                 ? FZ_ENOMEM
                 : fz__vocabulary_fault(reading, reader, FZ_EVALUE, rule->name, FZ_ARGS(rule->name, value, expected));
    fz__buffer_clear(&words);
    return status;
}

/* Put one into its column: its text to `*to`, which moves behind it. */
static fz_status take(fz__reading *reading, fz__xml_reader *reader, const fz__attribute_rule *rule, size_t column,
                      const fz__xml_attribute *attribute, char **to)
{
    uint64_t number;
    fz_status status;

    memcpy(*to, attribute->value, attribute->length);
    (*to)[attribute->length] = '\0';
    status = fz__value_check(rule->form, rule->choices, *to, attribute->length, &number);
    reading->values.at[column].text = *to;
    reading->values.at[column].length = attribute->length;
    reading->values.at[column].number = number;
    *to += attribute->length + 1;
    return status == FZ_OK ? FZ_OK : refuse_value(reading, reader, rule, status, reading->values.at[column].text);
}

static fz_status take_all(fz__reading *reading, fz__xml_reader *reader, int element,
                          const fz__xml_attribute *attributes, size_t count, uint32_t *present, size_t *foreign_count)
{
    const fz__attribute_rule *rules = reading->vocabulary->elements[element].attributes;
    fz__known *known = &reading->known[element];
    char *to = reading->texts;
    size_t hint = 0;

    for (size_t i = 0; i < count; i++) {
        const fz__xml_name *name = &attributes[i].name;
        fz_status status = FZ_OK;
        int column = -1;

        if (!name->space)
            column = find_plain(known, rules, name->local, hint);
        else if (is_xml_space(reading, name->space))
            column = find_xml(known, rules, name->local);
        if (column >= 0) {
            hint = (size_t)column + 1;
            *present |= UINT32_C(1) << column;
            status = take(reading, reader, &rules[column], (size_t)column, &attributes[i], &to);
        } else if (!name->space || name->space == reading->space) {
            status = refuse_name(reading, reader, element, name);
        } else {
            ++*foreign_count;
        }
        if (status != FZ_OK)
            return status;
    }
    return FZ_OK;
}

static fz_status miss(fz__reading *reading, fz__xml_reader *reader, int element, uint32_t missing)
{
    const fz__element_rule *rule = &reading->vocabulary->elements[element];
    fz_status status = FZ_OK;

    for (size_t i = 0; missing && status == FZ_OK; i++, missing >>= 1)
        if (missing & 1)
            status = fz__vocabulary_fault(reading, reader, FZ_EREQUIRED, NULL,
                                          FZ_ARGS(rule->name, rule->attributes[i].name));
    return status;
}

fz_status fz__vocabulary_attributes(fz__reading *reading, fz__xml_reader *reader, int element,
                                    const fz__xml_attribute *attributes, size_t count)
{
    const fz__known *known = &reading->known[element];
    size_t room = count, foreign_count = 0;
    uint32_t present = 0;
    fz_status status;

    memset(reading->values.at, 0, known->attribute_count * sizeof(reading->values.at[0]));
    reading->values.foreign = NULL;
    for (size_t i = 0; i < count; i++)
        room += attributes[i].length;
    if (!FZ_GROW(reading->context, &reading->texts, &reading->texts_capacity, room))
        return FZ_ENOMEM;
    status = take_all(reading, reader, element, attributes, count, &present, &foreign_count);
    if (status == FZ_OK && (known->required_attributes & ~present))
        status = miss(reading, reader, element, known->required_attributes & ~present);
    if (status == FZ_OK && foreign_count) {
        fz__foreign_attributes(reading, reader, element, attributes, count);
        reading->values.foreign = reading->markup.bytes;
        status = reading->markup.failed ? FZ_ENOMEM : FZ_OK;
    }
    return status;
}
