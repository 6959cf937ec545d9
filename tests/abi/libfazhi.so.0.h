/* FAZHI_0.1 */
/* clang-format off */
#ifndef FAZHI_H
#define FAZHI_H
#ifndef FAZHI_ANALYSIS_H
#define FAZHI_ANALYSIS_H
#ifndef FAZHI_COMMON_H
#define FAZHI_COMMON_H
#include <stddef.h>
#include <stdint.h>
#ifndef FAZHI_ERROR_CODES_H
#define FAZHI_ERROR_CODES_H
#include <stdint.h>
typedef int32_t fz_status;
enum {
    FZ_OK = 0,
    FZ_ENOMEM = 1,
    FZ_EINVAL = 2,
    FZ_ELIMIT = 4,
    FZ_ENOTFOUND = 5,
    FZ_EACCESS = 7,
    FZ_EISDIR = 8,
    FZ_EREAD = 10,
    FZ_EWRITE = 11,
    FZ_EENCODING = 13,
    FZ_EEMPTY = 14,
    FZ_EOVERFLOW = 16,
    FZ_EDECIMAL = 17,
    FZ_EXML = 30,
    FZ_EDOCTYPE = 31,
    FZ_EROOT = 33,
    FZ_EELEMENT = 34,
    FZ_EMISSING = 35,
    FZ_EATTRIBUTE = 37,
    FZ_EREQUIRED = 38,
    FZ_EVALUE = 40,
    FZ_ETEXT = 41,
    FZ_EREPEATED = 43,
    FZ_EORDER = 44,
    FZ_ETRUNCATED = 46,
    FZ_ETAG = 47,
    FZ_EENTITY = 49,
    FZ_ECHARACTER = 50,
    FZ_EPREFIX = 52,
    FZ_ELIBXML = 53,
    FZ_EDUPLICATE_ID = 60,
    FZ_EDUPLICATE_TASK = 61,
    FZ_ERANK = 63,
    FZ_EDATE = 64,
    FZ_EUNIT = 66,
    FZ_ENOTEXT = 67,
    FZ_EORDINAL = 69,
    FZ_EASSIGNED_TWICE = 70,
    FZ_EQUOTATION = 71,
    FZ_EQUOTATION_PLACE = 72,
    FZ_EREQUIREMENT_ORDER = 73,
    FZ_EMONTHDAY = 74,
    FZ_EROLE = 80,
    FZ_ECITATION = 81,
    FZ_EFORMAT = 83,
    FZ_ENODIRECTIVE = 100,
    FZ_ECHARSET = 110,
    FZ_FENCODING = 111,
    FZ_FUNDECODED = 113,
    FZ_FUNDECODED_MORE = 114,
    FZ_FNUL = 116,
    FZ_FPRIVATE_USE = 120,
    FZ_FZERO_WIDTH = 121,
    FZ_FCONTROL = 122,
    FZ_FPINYIN = 123,
    FZ_FDEBRIS = 125,
    FZ_FOPEN = 127,
    FZ_FUNIT = 128,
    FZ_FUNCLOSED = 129,
    FZ_FTRUNCATED = 130,
    FZ_FNUMBER = 131,
    FZ_FREPEATED = 132,
    FZ_FTWICE = 133,
    FZ_FNOUNITS = 134,
    FZ_FNOTITLE = 135,
    FZ_FFIRSTLEADS = 137,
    FZ_FACCOUNT = 138,
    FZ_FUNACCOUNTED = 139,
    FZ_FPERIOD = 140,
    FZ_FRECURS = 141,
    FZ_FEXTENT = 142,
    FZ_FTIMELIMIT = 143,
    FZ_FCONDITION = 144,
    FZ_FAMOUNT = 145,
    FZ_FBROKEN = 146,
    FZ_EREFERENCE = 200,
    FZ_ECYCLE = 201,
    FZ_EPERIOD = 202,
    FZ_ESUCCESSION = 203,
    FZ_EHANDOVER = 205,
    FZ_ECODE = 206,
    FZ_FAMBIGUOUS = 210,
    FZ_FUNRESOLVED = 211,
    FZ_FENDED = 213,
    FZ_FNOMEMBERS = 214,
    FZ_EWEIGHTS = 300,
    FZ_EPOINTS = 301,
    FZ_ESCALE = 302,
    FZ_EHOLLOW = 303,
    FZ_EMIXED = 304,
    FZ_ENEVER = 305,
    FZ_EOVERLAP = 306,
    FZ_ERANGE = 307,
    FZ_EINTERVAL = 308,
    FZ_ENEEDS = 309,
    FZ_EEXCLUDES = 310,
    FZ_EGRADE = 311,
    FZ_ECLASS = 312,
    FZ_ESEQUENCE = 313,
    FZ_ECLASSED_TWICE = 314,
    FZ_FGAP = 320,
    FZ_FCAP = 321,
    FZ_ECOLUMN = 330,
    FZ_EROW = 331,
    FZ_EQUOTE = 332,
    FZ_EFIELD = 333,
    FZ_ENOFIELD = 334,
    FZ_ERECORD = 335,
    FZ_EWITHDRAWAL = 336,
    FZ_EDAYS = 337,
    FZ_EBINDING = 350,
    FZ_EVALUES = 351,
    FZ_ETIE = 352,
    FZ_ENEGATIVE = 353,
    FZ_ETOOBIG = 354,
    FZ_ECANCELLED = 355,
    FZ_ECOLUMNS = 356,
    FZ_FUNUSED = 360,
    FZ_FMISSING = 361,
    FZ_FNOBAND = 362,
    FZ_FJUDGED = 363,
    FZ_FEVIDENCE = 364,
    FZ_FNODUE = 365,
    FZ_FNOGRADE = 366,
    FZ_FQUOTA = 367,
    FZ_FGRADEGAP = 368,
    FZ_FUNDEFINED = 369,
    FZ_FNEGATIVE = 370,
    FZ_FNOSCORE = 371,
    FZ_FABOUT = 372,
    FZ_FNOSHARE = 373,
    FZ_FNAMED = 374,
    FZ_FQUOTAMISSED = 375,
    FZ_EWHATIF = 376,
    FZ_FLATER = 377,
    FZ_FQUOTAOVER = 378,
    FZ_FEVERY = 379,
    FZ_FMARK = 384,
    FZ_FSAME = 385,
    FZ_FNOBODY = 386,
    FZ_ESTAGE_ORDER = 390,
    FZ_ESTAGE = 391,
    FZ_ESTATE = 392,
    FZ_ESTATE_TWICE = 393,
    FZ_EDAY_TWICE = 394,
    FZ_FSTATE = 400,
    FZ_FTRANSITION = 401,
    FZ_FEXTENSION = 402,
    FZ_FSTRAY = 403,
    FZ_FNODAY = 404,
    FZ_EAKNORDER = 420,
    FZ_EAKNLEFT = 421,
    FZ_EAKNMARK = 422,
    FZ_EAKNNUMBER = 423,
    FZ_EAKNPIECES = 424,
    FZ_FAKNROLE = 425,
    FZ_FAKNLEFT = 426,
    FZ_FAKNGUESS = 427,
    FZ_FAKNREPEATED = 428,
    FZ_EJSON = 440,
    FZ_EJSONKEY = 441,
    FZ_EJSONTWICE = 442,
    FZ_EJSONTYPE = 443,
    FZ_EJSONMISSING = 444,
    FZ_EJSONVALUE = 445,
    FZ_EJSONDISAGREE = 446,
    FZ_EJSONREFERENCE = 447,
    FZ_EJSONPLACED = 448,
    FZ_FJSONFOREIGN = 449,
    FZ_EUNKNOWN_UNIT = 450,
    FZ_EMEMBER = 460,
    FZ_ENOMEMBER = 461
};
#endif
#if defined(__GNUC__) || defined(__clang__)
#define FZ_API __attribute__((visibility("default")))
#else
#define FZ_API
#endif
#ifdef __cplusplus
extern "C" {
#endif
#define FZ_VERSION_MAJOR 0
#define FZ_VERSION_MINOR 1
#define FZ_VERSION_PATCH 0
FZ_API const char *fz_version(void);
typedef ptrdiff_t (*fz_read_fn)(void *user, void *buffer, size_t capacity);
typedef int (*fz_write_fn)(void *user, const void *bytes, size_t count);
typedef struct fz_directive fz_directive;
typedef struct fz_section fz_section;
typedef struct fz_task fz_task;
typedef struct fz_unit fz_unit;
typedef struct fz_assignment fz_assignment;
typedef struct fz_requirement fz_requirement;
typedef struct fz_context fz_context;
typedef struct fz_error fz_error;
typedef struct fz_finding fz_finding;
typedef struct fz_query fz_query;
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_DECIMAL_H
#define FAZHI_DECIMAL_H
#ifdef __cplusplus
extern "C" {
#endif
typedef int64_t fz_decimal;
#define FZ_DECIMAL_ONE INT64_C(1000000)
typedef enum fz_rounding {
    FZ_ROUND_HALF_AWAY = 0,
    FZ_ROUND_HALF_EVEN = 1,
    FZ_ROUND_TRUNCATE = 2,
    FZ_ROUND_FLOOR = 3,
    FZ_ROUND_CEILING = 4
} fz_rounding;
FZ_API fz_status fz_decimal_parse(const char *text, fz_decimal *decimal);
FZ_API size_t fz_decimal_format(fz_decimal decimal, char *text, size_t capacity);
FZ_API size_t fz_decimal_format_places(fz_decimal decimal, unsigned places, fz_rounding rounding, char *text,
                                       size_t capacity);
FZ_API fz_status fz_decimal_round(fz_decimal decimal, unsigned places, fz_rounding rounding, fz_decimal *result);
FZ_API double fz_decimal_to_double(fz_decimal decimal);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_ERROR_H
#define FAZHI_ERROR_H
#ifndef FAZHI_CONTEXT_H
#define FAZHI_CONTEXT_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_allocator {
    size_t size;
    void *(*alloc)(void *user, size_t count);
    void (*release)(void *user, void *memory, size_t count);
    void *user;
} fz_allocator;
typedef enum fz_severity {
    FZ_SEVERITY_NOTE = 1,
    FZ_SEVERITY_WARNING = 2,
    FZ_SEVERITY_ERROR = 3
} fz_severity;
typedef enum fz_language {
    FZ_LANGUAGE_ZH = 0,
    FZ_LANGUAGE_EN = 1
} fz_language;
typedef enum fz_limit {
    FZ_LIMIT_BYTES = 0,
    FZ_LIMIT_DEPTH = 1,
    FZ_LIMIT_TASKS = 2,
    FZ_LIMIT_NAME = 3,
    FZ_LIMIT_ERRORS = 4,
    FZ_LIMIT_ATTRIBUTES = 5,
    FZ_LIMIT_RECORDS = 6,
    FZ_LIMIT_COUNT_ = 7
} fz_limit;
typedef void (*fz_log_fn)(void *user, fz_severity severity, const char *message);
FZ_API fz_status fz_context_new(const fz_allocator *allocator, fz_context **context);
FZ_API fz_context *fz_context_ref(fz_context *context);
FZ_API void fz_context_unref(fz_context *context);
FZ_API fz_status fz_context_set_language(fz_context *context, fz_language language);
FZ_API fz_language fz_context_language(const fz_context *context);
FZ_API fz_status fz_context_set_log(fz_context *context, fz_log_fn log, void *user);
FZ_API fz_status fz_context_set_limit(fz_context *context, fz_limit limit, uint64_t value);
FZ_API uint64_t fz_context_limit(const fz_context *context, fz_limit limit);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_place {
    size_t size;
    uint64_t line;
    uint64_t column;
    uint64_t offset;
    uint64_t length;
} fz_place;
FZ_API const char *fz_status_name(fz_status status);
FZ_API void fz_error_free(fz_error *error);
FZ_API fz_status fz_error_status(const fz_error *error);
FZ_API const char *fz_error_message(const fz_error *error);
FZ_API const char *fz_error_source(const fz_error *error);
FZ_API void fz_error_place(const fz_error *error, fz_place *place);
FZ_API const char *fz_error_path(const fz_error *error);
FZ_API const fz_error *fz_error_next(const fz_error *error);
FZ_API fz_severity fz_finding_severity(const fz_finding *finding);
FZ_API fz_status fz_finding_status(const fz_finding *finding);
FZ_API const char *fz_finding_message(const fz_finding *finding);
FZ_API void fz_finding_place(const fz_finding *finding, fz_place *place);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_REPORT_H
#define FAZHI_REPORT_H
#ifndef FAZHI_DATE_H
#define FAZHI_DATE_H
#ifdef __cplusplus
extern "C" {
#endif
typedef int32_t fz_date;
FZ_API fz_date fz_date_make(int year, int month, int day);
FZ_API fz_date fz_date_parse(const char *text);
FZ_API size_t fz_date_format(fz_date date, char *text, size_t capacity);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_DIRECTIVE_H
#define FAZHI_DIRECTIVE_H
#ifdef __cplusplus
extern "C" {
#endif
typedef enum fz_field {
    FZ_FIELD_TITLE = 0,
    FZ_FIELD_DOC_NUMBER = 1,
    FZ_FIELD_ISSUER = 2,
    FZ_FIELD_ADDRESSEE = 3,
    FZ_FIELD_SIGNED = 4,
    FZ_FIELD_PUBLISHED = 5,
    FZ_FIELD_EFFECTIVE = 6,
    FZ_FIELD_REPEALED = 7,
    FZ_FIELD_INDEX = 8,
    FZ_FIELD_KIND = 9,
    FZ_FIELD_DISCLOSURE = 10,
    FZ_FIELD_BASIS = 11,
    FZ_FIELD_ATTACHMENT = 12,
    FZ_FIELD_COUNT_ = 13
} fz_field;
typedef enum fz_part {
    FZ_PART_FRONT = 0,
    FZ_PART_COVER = 1,
    FZ_PART_PREAMBLE = 2,
    FZ_PART_BODY = 3,
    FZ_PART_CLOSING = 4,
    FZ_PART_BACK = 5,
    FZ_PART_COUNT_ = 6
} fz_part;
typedef enum fz_role {
    FZ_ROLE_LEAD = 1,
    FZ_ROLE_COOPERATE = 2,
    FZ_ROLE_RESPONSIBLE = 4,
    FZ_ROLE_FIRST_LEAD = 8,
    FZ_ROLE_JOINT_LEAD = 16,
    FZ_ROLE_ANY = 7
} fz_role;
typedef enum fz_unit_kind {
    FZ_UNIT_OTHER = 0,
    FZ_UNIT_DEPARTMENT = 1,
    FZ_UNIT_TOWNSHIP = 2,
    FZ_UNIT_COLLECTIVE = 3,
    FZ_UNIT_GOVERNMENT = 4
} fz_unit_kind;
FZ_API fz_status fz_directive_load_builtin(fz_context *context, fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_load_path(fz_context *context, const char *path, fz_directive **directive,
                                        fz_error **error);
FZ_API fz_status fz_directive_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                          fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                            fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_save_path(const fz_directive *directive, const char *path, fz_error **error);
FZ_API fz_status fz_directive_save_memory(const fz_directive *directive, char *bytes, size_t capacity, size_t *count,
                                          fz_error **error);
FZ_API fz_status fz_directive_save_callback(const fz_directive *directive, fz_write_fn write, void *user,
                                            fz_error **error);
FZ_API fz_directive *fz_directive_ref(fz_directive *directive);
FZ_API void fz_directive_unref(fz_directive *directive);
FZ_API int fz_directive_equal(const fz_directive *a, const fz_directive *b);
FZ_API const char *fz_directive_id(const fz_directive *directive);
FZ_API const char *fz_directive_region(const fz_directive *directive);
FZ_API const char *fz_directive_source(const fz_directive *directive);
FZ_API const char *fz_directive_title(const fz_directive *directive);
FZ_API size_t fz_directive_field_count(const fz_directive *directive, fz_field field);
FZ_API const char *fz_directive_field(const fz_directive *directive, fz_field field, size_t index);
FZ_API fz_date fz_directive_day(const fz_directive *directive, fz_field field);
FZ_API const char *fz_directive_basis_number(const fz_directive *directive, size_t index);
FZ_API const char *fz_directive_doc_number_parts(const fz_directive *directive, uint32_t *year, uint32_t *serial);
FZ_API size_t fz_directive_paragraph_count(const fz_directive *directive, fz_part part);
FZ_API const char *fz_directive_paragraph(const fz_directive *directive, fz_part part, size_t index);
FZ_API size_t fz_directive_finding_count(const fz_directive *directive);
FZ_API const fz_finding *fz_directive_finding(const fz_directive *directive, size_t index);
FZ_API size_t fz_directive_section_count(const fz_directive *directive);
FZ_API const fz_section *fz_directive_section(const fz_directive *directive, size_t index);
FZ_API fz_directive *fz_section_directive(const fz_section *section);
FZ_API const char *fz_section_id(const fz_section *section);
FZ_API const char *fz_section_label(const fz_section *section);
FZ_API const char *fz_section_mark(const fz_section *section);
FZ_API uint32_t fz_section_number(const fz_section *section);
FZ_API const char *fz_section_title(const fz_section *section);
FZ_API const fz_section *fz_section_parent(const fz_section *section);
FZ_API size_t fz_section_paragraph_count(const fz_section *section);
FZ_API const char *fz_section_paragraph(const fz_section *section, size_t index);
FZ_API size_t fz_section_task_count(const fz_section *section);
FZ_API const fz_task *fz_section_task(const fz_section *section, size_t index);
FZ_API void fz_section_place(const fz_section *section, fz_place *place);
FZ_API size_t fz_directive_task_count(const fz_directive *directive);
FZ_API const fz_task *fz_directive_task(const fz_directive *directive, size_t index);
FZ_API const fz_task *fz_directive_task_by_id(const fz_directive *directive, const char *id);
FZ_API fz_directive *fz_task_directive(const fz_task *task);
FZ_API size_t fz_task_index(const fz_task *task);
FZ_API const char *fz_task_id(const fz_task *task);
FZ_API const char *fz_task_label(const fz_task *task);
FZ_API const char *fz_task_mark(const fz_task *task);
FZ_API uint32_t fz_task_number(const fz_task *task);
FZ_API const char *fz_task_text(const fz_task *task);
FZ_API const fz_section *fz_task_section(const fz_task *task);
FZ_API size_t fz_task_assignment_count(const fz_task *task);
FZ_API const fz_assignment *fz_task_assignment(const fz_task *task, size_t index);
FZ_API int fz_task_is_open_ended(const fz_task *task);
FZ_API size_t fz_task_due_count(const fz_task *task);
FZ_API const char *fz_task_due_text(const fz_task *task, size_t index);
FZ_API fz_date fz_task_due_day(const fz_task *task, size_t index);
FZ_API const char *fz_task_due_every(const fz_task *task, size_t index);
FZ_API size_t fz_task_person_count(const fz_task *task);
FZ_API const char *fz_task_person_name(const fz_task *task, size_t index);
FZ_API const char *fz_task_person_office(const fz_task *task, size_t index);
FZ_API size_t fz_task_field_count(const fz_task *task);
FZ_API const char *fz_task_field_name(const fz_task *task, size_t index);
FZ_API const char *fz_task_field_text(const fz_task *task, size_t index);
FZ_API void fz_task_place(const fz_task *task, fz_place *place);
FZ_API const fz_task *fz_assignment_task(const fz_assignment *assignment);
FZ_API const fz_unit *fz_assignment_unit(const fz_assignment *assignment);
FZ_API fz_role fz_assignment_role(const fz_assignment *assignment);
FZ_API uint32_t fz_assignment_rank(const fz_assignment *assignment);
FZ_API int fz_assignment_is_open(const fz_assignment *assignment);
FZ_API int fz_assignment_is_collective(const fz_assignment *assignment);
FZ_API const char *fz_assignment_full_name(const fz_assignment *assignment);
FZ_API void fz_assignment_place(const fz_assignment *assignment, fz_place *place);
FZ_API size_t fz_directive_unit_count(const fz_directive *directive);
FZ_API const fz_unit *fz_directive_unit(const fz_directive *directive, size_t index);
FZ_API const fz_unit *fz_directive_unit_by_name(const fz_directive *directive, const char *name);
FZ_API const char *fz_unit_name(const fz_unit *unit);
FZ_API fz_unit_kind fz_unit_kind_of(const fz_unit *unit);
FZ_API size_t fz_unit_task_count(const fz_unit *unit, uint32_t roles);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_LEDGER_H
#define FAZHI_LEDGER_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_ledger fz_ledger;
typedef struct fz_record fz_record;
typedef struct fz_stage fz_stage;
typedef enum fz_record_text_kind {
    FZ_RECORD_ID = 0,
    FZ_RECORD_UNIT = 1,
    FZ_RECORD_ITEM = 2,
    FZ_RECORD_EVENT = 3,
    FZ_RECORD_MATTER = 4,
    FZ_RECORD_MARK = 5,
    FZ_RECORD_RATER = 6,
    FZ_RECORD_GROUP = 7,
    FZ_RECORD_REPORTER = 8,
    FZ_RECORD_DOCUMENT = 9,
    FZ_RECORD_EVIDENCE = 10,
    FZ_RECORD_NOTE = 11,
    FZ_RECORD_REASON = 12,
    FZ_RECORD_TEXT_COUNT_ = 13
} fz_record_text_kind;
typedef enum fz_record_day_kind {
    FZ_RECORD_DATE = 0,
    FZ_RECORD_DUE = 1,
    FZ_RECORD_DEADLINE = 2,
    FZ_RECORD_RECTIFIED = 3,
    FZ_RECORD_RECORDED = 4,
    FZ_RECORD_DAY_COUNT_ = 5
} fz_record_day_kind;
typedef enum fz_record_state {
    FZ_RECORD_IN_FORCE = 0,
    FZ_RECORD_CORRECTED = 1,
    FZ_RECORD_WITHDRAWN = 2,
    FZ_RECORD_UNKNOWN = 3
} fz_record_state;
typedef struct fz_record_values {
    size_t size;
    const char *id;
    const char *unit;
    const char *item;
    const char *event;
    const char *matter;
    const char *mark;
    const char *rater;
    const char *group;
    const char *reporter;
    const char *document;
    const char *evidence;
    const char *note;
    fz_decimal value;
    uint32_t has_value;
    uint32_t heads;
    fz_date date;
    fz_date due;
    fz_date deadline;
    fz_date rectified;
    fz_date recorded;
    uint32_t reserved;
} fz_record_values;
#define FZ_RECORD_VALUES_INIT                                                                                         \
    {                                                                                                                 \
        sizeof(fz_record_values), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, \
            0, 0, 0, 0, 0                                                                                             \
    }
typedef struct fz_stage_values {
    size_t size;
    const char *id;
    const char *unit;
    const char *item;
    const char *name;
    const char *reporter;
    const char *document;
    const char *evidence;
    const char *note;
    const char *corrects;
    const char *reason;
    fz_date from;
    fz_date until;
    fz_date recorded;
    uint32_t reserved;
} fz_stage_values;
#define FZ_STAGE_VALUES_INIT                                                                            \
    {                                                                                                   \
        sizeof(fz_stage_values), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0 \
    }
typedef enum fz_stage_text_kind {
    FZ_STAGE_ID = 0,
    FZ_STAGE_UNIT = 1,
    FZ_STAGE_ITEM = 2,
    FZ_STAGE_NAME = 3,
    FZ_STAGE_REPORTER = 4,
    FZ_STAGE_DOCUMENT = 5,
    FZ_STAGE_EVIDENCE = 6,
    FZ_STAGE_NOTE = 7,
    FZ_STAGE_REASON = 8,
    FZ_STAGE_TEXT_COUNT_ = 9
} fz_stage_text_kind;
typedef enum fz_stage_day_kind {
    FZ_STAGE_FROM = 0,
    FZ_STAGE_UNTIL = 1,
    FZ_STAGE_RECORDED = 2,
    FZ_STAGE_DAY_COUNT_ = 3
} fz_stage_day_kind;
#define FZ_LEDGER_LENIENT 1u
FZ_API fz_status fz_ledger_new(fz_context *context, fz_ledger **ledger, fz_error **error);
FZ_API fz_status fz_ledger_load_path(fz_context *context, const char *path, const char *encoding, uint32_t flags,
                                     fz_ledger **ledger, fz_error **error);
FZ_API fz_status fz_ledger_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                       const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error);
FZ_API fz_status fz_ledger_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                         const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error);
FZ_API fz_status fz_ledger_read_path(fz_ledger *ledger, const char *path, const char *encoding, uint32_t flags,
                                     fz_error **error);
FZ_API fz_status fz_ledger_read_memory(fz_ledger *ledger, const char *bytes, size_t count, const char *source,
                                       const char *encoding, uint32_t flags, fz_error **error);
FZ_API fz_status fz_ledger_read_callback(fz_ledger *ledger, fz_read_fn read, void *user, const char *source,
                                         const char *encoding, uint32_t flags, fz_error **error);
FZ_API fz_status fz_ledger_append(fz_ledger *ledger, const fz_ledger *other, fz_error **error);
FZ_API fz_status fz_ledger_save_path(const fz_ledger *ledger, const char *path, fz_error **error);
FZ_API fz_status fz_ledger_save_memory(const fz_ledger *ledger, char *bytes, size_t capacity, size_t *count,
                                       fz_error **error);
FZ_API fz_status fz_ledger_save_callback(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_ledger_save_csv(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_ledger_save_json(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_ledger *fz_ledger_ref(fz_ledger *ledger);
FZ_API void fz_ledger_unref(fz_ledger *ledger);
FZ_API int fz_ledger_equal(const fz_ledger *a, const fz_ledger *b);
FZ_API fz_status fz_ledger_add(fz_ledger *ledger, const fz_record_values *values, const fz_record **record,
                               fz_error **error);
FZ_API fz_status fz_ledger_correct(fz_ledger *ledger, const char *id, const fz_record_values *values,
                                   const char *reason, const fz_record **record, fz_error **error);
FZ_API fz_status fz_ledger_withdraw(fz_ledger *ledger, const char *id, fz_date recorded, const char *reporter,
                                    const char *reason, fz_error **error);
FZ_API fz_status fz_ledger_add_stage(fz_ledger *ledger, const fz_stage_values *values, const fz_stage **stage,
                                     fz_error **error);
FZ_API fz_status fz_ledger_set_title(fz_ledger *ledger, const char *title, fz_error **error);
FZ_API const char *fz_ledger_id(const fz_ledger *ledger);
FZ_API const char *fz_ledger_title(const fz_ledger *ledger);
FZ_API size_t fz_ledger_record_count(const fz_ledger *ledger);
FZ_API const fz_record *fz_ledger_record(const fz_ledger *ledger, size_t index);
FZ_API const fz_record *fz_ledger_record_by_id(const fz_ledger *ledger, const char *id);
FZ_API size_t fz_ledger_finding_count(const fz_ledger *ledger);
FZ_API const fz_finding *fz_ledger_finding(const fz_ledger *ledger, size_t index);
FZ_API const char *fz_record_text(const fz_record *record, fz_record_text_kind kind);
FZ_API fz_date fz_record_day(const fz_record *record, fz_record_day_kind kind);
FZ_API int fz_record_value(const fz_record *record, fz_decimal *value);
FZ_API uint32_t fz_record_heads(const fz_record *record);
FZ_API void fz_record_place(const fz_record *record, fz_place *place);
FZ_API const char *fz_record_source(const fz_record *record);
FZ_API fz_record_state fz_record_state_on(const fz_record *record, fz_date known);
FZ_API const fz_record *fz_record_replaces(const fz_record *record);
FZ_API const fz_record *fz_record_replaced_by(const fz_record *record);
FZ_API int fz_record_withdrawal(const fz_record *record, fz_date *recorded, const char **reporter, const char **reason);
FZ_API size_t fz_ledger_stage_count(const fz_ledger *ledger);
FZ_API const fz_stage *fz_ledger_stage(const fz_ledger *ledger, size_t index);
FZ_API const fz_stage *fz_ledger_stage_by_id(const fz_ledger *ledger, const char *id);
FZ_API const char *fz_stage_text(const fz_stage *stage, fz_stage_text_kind kind);
FZ_API fz_date fz_stage_day(const fz_stage *stage, fz_stage_day_kind kind);
FZ_API fz_record_state fz_stage_state_on(const fz_stage *stage, fz_date known);
FZ_API const fz_stage *fz_stage_replaces(const fz_stage *stage);
FZ_API int fz_stage_withdrawal(const fz_stage *stage, fz_date *recorded, const char **reporter, const char **reason);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_REGISTRY_H
#define FAZHI_REGISTRY_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_registry fz_registry;
typedef struct fz_body fz_body;
typedef struct fz_succession fz_succession;
typedef enum fz_body_kind {
    FZ_BODY_OTHER = 0,
    FZ_BODY_GOVERNMENT = 1,
    FZ_BODY_DEPARTMENT = 2,
    FZ_BODY_TOWNSHIP = 3,
    FZ_BODY_STREET = 4,
    FZ_BODY_PARTY = 5,
    FZ_BODY_INSTITUTION = 6,
    FZ_BODY_ENTERPRISE = 7,
    FZ_BODY_GROUP = 8,
    FZ_BODY_COLLECTIVE = 9
} fz_body_kind;
typedef enum fz_succession_kind {
    FZ_SUCCESSION_RENAMED = 0,
    FZ_SUCCESSION_MERGED = 1,
    FZ_SUCCESSION_SPLIT = 2,
    FZ_SUCCESSION_MOVED = 3
} fz_succession_kind;
typedef enum fz_reason {
    FZ_REASON_NAME = 1,
    FZ_REASON_SHORT = 2,
    FZ_REASON_ALIAS = 3,
    FZ_REASON_PREFIX = 4,
    FZ_REASON_FOLDED = 5,
    FZ_REASON_SUCCESSOR = 6
} fz_reason;
#define FZ_MATCHES_MAX 64
typedef struct fz_match {
    size_t size;
    const fz_body *body;
    const fz_body *via;
    int32_t reason;
    int32_t verified;
} fz_match;
FZ_API fz_status fz_registry_load_builtin(fz_context *context, fz_registry **registry, fz_error **error);
FZ_API fz_status fz_registry_load_path(fz_context *context, const char *path, fz_registry **registry, fz_error **error);
FZ_API fz_status fz_registry_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                         fz_registry **registry, fz_error **error);
FZ_API fz_status fz_registry_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                           fz_registry **registry, fz_error **error);
FZ_API fz_status fz_registry_save_path(const fz_registry *registry, const char *path, fz_error **error);
FZ_API fz_status fz_registry_save_memory(const fz_registry *registry, char *bytes, size_t capacity, size_t *count,
                                         fz_error **error);
FZ_API fz_status fz_registry_save_callback(const fz_registry *registry, fz_write_fn write, void *user,
                                           fz_error **error);
FZ_API fz_status fz_registry_save_json(const fz_registry *registry, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_registry *fz_registry_ref(fz_registry *registry);
FZ_API void fz_registry_unref(fz_registry *registry);
FZ_API int fz_registry_equal(const fz_registry *a, const fz_registry *b);
FZ_API const char *fz_registry_title(const fz_registry *registry);
FZ_API const char *fz_registry_region(const fz_registry *registry);
FZ_API size_t fz_registry_body_count(const fz_registry *registry);
FZ_API const fz_body *fz_registry_body(const fz_registry *registry, size_t index);
FZ_API const fz_body *fz_registry_body_by_id(const fz_registry *registry, const char *id);
FZ_API const char *fz_body_id(const fz_body *body);
FZ_API const char *fz_body_name(const fz_body *body);
FZ_API size_t fz_body_alias_count(const fz_body *body);
FZ_API const char *fz_body_alias(const fz_body *body, size_t index, int32_t *reason);
FZ_API fz_body_kind fz_body_kind_of(const fz_body *body);
FZ_API const char *fz_body_level(const fz_body *body);
FZ_API const char *fz_body_class(const fz_body *body);
FZ_API const fz_body *fz_body_parent(const fz_body *body);
FZ_API fz_date fz_body_from(const fz_body *body);
FZ_API fz_date fz_body_until(const fz_body *body);
FZ_API const char *fz_body_code(const fz_body *body, const char *scheme);
FZ_API const char *fz_body_source(const fz_body *body);
FZ_API int fz_body_is_verified(const fz_body *body);
FZ_API size_t fz_registry_finding_count(const fz_registry *registry);
FZ_API const fz_finding *fz_registry_finding(const fz_registry *registry, size_t index);
FZ_API size_t fz_registry_succession_count(const fz_registry *registry);
FZ_API const fz_succession *fz_registry_succession(const fz_registry *registry, size_t index);
FZ_API fz_succession_kind fz_succession_kind_of(const fz_succession *succession);
FZ_API fz_date fz_succession_date(const fz_succession *succession);
FZ_API const fz_body *fz_succession_from(const fz_succession *succession, size_t index);
FZ_API const fz_body *fz_succession_to(const fz_succession *succession, size_t index);
FZ_API const char *fz_succession_source(const fz_succession *succession);
FZ_API int fz_succession_is_verified(const fz_succession *succession);
FZ_API size_t fz_registry_resolve(const fz_registry *registry, const char *name, fz_date date,
                                  const fz_directive *directive, fz_match *matches, size_t capacity);
FZ_API size_t fz_body_successors(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity);
FZ_API size_t fz_body_members(const fz_body *body, fz_date date, const fz_body **bodies, size_t capacity);
FZ_API size_t fz_registry_suggest(const fz_registry *registry, const char *name, const fz_body **bodies,
                                  size_t capacity);
typedef void (*fz_unit_finding_fn)(void *user, const fz_unit *unit, const fz_finding *finding);
FZ_API fz_status fz_registry_check_directive(const fz_registry *registry, const fz_directive *directive, fz_date date,
                                             fz_unit_finding_fn report, void *user, size_t *count, fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_SCHEME_H
#define FAZHI_SCHEME_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_scheme fz_scheme;
typedef struct fz_indicator fz_indicator;
FZ_API fz_status fz_scheme_load_builtin(fz_context *context, fz_scheme **scheme, fz_error **error);
FZ_API fz_status fz_scheme_load_path(fz_context *context, const char *path, fz_scheme **scheme, fz_error **error);
FZ_API fz_status fz_scheme_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                       fz_scheme **scheme, fz_error **error);
FZ_API fz_status fz_scheme_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                         fz_scheme **scheme, fz_error **error);
FZ_API fz_status fz_scheme_save_path(const fz_scheme *scheme, const char *path, fz_error **error);
FZ_API fz_status fz_scheme_save_memory(const fz_scheme *scheme, char *bytes, size_t capacity, size_t *count,
                                       fz_error **error);
FZ_API fz_status fz_scheme_save_callback(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_scheme_save_json(const fz_scheme *scheme, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_scheme *fz_scheme_ref(fz_scheme *scheme);
FZ_API void fz_scheme_unref(fz_scheme *scheme);
FZ_API int fz_scheme_equal(const fz_scheme *a, const fz_scheme *b);
FZ_API const char *fz_scheme_id(const fz_scheme *scheme);
FZ_API const char *fz_scheme_title(const fz_scheme *scheme);
FZ_API size_t fz_scheme_total_count(const fz_scheme *scheme);
FZ_API const fz_indicator *fz_scheme_total(const fz_scheme *scheme, size_t index);
FZ_API const fz_indicator *fz_scheme_indicator_by_id(const fz_scheme *scheme, const char *id);
FZ_API size_t fz_scheme_finding_count(const fz_scheme *scheme);
FZ_API const fz_finding *fz_scheme_finding(const fz_scheme *scheme, size_t index);
FZ_API const char *fz_indicator_id(const fz_indicator *indicator);
FZ_API const char *fz_indicator_name(const fz_indicator *indicator);
FZ_API const char *fz_indicator_standard(const fz_indicator *indicator);
FZ_API const char *fz_indicator_proof(const fz_indicator *indicator);
FZ_API int fz_indicator_points(const fz_indicator *indicator, fz_decimal *points);
FZ_API int fz_indicator_weight(const fz_indicator *indicator, fz_decimal *weight);
FZ_API const fz_indicator *fz_indicator_parent(const fz_indicator *indicator);
FZ_API size_t fz_indicator_child_count(const fz_indicator *indicator);
FZ_API const fz_indicator *fz_indicator_child(const fz_indicator *indicator, size_t index);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_report fz_report;
typedef struct fz_result fz_result;
typedef struct fz_item fz_item;
typedef struct fz_step fz_step;
typedef enum fz_standing {
    FZ_STANDING_RANKED = 0,
    FZ_STANDING_UNRANKED = 1,
    FZ_STANDING_NOTHING = 2,
    FZ_STANDING_COVERAGE = 3
} fz_standing;
typedef enum fz_applies {
    FZ_APPLIES = 0,
    FZ_APPLIES_CLASS = 1,
    FZ_APPLIES_BEARING = 2,
    FZ_APPLIES_RECORD = 3,
    FZ_APPLIES_MISSING = 4,
    FZ_APPLIES_NOTHING = 5
} fz_applies;
typedef enum fz_step_kind {
    FZ_STEP_START = 0,
    FZ_STEP_RULE = 1,
    FZ_STEP_CAP = 2,
    FZ_STEP_CLAMP = 3,
    FZ_STEP_SHARE = 4,
    FZ_STEP_CHILD = 5,
    FZ_STEP_GIVEN = 6,
    FZ_STEP_FOLD = 7,
    FZ_STEP_COMBINE = 8,
    FZ_STEP_BASE = 9,
    FZ_STEP_OUTSIDE = 10,
    FZ_STEP_ROUND = 11,
    FZ_STEP_GATE = 12
} fz_step_kind;
typedef struct fz_class_summary {
    size_t size;
    const char *id;
    const char *name;
    uint64_t units;
    uint64_t ranked;
    fz_decimal mean;
    fz_decimal highest;
    fz_decimal lowest;
} fz_class_summary;
typedef int (*fz_progress_fn)(void *user, uint64_t done, uint64_t all);
typedef struct fz_assess_options {
    size_t size;
    fz_date day;
    fz_date known;
    fz_progress_fn progress;
    void *user;
} fz_assess_options;
#define FZ_ASSESS_OPTIONS_INIT                      \
    {                                               \
        sizeof(fz_assess_options), 0, 0, NULL, NULL \
    }
#define FZ_EXACT_TEXT 168
FZ_API fz_status fz_assess(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                           const fz_scheme *scheme, const fz_ledger *ledger, const fz_assess_options *options,
                           fz_report **report, fz_error **error);
FZ_API fz_report *fz_report_ref(fz_report *report);
FZ_API void fz_report_unref(fz_report *report);
FZ_API const fz_scheme *fz_report_scheme(const fz_report *report);
FZ_API const fz_directive *fz_report_directive(const fz_report *report);
FZ_API const char *fz_report_ledger_id(const fz_report *report);
FZ_API fz_date fz_report_day(const fz_report *report);
FZ_API fz_date fz_report_known(const fz_report *report);
FZ_API size_t fz_report_result_count(const fz_report *report);
FZ_API const fz_result *fz_report_result(const fz_report *report, size_t index);
FZ_API const fz_result *fz_report_result_of(const fz_report *report, const char *unit);
FZ_API size_t fz_report_class_count(const fz_report *report);
FZ_API int fz_report_class(const fz_report *report, size_t index, fz_class_summary *summary);
FZ_API size_t fz_report_finding_count(const fz_report *report);
FZ_API const fz_finding *fz_report_finding(const fz_report *report, size_t index);
FZ_API const char *fz_result_unit(const fz_result *result);
FZ_API const char *fz_result_class(const fz_result *result);
FZ_API int fz_result_score(const fz_result *result, fz_decimal *score);
FZ_API fz_standing fz_result_standing(const fz_result *result);
FZ_API uint32_t fz_result_rank(const fz_result *result);
FZ_API const char *fz_result_grade(const fz_result *result);
FZ_API const char *fz_result_grade_by_score(const fz_result *result);
FZ_API int fz_result_is_not_met(const fz_result *result);
FZ_API size_t fz_result_gate_count(const fz_result *result);
FZ_API const char *fz_result_gate(const fz_result *result, size_t index, int *changed);
FZ_API size_t fz_result_item_count(const fz_result *result);
FZ_API const fz_item *fz_result_item(const fz_result *result, size_t index);
FZ_API const fz_item *fz_result_item_of(const fz_result *result, const char *id);
FZ_API int fz_result_section(const fz_result *result, const fz_section *section, fz_decimal *points, fz_decimal *score);
FZ_API const char *fz_item_id(const fz_item *item);
FZ_API const fz_indicator *fz_item_indicator(const fz_item *item);
FZ_API const fz_task *fz_item_task(const fz_item *item);
FZ_API const fz_section *fz_item_section(const fz_item *item);
FZ_API const fz_result *fz_item_result(const fz_item *item);
FZ_API const fz_item *fz_item_parent(const fz_item *item);
FZ_API size_t fz_item_child_count(const fz_item *item);
FZ_API const fz_item *fz_item_child(const fz_item *item, size_t index);
FZ_API fz_applies fz_item_applies(const fz_item *item);
FZ_API fz_decimal fz_item_points(const fz_item *item);
FZ_API fz_decimal fz_item_score(const fz_item *item);
FZ_API size_t fz_item_exact(const fz_item *item, char *text, size_t capacity);
FZ_API size_t fz_item_points_exact(const fz_item *item, char *text, size_t capacity);
FZ_API int fz_item_is_approximate(const fz_item *item);
FZ_API size_t fz_item_step_count(const fz_item *item);
FZ_API const fz_step *fz_item_step(const fz_item *item, size_t index);
FZ_API fz_step_kind fz_step_kind_of(const fz_step *step);
FZ_API fz_decimal fz_step_amount(const fz_step *step);
FZ_API size_t fz_step_exact(const fz_step *step, char *text, size_t capacity);
FZ_API const char *fz_step_rule(const fz_step *step);
FZ_API const fz_item *fz_step_item(const fz_step *step);
FZ_API size_t fz_step_record_count(const fz_step *step);
FZ_API const char *fz_step_record(const fz_step *step, size_t index);
FZ_API size_t fz_step_text(const fz_step *step, fz_language language, char *text, size_t capacity);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_prospect fz_prospect;
typedef struct fz_difference fz_difference;
typedef struct fz_robustness fz_robustness;
#define FZ_OBSTACLE_QUOTA 1u
#define FZ_OBSTACLE_GATE 2u
typedef enum fz_open_amount {
    FZ_OPEN_MISSING = 0,
    FZ_OPEN_GAIN = 1,
    FZ_OPEN_TOTAL = 2
} fz_open_amount;
typedef struct fz_open_item {
    size_t size;
    const fz_item *item;
    fz_decimal missing;
    fz_decimal gain;
    fz_decimal total;
    uint32_t is_zeroed;
    uint32_t reaches;
} fz_open_item;
typedef struct fz_unit_change {
    size_t size;
    const fz_result *before;
    const fz_result *after;
    fz_decimal change;
    uint64_t items;
    uint64_t records;
    uint32_t is_changed;
    uint32_t reserved;
} fz_unit_change;
typedef struct fz_item_change {
    size_t size;
    const char *id;
    const fz_item *before;
    const fz_item *after;
    fz_decimal change;
} fz_item_change;
#define FZ_VARY_ALL 0u
#define FZ_VARY_TOP 1u
typedef struct fz_robustness_options {
    size_t size;
    uint64_t seed;
    fz_decimal range;
    uint32_t replications;
    uint32_t threads;
    uint32_t level;
    uint32_t reserved;
    fz_progress_fn progress;
    void *user;
} fz_robustness_options;
#define FZ_ROBUSTNESS_OPTIONS_INIT                                       \
    {                                                                    \
        sizeof(fz_robustness_options), 0, 250000, 0, 0, 0, 0, NULL, NULL \
    }
typedef struct fz_rank_interval {
    size_t size;
    const fz_result *result;
    uint32_t rank;
    uint32_t best;
    uint32_t worst;
    uint32_t median;
    uint32_t p5;
    uint32_t p95;
    uint32_t kept;
    uint32_t regraded;
} fz_rank_interval;
FZ_API fz_status fz_result_if(const fz_result *result, const char *item, fz_decimal score, fz_decimal *total,
                              char *text, size_t capacity, fz_error **error);
FZ_API fz_status fz_prospect_new(const fz_result *result, fz_prospect **prospect, fz_error **error);
FZ_API fz_prospect *fz_prospect_ref(fz_prospect *prospect);
FZ_API void fz_prospect_unref(fz_prospect *prospect);
FZ_API const fz_result *fz_prospect_result(const fz_prospect *prospect);
FZ_API const char *fz_prospect_grade(const fz_prospect *prospect);
FZ_API const char *fz_prospect_next_grade(const fz_prospect *prospect);
FZ_API fz_decimal fz_prospect_next_from(const fz_prospect *prospect);
FZ_API fz_decimal fz_prospect_missing(const fz_prospect *prospect);
FZ_API size_t fz_prospect_missing_exact(const fz_prospect *prospect, char *text, size_t capacity);
FZ_API uint32_t fz_prospect_obstacles(const fz_prospect *prospect);
FZ_API size_t fz_prospect_count(const fz_prospect *prospect);
FZ_API int fz_prospect_item(const fz_prospect *prospect, size_t index, fz_open_item *open);
FZ_API size_t fz_prospect_exact(const fz_prospect *prospect, size_t index, fz_open_amount amount, char *text,
                                size_t capacity);
FZ_API size_t fz_prospect_reaching(const fz_prospect *prospect);
FZ_API fz_status fz_difference_new(const fz_report *before, const fz_report *after, fz_difference **difference,
                                   fz_error **error);
FZ_API fz_difference *fz_difference_ref(fz_difference *difference);
FZ_API void fz_difference_unref(fz_difference *difference);
FZ_API const fz_report *fz_difference_before(const fz_difference *difference);
FZ_API const fz_report *fz_difference_after(const fz_difference *difference);
FZ_API int fz_difference_is_none(const fz_difference *difference);
FZ_API size_t fz_difference_count(const fz_difference *difference);
FZ_API int fz_difference_unit(const fz_difference *difference, size_t index, fz_unit_change *change);
FZ_API size_t fz_difference_unit_exact(const fz_difference *difference, size_t index, char *text, size_t capacity);
FZ_API int fz_difference_item(const fz_difference *difference, size_t unit, size_t index, fz_item_change *change);
FZ_API size_t fz_difference_item_exact(const fz_difference *difference, size_t unit, size_t index, char *text,
                                       size_t capacity);
FZ_API const char *fz_difference_record(const fz_difference *difference, size_t unit, size_t index, int *came);
FZ_API fz_status fz_robustness_new(const fz_report *report, const fz_robustness_options *options,
                                   fz_robustness **robustness, fz_error **error);
FZ_API fz_robustness *fz_robustness_ref(fz_robustness *robustness);
FZ_API void fz_robustness_unref(fz_robustness *robustness);
FZ_API const fz_report *fz_robustness_report(const fz_robustness *robustness);
FZ_API int fz_robustness_settings(const fz_robustness *robustness, fz_robustness_options *options);
FZ_API size_t fz_robustness_count(const fz_robustness *robustness);
FZ_API int fz_robustness_unit(const fz_robustness *robustness, size_t index, fz_rank_interval *interval);
FZ_API uint32_t fz_robustness_times(const fz_robustness *robustness, size_t index, uint32_t rank);
FZ_API uint32_t fz_robustness_rank(const fz_robustness *robustness, size_t index, uint32_t replication);
FZ_API int fz_robustness_score(const fz_robustness *robustness, size_t index, uint32_t replication, fz_decimal *score);
FZ_API int fz_robustness_factor(const fz_robustness *robustness, uint32_t replication, const char *item,
                                fz_decimal *factor);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_COLLECTION_H
#define FAZHI_COLLECTION_H
#ifndef FAZHI_QUERY_H
#define FAZHI_QUERY_H
#ifdef __cplusplus
extern "C" {
#endif
FZ_API fz_status fz_query_new(fz_context *context, fz_query **query);
FZ_API fz_query *fz_query_ref(fz_query *query);
FZ_API void fz_query_unref(fz_query *query);
FZ_API fz_status fz_query_unit(fz_query *query, const char *unit, uint32_t roles, fz_error **error);
FZ_API fz_status fz_query_section(fz_query *query, const char *section, fz_error **error);
FZ_API fz_status fz_query_number(fz_query *query, const char *number, fz_error **error);
FZ_API fz_status fz_query_text(fz_query *query, const char *words, fz_error **error);
#define FZ_QUERY_EXPAND 1u
FZ_API fz_status fz_query_registry(fz_query *query, fz_registry *registry, fz_date date, uint32_t flags,
                                   fz_error **error);
typedef enum fz_way {
    FZ_WAY_WRITTEN = 0,
    FZ_WAY_SUCCESSOR = 1,
    FZ_WAY_COLLECTIVE = 2
} fz_way;
typedef struct fz_hit {
    size_t size;
    const fz_assignment *assignment;
    const fz_body *body;
    int32_t way;
    int32_t verified;
} fz_hit;
FZ_API size_t fz_query_hits(const fz_query *query, const fz_task *task, fz_hit *hits, size_t capacity);
FZ_API size_t fz_query_run(const fz_query *query, const fz_directive *directive, const fz_task **tasks,
                           size_t capacity);
FZ_API fz_status fz_role_parse(fz_context *context, const char *name, uint32_t *roles, fz_error **error);
FZ_API size_t fz_directive_shared_task_count(const fz_directive *directive, const fz_unit *a, uint32_t a_roles,
                                             const fz_unit *b, uint32_t b_roles);
FZ_API size_t fz_directive_suggest_units(const fz_directive *directive, const char *name, const fz_unit **units,
                                         size_t capacity);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_collection fz_collection;
typedef int (*fz_open_error_fn)(void *user, size_t index, const fz_error *error);
typedef int (*fz_open_take_fn)(void *user, size_t index, fz_directive *directive);
typedef struct fz_open_options {
    size_t size;
    uint32_t threads;
    uint32_t reserved;
    const char *encoding;
    fz_progress_fn progress;
    fz_open_error_fn on_error;
    void *user;
} fz_open_options;
#define FZ_OPEN_OPTIONS_INIT                                  \
    {                                                         \
        sizeof(fz_open_options), 0, 0, NULL, NULL, NULL, NULL \
    }
FZ_API fz_status fz_open_paths(fz_context *context, const char *const *paths, size_t count,
                               const fz_open_options *options, fz_open_take_fn take, fz_error **error);
FZ_API fz_status fz_collection_new(fz_context *context, fz_collection **collection);
FZ_API fz_collection *fz_collection_ref(fz_collection *collection);
FZ_API void fz_collection_unref(fz_collection *collection);
FZ_API fz_status fz_collection_add(fz_collection *collection, fz_directive *directive, fz_error **error);
FZ_API fz_status fz_collection_remove(fz_collection *collection, const fz_directive *directive, fz_error **error);
FZ_API fz_status fz_collection_load_paths(fz_collection *collection, const char *const *paths, size_t count,
                                          const fz_open_options *options, fz_error **error);
FZ_API size_t fz_collection_count(const fz_collection *collection);
FZ_API fz_directive *fz_collection_directive(const fz_collection *collection, size_t index);
FZ_API size_t fz_collection_task_count(const fz_collection *collection);
FZ_API size_t fz_collection_run(const fz_collection *collection, const fz_query *query, const fz_task **tasks,
                                size_t capacity);
FZ_API size_t fz_collection_unit_tasks(const fz_collection *collection, const char *unit, uint32_t roles,
                                       const fz_task **tasks, size_t capacity);
FZ_API fz_status fz_collection_set_registry(fz_collection *collection, fz_registry *registry, fz_date date,
                                            fz_error **error);
FZ_API size_t fz_collection_body_tasks(const fz_collection *collection, const fz_body *body, uint32_t roles,
                                       const fz_task **tasks, size_t capacity);
FZ_API size_t fz_collection_sections(const fz_collection *collection, const char *heading, const fz_section **sections,
                                     size_t capacity);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_COLUMNS_H
#define FAZHI_COLUMNS_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_columns fz_columns;
#define FZ_COLUMN_NONE INT64_MIN
typedef struct fz_columns_table {
    size_t size;
    size_t count;
    const fz_decimal *const *values;
    fz_decimal *scores;
    uint32_t *ranks;
    uint32_t *grades;
    size_t indicator_count;
    const fz_indicator *const *indicators;
    fz_decimal *const *indicator_scores;
} fz_columns_table;
#define FZ_COLUMNS_TABLE_INIT                                              \
    {                                                                      \
        sizeof(fz_columns_table), 0, NULL, NULL, NULL, NULL, 0, NULL, NULL \
    }
FZ_API fz_status fz_columns_new(fz_context *context, const fz_scheme *scheme, const char *class_id,
                                fz_columns **columns, fz_error **error);
FZ_API fz_columns *fz_columns_ref(fz_columns *columns);
FZ_API void fz_columns_unref(fz_columns *columns);
FZ_API size_t fz_columns_count(const fz_columns *columns);
FZ_API const fz_indicator *fz_columns_indicator(const fz_columns *columns, size_t index);
FZ_API const char *fz_columns_event(const fz_columns *columns, size_t index);
FZ_API const char *fz_columns_grade(const fz_columns *columns, uint32_t grade);
FZ_API fz_status fz_columns_score(const fz_columns *columns, const fz_columns_table *table, fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_COMPARE_H
#define FAZHI_COMPARE_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_comparison fz_comparison;
typedef struct fz_change fz_change;
typedef enum fz_change_kind {
    FZ_CHANGE_HEAD = 1,
    FZ_CHANGE_PART = 2,
    FZ_CHANGE_SECTION_ADDED = 3,
    FZ_CHANGE_SECTION_REMOVED = 4,
    FZ_CHANGE_SECTION_MOVED = 5,
    FZ_CHANGE_SECTION_RENUMBERED = 6,
    FZ_CHANGE_SECTION_TITLE = 7,
    FZ_CHANGE_SECTION_TEXT = 8,
    FZ_CHANGE_ADDED = 9,
    FZ_CHANGE_REMOVED = 10,
    FZ_CHANGE_MOVED = 11,
    FZ_CHANGE_RENUMBERED = 12,
    FZ_CHANGE_TEXT = 13,
    FZ_CHANGE_ASSIGNMENTS = 14,
    FZ_CHANGE_DUE = 15,
    FZ_CHANGE_DETAILS = 16,
    FZ_CHANGE_STATEMENT = 17,
    FZ_CHANGE_OTHER = 18,
    FZ_CHANGE_COUNT_ = 19
} fz_change_kind;
#define FZ_CHANGE_SPELLING 1u
#define FZ_CHANGE_UNCERTAIN 2u
#define FZ_CHANGE_COARSE 4u
typedef enum fz_piece_kind {
    FZ_PIECE_EQUAL = 0,
    FZ_PIECE_DELETED = 1,
    FZ_PIECE_INSERTED = 2
} fz_piece_kind;
typedef enum fz_assignment_change {
    FZ_ASSIGNMENT_ADDED = 1,
    FZ_ASSIGNMENT_REMOVED = 2,
    FZ_ASSIGNMENT_ROLE = 3,
    FZ_ASSIGNMENT_RANK = 4,
    FZ_ASSIGNMENT_OPEN = 5,
    FZ_ASSIGNMENT_READING = 6
} fz_assignment_change;
FZ_API fz_status fz_compare(fz_context *context, fz_directive *a, fz_directive *b, fz_comparison **comparison,
                            fz_error **error);
FZ_API fz_comparison *fz_comparison_ref(fz_comparison *comparison);
FZ_API void fz_comparison_unref(fz_comparison *comparison);
FZ_API fz_directive *fz_comparison_old(const fz_comparison *comparison);
FZ_API fz_directive *fz_comparison_new(const fz_comparison *comparison);
FZ_API size_t fz_comparison_change_count(const fz_comparison *comparison);
FZ_API size_t fz_comparison_kind_count(const fz_comparison *comparison, fz_change_kind kind);
FZ_API const fz_change *fz_comparison_change(const fz_comparison *comparison, size_t index);
FZ_API fz_change_kind fz_change_kind_of(const fz_change *change);
FZ_API uint32_t fz_change_flags(const fz_change *change);
FZ_API const fz_task *fz_change_old_task(const fz_change *change);
FZ_API const fz_section *fz_change_old_section(const fz_change *change);
FZ_API const fz_task *fz_change_new_task(const fz_change *change);
FZ_API const fz_section *fz_change_new_section(const fz_change *change);
FZ_API fz_field fz_change_field(const fz_change *change);
FZ_API fz_part fz_change_part(const fz_change *change);
FZ_API const char *fz_change_old_text(const fz_change *change);
FZ_API const char *fz_change_new_text(const fz_change *change);
FZ_API size_t fz_change_piece_count(const fz_change *change);
FZ_API fz_piece_kind fz_change_piece_kind(const fz_change *change, size_t index);
FZ_API const char *fz_change_piece_text(const fz_change *change, size_t index);
FZ_API size_t fz_change_assignment_count(const fz_change *change);
FZ_API fz_assignment_change fz_change_assignment_kind(const fz_change *change, size_t index);
FZ_API const fz_assignment *fz_change_assignment_old(const fz_change *change, size_t index);
FZ_API const fz_assignment *fz_change_assignment_new(const fz_change *change, size_t index);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_EXPORT_H
#define FAZHI_EXPORT_H
#ifdef __cplusplus
extern "C" {
#endif
typedef enum fz_format {
    FZ_FORMAT_TABLE = 0,
    FZ_FORMAT_JSON = 1,
    FZ_FORMAT_CSV = 2,
    FZ_FORMAT_XML = 3,
    FZ_FORMAT_AKN =
        4,
    FZ_FORMAT_TEXT =
        5,
    FZ_FORMAT_HTML =
        6,
    FZ_FORMAT_COUNT_ = 7
} fz_format;
#define FZ_EXPORT_BOM 1u
#define FZ_EXPORT_EXPAND 2u
#define FZ_EXPORT_EXPLAIN 4u
#define FZ_EXPORT_ALL 8u
FZ_API fz_status fz_format_parse(fz_context *context, const char *name, fz_format *format, fz_error **error);
FZ_API const char *fz_format_name(fz_format format);
FZ_API const char *fz_format_ending(fz_format format);
FZ_API const char *fz_format_media_type(fz_format format);
FZ_API fz_status fz_tasks_write(fz_context *context, const fz_task *const *tasks, size_t count, fz_format format,
                                uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_query_write(const fz_query *query, const fz_task *const *tasks, size_t count, fz_format format,
                                uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_units_write(fz_context *context, const fz_unit *const *units, size_t count,
                                const fz_registry *registry, fz_date date, fz_format format, uint32_t flags,
                                unsigned width, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_directive_write(const fz_directive *directive, fz_format format, fz_write_fn write, void *user,
                                    fz_error **error);
FZ_API fz_status fz_report_write(const fz_report *report, fz_format format, uint32_t flags, unsigned width,
                                 fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_result_write(const fz_result *result, fz_format format, uint32_t flags, unsigned width,
                                 fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_comparison_write(const fz_comparison *comparison, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_prospect_write(const fz_prospect *prospect, fz_format format, uint32_t flags, unsigned width,
                                   fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_difference_write(const fz_difference *difference, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_robustness_write(const fz_robustness *robustness, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_IMPORT_H
#define FAZHI_IMPORT_H
#ifdef __cplusplus
extern "C" {
#endif
FZ_API fz_status fz_directive_import_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                            const char *encoding, fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_import_path(fz_context *context, const char *path, const char *encoding,
                                          fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_import_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                              const char *encoding, fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_open_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                          fz_directive **directive, fz_error **error);
FZ_API fz_status fz_directive_open_path(fz_context *context, const char *path, fz_directive **directive,
                                        fz_error **error);
FZ_API fz_status fz_directive_open_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                            fz_directive **directive, fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_PAGE_H
#define FAZHI_PAGE_H
#ifndef FAZHI_SUPERVISION_H
#define FAZHI_SUPERVISION_H
#ifndef FAZHI_REQUIREMENT_H
#define FAZHI_REQUIREMENT_H
#ifdef __cplusplus
extern "C" {
#endif
typedef enum fz_requirement_kind {
    FZ_REQUIREMENT_NONE = 0,
    FZ_REQUIREMENT_FREQUENCY = 1,
    FZ_REQUIREMENT_RECURRING = 2,
    FZ_REQUIREMENT_DEADLINE =
        3,
    FZ_REQUIREMENT_PRECONDITION = 4,
    FZ_REQUIREMENT_PROHIBITION = 5,
    FZ_REQUIREMENT_QUANTITY = 6
} fz_requirement_kind;
typedef enum fz_bound {
    FZ_BOUND_NONE = 0,
    FZ_BOUND_LEAST = 1,
    FZ_BOUND_MOST = 2,
    FZ_BOUND_EXACTLY = 3,
    FZ_BOUND_ABOVE = 4,
    FZ_BOUND_BELOW = 5
} fz_bound;
typedef enum fz_period {
    FZ_PERIOD_NONE = 0,
    FZ_PERIOD_DAY = 1,
    FZ_PERIOD_WEEK = 2,
    FZ_PERIOD_MONTH = 3,
    FZ_PERIOD_QUARTER = 4,
    FZ_PERIOD_HALF_YEAR = 5,
    FZ_PERIOD_YEAR = 6
} fz_period;
FZ_API size_t fz_task_requirement_count(const fz_task *task);
FZ_API const fz_requirement *fz_task_requirement(const fz_task *task, size_t index);
FZ_API const fz_task *fz_requirement_task(const fz_requirement *requirement);
FZ_API fz_requirement_kind fz_requirement_kind_of(const fz_requirement *requirement);
FZ_API const char *fz_requirement_kind_name(fz_requirement_kind kind);
FZ_API const char *fz_bound_name(fz_bound bound);
FZ_API const char *fz_period_name(fz_period period);
FZ_API const char *fz_requirement_text(const fz_requirement *requirement);
FZ_API size_t fz_requirement_offset(const fz_requirement *requirement);
FZ_API size_t fz_requirement_length(const fz_requirement *requirement);
FZ_API size_t fz_requirement_paragraph(const fz_requirement *requirement);
FZ_API void fz_requirement_place(const fz_requirement *requirement, fz_place *place);
FZ_API int fz_requirement_number(const fz_requirement *requirement, fz_decimal *number);
FZ_API const char *fz_requirement_unit(const fz_requirement *requirement);
FZ_API fz_bound fz_requirement_bound(const fz_requirement *requirement);
FZ_API fz_period fz_requirement_period(const fz_requirement *requirement);
FZ_API unsigned fz_requirement_month(const fz_requirement *requirement);
FZ_API unsigned fz_requirement_day(const fz_requirement *requirement);
FZ_API int fz_requirement_at_end(const fz_requirement *requirement);
FZ_API fz_date fz_requirement_date(const fz_requirement *requirement);
#ifdef __cplusplus
}
#endif
#endif
#ifndef FAZHI_WATCH_H
#define FAZHI_WATCH_H
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_watch fz_watch;
typedef enum fz_state_kind {
    FZ_STATE_OPEN = 0,
    FZ_STATE_WAITING = 1,
    FZ_STATE_DONE = 2,
    FZ_STATE_CLOSED = 3,
    FZ_STATE_EXTENDED = 4,
    FZ_STATE_RETURNED = 5
} fz_state_kind;
FZ_API fz_status fz_watch_load_builtin(fz_context *context, fz_watch **watch, fz_error **error);
FZ_API fz_status fz_watch_load_path(fz_context *context, const char *path, fz_watch **watch, fz_error **error);
FZ_API fz_status fz_watch_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                      fz_watch **watch, fz_error **error);
FZ_API fz_status fz_watch_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                        fz_watch **watch, fz_error **error);
FZ_API fz_status fz_watch_save_path(const fz_watch *watch, const char *path, fz_error **error);
FZ_API fz_status fz_watch_save_memory(const fz_watch *watch, char *bytes, size_t capacity, size_t *count,
                                      fz_error **error);
FZ_API fz_status fz_watch_save_callback(const fz_watch *watch, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_watch *fz_watch_ref(fz_watch *watch);
FZ_API void fz_watch_unref(fz_watch *watch);
FZ_API int fz_watch_equal(const fz_watch *a, const fz_watch *b);
FZ_API const char *fz_watch_id(const fz_watch *watch);
FZ_API const char *fz_watch_title(const fz_watch *watch);
FZ_API size_t fz_watch_state_count(const fz_watch *watch);
FZ_API const char *fz_watch_state(const fz_watch *watch, size_t index, fz_state_kind *kind);
FZ_API size_t fz_watch_light_count(const fz_watch *watch);
FZ_API const char *fz_watch_light(const fz_watch *watch, size_t index, const char **when, uint32_t *days);
FZ_API int fz_watch_is_workday(const fz_watch *watch, fz_date day);
FZ_API fz_date fz_watch_move(const fz_watch *watch, fz_date day);
FZ_API fz_status fz_watch_check_ledger(const fz_watch *watch, const fz_ledger *ledger, const char *source,
                                       fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_supervision fz_supervision;
typedef struct fz_obligation fz_obligation;
typedef enum fz_obligation_kind {
    FZ_OBLIGATION_TASK = 0,
    FZ_OBLIGATION_DEADLINE = 1,
    FZ_OBLIGATION_RECURRING = 2,
    FZ_OBLIGATION_FREQUENCY = 3,
    FZ_OBLIGATION_STAGE = 4,
    FZ_OBLIGATION_KIND_COUNT_ = 5
} fz_obligation_kind;
typedef enum fz_due_source {
    FZ_DUE_NONE = 0,
    FZ_DUE_TASK = 1,
    FZ_DUE_REQUIREMENT = 2,
    FZ_DUE_STAGE = 3,
    FZ_DUE_RECORD = 4
} fz_due_source;
typedef struct fz_supervise_options {
    size_t size;
    fz_date day;
    fz_date known;
    fz_date from;
    fz_date until;
} fz_supervise_options;
#define FZ_SUPERVISE_OPTIONS_INIT                \
    {                                            \
        sizeof(fz_supervise_options), 0, 0, 0, 0 \
    }
#define FZ_ONLY_OVERDUE 1u
#define FZ_ONLY_FIRST_LEAD 2u
#define FZ_ONLY_UNFINISHED 4u
#define FZ_ONLY_WITHIN 8u
#define FZ_ONLY_UNPLANNED 16u
typedef struct fz_obligation_filter {
    size_t size;
    const char *unit;
    const char *section;
    const char *light;
    uint32_t flags;
    uint32_t within;
    uint32_t month;
    uint32_t reserved;
} fz_obligation_filter;
#define FZ_OBLIGATION_FILTER_INIT                                  \
    {                                                              \
        sizeof(fz_obligation_filter), NULL, NULL, NULL, 0, 0, 0, 0 \
    }
typedef struct fz_supervision_rates {
    size_t size;
    uint64_t total;
    uint64_t finished;
    uint64_t overdue;
    uint64_t settled;
    uint64_t in_time;
    fz_decimal completion;
    fz_decimal punctuality;
    uint32_t has_completion;
    uint32_t has_punctuality;
} fz_supervision_rates;
#define FZ_SUPERVISION_RATES_INIT                               \
    {                                                           \
        sizeof(fz_supervision_rates), 0, 0, 0, 0, 0, 0, 0, 0, 0 \
    }
FZ_API fz_status fz_supervise(fz_context *context, const fz_directive *directive, const fz_registry *registry,
                              const fz_ledger *ledger, const fz_watch *watch, const fz_supervise_options *options,
                              fz_supervision **supervision, fz_error **error);
FZ_API fz_supervision *fz_supervision_ref(fz_supervision *supervision);
FZ_API void fz_supervision_unref(fz_supervision *supervision);
FZ_API fz_date fz_supervision_day(const fz_supervision *supervision);
FZ_API size_t fz_supervision_obligation_count(const fz_supervision *supervision);
FZ_API const fz_obligation *fz_supervision_obligation(const fz_supervision *supervision, size_t index);
FZ_API size_t fz_supervision_find(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                  const fz_obligation **obligations, size_t capacity);
FZ_API int fz_supervision_rate(const fz_supervision *supervision, const fz_obligation_filter *filter,
                               fz_supervision_rates *rates);
FZ_API size_t fz_supervision_unit_count(const fz_supervision *supervision);
FZ_API const char *fz_supervision_unit(const fz_supervision *supervision, size_t index);
FZ_API size_t fz_supervision_stray_count(const fz_supervision *supervision);
FZ_API const char *fz_supervision_stray(const fz_supervision *supervision, size_t index, const char **unit,
                                        const char **item, const char **name);
FZ_API size_t fz_supervision_finding_count(const fz_supervision *supervision);
FZ_API const fz_finding *fz_supervision_finding(const fz_supervision *supervision, size_t index);
FZ_API const char *fz_obligation_id(const fz_obligation *obligation);
FZ_API const char *fz_obligation_unit(const fz_obligation *obligation);
FZ_API const fz_task *fz_obligation_task(const fz_obligation *obligation);
FZ_API uint32_t fz_obligation_roles(const fz_obligation *obligation);
FZ_API fz_obligation_kind fz_obligation_kind_of(const fz_obligation *obligation);
FZ_API const char *fz_obligation_kind_name(fz_obligation_kind kind);
FZ_API const char *fz_obligation_what(const fz_obligation *obligation);
FZ_API uint32_t fz_obligation_times(const fz_obligation *obligation, uint32_t *done);
FZ_API fz_date fz_obligation_due(const fz_obligation *obligation, fz_due_source *source, fz_date *first);
FZ_API const char *fz_obligation_state(const fz_obligation *obligation, fz_state_kind *kind, fz_date *date,
                                       const char **record);
FZ_API fz_date fz_obligation_done(const fz_obligation *obligation);
FZ_API int fz_obligation_was_returned(const fz_obligation *obligation);
FZ_API int fz_obligation_days(const fz_obligation *obligation, int32_t *days);
FZ_API int fz_obligation_is_overdue(const fz_obligation *obligation);
FZ_API const char *fz_obligation_light(const fz_obligation *obligation, size_t *rule);
FZ_API size_t fz_obligation_stage_count(const fz_obligation *obligation);
#define FZ_SINCE_APPEARED 1u
#define FZ_SINCE_GONE 2u
#define FZ_SINCE_DUE 4u
#define FZ_SINCE_DONE 8u
#define FZ_SINCE_OVERDUE 16u
#define FZ_SINCE_LIGHT 32u
#define FZ_SINCE_STATE 64u
#define FZ_SINCE_MOVED 128u
typedef void (*fz_obligation_change_fn)(void *user, uint32_t changes, const fz_obligation *earlier,
                                        const fz_obligation *later);
FZ_API size_t fz_supervision_compare(const fz_supervision *earlier, const fz_supervision *later,
                                     fz_obligation_change_fn tell, void *user);
FZ_API fz_status fz_supervision_write(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                      fz_format format, uint32_t flags, unsigned width, fz_write_fn write, void *user,
                                      fz_error **error);
FZ_API fz_status fz_supervision_write_plan(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                           fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                                           void *user, fz_error **error);
FZ_API fz_status fz_supervision_write_rates(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                            fz_format format, uint32_t flags, unsigned width, fz_write_fn write,
                                            void *user, fz_error **error);
FZ_API fz_status fz_supervision_write_changes(const fz_supervision *earlier, const fz_supervision *later,
                                              const fz_obligation_filter *filter, fz_format format, uint32_t flags,
                                              unsigned width, fz_write_fn write, void *user, fz_error **error);
FZ_API fz_status fz_supervision_write_calendar(const fz_supervision *supervision, const fz_obligation_filter *filter,
                                               fz_write_fn write, void *user, fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#ifdef __cplusplus
extern "C" {
#endif
typedef struct fz_page_options {
    size_t size;
    const fz_report *report;
    const fz_directive *directive;
    const fz_registry *registry;
    const fz_ledger *ledger;
    const fz_supervision *supervision;
    const char *unit;
    uint32_t flags;
    uint32_t reserved;
} fz_page_options;
#define FZ_PAGE_OPTIONS_INIT                                              \
    {                                                                     \
        sizeof(fz_page_options), NULL, NULL, NULL, NULL, NULL, NULL, 0, 0 \
    }
FZ_API fz_status fz_page_write(fz_context *context, const fz_page_options *options, fz_write_fn write, void *user,
                               fz_error **error);
FZ_API fz_status fz_page_save_path(fz_context *context, const fz_page_options *options, const char *path,
                                   fz_error **error);
#ifdef __cplusplus
}
#endif
#endif
#endif
