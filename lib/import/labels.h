/* Labels: the words before a colon that say what a list is, 牵头单位：, 责任（配合）部门：, 完成时限：. */
#ifndef FZ_IMPORT_LABELS_H
#define FZ_IMPORT_LABELS_H

#include "import/page.h"

typedef enum fz__label_kind {
    FZ_LABEL_NONE,
    FZ_LABEL_LEAD,
    FZ_LABEL_COOPERATE,
    FZ_LABEL_RESPONSIBLE,
    FZ_LABEL_DUE,
    FZ_LABEL_PERSON, /* 牵头领导: names that are no units */
    FZ_LABEL_OTHER   /* 督办单位, 验收标准: neither unit of ours nor deadline */
} fz__label_kind;

typedef struct fz__label {
    fz__label_kind kind;
    uint32_t start; /* where it begins: the name, or the bracket before it */
    fz__span name;  /* the words alone */
    uint32_t value; /* the first glyph behind the colon */
} fz__label;

/* What a run of words says as a label; FZ_LABEL_NONE when a part of it is no word of labels. */
fz__label_kind fz__label_classify(const fz__page *page, fz__span words);
/* The label at the head of a span: words, then a colon, 为, white space or nothing. */
bool fz__label_read(const fz__page *page, fz__span span, fz__label *label);
/* The label in brackets at `at`: 【牵头单位】, with or without a colon behind. */
bool fz__label_bracketed(const fz__page *page, uint32_t at, uint32_t end, fz__label *label);
/* A role at the head of a list that lost its colon: 责任单位县财政局. */
bool fz__label_glued(const fz__page *page, fz__span span, fz__label *label);
/* The label that ends in the colon at `colon`, not before `start`. */
bool fz__label_before(const fz__page *page, uint32_t start, uint32_t colon, fz__label *label);

static inline bool fz__label_is_role(fz__label_kind kind)
{
    return kind >= FZ_LABEL_LEAD && kind <= FZ_LABEL_RESPONSIBLE;
}

static inline fz_role fz__label_role(fz__label_kind kind)
{
    return kind == FZ_LABEL_LEAD ? FZ_ROLE_LEAD : kind == FZ_LABEL_COOPERATE ? FZ_ROLE_COOPERATE : FZ_ROLE_RESPONSIBLE;
}

#endif
