/**
 * @file directive.h
 * The directive: load it, walk it, save it.
 *
 * A directive 实施意见 is one document. It names tasks 任务, and for each the units 单位 that lead 牵头, cooperate 配合 or
 * are responsible 责任. It is loaded once and never changes; any number of threads may read it.
 *
 *     fz_directive *directive;
 *     fz_error *error = NULL;
 *     if (fz_directive_load_path(context, "directive.xml", &directive, &error) != FZ_OK) {
 *         fprintf(stderr, "%s\n", fz_error_message(error));
 *         fz_error_free(error);
 *     }
 *
 * Its content comes in two kinds, kept apart. *Printed text* is what the issuer wrote, in order, each character once:
 * the paragraphs of its parts, sections and tasks, and the marks ("二、", "17.") before them. *Readings* say what that
 * text means: the head, the assignments, the deadlines, the requirements (requirement.h). The vocabulary is described in
 * lib/data/directive.md.
 *
 * Sections, tasks, units and assignments are borrowed from their directive and have no references of their own: hold the
 * directive while they are used. `fz_task_directive` and its like lead back to it.
 */
#ifndef FAZHI_DIRECTIVE_H
#define FAZHI_DIRECTIVE_H

#include <fazhi/common.h>
#include <fazhi/date.h>
#include <fazhi/error.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What the head says of a document. The names are those of GB/T 9704-2012 and of the catalogue of open information. */
typedef enum fz_field {
    FZ_FIELD_TITLE = 0,       /**< 标题; one, or none where the text has lost it */
    FZ_FIELD_DOC_NUMBER = 1,  /**< 发文字号, its own, as printed */
    FZ_FIELD_ISSUER = 2,      /**< 发文机关; one or several */
    FZ_FIELD_ADDRESSEE = 3,   /**< 主送机关; any number */
    FZ_FIELD_SIGNED = 4,      /**< 成文日期, a day */
    FZ_FIELD_PUBLISHED = 5,   /**< 发布日期 of the page, a day */
    FZ_FIELD_EFFECTIVE = 6,   /**< 生效日期, a day */
    FZ_FIELD_REPEALED = 7,    /**< 废止日期, a day */
    FZ_FIELD_INDEX = 8,       /**< 索引号 */
    FZ_FIELD_KIND = 9,        /**< 文种: 意见, 方案, 通知 */
    FZ_FIELD_DISCLOSURE = 10, /**< 公开属性 */
    FZ_FIELD_BASIS = 11,      /**< 依据: titles of the documents it rests on; any number */
    FZ_FIELD_ATTACHMENT = 12, /**< 附件; any number */
    FZ_FIELD_COUNT_ = 13      /**< how many there are; none itself */
} fz_field;

/** The parts of a document that hold printed text of their own, in order. */
typedef enum fz_part {
    FZ_PART_FRONT = 0,    /**< lines before the text: title and addressees as printed */
    FZ_PART_COVER = 1,    /**< the body of a cover notice 通知 whose annex is the directive */
    FZ_PART_PREAMBLE = 2, /**< the opening paragraphs */
    FZ_PART_BODY = 3,     /**< sections and tasks; holds no text of its own */
    FZ_PART_CLOSING = 4,  /**< paragraphs after the last section */
    FZ_PART_BACK = 5,     /**< notes on attachments, signature, date */
    FZ_PART_COUNT_ = 6    /**< how many there are; none itself */
} fz_part;

/** What a unit is assigned as. The first three are roles of an assignment; the others select among leads. A set of roles
 * is their bitwise or. */
typedef enum fz_role {
    FZ_ROLE_LEAD = 1,        /**< 牵头, of any rank */
    FZ_ROLE_COOPERATE = 2,   /**< 配合 */
    FZ_ROLE_RESPONSIBLE = 4, /**< 责任 */
    FZ_ROLE_FIRST_LEAD = 8,  /**< 首位牵头: the lead of rank 1 */
    FZ_ROLE_JOINT_LEAD = 16, /**< 共同牵头: a lead of another rank */
    FZ_ROLE_ANY = 7          /**< any of them */
} fz_role;

