/**
 * @file ledger.h
 * The ledger 台账: what happened.
 *
 * A ledger is a list of records 记录, in the order in which they were entered: a unit, an item (a task or an indicator), an event 情形 or a
 * value, a day, and what proves it. It is the one object of the library that changes; a directive, a registry and a scheme do not.
 *
 *     fz_ledger *ledger;
 *     if (fz_ledger_load_path(context, "2016.csv", NULL, 0, &ledger, &error) != FZ_OK)
 *         ...
 *     fz_record_values values = FZ_RECORD_VALUES_INIT;
 *     values.unit = "县司法局", values.item = "t50", values.event = "完成", values.date = 20161128;
 *     fz_ledger_add(ledger, &values, NULL, &error);
 *     fz_ledger_save_path(ledger, "2016.xml", &error);
 *
 * Nothing that was entered is ever lost. A record that was wrong is corrected by another that takes its place, or withdrawn, each with
 * a reason and the day on which that was entered; what it said before can still be read, and a ledger can be assessed as it was known on
 * any day. What was corrected or withdrawn stays so: a correction that is withdrawn in its turn does not bring back the record
 * whose place it took, and then neither holds. Who wants the first to hold again enters it anew.
 *
 * Days do not contradict each other (FZ_EDAYS): nothing is put right before it happened, and no correction or withdrawal was
 * recorded before the record that it is about. A day that is not said contradicts none.
 *
 * Several files make one ledger when each is read behind the ones before it (fz_ledger_read_path): a record of a later file
 * may correct or withdraw one of an earlier. Ids are unique in the whole: sheets that each number their records 1, 2, 3 …
 * need ids that tell them apart, such as a1 and b1.
 *
 * Ledgers are read and written as XML (urn:libfazhi:ledger:1, see lib/data/ledger.md), as JSON and as CSV. The columns of CSV, in any order, by
 * their Chinese names, simplified or traditional, or their English ones (those with * must be there; a column without any value may be absent):
 *
 * | 列 | column | what |
 * | --- | --- | --- |
 * | 编号 | id | of the record, unique in the ledger; made (r1, r2, …) where it is empty |
 * | 单位 | unit | whom it is about; empty: every unit |
 * | 事项 | item | the id of a task or an indicator; empty: none |
 * | 情形 | event | what happened, as the scheme names it |
 * | 数值 | value | a decimal of at most six places |
 * | 日期* | date | the day of what happened |
 * | 期限 | due | the day by which it should have happened |
 * | 整改期限 | deadline | the day by which it is to be put right |
 * | 整改日期 | rectified | the day on which it was put right |
 * | 事由 | matter | what several records are about: the same prize, the same paper |
 * | 人数 | heads | how many people of the unit took part; from 1 |
 * | 标记 | mark | what a scheme asks for beside the event, such as 二等 |
 * | 评价人 | rater | whose mark the value is |
 * | 评价组 | group | the group of raters |
 * | 填报单位 | reporter | who reported it |
 * | 登记日期 | recorded | the day on which it was entered |
 * | 依据 | document | the document that says so |
 * | 证据 | evidence | what else proves it |
 * | 备注 | note | anything else; for a judged mark the reason |
 * | 更正 | corrects | the id of the record whose place it takes |
 * | 撤回 | withdraws | the id of a record that is withdrawn: such a row has recorded, reporter and reason beside it and nothing else |
 * | 理由 | reason | why it is corrected or withdrawn |
 * | 阶段 | stage | the name of a stage: such a row is a stage of a plan, see below |
 * | 起 | from | the day on which the stage begins |
 * | 止 | until | the day by which it is done; a stage must have it |
 * | 说明 | comment | a word to the one who fills in; not read |
 *
 * Beside records a ledger holds the plans 实施方案 of units: stages 阶段, each with a name, a unit, a task and the day by which it is
 * done. A row of CSV that fills 阶段 is one; it has id, unit, item, from, until, reporter, recorded, document, evidence, note,
 * corrects and reason, and nothing else. Where the column 阶段 is there, 日期 need not be. Stages are corrected and withdrawn as
 * records are. Scores do not see them, supervision.h does.
 *
 * A template 填报表 (as `fazhi-sheet --template` writes it) has a row for each unit and task, with unit, item, comment and where the
 * task has one the due day. A row in which nothing but these has a value, the comment being one of them, has not been
 * filled in and counts for nothing; once anything else stands in it, it must have its date like any other. So a template can
 * be sent back half filled, with no row or column taken out.
 *
 * Records are borrowed from their ledger and stay where they are while it lives: adding more moves none.
 */
