/**
 * @file export.h
 * Directives and tasks in other forms: tables for people, JSON and CSV for programs.
 */
#ifndef FAZHI_EXPORT_H
#define FAZHI_EXPORT_H

#include <fazhi/analysis.h>
#include <fazhi/common.h>
#include <fazhi/directive.h>
#include <fazhi/query.h>
#include <fazhi/registry.h>

#ifdef __cplusplus
extern "C" {
#endif

/** The forms there are. Not every form suits every object: the functions say which. */
typedef enum fz_format {
    FZ_FORMAT_TABLE = 0, /**< columns for a terminal or a fixed-width page; Chinese text lines up */
    FZ_FORMAT_JSON = 1,  /**< RFC 8259, UTF-8 */
    FZ_FORMAT_CSV = 2,   /**< RFC 4180, UTF-8, CR LF */
    FZ_FORMAT_XML = 3,   /**< the library's own vocabulary */
    FZ_FORMAT_COUNT_ = 4
} fz_format;

/** Begin CSV with a byte order mark, which Excel and WPS need to see that it is UTF-8. */
#define FZ_EXPORT_BOM 1u
/** Units: let collectives stand for their members in the load of a body, as FZ_QUERY_EXPAND does. */
#define FZ_EXPORT_EXPAND 2u

/**
 * The format of a name: table, json, csv, xml.
 *
 * @param context  for the error's language; NULL is refused
 * @param name     NULL is refused
 * @param format   [out] the format; FZ_FORMAT_TABLE on failure
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_EFORMAT, whose message names the formats that there are
 *
 * Threads: any. Since 0.1.
 */
FZ_API fz_status fz_format_parse(fz_context *context, const char *name, fz_format *format, fz_error **error);

/**
 * Write tasks.
 *
 * JSON is an array of objects with number, section, subsection, text, lead, cooperate, responsible, open_ended and
 * deadline, and more keys behind them; it holds every character as it is.
 *
 * CSV has a row a task, its header in Chinese. It is for spreadsheets: a cell that one would compute (=, +, -, @ at its
 * beginning) gets a single quote before it, and the number 1/2 is written 1（2）, as it would be taken for a day.
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
 * Write a directive: FZ_FORMAT_XML as fz_directive_save_callback, FZ_FORMAT_JSON as one object with is_directive, title,
 * doc_number, issuer, date_signed, date_published, addressees, sections and tasks, and more keys behind them.
 *
 * @param directive  NULL is refused
 * @param format     FZ_FORMAT_XML or FZ_FORMAT_JSON
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