/** What kind of body a unit is, as far as its name tells. */
typedef enum fz_unit_kind {
    FZ_UNIT_OTHER = 0,      /**< the name does not tell */
    FZ_UNIT_DEPARTMENT = 1, /**< 部门: 局, 委, 办, 厅, 部 and the like */
    FZ_UNIT_TOWNSHIP = 2,   /**< 乡镇街道 */
    FZ_UNIT_COLLECTIVE = 3, /**< stands for several: 县政府各有关部门 */
    FZ_UNIT_GOVERNMENT = 4  /**< 人民政府, 管委会 of a place */
} fz_unit_kind;

/* ------------------------------------------------------------------ loading and saving ----------------------------- */

/**
 * Load the directive that the library carries: 中阳县's 关于加快推进法治政府建设的实施意见 of 2016-01-25.
 *
 * @param context    NULL is refused
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL arguments; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_load_builtin(fz_context *context, fz_directive **directive, fz_error **error);

/**
 * Load directive XML, Akoma Ntoso or JSON from a file: what begins with { or [ is JSON, a document whose root is akomaNtoso is read as
 * Akoma Ntoso 3.0 (lib/data/akn.md; fz_directive_write says how one is written). So do the next two functions.
 *
 * JSON is as fz_directive_write makes it, in UTF-8: what it writes loads to an equal directive, markup of other namespaces
 * apart, of which a finding (FZ_FJSONFOREIGN) tells how much there was. Written by hand, "tasks" is enough, and of a task
 * "text": `{"title": "…", "sections": [{"label": "二", "title": "…"}], "tasks": [{"number": "1", "section": "二",
 * "text": "…", "lead": ["…"]}]}`. A task belongs to the section of its "section_id", else to the top section of the label
 * "section" and the one of "subsection" in it; a section to "parent_id", else to the nearest one before it of the label
 * "parent". The rank of a unit is its place in its list. Without "content" a section holds its paragraphs, its tasks and
 * then its sections, a task its paragraphs, a line each, its fields and then assignments, deadlines, persons and requirements.
 * "open_ended" without "assignments" leaves the last list open. Keys that say again what others say (text beside content, lead
 * beside assignments) must agree with them; "units" and "findings" are not read. Unknown keys and keys that stand twice are
 * refused. Errors of JSON come in the order of reading, their path being a JSON pointer such as /tasks/3/lead/0.
 * lib/data/directive.schema.json describes all of it.
 *
 * @param context    NULL is refused
 * @param path       of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL; may be a chain of several errors, in document order
 * @return FZ_OK; FZ_EINVAL; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file; FZ_ELIMIT; FZ_EEMPTY,
 *         FZ_EENCODING, FZ_EXML, FZ_EDOCTYPE, FZ_ETRUNCATED, FZ_ETAG, FZ_EENTITY, FZ_ECHARACTER, FZ_EPREFIX for bytes that
 *         are no XML we take; FZ_ELIBXML when the system's libxml2 is too old; FZ_EROOT, FZ_EELEMENT, FZ_EMISSING,
 *         FZ_EATTRIBUTE, FZ_EREQUIRED, FZ_EVALUE, FZ_ETEXT, FZ_EREPEATED, FZ_EORDER for XML that is no directive;
 *         FZ_EDUPLICATE_ID, FZ_EDUPLICATE_TASK, FZ_ERANK, FZ_EDATE, FZ_EUNIT, FZ_ENOTEXT, FZ_EORDINAL,
 *         FZ_EASSIGNED_TWICE, FZ_EQUOTATION, FZ_EQUOTATION_PLACE, FZ_EREQUIREMENT_ORDER, FZ_ENEEDS, FZ_EEXCLUDES,
 *         FZ_EMONTHDAY for a directive that contradicts itself; FZ_EAKNORDER, FZ_EAKNLEFT, FZ_EAKNMARK, FZ_EAKNNUMBER,
 *         FZ_EAKNPIECES for Akoma Ntoso whose table and body contradict each other, FZ_ENODIRECTIVE for Akoma Ntoso that is
 *         none; of JSON FZ_EJSON, FZ_EJSONTWICE, FZ_EJSONKEY, FZ_EJSONTYPE, FZ_EJSONMISSING, FZ_EJSONVALUE,
 *         FZ_EJSONDISAGREE, FZ_EJSONREFERENCE, FZ_EJSONPLACED; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_load_path(fz_context *context, const char *path, fz_directive **directive,
                                        fz_error **error);

/**
 * Load directive XML or JSON from memory, as fz_directive_load_path does.
 *
 * @param context    NULL is refused
 * @param bytes      UTF-8, with or without BOM; copied as far as it is kept; NULL is refused unless `count` is 0
 * @param count      how many bytes
 * @param source     the name of the input in messages; NULL for none
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_load_path, the file's apart
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_load_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                          fz_directive **directive, fz_error **error);

/**
 * Load directive XML or JSON through a callback, as fz_directive_load_path does.
 *
 * @param context    NULL is refused
 * @param read       gives the bytes; NULL is refused
 * @param user       passed to `read`
 * @param source     the name of the input in messages; NULL for none
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_load_path; FZ_EREAD when `read` fails
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_load_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                            fz_directive **directive, fz_error **error);

/**
 * Save as XML to a file, so that a failure, a crash or a full disk leaves what was there.
 *
 * The text is written to a new file beside `path`, synced and renamed over it; a symbolic link is followed, and the old
 * file's mode kept. A device or a pipe is written to as it is.
 *
 * @param directive  NULL is refused
 * @param path       NULL is refused
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EACCESS, FZ_EISDIR; FZ_EWRITE, also when there is no such folder; FZ_ENOMEM
 *
 * Threads: any number on one directive. Since 0.1.
 */
