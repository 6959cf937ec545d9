/**
 * @file export.h
 * Directives, tasks, comparisons and reports in other forms: tables for people, JSON, CSV and XML for programs.
 */
#ifndef FAZHI_EXPORT_H
#define FAZHI_EXPORT_H

#include <fazhi/analysis.h>
#include <fazhi/common.h>
#include <fazhi/compare.h>
#include <fazhi/directive.h>
#include <fazhi/query.h>
#include <fazhi/registry.h>
#include <fazhi/report.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The forms there are. Not every form suits every object: the functions say which. */
typedef enum fz_format {
    FZ_FORMAT_TABLE = 0, /**< columns for a terminal or a fixed-width page; Chinese text lines up */
    FZ_FORMAT_JSON = 1,  /**< RFC 8259, UTF-8 */
    FZ_FORMAT_CSV = 2,   /**< RFC 4180, UTF-8, CR LF */
    FZ_FORMAT_XML = 3,   /**< the library's own vocabulary */
    FZ_FORMAT_AKN =
        4, /**< Akoma Ntoso 3.0 (OASIS LegalDocML), valid under its strict schema; the loader reads it again */
    FZ_FORMAT_TEXT =
        5, /**< the document as plain text: its printed text line by line, UTF-8, LF; the importer reads it again */
    FZ_FORMAT_HTML =
        6, /**< the document as one page of HTML 5 in the layout of GB/T 9704-2012, which Word and WPS open */
    FZ_FORMAT_COUNT_ = 7 /**< how many there are; none itself */
} fz_format;

/** Begin CSV with a byte order mark, which Excel and WPS need to see that it is UTF-8. */
#define FZ_EXPORT_BOM 1u
/** Units: let collectives stand for their members in the load of a body, as FZ_QUERY_EXPAND does. */
#define FZ_EXPORT_EXPAND 2u
/** Reports: the derivation of every score in the table, and in CSV a row for each of its steps. JSON and XML always have it. */
#define FZ_EXPORT_EXPLAIN 4u
/** Reports: also the items whose tasks the unit does not bear. */
#define FZ_EXPORT_ALL 8u

/**
 * The format of a name: table, json, csv, xml, akn, text, html.
 *
 * @param context  for the error's language; NULL is refused
 * @param name     NULL is refused
 * @param format   [out] the format, FZ_FORMAT_TABLE on failure; NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EFORMAT, whose message names the formats that there are
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_format_parse(fz_context *context, const char *name, fz_format *format, fz_error **error);

/**
 * The name of a format, as fz_format_parse takes it.
 *
 * @param format  one of FZ_FORMAT_*; another gives NULL
 * @return a constant string
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_format_name(fz_format format);

/**
 * The usual ending of a file of a format: json, html.
 *
 * @param format  one of FZ_FORMAT_*; another gives NULL
 * @return a constant string, the ending without its dot
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_format_ending(fz_format format);

/**
 * The media type of a format: application/json, text/html. All of them are UTF-8.
 *
 * @param format  one of FZ_FORMAT_*; another gives NULL
 * @return a constant string
 *
 * Errors: none. Threads: any. Since 0.1.
 */
FZ_API const char *fz_format_media_type(fz_format format);

