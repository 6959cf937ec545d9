/* A report in its forms: what they share. */
#ifndef FZ_EXPORT_REPORT_H
#define FZ_EXPORT_REPORT_H

#include "export/format.h"

#include <fazhi/report.h>

struct fz__report_view {
    fz_context *context;
    const fz_report *report;
    const fz_result *only; /* NULL: all */
    uint32_t flags;
    unsigned width;
};

/* The next unit that is shown, `*index` moving behind it; NULL at the end. */
const fz_result *fz__shown_result(const fz__report_view *view, size_t *index);
/* Whether an item is shown: what a unit does not bear only where all was asked for. */
bool fz__shown_item(const fz__report_view *view, const fz_item *item);
/* Whether a class is shown: all, or that of the one unit. */
bool fz__shown_class(const fz__report_view *view, const fz_class_summary *class);

/* Names for programs. */
const char *fz__standing_name(const fz_result *result);
const char *fz__applies_name(const fz_item *item); /* NULL where it applies */
const char *fz__step_name(const fz_step *step);
const char *fz__finding_name(const fz_finding *finding); /* of its severity */

/* Numbers as text. */
#define FZ__CELL_NUMBER_TEXT FZ_EXACT_TEXT
const char *fz__decimal_text(fz_decimal decimal, char text[FZ__CELL_NUMBER_TEXT]);
const char *fz__item_exact_text(const fz_item *item, char text[FZ__CELL_NUMBER_TEXT]);
const char *fz__step_exact_text(const fz_step *step, char text[FZ__CELL_NUMBER_TEXT]);
/* NULL where there is none. */
const char *fz__day_text(fz_date day, char text[16]);
const char *fz__score_text(const fz_result *result, char text[FZ__CELL_NUMBER_TEXT]);

/* Why an item does not apply, for people; "" where it does. */
const char *fz__applies_text(const fz_item *item, bool chinese);
/* What an item is called: its indicator's name or its id, and the task or section it is about where it is about one. */
void fz__item_title(const fz_item *item, bool chinese, fz__buffer *text);
/* A step as a sentence, in place of what the buffer holds; in the second, in the language of the context. */
void fz__step_say(const fz_step *step, fz_language language, fz__buffer *text);
void fz__step_sentence(const fz__report_view *view, const fz_step *step, fz__buffer *text);
/* The gates that hold, parted by `separator`. */
void fz__gates_append(const fz_result *result, const char *separator, fz__buffer *text);

#endif