FZ_API fz_status fz_directive_save_path(const fz_directive *directive, const char *path, fz_error **error);

/**
 * Save as XML into the caller's memory.
 *
 * @param directive  NULL is refused
 * @param bytes      [out] not terminated; may be NULL when `capacity` is 0, to learn the size
 * @param capacity   bytes of `bytes`
 * @param count      [out] the size of the whole text, which may exceed `capacity`; then `bytes` holds its beginning; NULL is
 *                   refused
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL
 *
 * Threads: any number on one directive. Since 0.1.
 */
FZ_API fz_status fz_directive_save_memory(const fz_directive *directive, char *bytes, size_t capacity, size_t *count,
                                          fz_error **error);

/**
 * Save as XML through a callback. What is saved loads to an equal directive, and saves to the same bytes again.
 *
 * @param directive  NULL is refused
 * @param write      takes the bytes; NULL is refused
 * @param user       passed to `write`
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EWRITE when `write` fails
 *
 * Threads: any number on one directive. Since 0.1.
 */
FZ_API fz_status fz_directive_save_callback(const fz_directive *directive, fz_write_fn write, void *user,
                                            fz_error **error);

/**
 * Add a reference.
 *
 * @param directive  NULL gives NULL
 * @return `directive`
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_directive *fz_directive_ref(fz_directive *directive);

/**
 * Give a reference back. The last one releases the directive and all that was borrowed from it.
 *
 * @param directive  NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_directive_unref(fz_directive *directive);

/**
 * Whether two directives say the same: head, printed text, sections, tasks and readings, in order. What they were read
 * from, the places in it, ids, region and language of the document, findings and markup of other namespaces do not count.
 *
 * @param a  NULL equals only NULL
 * @param b  NULL equals only NULL
 * @return 1 when they are equal, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_directive_equal(const fz_directive *a, const fz_directive *b);

/* ------------------------------------------------------------------ the document ----------------------------------- */