#ifndef FAZHI_LEDGER_H
#define FAZHI_LEDGER_H

#include <fazhi/common.h>
#include <fazhi/date.h>
#include <fazhi/decimal.h>
#include <fazhi/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** A ledger: changes. One thread at a time while it is changed; any number while it is not. */
typedef struct fz_ledger fz_ledger;
/** A record of a ledger. Borrowed from it; what it says never changes, what became of it may. */
typedef struct fz_record fz_record;

/** A stage of a plan. Borrowed from its ledger, as records are. */
typedef struct fz_stage fz_stage;

/** The texts of a record. */
typedef enum fz_record_text_kind {
    FZ_RECORD_ID = 0,          /**< 编号 */
    FZ_RECORD_UNIT = 1,        /**< 单位 */
    FZ_RECORD_ITEM = 2,        /**< 事项: id of a task or an indicator */
    FZ_RECORD_EVENT = 3,       /**< 情形 */
    FZ_RECORD_MATTER = 4,      /**< 事由 */
    FZ_RECORD_MARK = 5,        /**< 标记 */
    FZ_RECORD_RATER = 6,       /**< 评价人 */
    FZ_RECORD_GROUP = 7,       /**< 评价组 */
    FZ_RECORD_REPORTER = 8,    /**< 填报单位 */
    FZ_RECORD_DOCUMENT = 9,    /**< 依据 */
    FZ_RECORD_EVIDENCE = 10,   /**< 证据 */
    FZ_RECORD_NOTE = 11,       /**< 备注 */
    FZ_RECORD_REASON = 12,     /**< 理由: why it corrects the record whose place it takes */
    FZ_RECORD_TEXT_COUNT_ = 13 /**< how many there are; none itself */
} fz_record_text_kind;

/** The days of a record. */
typedef enum fz_record_day_kind {
    FZ_RECORD_DATE = 0,      /**< 日期 */
    FZ_RECORD_DUE = 1,       /**< 期限 */
    FZ_RECORD_DEADLINE = 2,  /**< 整改期限 */
    FZ_RECORD_RECTIFIED = 3, /**< 整改日期 */
    FZ_RECORD_RECORDED = 4,  /**< 登记日期 */
    FZ_RECORD_DAY_COUNT_ = 5 /**< how many there are; none itself */
} fz_record_day_kind;

/** What became of a record, as known on a day. */
typedef enum fz_record_state {
    FZ_RECORD_IN_FORCE = 0,  /**< it holds */
    FZ_RECORD_CORRECTED = 1, /**< another took its place */
    FZ_RECORD_WITHDRAWN = 2, /**< it was withdrawn */
    FZ_RECORD_UNKNOWN = 3    /**< it was not entered yet */
} fz_record_state;

