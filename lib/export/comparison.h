/* Comparisons as JSON and as text for people. */
#ifndef FZ_EXPORT_COMPARISON_H
#define FZ_EXPORT_COMPARISON_H

#include "export/sink.h"

#include <fazhi/compare.h>

/* Both return false when memory is exhausted; whether the writing failed, the sink knows. */
bool fz__comparison_text(const fz_comparison *comparison, unsigned width, fz__sink *sink);
bool fz__comparison_json(const fz_comparison *comparison, unsigned width, fz__sink *sink);

#endif