/**
 * The id of the document, such as "zhongyang-2016".
 *
 * @param directive  NULL gives NULL
 * @return the id; NULL when it has none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_id(const fz_directive *directive);

/**
 * The region of the issuer by GB/T 2260, such as "141129".
 *
 * @param directive  NULL gives NULL
 * @return the code as a string; NULL when it is not known
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_region(const fz_directive *directive);

/**
 * The name of what it was loaded from: a path, or the name the caller gave.
 *
 * @param directive  NULL gives NULL
 * @return the name; NULL when it has none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_source(const fz_directive *directive);

/**
 * The title.
 *
 * @param directive  NULL gives ""
 * @return the title, "" when it is not known; never NULL
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_title(const fz_directive *directive);

/**
 * How often a field stands in the head.
 *
 * @param directive  NULL gives 0
 * @param field      one of FZ_FIELD_*; another gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_field_count(const fz_directive *directive, fz_field field);

/**
 * The text of a field of the head; a day is given as 2016-01-25.
 *
 * @param directive  NULL gives NULL
 * @param field      one of FZ_FIELD_*; another gives NULL
 * @param index      from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_field(const fz_directive *directive, fz_field field, size_t index);

/**
 * The day of a field of the head.
 *
 * @param directive  NULL gives 0
 * @param field      FZ_FIELD_SIGNED, _PUBLISHED, _EFFECTIVE or _REPEALED; another gives 0
 * @return the day; 0 when it is not known
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_directive_day(const fz_directive *directive, fz_field field);

/**
 * The number of a cited document: 晋政发〔2015〕4号 of the basis.
 *
 * @param directive  NULL gives NULL
 * @param index      of the FZ_FIELD_BASIS, from 0
 * @return the number as printed; NULL when the citation has none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_basis_number(const fz_directive *directive, size_t index);

/**
 * The document number split, as GB/T 9704-2012 composes it: 代字, year and serial (晋政发, 2015, 4).
 *
 * @param directive  NULL gives NULL and zeros
 * @param year       [out] 0 when not known; may be NULL
 * @param serial     [out] 0 when not known; may be NULL
 * @return the 代字; NULL when the document has no number, or one that was not split
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_doc_number_parts(const fz_directive *directive, uint32_t *year, uint32_t *serial);

/**
 * How many paragraphs of printed text a part has.
 *
 * @param directive  NULL gives 0
 * @param part       one of FZ_PART_*; another gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_paragraph_count(const fz_directive *directive, fz_part part);

/**
 * A paragraph of a part.
 *
 * @param directive  NULL gives NULL
 * @param part       one of FZ_PART_*; another gives NULL
 * @param index      from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_directive_paragraph(const fz_directive *directive, fz_part part, size_t index);

/**
 * How many findings it keeps.
 *
 * @param directive  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_finding_count(const fz_directive *directive);

/**
 * A finding, in order of the source.
 *
 * @param directive  NULL gives NULL
 * @param index      from 0
 * @return the finding; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_finding *fz_directive_finding(const fz_directive *directive, size_t index);

/* ------------------------------------------------------------------ sections --------------------------------------- */

/**
 * How many sections there are, those inside others included.
 *
 * @param directive  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_section_count(const fz_directive *directive);

/**
 * A section, in document order; a section comes before those inside it.
 *
 * @param directive  NULL gives NULL
 * @param index      from 0
 * @return the section; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_section *fz_directive_section(const fz_directive *directive, size_t index);

/**
 * The directive of a section.
 *
 * @param section  NULL gives NULL
 * @return the directive, without a reference of its own
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_directive *fz_section_directive(const fz_section *section);

/**
 * The id of a section: ASCII, unique in its document, such as "s2".
 *
 * @param section  NULL gives NULL
 * @return the id; never NULL for a section
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_section_id(const fz_section *section);

/**
 * The label as written, without decoration: "二" of 二、, "一" of （一）.
 *
 * @param section  NULL gives NULL
 * @return the label; NULL when the section has none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_section_label(const fz_section *section);

/**
 * The mark as printed before the title: "二、".
 *
 * @param section  NULL gives NULL
 * @return the mark; NULL when the section has none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_section_mark(const fz_section *section);

/**
 * The ordinal of a section: 2 for 二.
 *
 * @param section  NULL gives 0
 * @return the ordinal; 0 when the section has none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_section_number(const fz_section *section);

/**
 * The title of a section.
 *
 * @param section  NULL gives ""
 * @return the title; "" when the section has none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_section_title(const fz_section *section);

/**
 * The section that a section stands in.
 *
 * @param section  NULL gives NULL
 * @return the outer section; NULL at the top
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_section *fz_section_parent(const fz_section *section);

/**
 * How many paragraphs of its own a section has, those of its tasks and inner sections apart.
 *
 * @param section  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_section_paragraph_count(const fz_section *section);

/**
 * A paragraph of a section.
 *
 * @param section  NULL gives NULL
 * @param index    from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_section_paragraph(const fz_section *section, size_t index);

/**
 * How many tasks stand in a section and in those inside it.
 *
 * @param section  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_section_task_count(const fz_section *section);

/**
 * A task of a section or of those inside it, in document order.
 *
 * @param section  NULL gives NULL
 * @param index    from 0
 * @return the task; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_section_task(const fz_section *section, size_t index);

/**
 * Where a section stands: in the issuer's text when it was imported or its XML or JSON says so, else in the XML or JSON.
 *
 * @param section  NULL gives line 0
 * @param place    [out] its `size` must be set; NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_section_place(const fz_section *section, fz_place *place);

/* ------------------------------------------------------------------ tasks ------------------------------------------ */

