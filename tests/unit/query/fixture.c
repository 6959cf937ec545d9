#include "fixture.h"

#include "base/numeral.h"
#include "directive/builder.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

fz_context *the_context(void)
{
    static fz_context *context;

    if (!context) {
        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
        fz_context_set_language(context, FZ_LANGUAGE_EN);
    }
    return context;
}

/* The next word before `end` and `stop`, which is moved past. */
static fz__slice take_word(const char **at, const char *end, char stop)
{
    fz__slice word;

    while (*at < end && **at == ' ')
        ++*at;
    word.bytes = *at;
    while (*at < end && **at != ' ' && **at != stop)
        ++*at;
    word.length = (size_t)(*at - word.bytes);
    return word;
}

/* The last number of a label: 2 of 1/2. */
static uint32_t number_of(fz__slice label)
{
    uint32_t number = 0;

    for (size_t i = 0; i < label.length; i++)
        if (label.bytes[i] == '/')
            return number_of((fz__slice){label.bytes + i + 1, label.length - i - 1});
    if (label.bytes[0] >= '0' && label.bytes[0] <= '9')
        return (uint32_t)strtoul(label.bytes, NULL, 10);
    return fz__numeral_parse(label.bytes, label.length, &number) ? number : 0;
}

static bool is(fz__slice word, const char *wanted)
{
    return word.length == strlen(wanted) && !memcmp(word.bytes, wanted, word.length);
}

static bool cut(fz__slice *word, const char *tail)
{
    size_t length = strlen(tail);

    if (word->length < length || memcmp(word->bytes + word->length - length, tail, length))
        return false;
    word->length -= length;
    return true;
}

static void assign(fz__builder *builder, fz_role role, const char *at, const char *end)
{
    for (;;) {
        fz__assign_entry entry = {.role = role, .unit = take_word(&at, end, '|')};

        if (!entry.unit.length)
            return;
        entry.open = cut(&entry.unit, "…");
        entry.collective = entry.unit.bytes[0] == '*';
        entry.unit.bytes += entry.collective;
        entry.unit.length -= entry.collective;
        fz__builder_assign(builder, &entry);
    }
}

static void add_reading(fz__builder *builder, const char *at, const char *end)
{
    static const struct {
        const char *name;
        fz_role role;
    } roles[] = {{"牵头", FZ_ROLE_LEAD}, {"配合", FZ_ROLE_COOPERATE}, {"责任", FZ_ROLE_RESPONSIBLE}};
    fz__slice name = take_word(&at, end, '|');
    const char *rest = at;

    for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++) {
        if (is(name, roles[i].name)) {
            assign(builder, roles[i].role, at, end);
            return;
        }
    }
    if (is(name, "时限"))
        fz__builder_due(builder, &(fz__due_entry){.text = take_word(&rest, end, '|')});
    else if (cut(&name, "："))
        fz__builder_person(builder, &(fz__person_entry){.name = take_word(&rest, end, '|'), .office = name});
    else if (cut(&name, "="))
        fz__builder_text(builder, FZ_TEXT_FIELD, take_word(&rest, end, '|'), name, false, NULL);
    else
        cr_assert_fail("a sketch does not know %.*s", (int)name.length, name.bytes);
}

static void add_task(fz__builder *builder, const char *at, const char *end)
{
    fz__slice label = take_word(&at, end, ' '), text = {at + 1, 0};
    bool numbered = label.bytes[0] != '-';

    fz__builder_task_open(
        builder, &(fz__task_entry){.label = numbered ? label : FZ_NO_SLICE, .number = numbered ? number_of(label) : 0});
    while (text.bytes + text.length < end && text.bytes[text.length] != '|')
        text.length++;
    fz__builder_text(builder, FZ_TEXT_PARAGRAPH, text, FZ_NO_SLICE, false, NULL);
    for (at = text.bytes + text.length; at < end;) {
        const char *list = at + 1;

        for (at = list; at < end && *at != '|';)
            at++;
        add_reading(builder, list, at);
    }
    fz__builder_task_close(builder);
}

static void add_section(fz__builder *builder, const char *at, const char *end, int *depth)
{
    int wanted = 0;
    fz__slice label;

    for (; *at == '='; at++)
        wanted++;
    for (; *depth >= wanted; --*depth)
        fz__builder_section_close(builder);
    label = take_word(&at, end, ' ');
    fz__builder_section_open(builder, &(fz__section_entry){.label = label, .number = number_of(label)});
    fz__builder_section_title(builder, take_word(&at, end, ' '), NULL);
    *depth = wanted;
}

fz_directive *sketch(const char *lines)
{
    fz__builder *builder = fz__builder_new(the_context(), "sketch");
    fz_directive *directive;
    const char *title = "意见"; /* clang does not want a literal in FZ_SLICE */
    int depth = 0;

    fz__builder_head(builder, &(fz__head_entry){.field = FZ_FIELD_TITLE, .text = FZ_SLICE(title)});
    fz__builder_part(builder, FZ_PART_BODY, NULL);
    while (*lines) {
        const char *end = strchr(lines, '\n');

        end = end ? end : lines + strlen(lines);
        if (*lines == '=')
            add_section(builder, lines, end, &depth);
        else
            add_task(builder, lines, end);
        lines = *end ? end + 1 : end;
    }
    for (; depth > 0; depth--)
        fz__builder_section_close(builder);
    cr_assert_eq(fz__builder_finish(builder, &directive, NULL), FZ_OK);
    fz__builder_free(builder);
    return directive;
}
