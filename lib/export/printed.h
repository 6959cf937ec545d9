/* The printed text of a directive line by line, for whoever writes documents: the same lines in every form.
 *
 * A line is a paragraph, a heading or a task with its mark; texts that are joined go on in the line of the text before, and
 * what follows a mark stands in its line (lib/data/directive.md, section 1). */
#ifndef FZ_EXPORT_PRINTED_H
#define FZ_EXPORT_PRINTED_H

#include "directive/model.h"
#include "export/sink.h"

#include <fazhi/directive.h>

typedef enum fz__line_style {
    FZ_LINE_TITLE,     /* 标题 */
    FZ_LINE_FRONT,     /* another line before the text: 发文字号, 主送机关 */
    FZ_LINE_HEADING_1, /* 一、 */
    FZ_LINE_HEADING_2, /* （一） */
    FZ_LINE_HEADING_3, /* deeper */
    FZ_LINE_TEXT,      /* paragraphs, tasks, statements */
    FZ_LINE_BACK       /* 附件, 署名, 成文日期 */
} fz__line_style;

typedef struct fz__printer {
    void (*begin)(fz__sink *sink, fz__line_style style);
    void (*text)(fz__sink *sink, const char *bytes, size_t length);
    void (*end)(fz__sink *sink, fz__line_style style);
} fz__printer;

/* Whether an item is this text and nothing else; NULL is none. */
bool fz__item_is_line(const fz__item *item, const char *line);
void fz__printed_write(const fz_directive *directive, const fz__printer *printer, fz__sink *sink);

#endif
