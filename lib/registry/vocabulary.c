#include "registry/vocabulary.h"

#define END_OF_ATTRIBUTES                 \
    {                                     \
        NULL, FZ_FORM_ANY, false, NULL, 0 \
    }
#define END_OF_CHILDREN     \
    {                       \
        -1, 0, false, false \
    }

const char *const fz__body_kinds[] = {"other", "government",  "department", "township", "street",
                                      "party", "institution", "enterprise", "group",    NULL};
const char *const fz__levels[] = {"nation", "province", "city", "county", "township", "village", NULL};
const char *const fz__schemes[] = {"uscc", "organization", "region", NULL};
const char *const fz__succession_kinds[] = {"renamed", "merged", "split", "moved", NULL};

static const fz__attribute_rule registry_attributes[] = {{"id", FZ_FORM_ID, false, NULL, 0},
                                                         {"region", FZ_FORM_TEXT, false, NULL, 0},
                                                         {"xml:lang", FZ_FORM_TEXT, false, NULL, 0},
                                                         END_OF_ATTRIBUTES};
static const fz__attribute_rule source_attributes[] = {{"id", FZ_FORM_ID, true, NULL, 0},
                                                       {"date", FZ_FORM_DATE, false, NULL, 0},
                                                       {"href", FZ_FORM_TEXT, false, NULL, 0},
                                                       END_OF_ATTRIBUTES};
#define COMMON_ATTRIBUTES                                                                       \
    {"id", FZ_FORM_ID, true, NULL, 0}, {"level", FZ_FORM_CHOICE, false, fz__levels, 0},         \
        {"parent", FZ_FORM_ID, false, NULL, 0}, {"from", FZ_FORM_DATE, false, NULL, 0},         \
        {"until", FZ_FORM_DATE, false, NULL, 0}, {"verified", FZ_FORM_BOOLEAN, false, NULL, 0}, \
    {                                                                                           \
        "source", FZ_FORM_ID, false, NULL, 0                                                    \
    }
static const fz__attribute_rule body_attributes[] = {COMMON_ATTRIBUTES,
                                                     {"kind", FZ_FORM_CHOICE, true, fz__body_kinds, 0},
                                                     {"class", FZ_FORM_TEXT, false, NULL, 0},
                                                     END_OF_ATTRIBUTES};
static const fz__attribute_rule collective_attributes[] = {COMMON_ATTRIBUTES, END_OF_ATTRIBUTES};
static const fz__attribute_rule name_attributes[] = {{"verified", FZ_FORM_BOOLEAN, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule code_attributes[] = {{"scheme", FZ_FORM_CHOICE, true, fz__schemes, 0},
                                                     END_OF_ATTRIBUTES};
static const fz__attribute_rule link_attributes[] = {{"body", FZ_FORM_ID, true, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule all_attributes[] = {{"kind", FZ_FORM_CHOICE, false, fz__body_kinds, 0},
                                                    {"level", FZ_FORM_CHOICE, false, fz__levels, 0},
                                                    {"parent", FZ_FORM_ID, false, NULL, 0},
                                                    {"class", FZ_FORM_TEXT, false, NULL, 0},
                                                    END_OF_ATTRIBUTES};
static const fz__attribute_rule succession_attributes[] = {{"kind", FZ_FORM_CHOICE, true, fz__succession_kinds, 0},
                                                           {"date", FZ_FORM_DATE, true, NULL, 0},
                                                           {"verified", FZ_FORM_BOOLEAN, false, NULL, 0},
                                                           {"source", FZ_FORM_ID, false, NULL, 0},
                                                           END_OF_ATTRIBUTES};
static const fz__attribute_rule no_attributes[] = {END_OF_ATTRIBUTES};

static const fz__child_rule registry_children[] = {{EL_HEAD, 0, true, false},       {EL_SOURCE, 1, false, true},
                                                   {EL_BODY, 2, false, true},       {EL_COLLECTIVE, 3, false, true},
                                                   {EL_SUCCESSION, 4, false, true}, END_OF_CHILDREN};
static const fz__child_rule head_children[] = {{EL_TITLE, 0, true, false}, {EL_NOTE, 1, false, true}, END_OF_CHILDREN};
static const fz__child_rule body_children[] = {{EL_NAME, 0, true, false},  {EL_SHORT, 1, false, true},
                                               {EL_ALIAS, 2, false, true}, {EL_CODE, 3, false, true},
                                               {EL_NOTE, 4, false, true},  END_OF_CHILDREN};
static const fz__child_rule collective_children[] = {
    {EL_NAME, 0, true, false}, {EL_SHORT, 1, false, true},  {EL_ALIAS, 2, false, true}, {EL_MEMBER, 3, false, true},
    {EL_ALL, 4, false, true},  {EL_EXCEPT, 5, false, true}, {EL_NOTE, 6, false, true},  END_OF_CHILDREN};
static const fz__child_rule succession_children[] = {
    {EL_FROM, 0, true, true}, {EL_TO, 1, true, true}, {EL_NOTE, 2, false, true}, END_OF_CHILDREN};

#define CONTAINER(name, attributes, children)                              \
    {                                                                      \
        name, FZ_CONTENT_ELEMENTS, true, FZ_FORM_ANY, attributes, children \
    }
#define VALUE(name, attributes)                                      \
    {                                                                \
        name, FZ_CONTENT_TEXT, false, FZ_FORM_TEXT, attributes, NULL \
    }
#define EMPTY(name, attributes)                                      \
    {                                                                \
        name, FZ_CONTENT_EMPTY, false, FZ_FORM_ANY, attributes, NULL \
    }

static const fz__element_rule elements[EL_COUNT] = {
    [EL_REGISTRY] = CONTAINER("registry", registry_attributes, registry_children),
    [EL_HEAD] = CONTAINER("head", no_attributes, head_children),
    [EL_TITLE] = VALUE("title", no_attributes),
    [EL_SOURCE] = VALUE("source", source_attributes),
    [EL_BODY] = CONTAINER("body", body_attributes, body_children),
    [EL_COLLECTIVE] = CONTAINER("collective", collective_attributes, collective_children),
    [EL_NAME] = VALUE("name", name_attributes),
    [EL_SHORT] = VALUE("short", name_attributes),
    [EL_ALIAS] = VALUE("alias", name_attributes),
    [EL_CODE] = VALUE("code", code_attributes),
    [EL_MEMBER] = EMPTY("member", link_attributes),
    [EL_ALL] = EMPTY("all", all_attributes),
    [EL_EXCEPT] = EMPTY("except", link_attributes),
    [EL_SUCCESSION] = CONTAINER("succession", succession_attributes, succession_children),
    [EL_FROM] = EMPTY("from", link_attributes),
    [EL_TO] = EMPTY("to", link_attributes),
    [EL_NOTE] = VALUE("note", no_attributes),
};

const fz__vocabulary fz__registry_vocabulary = {FZ__REGISTRY_SPACE, elements, EL_COUNT};