/** What a new record says. Size first; NULL, 0 and a cleared has_value mean that it says nothing there. */
typedef struct fz_record_values {
    size_t size;          /**< sizeof(fz_record_values), set by FZ_RECORD_VALUES_INIT */
    const char *id;       /**< 编号; NULL: it is made */
    const char *unit;     /**< 单位: whom it is about; NULL: every unit */
    const char *item;     /**< 事项: id of a task or an indicator; NULL: none */
    const char *event;    /**< 情形: what happened, as the scheme names it */
    const char *matter;   /**< 事由: what several records are about */
    const char *mark;     /**< 标记 */
    const char *rater;    /**< 评价人: whose mark the value is */
    const char *group;    /**< 评价组: the group of raters */
    const char *reporter; /**< 填报单位: who reported it */
    const char *document; /**< 依据: the document that says so */
    const char *evidence; /**< 证据: what else proves it */
    const char *note;     /**< 备注 */
    fz_decimal value;     /**< 数值: counts when `has_value` says so */
    uint32_t has_value;   /**< 1 when `value` counts; a `value` that is not 0 is refused without it */
    uint32_t heads;       /**< 人数: how many people took part; 0: not said */
    fz_date date;         /**< 日期: the day of what happened; required */
    fz_date due;          /**< 期限: the day by which it should have happened */
    fz_date deadline;     /**< 整改期限: the day by which it is to be put right */
    fz_date rectified;    /**< 整改日期: the day on which it was put right */
    fz_date recorded;     /**< 登记日期: the day on which it was entered */
    uint32_t reserved;    /**< 0 */
} fz_record_values;
/** A record that says nothing yet; `date` has to be filled in. */
#define FZ_RECORD_VALUES_INIT                                                                                         \
    {                                                                                                                 \
        sizeof(fz_record_values), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0, \
            0, 0, 0, 0, 0                                                                                             \
    }

/** What a new stage says. Size first; NULL and 0 mean that it says nothing there. */
typedef struct fz_stage_values {
    size_t size;          /**< sizeof(fz_stage_values), set by FZ_STAGE_VALUES_INIT */
    const char *id;       /**< 编号; NULL: it is made */
    const char *unit;     /**< 单位 */
    const char *item;     /**< 事项: id of a task */
    const char *name;     /**< 阶段; required */
    const char *reporter; /**< 填报单位: who reported it */
    const char *document; /**< 依据: the document that says so */
    const char *evidence; /**< 证据: what else proves it */
    const char *note;     /**< 备注 */
    const char *corrects; /**< the id of the stage whose place it takes */
    const char *reason;   /**< why it does; only beside `corrects` */
    fz_date from;         /**< 起: the day on which it begins */
    fz_date until;        /**< 止: the day by which it is done; required */
    fz_date recorded;     /**< 登记日期: the day on which it was entered */
    uint32_t reserved;    /**< 0 */
} fz_stage_values;
/** A stage that says nothing yet; `name` and `until` have to be filled in. */
#define FZ_STAGE_VALUES_INIT                                                                            \
    {                                                                                                   \
        sizeof(fz_stage_values), NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 0, 0, 0 \
    }

/** The texts of a stage. */
typedef enum fz_stage_text_kind {
    FZ_STAGE_ID = 0,         /**< 编号 */
    FZ_STAGE_UNIT = 1,       /**< 单位 */
    FZ_STAGE_ITEM = 2,       /**< 事项: id of a task */
    FZ_STAGE_NAME = 3,       /**< 阶段 */
    FZ_STAGE_REPORTER = 4,   /**< 填报单位 */
    FZ_STAGE_DOCUMENT = 5,   /**< 依据 */
    FZ_STAGE_EVIDENCE = 6,   /**< 证据 */
    FZ_STAGE_NOTE = 7,       /**< 备注 */
    FZ_STAGE_REASON = 8,     /**< 理由: why it corrects the stage whose place it takes */
    FZ_STAGE_TEXT_COUNT_ = 9 /**< how many there are; none itself */
} fz_stage_text_kind;

/** The days of a stage. */
typedef enum fz_stage_day_kind {
    FZ_STAGE_FROM = 0,      /**< 起 */
    FZ_STAGE_UNTIL = 1,     /**< 止 */
    FZ_STAGE_RECORDED = 2,  /**< 登记日期 */
    FZ_STAGE_DAY_COUNT_ = 3 /**< how many there are; none itself */
} fz_stage_day_kind;

/** Load what is good of a ledger: what is bad becomes a finding with its code and place. */
#define FZ_LEDGER_LENIENT 1u
/* ------------------------------------------------------------------ making and loading -------------------------------- */

