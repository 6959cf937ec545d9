#include "directive/vocabulary.h"

#define END_OF_ATTRIBUTES                 \
    {                                     \
        NULL, FZ_FORM_ANY, false, NULL, 0 \
    }
#define END_OF_CHILDREN     \
    {                       \
        -1, 0, false, false \
    }

static const char *const roles[] = {"lead", "cooperate", "responsible", NULL};
static const char *const periods[] = {"day", "week", "month", "quarter", "half-year", "year", NULL};

/* In the order of fz_requirement_kind and fz_bound, without their first. */
static const char *const kinds[] = {"frequency",   "recurring", "deadline", "precondition",
                                    "prohibition", "quantity",  NULL};
static const char *const bounds[] = {"least", "most", "exactly", "above", "below", NULL};
/* The days of a month; months are the first twelve. */
#define MONTHS "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"
static const char *const months[] = {MONTHS, NULL};
static const char *const days[] = {MONTHS, "13", "14", "15", "16", "17", "18", "19", "20", "21", "22",
                                   "23",   "24", "25", "26", "27", "28", "29", "30", "31", NULL};

static const fz__attribute_rule directive_attributes[] = {{"id", FZ_FORM_ID, false, NULL, 0},
                                                          {"region", FZ_FORM_TEXT, false, NULL, 0},
                                                          {"xml:lang", FZ_FORM_TEXT, false, NULL, 0},
                                                          END_OF_ATTRIBUTES};
static const fz__attribute_rule number_attributes[] = {{"word", FZ_FORM_TEXT, false, NULL, 0},
                                                       {"year", FZ_FORM_COUNT, false, NULL, 0},
                                                       {"serial", FZ_FORM_COUNT, false, NULL, 0},
                                                       END_OF_ATTRIBUTES};
