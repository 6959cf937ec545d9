/* The head: what a document and its page say of the document itself, and where its parts begin. */
#ifndef FZ_IMPORT_HEAD_H
#define FZ_IMPORT_HEAD_H

#include "import/page.h"

#define FZ__TITLE_LINES 6
#define FZ__ISSUERS     64 /* the most joint issuers that are known of are about thirty */

/* What stands where, as indices of paragraphs. Parts that are not there are empty. */
typedef struct fz__layout {
    size_t text;                     /* the first paragraph of text: all before is front */
    size_t cover_end;                /* with a cover notice: the first of its annex; else `text` */
    size_t body_end;                 /* behind the body: signature, notes */
    size_t signature, signature_end; /* issuers and date */
    size_t attachments, attachments_end;
    bool cover;   /* a notice whose annex is the directive */
    bool annexed; /* and the annex is here */
} fz__layout;

typedef struct fz__head_data {
    fz__span title[FZ__TITLE_LINES];
    size_t title_count;
    fz__span number;
    fz__span issuers[FZ__ISSUERS];
    size_t issuer_count;
    size_t addressee; /* its paragraph; SIZE_MAX when there is none */
    fz_date signed_on, published, effective, repealed;
    fz__span signed_text, published_text, effective_text, repealed_text;
    fz__span index, disclosure;
} fz__head_data;

/* Metadata lines become FZ_PARA_HEAD. To be called on single lines, before they are joined. */
void fz__head_read_metadata(fz__page *page, fz__head_data *head);
/* Titles, numbers, addressees, signature; where the parts begin. */
void fz__head_read(fz__page *page, fz__head_data *head, fz__layout *layout);

/* The length of the document number at the head of a span: 晋政发〔2015〕4号; 0 for none. */
uint32_t fz__doc_number_read(const fz__page *page, fz__span span);
/* Whether a paragraph could be a title: it ends in 意见, 方案, 通知 … and is no sentence. */
bool fz__title_like(const fz__page *page, fz__span span);
/* 意见, 实施方案, 通知: the kind of document that a title names; empty when none. */
fz__span fz__title_kind(const fz__page *page, fz__span title);
/* The next addressee from `*at` on; empty at the end. */
fz__span fz__addressee_next(const fz__page *page, fz__span span, uint32_t *at);

#endif
