/* What may be asked on any thread, asked: every function whose thread statement is "any." (statements.py sees to that). */
#ifndef FAZHI_TESTS_ASK_H
#define FAZHI_TESTS_ASK_H

#include "threads/things.h"

/* Ask all of it once of the shared things. One figure of the answers; 0 when a question has none, which is printed. */
uint64_t ask_everything(things *all);

/* Add an answer to the figure. A NULL text is an answer. */
void say_text(uint64_t *figure, const char *text);
void say_number(uint64_t *figure, int64_t number);
void say_count(uint64_t *figure, uint64_t count);
void say_finding(uint64_t *figure, const fz_finding *finding);

/* The questions. Each gives how many things there were to ask about. */
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

#endif
