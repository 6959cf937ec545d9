#include "plan.h"

#include <string.h>

enum { PLAN, HEAD, NAME, NOTE, PART, STEP, P, WHO, END, ELEMENTS };

static const char *const kinds[] = {"lead", "cooperate", NULL};

#define ATTRIBUTES(...)                       \
    (const fz__attribute_rule[])              \
    {                                         \
        __VA_ARGS__,                          \
        {                                     \
            NULL, FZ_FORM_ANY, false, NULL, 0 \
        }                                     \
    }
#define CHILDREN(...)           \
    (const fz__child_rule[])    \
    {                           \
        __VA_ARGS__,            \
        {                       \
            -1, 0, false, false \
        }                       \
    }

static const fz__element_rule elements[ELEMENTS] = {
    [PLAN] = {"plan", FZ_CONTENT_ELEMENTS, true, FZ_FORM_ANY,
              ATTRIBUTES({"id", FZ_FORM_ID, false, NULL, 0}, {"when", FZ_FORM_DATE, false, NULL, 0},
                         {"xml:lang", FZ_FORM_TEXT, false, NULL, 0}),
              CHILDREN({HEAD, 0, true, false}, {PART, 1, false, true}, {STEP, 1, false, true}, {END, 2, false, false})},
    [HEAD] = {"head", FZ_CONTENT_ELEMENTS, false, FZ_FORM_ANY, NULL,
              CHILDREN({NAME, 0, true, false}, {NOTE, 1, false, true})},
    [NAME] = {"name", FZ_CONTENT_TEXT, false, FZ_FORM_TEXT, NULL, NULL},
    [NOTE] = {"note", FZ_CONTENT_TEXT, true, FZ_FORM_ANY, NULL, NULL},
    [PART] = {"part", FZ_CONTENT_ELEMENTS, true, FZ_FORM_ANY,
              ATTRIBUTES({"id", FZ_FORM_ID, true, NULL, 0}, {"n", FZ_FORM_COUNT, false, NULL, 0}),
              CHILDREN({P, 0, false, true}, {STEP, 0, false, true})},
    [STEP] = {"step", FZ_CONTENT_ELEMENTS, true, FZ_FORM_ANY,
              ATTRIBUTES({"kind", FZ_FORM_CHOICE, false, kinds, 0}, {"sure", FZ_FORM_BOOLEAN, false, NULL, 0},
                         {"place", FZ_FORM_PLACE, false, NULL, 0}, {"size", FZ_FORM_DECIMAL, false, NULL, 0},
                         {"min", FZ_FORM_NUMBER, false, NULL, 0}),
              CHILDREN({P, 0, true, true}, {WHO, 1, false, true})},
    [P] = {"p", FZ_CONTENT_TEXT, true, FZ_FORM_TEXT, NULL, NULL},
    [WHO] = {"who", FZ_CONTENT_EMPTY, false, FZ_FORM_ANY,
             ATTRIBUTES({"unit", FZ_FORM_TEXT, true, NULL, FZ_EUNIT}, {"rank", FZ_FORM_COUNT, true, NULL, 0}), NULL},
    [END] = {"end", FZ_CONTENT_TEXT, false, FZ_FORM_DATE, NULL, NULL},
};

const fz__vocabulary plan = {"urn:x:plan:1", elements, ELEMENTS};

static fz_status on_start(void *user, fz__xml_reader *reader, int element, const fz__values *values)
{
    plan_reading *seen = user;
    const fz__attribute_rule *rule = elements[element].attributes;

    fz__buffer_string(&seen->lines, "<");
    fz__buffer_string(&seen->lines, elements[element].name);
    for (size_t i = 0; rule && rule[i].name; i++) {
        if (!values->at[i].text)
            continue;
        fz__buffer_char(&seen->lines, ' ');
        fz__buffer_string(&seen->lines, rule[i].name);
        fz__buffer_char(&seen->lines, '=');
        fz__buffer_append(&seen->lines, values->at[i].text, values->at[i].length);
        fz__buffer_char(&seen->lines, '/');
        fz__buffer_number(&seen->lines, values->at[i].number);
    }
    if (values->foreign) {
        fz__buffer_string(&seen->lines, " foreign[");
        fz__buffer_string(&seen->lines, values->foreign);
        fz__buffer_char(&seen->lines, ']');
    }
    fz__buffer_char(&seen->lines, '\n');
    if (seen->fail_at && strcmp(seen->fail_at, elements[element].name) == 0)
        return fz__xml_fail(reader, FZ_ENOTEXT, NULL, FZ_ARGS("1"));
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_end(void *user, fz__xml_reader *reader, int element, const char *text, size_t length)
{
    plan_reading *seen = user;

    (void)reader;
    fz__buffer_char(&seen->lines, '/');
    fz__buffer_string(&seen->lines, elements[element].name);
    if (text) {
        fz__buffer_string(&seen->lines, " [");
        fz__buffer_append(&seen->lines, text, length);
        fz__buffer_string(&seen->lines, strlen(text) == length ? "]" : "] not terminated");
    }
    fz__buffer_char(&seen->lines, '\n');
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

static fz_status on_foreign(void *user, fz__xml_reader *reader, int element, const char *markup, size_t offset)
{
    plan_reading *seen = user;

    (void)reader;
    fz__buffer_string(&seen->lines, "foreign in ");
    fz__buffer_string(&seen->lines, elements[element].name);
    fz__buffer_char(&seen->lines, '@');
    fz__buffer_number(&seen->lines, offset);
    fz__buffer_string(&seen->lines, " [");
    fz__buffer_string(&seen->lines, markup);
    fz__buffer_string(&seen->lines, "]\n");
    return seen->lines.failed ? FZ_ENOMEM : FZ_OK;
}

const fz__vocabulary_handler plan_handler = {on_start, on_end, on_foreign};