/**
 * How many tasks there are.
 *
 * @param directive  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_task_count(const fz_directive *directive);

/**
 * A task, in document order.
 *
 * @param directive  NULL gives NULL
 * @param index      from 0
 * @return the task; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_directive_task(const fz_directive *directive, size_t index);

/**
 * The task of an id.
 *
 * @param directive  NULL gives NULL
 * @param id         such as "t17"; NULL gives NULL
 * @return the task; NULL when there is none of that id
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_directive_task_by_id(const fz_directive *directive, const char *id);

/**
 * The directive of a task.
 *
 * @param task  NULL gives NULL
 * @return the directive, without a reference of its own
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_directive *fz_task_directive(const fz_task *task);

/**
 * The place of a task in document order.
 *
 * @param task  NULL gives 0
 * @return the index, from 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_index(const fz_task *task);

/**
 * The id of a task: ASCII, unique in its document, such as "t17".
 *
 * @param task  NULL gives NULL
 * @return the id; never NULL for a task
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_id(const fz_task *task);

/**
 * The number as written, without decoration: "17", "一", "1/2" for （2） under 1.
 *
 * @param task  NULL gives NULL
 * @return the label; NULL when the task has none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_label(const fz_task *task);

/**
 * The mark as printed before the text: "17.".
 *
 * @param task  NULL gives NULL
 * @return the mark; NULL when the task has none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_mark(const fz_task *task);

/**
 * The ordinal: 17; of "1/2" the last, 2.
 *
 * @param task  NULL gives 0
 * @return the ordinal; 0 when the task has none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_task_number(const fz_task *task);

/**
 * The text of a task, without mark and without the statement of who is responsible; paragraphs are parted by "\n".
 *
 * @param task  NULL gives ""
 * @return the text; never NULL
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_text(const fz_task *task);

/**
 * The section that a task stands in, the innermost.
 *
 * @param task  NULL gives NULL
 * @return the section; NULL when it stands in none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_section *fz_task_section(const fz_task *task);

/**
 * How many assignments a task has.
 *
 * @param task  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_assignment_count(const fz_task *task);

/**
 * An assignment of a task, in the order of the text.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the assignment; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_assignment *fz_task_assignment(const fz_task *task, size_t index);

/**
 * Whether a list of units of the task is open: it ends in 等, or names a collective.
 *
 * @param task  NULL gives 0
 * @return 1 when a list is open, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_task_is_open_ended(const fz_task *task);

/**
 * How many deadlines are stated for a task.
 *
 * @param task  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_due_count(const fz_task *task);

/**
 * A deadline as printed: 2016年底前, 持续推进.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_due_text(const fz_task *task, size_t index);

/**
 * The day of a deadline: 2016-12-31 for 2016年底前.
 *
 * @param task   NULL gives 0
 * @param index  from 0
 * @return the day; 0 when the text names none
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_date fz_task_due_day(const fz_task *task, size_t index);

/**
 * How a deadline recurs: "day", "week", "month", "quarter", "half-year", "year".
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the period; NULL when it does not recur
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_due_every(const fz_task *task, size_t index);

/**
 * How many persons a task names (牵头领导, 责任人). They are no units.
 *
 * @param task  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_person_count(const fz_task *task);

/**
 * The name of a person.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the name as written; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_person_name(const fz_task *task, size_t index);

/**
 * What a person is named as: 牵头领导.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the office as written; NULL when the text gives none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_person_office(const fz_task *task, size_t index);

/**
 * How many further fields a task has: columns of a table row and labelled lines that are neither text nor assignment.
 *
 * @param task  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_task_field_count(const fz_task *task);

/**
 * The name of a field: 指标要求.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the name; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_field_name(const fz_task *task, size_t index);

/**
 * The text of a field.
 *
 * @param task   NULL gives NULL
 * @param index  from 0
 * @return the text; NULL when there is none
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_task_field_text(const fz_task *task, size_t index);

/**
 * Where a task stands: in the issuer's text when it was imported or its XML or JSON says so, else in the XML or JSON.
 *
 * @param task   NULL gives line 0
 * @param place  [out] its `size` must be set; NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_task_place(const fz_task *task, fz_place *place);

/* ------------------------------------------------------------------ assignments and units -------------------------- */

