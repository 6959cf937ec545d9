/* Units: whether a name is that of a body, whether it stands for many, and what it would be in full. */
#ifndef FZ_IMPORT_UNITS_H
#define FZ_IMPORT_UNITS_H

#include "import/page.h"

/* Whether the span reads as the name of a body: 县财政局, 各乡镇, 国网公司; not 分管领导, not 牵头部门. */
bool fz__unit_like(const fz__page *page, fz__span name);
/* Whether it ends as the name of an office does (局, 委员会, 人民政府), and not just as a place. */
bool fz__unit_is_office(const fz__page *page, fz__span name);
/* 各…, …有关…, …相关…, …成员单位, 沿… */
bool fz__unit_is_group(const fz__page *page, fz__span name);
/* Whether 、 between the two parts no units: 各县、区人民政府, 各部、委、局. The list ends at `end`. */
bool fz__unit_goes_on(const fz__page *page, fz__span name, fz__span next, uint32_t end);
/* Whether 、 parts no units but stands in the name of one: 县教育、文化和旅游局. The first half names no body, and the second
 * has no prefix of its own. */
bool fz__unit_is_half(const fz__page *page, fz__span name, fz__span next);
/* Where 和, 及 or 与 part two units in the span; FZ__NO_GLYPH when they do not (自然资源和规划局). `length` of the word. */
uint32_t fz__unit_and(const fz__page *page, fz__span name, uint32_t *length);
/* The name with the prefix of `before` (市 of 市行政审批局) where it was surely left out (住建局); else empty. */
fz__slice fz__unit_complete(fz__page *page, fz__span before, fz__span name);

#endif