/**
 * Make an empty ledger.
 *
 * @param context  NULL is refused
 * @param ledger   [out] the ledger, NULL on failure
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_ledger_new(fz_context *context, fz_ledger **ledger, fz_error **error);

/**
 * Load a ledger from a file, XML, JSON or CSV: its content tells which. What begins with < is XML, with { or [ JSON.
 *
 * JSON is as fz_ledger_save_json writes it, in UTF-8; a key that it does not know is refused. Errors of JSON tell as path the
 * JSON pointer, such as /entries/3/value.
 *
 * XML is UTF-8. CSV (RFC 4180; LF will do for CR LF) may be in UTF-8 with or without BOM, UTF-16, GB 18030 or Big5;
 * the bytes tell which where `encoding` does not. The first line tells whether fields are parted by commas, semicolons or
 * tabs; a line like sep=; before it, which Excel understands, says so itself (a comma, a semicolon, a tab, | or :). A quoted field may hold separators, quotes and line ends, and is taken as it is; of others the white space around
 * does not count. Empty fields beyond the header and rows without any value do not count either.
 *
 * Leniently loaded, a row or record with a fault is left out and the fault becomes a finding; so does each run of bytes that
 * cannot be decoded, which becomes U+FFFD. What is wrong with the whole refuses it as ever: the first row of CSV, the syntax
 * and the root of XML, a limit.
 *
 * @param context   NULL is refused
 * @param path      of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param encoding  of CSV, such as "GB18030"; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT, or 0: then whatever is wrong refuses the whole
 * @param ledger    [out] the ledger, NULL on failure
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EINVAL; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file; FZ_ELIMIT, also for more
 *         records than FZ_LIMIT_RECORDS; FZ_EEMPTY, FZ_EENCODING, FZ_ECHARSET; FZ_ECOLUMN, FZ_EROW, FZ_EQUOTE,
 *         FZ_EFIELD, FZ_ENOFIELD, FZ_EWITHDRAWAL, FZ_ESTAGE for CSV; FZ_ESTAGE_ORDER; FZ_EXML and the other codes of XML
 *         for XML; FZ_EJSON and the other codes of JSON, FZ_EFIELD and FZ_EWITHDRAWAL for JSON; FZ_EDUPLICATE_ID, FZ_ERECORD,
 *         FZ_EDATE, FZ_EDAYS for what contradicts itself; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_ledger_load_path(fz_context *context, const char *path, const char *encoding, uint32_t flags,
                                     fz_ledger **ledger, fz_error **error);

/**
 * Load a ledger from memory, as fz_ledger_load_path does.
 *
 * @param context   NULL is refused
 * @param bytes     XML, JSON or CSV; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count     how many bytes
 * @param source    the name of the input in messages; NULL for none
 * @param encoding  of CSV; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT or 0
 * @param ledger    [out] the ledger, NULL on failure
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_ledger_load_path, the file's apart
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_ledger_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                       const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error);

/**
 * Load a ledger through a callback, as fz_ledger_load_path does.
 *
 * @param context   NULL is refused
 * @param read      gives the bytes; NULL is refused
 * @param user      passed to `read`
 * @param source    the name of the input in messages; NULL for none
 * @param encoding  of CSV; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT or 0
 * @param ledger    [out] the ledger, NULL on failure
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_ledger_load_path; FZ_EREAD when `read` fails
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_ledger_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                         const char *encoding, uint32_t flags, fz_ledger **ledger, fz_error **error);

/**
 * Read a file behind what a ledger holds: several files make one ledger. Records and withdrawals of the file may name any
 * record that was entered before them, in whatever file. All of the file is taken or nothing.
 *
 * How a file is read is told at fz_ledger_load_path. Id, language, title, notes and markup of others around the records are
 * taken where the ledger has nothing yet, and stay as they are where it has. Where a record has no id, the first free of
 * r1, r2, … is taken; an id that is in the ledger already, be it one that was made, is an error, which names the file where
 * that first stands.
 * Findings come behind those that are there.
 *
 * @param ledger    NULL is refused
 * @param path      of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param encoding  of CSV, such as "GB18030"; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT or 0
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_ledger_load_path. On failure the ledger is as it was
 *
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_read_path(fz_ledger *ledger, const char *path, const char *encoding, uint32_t flags,
                                     fz_error **error);

/**
 * Read from memory behind what a ledger holds, as fz_ledger_read_path does.
 *
 * @param ledger    NULL is refused
 * @param bytes     XML or CSV; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count     how many bytes
 * @param source    the name of the input in messages; NULL for none
 * @param encoding  of CSV; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT or 0
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_ledger_load_path, the file's apart. On failure the ledger is as it was
 *
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_read_memory(fz_ledger *ledger, const char *bytes, size_t count, const char *source,
                                       const char *encoding, uint32_t flags, fz_error **error);

/**
 * Read through a callback behind what a ledger holds, as fz_ledger_read_path does.
 *
 * @param ledger    NULL is refused
 * @param read      gives the bytes; NULL is refused; it may not use `ledger`
 * @param user      passed to `read`
 * @param source    the name of the input in messages; NULL for none
 * @param encoding  of CSV; NULL lets the bytes tell
 * @param flags     FZ_LEDGER_LENIENT or 0
 * @param error     [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK or a code as of fz_ledger_load_path; FZ_EREAD when `read` fails. On failure the ledger is as it was
 *
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_read_callback(fz_ledger *ledger, fz_read_fn read, void *user, const char *source,
                                         const char *encoding, uint32_t flags, fz_error **error);

/**
 * Add all that was entered in another ledger behind what is in this one. A record whose id was made by the loader gets
 * another where it is taken; one whose id was written is then an error. As the other ledger is whole by itself, it corrects
 * and withdraws nothing of this one: fz_ledger_read_path reads a file that does.
 *
 * @param ledger  NULL is refused
 * @param other   stays as it is; NULL is refused
 * @param error   [out] may be NULL; may be a chain of several errors
 * @return FZ_OK; FZ_EINVAL for NULL, or a ledger and itself; FZ_EDUPLICATE_ID; FZ_ELIMIT; FZ_ENOMEM. On failure the
 *         ledger is as it was
 *
 * Threads: one at a time with one ledger, while `other` is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_append(fz_ledger *ledger, const fz_ledger *other, fz_error **error);

/**
 * Save as XML to a file, which is replaced as a whole or not at all. What is saved loads to an equal ledger, and saves
 * to the same bytes again.
 *
 * @param ledger  NULL is refused
 * @param path    NULL is refused
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EISDIR, FZ_EACCESS, FZ_EWRITE; FZ_ENOMEM
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_save_path(const fz_ledger *ledger, const char *path, fz_error **error);

/**
 * Save as XML to memory.
 *
 * @param ledger    NULL is refused
 * @param bytes     [out] not terminated; may be NULL when `capacity` is 0
 * @param capacity  how many bytes fit
 * @param count     [out] how many bytes the whole takes, which may exceed `capacity`; NULL is refused
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_save_memory(const fz_ledger *ledger, char *bytes, size_t capacity, size_t *count,
                                       fz_error **error);

/**
 * Save as XML through a callback.
 *
 * @param ledger  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_save_callback(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);

/**
 * Save as CSV: RFC 4180, UTF-8 with BOM (Excel and WPS need it), the Chinese names of the columns, and of these only
 * the ones that have a value somewhere. Every record that was entered is in it, and every withdrawal, in order; title,
 * notes and markup of other namespaces are not.
 *
 * A field that a spreadsheet would compute (its first character, leading single quotes apart, is = + - @, a tab or
 * their full-width forms, and it is no number) has one single quote more before it, which loading takes away again.
 *
 * @param ledger  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails; FZ_ENOMEM
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_save_csv(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);

/**
 * Save as JSON: one object with id, language, title, notes and entries, which are what was entered, in its order. A record is
 * an object of the English names of the columns of CSV; what it does not say is left out. So is a stage, which has the key
 * stage. A withdrawal has withdraws, recorded, reporter and reason. Values are strings ("2.5"), days such as "2016-12-31", heads is a number. What is saved
 * loads to an equal ledger; markup of other namespaces is not in it. lib/data/ledger.schema.json describes it.
 *
 * @param ledger  NULL is refused
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_ledger_save_json(const fz_ledger *ledger, fz_write_fn write, void *user, fz_error **error);

/**
 * Add a reference.
 *
 * @param ledger  NULL gives NULL
 * @return `ledger`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_ledger *fz_ledger_ref(fz_ledger *ledger);

/**
 * Give a reference back. The last one releases the ledger and its records.
 *
 * @param ledger  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_ledger_unref(fz_ledger *ledger);

/**
 * Whether two ledgers say the same: id, language, title, notes, and the same entries in the same order, history included. Places, findings and markup
 * of other namespaces do not count, nor does how a value was written (0.50 or 0.5).
 *
 * @param a  NULL equals NULL alone
 * @param b  NULL equals only NULL
 * @return 1 or 0
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API int fz_ledger_equal(const fz_ledger *a, const fz_ledger *b);

/* ------------------------------------------------------------------ entering ------------------------------------------ */