/**
 * The task of an assignment.
 *
 * @param assignment  NULL gives NULL
 * @return the task
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_task *fz_assignment_task(const fz_assignment *assignment);

/**
 * The unit of an assignment.
 *
 * @param assignment  NULL gives NULL
 * @return the unit
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_unit *fz_assignment_unit(const fz_assignment *assignment);

/**
 * The role of an assignment.
 *
 * @param assignment  NULL gives FZ_ROLE_LEAD
 * @return FZ_ROLE_LEAD, FZ_ROLE_COOPERATE or FZ_ROLE_RESPONSIBLE
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_role fz_assignment_role(const fz_assignment *assignment);

/**
 * The rank of an assignment among those of its role in its task: 1 is the first.
 *
 * @param assignment  NULL gives 0
 * @return the rank, from 1
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API uint32_t fz_assignment_rank(const fz_assignment *assignment);

/**
 * Whether the list goes on after this unit (等).
 *
 * @param assignment  NULL gives 0
 * @return 1 when it does, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_assignment_is_open(const fz_assignment *assignment);

/**
 * Whether the unit stands for several (县政府各有关部门).
 *
 * @param assignment  NULL gives 0
 * @return 1 when it does, else 0
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API int fz_assignment_is_collective(const fz_assignment *assignment);

/**
 * The name completed where the text left its prefix out: 市住建局 for 住建局 after 市行政审批局.
 *
 * @param assignment  NULL gives NULL
 * @return the completed name; NULL when the name stands as it is
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_assignment_full_name(const fz_assignment *assignment);

/**
 * Where an assignment stands: in the issuer's text when it was imported or its XML or JSON says so, else in the XML or JSON.
 *
 * @param assignment  NULL gives line 0
 * @param place       [out] its `size` must be set; NULL does nothing
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API void fz_assignment_place(const fz_assignment *assignment, fz_place *place);

/**
 * How many different units a directive names.
 *
 * @param directive  NULL gives 0
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_directive_unit_count(const fz_directive *directive);

/**
 * A unit, in the order of first mention.
 *
 * @param directive  NULL gives NULL
 * @param index      from 0
 * @return the unit; NULL when there is none
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_unit *fz_directive_unit(const fz_directive *directive, size_t index);

/**
 * The unit of a name, as written.
 *
 * @param directive  NULL gives NULL
 * @param name       NULL gives NULL
 * @return the unit; NULL when the directive names none such
 *
 * Borrowed from `directive`; valid until `directive` is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const fz_unit *fz_directive_unit_by_name(const fz_directive *directive, const char *name);

/**
 * The name of a unit, as written.
 *
 * @param unit  NULL gives ""
 * @return the name; never NULL
 *
 * Borrowed from the directive; valid until the directive is released.
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_unit_name(const fz_unit *unit);

/**
 * The kind of a unit, as far as its name tells.
 *
 * @param unit  NULL gives FZ_UNIT_OTHER
 * @return the kind
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API fz_unit_kind fz_unit_kind_of(const fz_unit *unit);

/**
 * In how many tasks a unit has one of some roles. A task counts once, whatever roles the unit has in it.
 *
 * @param unit   NULL gives 0
 * @param roles  a set of FZ_ROLE_*
 * @return the count
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API size_t fz_unit_task_count(const fz_unit *unit, uint32_t roles);

#ifdef __cplusplus
}
#endif

#endif
