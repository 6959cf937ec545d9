/* Amounts in a text: a number, what it counts, and how it binds. 不少于2000个, 百分之八十以上, 两次, 20至30人. */
#ifndef FZ_IMPORT_AMOUNTS_H
#define FZ_IMPORT_AMOUNTS_H

#include "import/page.h"

/* What a unit counts. */
typedef enum fz__measure {
    FZ_MEASURE_NONE,    /* no unit: a bare number */
    FZ_MEASURE_THING,   /* 个, 人, 万元 */
    FZ_MEASURE_EVENT,   /* 次, 期, 场: what is counted in a frequency */
    FZ_MEASURE_PERCENT, /* %, 百分之 */
    FZ_MEASURE_TIME,    /* 天, 个工作日 */
    FZ_MEASURE_GRADE    /* 岁, 级: where 以上 tells who is meant, not how much */
} fz__measure;

typedef struct fz__amount {
    fz__span number, unit; /* the unit is empty when there is none, and of 百分之 */
    uint32_t end;          /* behind the number, its unit, and 以上 and the like */
    fz_decimal value;
    fz__measure measure;
    const char *time; /* of a TIME: "day" and the like */
    fz_bound suffix;  /* by 以上, 以下, 以内 behind it */
    bool chinese;     /* the number is in Chinese: 一个 may be nothing but an article */
    bool vague;       /* a range, or 左右, 余: no number can be taken */
    bool inside;      /* 内, 以内 behind it */
} fz__amount;

/* The letters that a number may begin with, and those that may follow it. */
void fz__amounts_index(fz__kinds *kinds, fz__filter *behind);
/* Where the run of digits at `at` ends, Arabic or Chinese. */
uint32_t fz__digits_end(const fz__page *page, uint32_t at, uint32_t end);
/* Read an amount at `at`; false when no number is there. The caller sees to it that no digit stands before. */
bool fz__amount_read(const fz__page *page, uint32_t at, uint32_t end, fz__amount *amount);
/* Read a numeral of any kind, up to 9,999, before `end`: its length in glyphs, else 0. */
uint32_t fz__count_read(const fz__page *page, uint32_t at, uint32_t end, uint32_t *value);
/* The characters of a number in Chinese: 〇 to 千. */
bool fz__is_han_digit(uint32_t c);

#endif