/**
 * Enter a record.
 *
 * @param ledger  NULL is refused
 * @param values  copied; `date` is required, the id is made where it is NULL; NULL is refused
 * @param record  [out] the record, NULL on failure; may be NULL
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, a `size` or `reserved` that this library does not know, or a `value` that is not 0
 *         while `has_value` is; FZ_EFIELD for a text that is blank, no UTF-8 or has control characters; FZ_ENOFIELD
 *         without date; FZ_EDATE; FZ_EDAYS for `rectified` before `date`; FZ_EDUPLICATE_ID; FZ_ELIMIT for too many
 *         records, or a text but document, evidence, note and reason that is longer than FZ_LIMIT_NAME; FZ_ENOMEM.
 *         On failure the ledger is as it was
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_add(fz_ledger *ledger, const fz_record_values *values, const fz_record **record,
                               fz_error **error);

/**
 * Enter a record in the place of one that was wrong. The old one stays, as corrected; `values->recorded` is the day
 * from which the new one holds, 0 from the beginning.
 *
 * @param ledger  NULL is refused
 * @param id      of the record whose place it takes, which is neither corrected nor withdrawn; NULL is refused
 * @param values  all that the new record says, not only what differs; NULL is refused
 * @param reason  why; NULL for none
 * @param record  [out] the new record, NULL on failure; may be NULL
 * @param error   [out] may be NULL
 * @return FZ_OK or a code as of fz_ledger_add; FZ_ERECORD when there is no record of `id`, it is a stage, or it was corrected or
 *         withdrawn already; FZ_EDAYS where it was recorded after `values->recorded`
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_correct(fz_ledger *ledger, const char *id, const fz_record_values *values,
                                   const char *reason, const fz_record **record, fz_error **error);

/**
 * Withdraw a record or a stage. It stays, as withdrawn from `recorded` on. Where it took the place of another, that one stays
 * corrected: neither holds from then on.
 *
 * @param ledger    NULL is refused
 * @param id        of a record or stage that is neither corrected nor withdrawn; NULL is refused
 * @param recorded  the day on which the withdrawal was entered; 0: as if the record had never been
 * @param reporter  who withdrew it; NULL for none
 * @param reason    why; NULL for none
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EFIELD; FZ_ELIMIT for a `reporter` longer than FZ_LIMIT_NAME; FZ_EDATE; FZ_EDAYS where
 *         the record was recorded after `recorded`; FZ_ERECORD; FZ_ENOMEM. On failure the ledger is as it was
 *
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_withdraw(fz_ledger *ledger, const char *id, fz_date recorded, const char *reporter,
                                    const char *reason, fz_error **error);

/**
 * Enter a stage of a plan, or with `values->corrects` one in the place of another. fz_ledger_withdraw withdraws it again.
 *
 * @param ledger  NULL is refused
 * @param values  copied; `name` and `until` are required, the id is made where it is NULL; NULL is refused
 * @param stage   [out] the stage, NULL on failure; may be NULL
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or a `size` or `reserved` that this library does not know; FZ_EFIELD for a text that is
 *         blank or no UTF-8, or a reason without `corrects`; FZ_ENOFIELD without name or until; FZ_EDATE; FZ_ESTAGE_ORDER when
 *         it ends before it begins; FZ_EDUPLICATE_ID; FZ_ERECORD when there is no stage of the id in `corrects`, or it was
 *         corrected or withdrawn already; FZ_ELIMIT; FZ_ENOMEM. On failure the ledger is as it was
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_add_stage(fz_ledger *ledger, const fz_stage_values *values, const fz_stage **stage,
                                     fz_error **error);

/**
 * Give a ledger its title.
 *
 * @param ledger  NULL is refused
 * @param title   NULL takes it away
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EFIELD for a blank title or one that is no UTF-8; FZ_ENOMEM
 *
 * Threads: one at a time with one ledger. Since 0.1.
 */
