/**
 * @file page.h
 * The page 报告: a directive, its scores and what is due as one HTML file, for the browser and for paper.
 *
 *     fz_page_options options = FZ_PAGE_OPTIONS_INIT;
 *     options.report = report;
 *     if (fz_page_save_path(context, &options, "报告.html", &error) != FZ_OK)
 *         ...
 */
#ifndef FAZHI_PAGE_H
#define FAZHI_PAGE_H

#include <fazhi/common.h>
#include <fazhi/context.h>
#include <fazhi/directive.h>
#include <fazhi/error.h>
#include <fazhi/ledger.h>
#include <fazhi/registry.h>
#include <fazhi/report.h>
#include <fazhi/supervision.h>

#ifdef __cplusplus
extern "C" {
#endif

/** What a page is about. Size first; NULL and 0 mean that there is none. A report or a directive there must be. */
typedef struct fz_page_options {
    size_t size;                       /**< sizeof(fz_page_options), set by FZ_PAGE_OPTIONS_INIT */
    const fz_report *report;           /**< NULL: only what needs no scores */
    const fz_directive *directive;     /**< NULL: that of the report */
    const fz_registry *registry;       /**< takes names of one body together; NULL: names stand for themselves */
    const fz_ledger *ledger;           /**< that of the report: its findings are shown; NULL: they are not */
    const fz_supervision *supervision; /**< what is due, and how it stands; NULL: it is not shown */
    const char *unit;                  /**< a dossier of this unit, by any name of it; NULL: a page about all */
    uint32_t flags;                    /**< 0 */
    uint32_t reserved;                 /**< 0 */
} fz_page_options;
/** About nothing yet; `report` or `directive` has to be filled in. */
#define FZ_PAGE_OPTIONS_INIT                                              \
    {                                                                     \
        sizeof(fz_page_options), NULL, NULL, NULL, NULL, NULL, NULL, 0, 0 \
    }

/**
 * Write a page for people: one self-contained HTML file in Chinese, to be read in a browser and printed on A4.
 *
 * About all units it has a summary, the ranking of each class as bars with grades, units × sections, the workload of each unit and
 * role, who works with whom, deadlines, what is due or overdue with its lights, the score of each unit with its derivation, and the findings of import and
 * assessment. About one unit (`options->unit`) it is a dossier: its tasks with what they demand, its deadlines, the stages of its plan, what is due, its score, what it still misses, and its partners.
 * What needs a report or a supervision is left out where there is none.
 *
 * The page uses nothing from outside and no script, and forbids both to the browser. Charts are SVG with text alternatives and have patterns
 * that tell grades apart in black and white; all their figures stand in tables too. All text is escaped; characters that
 * steer or reorder text become U+FFFD; in tables, a cell that a spreadsheet would compute (=, +, -, @ at its beginning)
 * gets a single quote before it. Messages of findings are in the language that their context had. The page is well-formed XML, and the same
 * bytes for the same input.
 *
 * @param context  for memory and the error's language; NULL is refused
 * @param options  what it is about; NULL is refused
 * @param write    takes the bytes; NULL is refused
 * @param user     passed to `write`
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL for NULL, for neither report nor directive, an unknown flag or options of an unknown size;
 *         FZ_EUNKNOWN_UNIT; FZ_EWRITE when `write` fails; FZ_ENOMEM
 *
 * Threads: any number on the same objects, while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_page_write(fz_context *context, const fz_page_options *options, fz_write_fn write, void *user,
                               fz_error **error);

/**
 * Write a page to a file, which is replaced as a whole or not at all, as fz_page_write does.
 *
 * @param context  for memory and the error's language; NULL is refused
 * @param options  what it is about; NULL is refused
 * @param path     NULL is refused
 * @param error    [out] may be NULL
 * @return FZ_OK; FZ_EINVAL, FZ_EUNKNOWN_UNIT as fz_page_write; FZ_EISDIR, FZ_EACCESS, FZ_EWRITE for the file; FZ_ENOMEM
 *
 * Threads: any number on the same objects, while the ledger is not changed. Since 0.1.
 */
FZ_API fz_status fz_page_save_path(fz_context *context, const fz_page_options *options, const char *path,
                                   fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
