/* The page for people: what its sections share. Each section is a file of its own, and a row of the tables in page.c. */
#ifndef FZ_EXPORT_PAGE_H
#define FZ_EXPORT_PAGE_H

#include "export/cells.h"
#include "export/page_html.h"
#include "export/parties.h"
#include "export/report.h"
#include "export/svg.h"

#include <fazhi/page.h>

typedef struct fz__page {
    fz__html html;
    fz_context *context;
    fz_page_options given;
    const fz_directive *directive; /* NULL: none */
    const fz_report *report;       /* NULL: none */
    fz__parties parties;
    bool dossier;            /* about one unit */
    const fz_result *result; /* its result; NULL: none */
    uint32_t party;          /* its party; FZ__NONE: none */
    size_t charts;           /* drawn so far, for their ids */
    fz__buffer text;         /* for what is put together; its `failed` says that memory is exhausted */
} fz__page;

/* Which sections there are: a table that ends with an id of NULL. */
typedef struct fz__page_section {
    const char *id, *title;
    bool (*has)(const fz__page *page);
    void (*write)(fz__page *page);
} fz__page_section;

/* Parts of a section. */
void fz__page_subtitle(fz__page *page, const char *title);
/* A fact of a summary; what is written until `fact_end` is its value. */
void fz__page_fact(fz__page *page, const char *name);
void fz__page_fact_end(fz__page *page);
void fz__page_fact_number(fz__page *page, const char *name, uint64_t number, const char *unit);
/* A table in a box that scrolls by itself. The head is a row of headings, told as texts that end with NULL; one that begins with # is of
 * numbers. */
void fz__page_table(fz__page *page, const char *caption, const char *const *headings);
void fz__page_table_end(fz__page *page);
/* The same, folded on the screen where one wants that: the figures of a chart. */
void fz__page_figures(fz__page *page, const char *summary);
void fz__page_figures_end(fz__page *page);
/* A cell of text, of a number. */
void fz__page_cell(fz__page *page, const char *text);
void fz__page_cell_number(fz__page *page, uint64_t number);
void fz__page_cell_decimal(fz__page *page, fz_decimal decimal);
/* The heading of a row. */
void fz__page_row(fz__page *page, const char *name);
/* The id of a result's own part, as the value of an attribute. */
void fz__page_result_id(fz__page *page, const fz_result *result);
/* The label of a task, safe in a cell. */
void fz__page_task_label(fz__page *page, const fz_task *task);

/* score ÷ points in tenths of a percent, cut off; 0 where there are no points. */
int64_t fz__permille(fz_decimal score, fz_decimal points);
/* Why a result is not ranked; "" where it is. */
const char *fz__standing_text(const fz_result *result);
/* The place of a result's grade among those of its class, from 0; FZ__FILLS - 1 for none and for those that have no pattern. */
unsigned fz__grade_fill(const fz_result *result);

/* The sections. */
bool fz__page_always(const fz__page *page);
void fz__page_summary(fz__page *page);
void fz__page_unit_summary(fz__page *page);
bool fz__page_has_report(const fz__page *page);
void fz__page_ranking(fz__page *page);
bool fz__page_has_heat(const fz__page *page);
void fz__page_heat(fz__page *page);
bool fz__page_has_work(const fz__page *page);
void fz__page_work(fz__page *page);
bool fz__page_has_ties(const fz__page *page);
void fz__page_ties(fz__page *page);
bool fz__page_has_dues(const fz__page *page);
void fz__page_dues(fz__page *page);
bool fz__page_has_watch(const fz__page *page);
void fz__page_watch(fz__page *page);
void fz__page_stages(fz__page *page);
void fz__page_prospect(fz__page *page);
void fz__page_scores(fz__page *page);
bool fz__page_has_result(const fz__page *page);
void fz__page_unit_score(fz__page *page);
void fz__page_findings(fz__page *page);
bool fz__page_has_party(const fz__page *page);
void fz__page_tasks(fz__page *page);
bool fz__page_has_partners(const fz__page *page);
void fz__page_partners(fz__page *page);

#endif