FZ_API fz_status fz_ledger_set_title(fz_ledger *ledger, const char *title, fz_error **error);

/* ------------------------------------------------------------------ reading ------------------------------------------- */

/**
 * The id of a ledger.
 *
 * @param ledger  NULL gives NULL
 * @return the id; NULL when it has none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const char *fz_ledger_id(const fz_ledger *ledger);

/**
 * The title of a ledger.
 *
 * @param ledger  NULL gives ""
 * @return the title, "" when it has none; never NULL
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const char *fz_ledger_title(const fz_ledger *ledger);

/**
 * How many records were entered, those included that were corrected or withdrawn. Stages are counted apart.
 *
 * @param ledger  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API size_t fz_ledger_record_count(const fz_ledger *ledger);

/**
 * A record, in the order of entering.
 *
 * @param ledger  NULL gives NULL
 * @param index   from 0
 * @return the record; NULL when there is none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_record *fz_ledger_record(const fz_ledger *ledger, size_t index);

/**
 * The record of an id; a stage is none.
 *
 * @param ledger  NULL gives NULL
 * @param id      NULL gives NULL
 * @return the record; NULL when there is none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_record *fz_ledger_record_by_id(const fz_ledger *ledger, const char *id);

/**
 * How many findings there are: what a lenient loading left out, and why.
 *
 * @param ledger  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API size_t fz_ledger_finding_count(const fz_ledger *ledger);

/**
 * A finding, in document order, file after file.
 *
 * @param ledger  NULL gives NULL
 * @param index   from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_finding *fz_ledger_finding(const fz_ledger *ledger, size_t index);

/**
 * A text of a record.
 *
 * @param record  NULL gives NULL
 * @param kind    one of FZ_RECORD_*; another gives NULL
 * @return the text; NULL when the record says nothing there; never NULL for the id
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const char *fz_record_text(const fz_record *record, fz_record_text_kind kind);

/**
 * A day of a record.
 *
 * @param record  NULL gives 0
 * @param kind    one of FZ_RECORD_*; another gives 0
 * @return the day; 0 when the record says nothing there; never 0 for the date
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_date fz_record_day(const fz_record *record, fz_record_day_kind kind);

/**
 * The value of a record.
 *
 * @param record  NULL gives 0
 * @param value   [out] the value, 0 where there is none; may be NULL
 * @return 1 when it has a value, else 0
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API int fz_record_value(const fz_record *record, fz_decimal *value);

/**
 * How many people took part.
 *
 * @param record  NULL gives 0
 * @return the number; 0 when the record does not say
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API uint32_t fz_record_heads(const fz_record *record);

/**
 * Where a record stands in what it was read from (fz_record_source): the line and column in which it begins.
 *
 * @param record  NULL gives a place of zeros
 * @param place   [out] its `size` set by the caller; of a record that was entered by a call all is 0, `offset` and `length`
 *                always; NULL does nothing
 *
 * Errors: none; a `size` too small for this struct leaves `place` as it is. Threads: any number while the ledger is not
 * changed. Since 0.1.
 */
