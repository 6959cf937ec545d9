/* page.css, made into an array: the style of the page. */
#ifndef FZ_EXPORT_PAGE_STYLE_H
#define FZ_EXPORT_PAGE_STYLE_H

#include <stddef.h>

extern const unsigned char fz__page_style[];
extern const size_t fz__page_style_size;

#endif
