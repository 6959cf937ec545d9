/* A step of a derivation as a sentence: what the files that word the kinds of step share.
 *
 * A sentence is put together from pieces, each given in Chinese and in English with the same holes in the same order:
 *
 *     fz__say(s, "期限 {d}，逾期 {n} 天", "due {d}, {n} days late", due, &days);
 *
 * {s} takes a text (const char *), {n} a number (const fz__rational *), {p} a number of points ("0.2 分", "0.2 points"), {a} the same without
 * its sign, {d} a day (fz_date). */
#ifndef FZ_ASSESS_SENTENCE_H
#define FZ_ASSESS_SENTENCE_H

#include "assess/assess_model.h"
#include "assess/calc.h"

typedef struct fz__sentence {
    const fz_step *step;
    const fz__node *node; /* the rule; NULL: none */
    bool chinese;
    fz__buffer text;
    fz__calc calc; /* a result that does not fit is left out */
} fz__sentence;

/* What is told of a record beside its id and day. */
enum { FZ__TELL_VALUE = 1, FZ__TELL_EVENT = 2, FZ__TELL_GROUP = 4, FZ__TELL_NOTE = 8 };

void fz__say(fz__sentence *s, const char *zh, const char *en, ...);
const char *fz__word(const fz__sentence *s, const char *zh, const char *en);
/* A number: a decimal where it is one, else the fraction and, rounded, what it is nearly. */
void fz__say_number(fz__sentence *s, const fz__rational *number);
/* " = 93.14", " ≈ 93.142857": as result of what was written before. */
void fz__say_result(fz__sentence *s, fz__rational number);
/* What an amount does: 扣 0.2 分, 加 5 分, 得 0 分. */
void fz__say_effect(fz__sentence *s, const fz__rational *amount);
/* The records behind the step, in brackets; nothing when there are none. */
void fz__say_records(fz__sentence *s, unsigned tell);
/* “退回”; nothing when the rule names no event. */
void fz__say_event(fz__sentence *s);

/* The figure of a step, counted from 0 among those of its fact; NULL when there is none. */
const fz__figure *fz__figure_at(const fz_step *step, fz__fact fact, uint32_t nth);
/* Its number; 0 where it is missing. */
const fz__rational *fz__figure_in(const fz__sentence *s, fz__fact fact);
const fz__witness *fz__step_witness(const fz_step *step, uint32_t index); /* NULL when there is none */
fz__rational fz__attribute(const fz__sentence *s, fz__scheme_key key, fz_decimal otherwise);
fz__rational fz__size(fz__rational number);

/* sentence_rules.c: what occurred, judgement, levels, time. sentence_values.c: rules of one value. */
void fz__say_occurrence(fz__sentence *s);
void fz__say_judged(fz__sentence *s);
void fz__say_level(fz__sentence *s);
void fz__say_timing(fz__sentence *s);
void fz__say_late_factor(fz__sentence *s);
void fz__say_band(fz__sentence *s);
void fz__say_distance(fz__sentence *s);
void fz__say_value(fz__sentence *s);
void fz__say_goalposts(fz__sentence *s);
void fz__say_relative(fz__sentence *s);
void fz__say_ranking(fz__sentence *s);
void fz__say_votes(fz__sentence *s);
void fz__say_raters(fz__sentence *s);

#endif