FZ_API void fz_record_place(const fz_record *record, fz_place *place);

/**
 * What a record was read from.
 *
 * @param record  NULL gives NULL
 * @return the path or the name that was given; NULL when the record was entered by a call or its input had no name
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const char *fz_record_source(const fz_record *record);

/**
 * What became of a record, as known on a day.
 *
 * @param record  NULL gives FZ_RECORD_UNKNOWN
 * @param known   the day; 0: everything that was entered is known
 * @return the state
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_record_state fz_record_state_on(const fz_record *record, fz_date known);

/**
 * The record whose place a record took.
 *
 * @param record  NULL gives NULL
 * @return the earlier record; NULL when it took nobody's
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_record *fz_record_replaces(const fz_record *record);

/**
 * The record that took the place of a record.
 *
 * @param record  NULL gives NULL
 * @return the later record; NULL when none did
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_record *fz_record_replaced_by(const fz_record *record);

/**
 * Whether a record was withdrawn, and how.
 *
 * @param record    NULL gives 0
 * @param recorded  [out] the day on which that was entered, 0 where that is not said; may be NULL
 * @param reporter  [out] who withdrew it, NULL where that is not said; may be NULL
 * @param reason    [out] why, NULL where that is not said; may be NULL
 * @return 1 when it was withdrawn, else 0
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API int fz_record_withdrawal(const fz_record *record, fz_date *recorded, const char **reporter, const char **reason);

/* ------------------------------------------------------------------ stages ------------------------------------------- */

