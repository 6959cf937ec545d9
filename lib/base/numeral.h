/* Numerals as Chinese documents write them.
 *
 * Accepted: Arabic digits, half and full width (17, １７); Chinese with places (四十五, 一百零八, 廿三, 卅, 九千九百九十九),
 * also traditional and financial forms (壹佰贰拾, 貳); Chinese digit by digit (二〇一六, 二○一六, 一二三); circled and bracketed
 * numbers (①, ⑴, ⒈, ㈠). Values from 0 to 9,999; digits in a row up to 9,999 likewise.
 *
 * What has two readings is not read: 一百二 (120 or 102), a second zero in front (零零), a number that goes on in 万 or 亿. A
 * Latin O or an Arabic 0 is a zero only between Chinese digits (二O一六) or before 年, and a circle ○ never begins a number:
 * there it is a bullet. */
#ifndef FZ_BASE_NUMERAL_H
#define FZ_BASE_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The digit that a character stands for in a row of digits, 0 to 9: Arabic of either width, Chinese, and what is typed
 * for 〇; -1 for any other. */
int fz__numeral_digit(uint32_t c);
/* Read the longest numeral at the start of `bytes`; returns its length in bytes, 0 when there is none or it is not well
 * formed (十百, 一十十). */
size_t fz__numeral_read(const char *bytes, size_t length, uint32_t *value);
/* Whether all of `bytes` is one numeral. */
bool fz__numeral_parse(const char *bytes, size_t length, uint32_t *value);
/* 1 to 9,999 as 一 to 九千九百九十九 (10 is 十, 110 is 一百一十, 101 is 一百零一); returns the length, like snprintf. */
size_t fz__numeral_format(uint32_t value, char *text, size_t capacity);

#endif