/**
 * Write tasks.
 *
 * JSON is an array of objects with number, section, subsection, text, lead, cooperate, responsible, open_ended and
 * deadline, and more keys behind them; it holds every character as it is.
 *
 * CSV has a row a task, its header in Chinese. It is for spreadsheets: a cell that one would compute (=, +, -, @ at its
 * beginning) gets a single quote before it, and the number 1/2 is written 1（2）, as it would be taken for a day.
 *
 * Tasks of several directives also say of which: by title in the table, by title and source (文件, 来源; directive, source)
 * in CSV and JSON.
 *
 * The table wraps long text at `width`, leaves out columns in which all is empty, and does not show further fields. In it
 * and in CSV, characters that steer a terminal or reorder text become U+FFFD.
 *
 * @param context  for the error's language; NULL is refused
 * @param tasks    borrowed tasks, of one directive or several; NULL is refused unless `count` is 0
 * @param count    how many
 * @param format   FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags    FZ_EXPORT_BOM or 0
 * @param width    columns of the table; 0 means 80, at least 40 are used
 * @param write    takes the bytes; NULL is refused
 * @param user     passed to `write`
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for a form that tasks do not have; FZ_EWRITE when
 *         `write` fails; FZ_ENOMEM
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_tasks_write(fz_context *context, const fz_task *const *tasks, size_t count, fz_format format,
                                uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error);

/**
 * Write tasks that a query found, as fz_tasks_write does, and beside each how it was found.
 *
 * JSON has one more key, "through": the assignments that answer, each with its unit, role, way (written, predecessor,
 * collective), body and whether it is verified. Table and CSV have one more column, which names predecessors and
 * collectives.
 *
 * @param query   NULL is refused
 * @param tasks   borrowed tasks; NULL is refused unless `count` is 0
 * @param count   how many
 * @param format  FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags   FZ_EXPORT_BOM or 0
 * @param width   columns of the table; 0 means 80, at least 40 are used
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for a form that tasks do not have; FZ_EWRITE when
 *         `write` fails; FZ_ENOMEM
 *
 * Threads: any number with one query. Since 0.1.
 */
FZ_API fz_status fz_query_write(const fz_query *query, const fz_task *const *tasks, size_t count, fz_format format,
                                uint32_t flags, unsigned width, fz_write_fn write, void *user, fz_error **error);

/**
 * Write units: in how many tasks each has which role, and, with a registry, which body it is on a day, for what reason,
 * and the load of that body under all its names, each task counted once.
 *
 * JSON is an array of objects with unit, kind, first_lead, lead, cooperate, responsible, bodies (id, name, reason, via,
 * verified) and body_load (the same four counts, null when the unit means nobody or several). CSV and table have a row a
 * unit.
 *
 * @param context   for the error's language; NULL is refused
 * @param units     borrowed units of one directive; NULL is refused unless `count` is 0
 * @param count     how many
 * @param registry  NULL writes what the directive alone tells
 * @param date      the day on which to resolve; 0 means as the names themselves say
 * @param format    FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags     FZ_EXPORT_BOM, FZ_EXPORT_EXPAND, or 0
 * @param width     columns of the table; 0 means 80, at least 40 are used
 * @param write     takes the bytes; NULL is refused
 * @param user      passed to `write`
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, an unknown flag or units of several directives; FZ_EFORMAT for a form that units do
 *         not have; FZ_EWRITE when `write` fails; FZ_ENOMEM
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_units_write(fz_context *context, const fz_unit *const *units, size_t count,
                                const fz_registry *registry, fz_date date, fz_format format, uint32_t flags,
                                unsigned width, fz_write_fn write, void *user, fz_error **error);

/**
 * Write a directive.
 *
 * FZ_FORMAT_XML is what fz_directive_save_callback writes.
 *
 * FZ_FORMAT_JSON is one object with is_directive, title,
 * doc_number, issuer, date_signed, date_published, addressees, sections and tasks, and more keys behind them, so that
 * fz_directive_load_path makes an equal directive of it. Markup of other namespaces has no place in JSON: "foreign_omitted" is
 * how many pieces of it were left out, where there are any. "content" (of parts, sections and tasks; "body" of the directive)
 * holds what stands there in its order: a string is a paragraph; {"field"}, {"stated"} and {"p"} (with "joined") are other
 * texts; {"section"} and {"task"} refer by id, {"assignment"}, {"due"}, {"person"} and {"requirement"} by the place in the
 * task's list, from 0. The "place" of a task is one of the issuer's text where "kept" is true.
 *
 * FZ_FORMAT_AKN is a `<statement>` of Akoma Ntoso 3.0, mapped as lib/data/akn.md says. The printed text is its body, with role
 * and organization marked where the text names them; all else (readings, places, markup of others) stands in the proprietary
 * block as one table, the directive's XML without its texts. Loading it gives an equal directive, which is saved to the same
 * bytes as this one.
 *
 * FZ_FORMAT_TEXT is the printed text and nothing else: a line for each paragraph, as the vocabulary's page says where lines
 * begin. Where the directive has no printed lines before its text, its title is the first line. What is no printed text
 * (readings, names of table columns, places, ids, markup of others) is not in it. Text is written as it is, characters that
 * steer a terminal included.
 *
 * FZ_FORMAT_HTML has the same lines as headings and paragraphs, every text escaped, without script and outside resources.
 *
 * @param directive  NULL is refused
 * @param format     FZ_FORMAT_XML, FZ_FORMAT_JSON, FZ_FORMAT_AKN, FZ_FORMAT_TEXT or FZ_FORMAT_HTML
 * @param write      takes the bytes; NULL is refused
 * @param user       passed to `write`
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EFORMAT for a form that directives do not have; FZ_EWRITE; FZ_ENOMEM
 *
 * Threads: any number on one directive. Since 0.1.
 */