/**
 * How many stages were entered, those included that were corrected or withdrawn.
 *
 * @param ledger  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API size_t fz_ledger_stage_count(const fz_ledger *ledger);

/**
 * A stage, in the order of entering.
 *
 * @param ledger  NULL gives NULL
 * @param index   from 0
 * @return the stage; NULL when there is none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_stage *fz_ledger_stage(const fz_ledger *ledger, size_t index);

/**
 * The stage of an id.
 *
 * @param ledger  NULL gives NULL
 * @param id      NULL gives NULL
 * @return the stage; NULL when there is none
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_stage *fz_ledger_stage_by_id(const fz_ledger *ledger, const char *id);

/**
 * A text of a stage.
 *
 * @param stage  NULL gives NULL
 * @param kind   one of FZ_STAGE_*; another gives NULL
 * @return the text; NULL when the stage says nothing there; never NULL for the id and the name
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const char *fz_stage_text(const fz_stage *stage, fz_stage_text_kind kind);

/**
 * A day of a stage.
 *
 * @param stage  NULL gives 0
 * @param kind   one of FZ_STAGE_*; another gives 0
 * @return the day; 0 when the stage says nothing there; never 0 for until
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_date fz_stage_day(const fz_stage *stage, fz_stage_day_kind kind);

/**
 * What became of a stage, as known on a day.
 *
 * @param stage  NULL gives FZ_RECORD_UNKNOWN
 * @param known  the day; 0: everything that was entered is known
 * @return the state
 *
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API fz_record_state fz_stage_state_on(const fz_stage *stage, fz_date known);

/**
 * The stage whose place a stage took.
 *
 * @param stage  NULL gives NULL
 * @return the earlier stage; NULL when it took nobody's
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API const fz_stage *fz_stage_replaces(const fz_stage *stage);

/**
 * Whether a stage was withdrawn, and how.
 *
 * @param stage     NULL gives 0
 * @param recorded  [out] the day on which that was entered, 0 where that is not said; may be NULL
 * @param reporter  [out] who withdrew it, NULL where that is not said; may be NULL
 * @param reason    [out] why, NULL where that is not said; may be NULL
 * @return 1 when it was withdrawn, else 0
 *
 * Borrowed from the ledger; valid until the ledger is released.
 * Errors: none. Threads: any number while the ledger is not changed. Since 0.1.
 */
FZ_API int fz_stage_withdrawal(const fz_stage *stage, fz_date *recorded, const char **reporter, const char **reason);

#ifdef __cplusplus
}
#endif

#endif
