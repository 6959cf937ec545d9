/* The questions that the cases put to what threads share. A question adds its answer to a figure, and gives how many things
 * there were to ask about: 0 when there were none, or when an answer is wrong by itself. */
#ifndef FAZHI_TESTS_ASK_H
#define FAZHI_TESTS_ASK_H

#include "threads/things.h"

typedef size_t (*question)(things *all, uint64_t *figure);

/* Where a figure begins. */
#define FIGURE UINT64_C(14695981039346656037)

/* Reports with all that there is. */
#define EVERY (FZ_EXPORT_EXPLAIN | FZ_EXPORT_ALL)

/* Add an answer to the figure. A NULL text is an answer. */
void say_text(uint64_t *figure, const char *text);
void say_number(uint64_t *figure, int64_t number);
void say_count(uint64_t *figure, uint64_t count);
void say_place(uint64_t *figure, const fz_place *place);
void say_finding(uint64_t *figure, const fz_finding *finding);
size_t say_errors(uint64_t *figure, const fz_error *error);

/* ask.c, ask_directive.c, ask_objects.c: what may be asked on any thread. */
size_t take_and_give_back(things *all, uint64_t *figure);
size_t make(things *all, uint64_t *figure);
size_t ask_values(things *all, uint64_t *figure);
size_t ask_names(things *all, uint64_t *figure);
size_t ask_error(things *all, uint64_t *figure);
size_t write_lists(things *all, uint64_t *figure);
size_t compare_schemes(things *all, uint64_t *figure);
size_t ask_directive(things *all, uint64_t *figure);
size_t ask_sections(things *all, uint64_t *figure);
size_t ask_tasks(things *all, uint64_t *figure);
size_t ask_requirements(things *all, uint64_t *figure);
size_t ask_units(things *all, uint64_t *figure);
size_t ask_registry(things *all, uint64_t *figure);
size_t ask_bodies(things *all, uint64_t *figure);
size_t ask_successions(things *all, uint64_t *figure);
size_t ask_comparison(things *all, uint64_t *figure);
size_t ask_supervision(things *all, uint64_t *figure);
size_t ask_obligations(things *all, uint64_t *figure);
size_t ask_watch(things *all, uint64_t *figure);

/* ask_files.c: objects saved, every thread to the same file. */
size_t save_directive(things *all, uint64_t *figure);
size_t save_registry(things *all, uint64_t *figure);
size_t save_scheme(things *all, uint64_t *figure);
size_t save_watch(things *all, uint64_t *figure);
size_t save_ledger(things *all, uint64_t *figure);
size_t save_page(things *all, uint64_t *figure);

/* ask_inputs.c: with one context. */
size_t load_directives(things *all, uint64_t *figure);
size_t import_directives(things *all, uint64_t *figure);
size_t open_directives(things *all, uint64_t *figure);
size_t load_registries(things *all, uint64_t *figure);
size_t load_schemes(things *all, uint64_t *figure);
size_t load_watches(things *all, uint64_t *figure);
size_t load_ledgers(things *all, uint64_t *figure);
size_t load_builtin(things *all, uint64_t *figure);
size_t new_ledger(things *all, uint64_t *figure);
size_t new_columns(things *all, uint64_t *figure);
size_t new_comparison(things *all, uint64_t *figure);

/* ask_report.c: a report, and what is worked out from it. */
size_t ask_report(things *all, uint64_t *figure);
size_t ask_results(things *all, uint64_t *figure);
size_t ask_items(things *all, uint64_t *figure);
size_t ask_steps(things *all, uint64_t *figure);
size_t ask_what_if(things *all, uint64_t *figure);
size_t write_report(things *all, uint64_t *figure);
size_t new_report(things *all, uint64_t *figure);

/* ask_analysis.c */
size_t ask_prospect(things *all, uint64_t *figure);
size_t write_prospect(things *all, uint64_t *figure);
size_t ask_difference(things *all, uint64_t *figure);
size_t write_difference(things *all, uint64_t *figure);
size_t new_difference(things *all, uint64_t *figure);
size_t ask_robustness(things *all, uint64_t *figure);
size_t write_robustness(things *all, uint64_t *figure);
size_t new_robustness(things *all, uint64_t *figure);
size_t ask_columns(things *all, uint64_t *figure);
size_t score_columns(things *all, uint64_t *figure);

/* ask_ledger.c: a ledger that nobody changes. */
size_t ask_ledger(things *all, uint64_t *figure);
size_t ask_records(things *all, uint64_t *figure);
size_t ask_stages(things *all, uint64_t *figure);
size_t write_ledger(things *all, uint64_t *figure);
size_t check_ledger(things *all, uint64_t *figure);
size_t new_supervision(things *all, uint64_t *figure);

/* ask_scheme.c: immutable objects that their own statements name. */
size_t ask_scheme(things *all, uint64_t *figure);
size_t ask_indicators(things *all, uint64_t *figure);
size_t check_directive(things *all, uint64_t *figure);
size_t write_directive(things *all, uint64_t *figure);
size_t write_comparison(things *all, uint64_t *figure);
size_t write_supervision(things *all, uint64_t *figure);
size_t write_query(things *all, uint64_t *figure);
size_t run_query(things *all, uint64_t *figure);
size_t ask_collection(things *all, uint64_t *figure);

/* ask_alone.c: what wants one thread at a time, and what starts threads itself. */
size_t change_ledger(things *all, uint64_t *figure);
size_t read_ledger(things *all, uint64_t *figure);
size_t append_ledger(things *all, uint64_t *figure);
size_t change_query(things *all, uint64_t *figure);
size_t change_collection(things *all, uint64_t *figure);
size_t change_context(things *all, uint64_t *figure);
size_t change_log(things *all, uint64_t *figure);
size_t free_error(things *all, uint64_t *figure);
size_t open_files(things *all, uint64_t *figure);
size_t load_files(things *all, uint64_t *figure);

#endif