FZ_API fz_status fz_directive_write(const fz_directive *directive, fz_format format, fz_write_fn write, void *user,
                                    fz_error **error);

/**
 * Write a report: all units, class by class in the order of their ranks.
 *
 * JSON is one object with scheme, scheme_id, directive, directive_id, ledger, day, known, classes, units and findings. A unit
 * has unit, class, score, exact, grade, rank, standing, not_met, approximate, gates, sections and items; an item has id,
 * indicator, name, parent, task, section, applies, why, points, score, exact, approximate, trace (the sentences of its
 * derivation, in the language of the context) and steps (kind, rule, item, amount, records), whose amounts add up to
 * `exact`. Numbers of points are strings: decimals, and fractions such as 281/3 in `exact` and `amount`; what there is none of
 * is null. More keys may come behind them.
 *
 * CSV has a row a unit, with FZ_EXPORT_EXPLAIN instead a row for each step of each item; its header is Chinese, and
 * fractions are written 281÷3, as 1/2 would be taken for a day. XML is the
 * vocabulary urn:libfazhi:report:1, see lib/data/report.md. The table ranks the units of each class, and explains with
 * FZ_EXPORT_EXPLAIN. In it and in CSV, characters that steer a terminal or reorder text become U+FFFD.
 *
 * @param report  NULL is refused
 * @param format  any
 * @param flags   FZ_EXPORT_BOM, FZ_EXPORT_EXPLAIN, FZ_EXPORT_ALL, or 0
 * @param width   columns of the table; 0 means 80, at least 40 are used
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for a format that does not exist; FZ_EWRITE when
 *         `write` fails; FZ_ENOMEM
 *
 * Threads: any number on one report. Since 0.1.
 */
FZ_API fz_status fz_report_write(const fz_report *report, fz_format format, uint32_t flags, unsigned width,
                                 fz_write_fn write, void *user, fz_error **error);

/**
 * Write the result of one unit, as fz_report_write writes that of all.
 *
 * @param result  NULL is refused
 * @param format  any
 * @param flags   FZ_EXPORT_BOM, FZ_EXPORT_EXPLAIN, FZ_EXPORT_ALL, or 0
 * @param width   columns of the table; 0 means 80, at least 40 are used
 * @param write   takes the bytes; NULL is refused
 * @param user    passed to `write`
 * @param error   [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for a format that does not exist; FZ_EWRITE when
 *         `write` fails; FZ_ENOMEM
 *
 * Threads: any number on one report. Since 0.1.
 */
FZ_API fz_status fz_result_write(const fz_result *result, fz_format format, uint32_t flags, unsigned width,
                                 fz_write_fn write, void *user, fz_error **error);

