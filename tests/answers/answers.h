/* What the questions about documents and those about a year share. */
#ifndef ANSWERS_H
#define ANSWERS_H

#include <fazhi.h>

extern fz_context *context;

/* Parts of an answer. */
void text(const char *value);
void number(unsigned long long value);
void day(fz_date date);
void decimal(int there, fz_decimal value);
void show_finding(const fz_finding *finding);

/* answers_year.c */
void show_assessment(const char *folder, const char *date);
fz_status show_supervision(const char *path, const char *date);
fz_status show_comparison(const char *path, const char *other);

#endif