static const fz__attribute_rule basis_attributes[] = {{"number", FZ_FORM_TEXT, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule section_attributes[] = {
    {"id", FZ_FORM_ID, true, NULL, 0},        {"n", FZ_FORM_COUNT, false, NULL, 0},
    {"label", FZ_FORM_TEXT, false, NULL, 0},  {"mark", FZ_FORM_ANY, false, NULL, 0},
    {"place", FZ_FORM_PLACE, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule task_attributes[] = {{"id", FZ_FORM_ID, true, NULL, 0},
                                                     {"n", FZ_FORM_COUNT, false, NULL, 0},
                                                     {"label", FZ_FORM_TEXT, false, NULL, 0},
                                                     {"mark", FZ_FORM_ANY, false, NULL, 0},
                                                     {"sic", FZ_FORM_BOOLEAN, false, NULL, 0},
                                                     {"place", FZ_FORM_PLACE, false, NULL, 0},
                                                     END_OF_ATTRIBUTES};
static const fz__attribute_rule p_attributes[] = {{"joined", FZ_FORM_BOOLEAN, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule field_attributes[] = {
    {"name", FZ_FORM_TEXT, true, NULL, 0}, {"joined", FZ_FORM_BOOLEAN, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule stated_attributes[] = {
    {"name", FZ_FORM_TEXT, false, NULL, 0}, {"joined", FZ_FORM_BOOLEAN, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule assign_attributes[] = {
    {"role", FZ_FORM_CHOICE, true, roles, 0},        {"rank", FZ_FORM_COUNT, true, NULL, 0},
    {"unit", FZ_FORM_TEXT, true, NULL, FZ_EUNIT},    {"full", FZ_FORM_TEXT, false, NULL, 0},
    {"collective", FZ_FORM_BOOLEAN, false, NULL, 0}, {"open", FZ_FORM_BOOLEAN, false, NULL, 0},
    {"place", FZ_FORM_PLACE, false, NULL, 0},        END_OF_ATTRIBUTES};
static const fz__attribute_rule due_attributes[] = {
    {"date", FZ_FORM_DATE, false, NULL, 0}, {"every", FZ_FORM_CHOICE, false, periods, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule person_attributes[] = {
    {"name", FZ_FORM_TEXT, true, NULL, 0}, {"office", FZ_FORM_TEXT, false, NULL, 0}, END_OF_ATTRIBUTES};
static const fz__attribute_rule require_attributes[] = {
    {"kind", FZ_FORM_CHOICE, true, kinds, 0},    {"at", FZ_FORM_NUMBER, true, NULL, 0},
    {"number", FZ_FORM_DECIMAL, false, NULL, 0}, {"unit", FZ_FORM_TEXT, false, NULL, 0},
    {"bound", FZ_FORM_CHOICE, false, bounds, 0}, {"every", FZ_FORM_CHOICE, false, periods, 0},
    {"month", FZ_FORM_CHOICE, false, months, 0}, {"day", FZ_FORM_CHOICE, false, days, 0},
    {"end", FZ_FORM_BOOLEAN, false, NULL, 0},    {"date", FZ_FORM_DATE, false, NULL, 0},
    {"place", FZ_FORM_PLACE, false, NULL, 0},    END_OF_ATTRIBUTES};
static const fz__attribute_rule no_attributes[] = {END_OF_ATTRIBUTES};

static const fz__child_rule directive_children[] = {
    {EL_HEAD, 0, true, false},      {EL_FRONT, 1, false, false},  {EL_COVER, 2, false, false},
    {EL_PREAMBLE, 3, false, false}, {EL_SECTION, 4, false, true}, {EL_TASK, 4, false, true},
    {EL_CLOSING, 5, false, false},  {EL_BACK, 6, false, false},   END_OF_CHILDREN};
static const fz__child_rule head_children[] = {{EL_TITLE, 0, false, false},       {EL_DOC_NUMBER, 1, false, false},
                                               {EL_ISSUER, 2, false, true},       {EL_ADDRESSEE, 3, false, true},
                                               {EL_SIGNED, 4, false, false},      {EL_PUBLISHED, 5, false, false},
                                               {EL_EFFECTIVE, 6, false, false},   {EL_REPEALED, 7, false, false},
                                               {EL_INDEX, 8, false, false},       {EL_KIND, 9, false, false},
                                               {EL_DISCLOSURE, 10, false, false}, {EL_BASIS, 11, false, true},
                                               {EL_ATTACHMENT, 12, false, true},  END_OF_CHILDREN};
static const fz__child_rule part_children[] = {{EL_P, 0, false, true}, {EL_FIELD, 0, false, true}, END_OF_CHILDREN};
static const fz__child_rule section_children[] = {{EL_SECTION_TITLE, 0, false, false},
                                                  {EL_P, 1, false, true},
                                                  {EL_FIELD, 1, false, true},
                                                  {EL_STATED, 1, false, true},
                                                  {EL_SECTION, 1, false, true},
                                                  {EL_TASK, 1, false, true},
                                                  END_OF_CHILDREN};
/* A task needs a <p> with text: the loader says so, with a message of its own (FZ_ENOTEXT). */
static const fz__child_rule task_children[] = {
    {EL_P, 0, false, true},   {EL_FIELD, 0, false, true},  {EL_STATED, 0, false, true},  {EL_ASSIGN, 0, false, true},
    {EL_DUE, 0, false, true}, {EL_PERSON, 0, false, true}, {EL_REQUIRE, 0, false, true}, END_OF_CHILDREN};

#define CONTAINER(name, attributes, children)                              \
    {                                                                      \
        name, FZ_CONTENT_ELEMENTS, true, FZ_FORM_ANY, attributes, children \
    }
#define VALUE(name, form, attributes)                        \
    {                                                        \
        name, FZ_CONTENT_TEXT, false, form, attributes, NULL \
    }
#define RUNNING(name, form, attributes)                     \
    {                                                       \
        name, FZ_CONTENT_TEXT, true, form, attributes, NULL \
    }
#define EMPTY(name, attributes)                                      \
    {                                                                \
        name, FZ_CONTENT_EMPTY, false, FZ_FORM_ANY, attributes, NULL \
    }

static const fz__element_rule elements[EL_COUNT] = {
    [EL_DIRECTIVE] = CONTAINER("directive", directive_attributes, directive_children),
    [EL_HEAD] = CONTAINER("head", no_attributes, head_children),
    [EL_TITLE] = VALUE("title", FZ_FORM_TEXT, no_attributes),
    [EL_DOC_NUMBER] = VALUE("docNumber", FZ_FORM_TEXT, number_attributes),
    [EL_ISSUER] = VALUE("issuer", FZ_FORM_TEXT, no_attributes),
    [EL_ADDRESSEE] = VALUE("addressee", FZ_FORM_TEXT, no_attributes),
    [EL_SIGNED] = VALUE("signed", FZ_FORM_DATE, no_attributes),
    [EL_PUBLISHED] = VALUE("published", FZ_FORM_DATE, no_attributes),
    [EL_EFFECTIVE] = VALUE("effective", FZ_FORM_DATE, no_attributes),
    [EL_REPEALED] = VALUE("repealed", FZ_FORM_DATE, no_attributes),
    [EL_INDEX] = VALUE("index", FZ_FORM_TEXT, no_attributes),
    [EL_KIND] = VALUE("kind", FZ_FORM_TEXT, no_attributes),
    [EL_DISCLOSURE] = VALUE("disclosure", FZ_FORM_TEXT, no_attributes),
    [EL_BASIS] = VALUE("basis", FZ_FORM_TEXT, basis_attributes),
    [EL_ATTACHMENT] = VALUE("attachment", FZ_FORM_TEXT, no_attributes),
    [EL_FRONT] = CONTAINER("front", no_attributes, part_children),
    [EL_COVER] = CONTAINER("cover", no_attributes, part_children),
    [EL_PREAMBLE] = CONTAINER("preamble", no_attributes, part_children),
    [EL_CLOSING] = CONTAINER("closing", no_attributes, part_children),
    [EL_BACK] = CONTAINER("back", no_attributes, part_children),
    [EL_SECTION] = CONTAINER("section", section_attributes, section_children),
    [EL_SECTION_TITLE] = RUNNING("title", FZ_FORM_TEXT, no_attributes),
    [EL_TASK] = CONTAINER("task", task_attributes, task_children),
    [EL_P] = RUNNING("p", FZ_FORM_ANY, p_attributes),
    [EL_FIELD] = RUNNING("field", FZ_FORM_ANY, field_attributes),
    [EL_STATED] = RUNNING("stated", FZ_FORM_ANY, stated_attributes),
    [EL_ASSIGN] = EMPTY("assign", assign_attributes),
    [EL_DUE] = VALUE("due", FZ_FORM_TEXT, due_attributes),
    [EL_PERSON] = EMPTY("person", person_attributes),
    [EL_REQUIRE] = VALUE("require", FZ_FORM_TEXT, require_attributes),
};

const fz__vocabulary fz__directive_vocabulary = {FZ__DIRECTIVE_SPACE, elements, EL_COUNT};