/**
 * Write a comparison.
 *
 * JSON is one object: old and new (source, id, title, doc_number, tasks), equal, counts (how many changes there are of
 * each kind that occurs) and changes. A change has kind, spelling, uncertain and coarse; field or part where it is one of
 * the head or of a part; old and new (of a task id, number, section, subsection and section_id, of a section id, label,
 * title and parent_id, and text as fz_change_old_text gives it; null for what that side does not have); pieces, each an object of one key: equal, deleted or inserted; and assignments, each with
 * kind (added, removed, role, rank, open, reading), old and new. The kinds are head, part, section_added, section_removed,
 * section_moved, section_renumbered, section_title, section_text, added, removed, moved, renumbered, text, assignments, due,
 * details, statement, other.
 *
 * The table is text for people in the context's language: what changed, under a heading for each task, section or part.
 * Deleted words stand in 〔-…-〕, inserted ones in 〔+…+〕; long stretches that are equal are cut to ……; mere new
 * numbers are told at the end, run by run. Characters that steer a terminal or reorder text become U+FFFD.
 *
 * @param comparison  NULL is refused
 * @param format      FZ_FORMAT_TABLE or FZ_FORMAT_JSON
 * @param flags       0
 * @param width       columns of the text; 0 means 80, at least 40 are used
 * @param write       takes the bytes; NULL is refused
 * @param user        passed to `write`
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for a form that comparisons do not have; FZ_EWRITE
 *         when `write` fails; FZ_ENOMEM
 *
 * Threads: any number on one comparison. Since 0.1.
 */
FZ_API fz_status fz_comparison_write(const fz_comparison *comparison, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);

/**
 * Write what a unit still misses.
 *
 * Table and CSV have a row an open item, with headings in the context's language; before the table stands where the unit is and what is
 * missing to the next grade. JSON is an object with unit, score, grade, next_grade, next_from, missing, quota, gate (whether
 * these have a say beside the thresholds) and items: id, name, missing, gain, total, zeroed and reaches. Numbers are exact
 * texts, 50/3 where six places do not hold them.
 *
 * @param prospect  NULL is refused
 * @param format    FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags     FZ_EXPORT_BOM or 0
 * @param width     columns of the table; 0 means 80, at least 40 are used
 * @param write     takes the bytes; NULL is refused
 * @param user      passed to `write`
 * @param error     [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for another form; FZ_EWRITE when `write` fails;
 *         FZ_ENOMEM
 *
 * Threads: any number with one prospect. Since 0.1.
 */
FZ_API fz_status fz_prospect_write(const fz_prospect *prospect, fz_format format, uint32_t flags, unsigned width,
                                   fz_write_fn write, void *user, fz_error **error);

/**
 * Write the difference of two reports.
 *
 * Table and CSV have a row for each changed unit, below it one for each changed item and for each record that came or went, with
 * headings in the context's language. JSON is an object with changed and units, all of them: unit, changed, before and after (score,
 * rank and grade; null where there is no such unit), change, items (id, before, after and change), records_came and
 * records_went. Changes are exact texts.
 *
 * @param difference  NULL is refused
 * @param format      FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags       FZ_EXPORT_BOM or 0
 * @param width       columns of the table; 0 means 80, at least 40 are used
 * @param write       takes the bytes; NULL is refused
 * @param user        passed to `write`
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for another form; FZ_EWRITE when `write` fails;
 *         FZ_ENOMEM
 *
 * Threads: any number with one difference. Since 0.1.
 */
FZ_API fz_status fz_difference_write(const fz_difference *difference, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);

/**
 * Write how robust ranks are.
 *
 * Table and CSV have a row a unit, with headings in the context's language: its rank, the best, the worst, percentiles, and in
 * what share of the replications it keeps its rank or the thresholds give it another grade. JSON is an object with seed (a
 * string), range, replications, level and units: unit, class, rank, best, p5, median, p95, worst, kept, regraded and ranks, which
 * says how many times each rank came.
 *
 * @param robustness  NULL is refused
 * @param format      FZ_FORMAT_TABLE, FZ_FORMAT_JSON or FZ_FORMAT_CSV
 * @param flags       FZ_EXPORT_BOM or 0
 * @param width       columns of the table; 0 means 80, at least 40 are used
 * @param write       takes the bytes; NULL is refused
 * @param user        passed to `write`
 * @param error       [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL or an unknown flag; FZ_EFORMAT for another form; FZ_EWRITE when `write` fails;
 *         FZ_ENOMEM
 *
 * Threads: any number with one robustness. Since 0.1.
 */
FZ_API fz_status fz_robustness_write(const fz_robustness *robustness, fz_format format, uint32_t flags, unsigned width,
                                     fz_write_fn write, void *user, fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
