/**
 * @file fazhi.h
 * libfazhi: directives of Chinese governments as data. This header includes all the others.
 *
 * Begin with context.h, then directive.h and query.h; registry.h says who the units are, compare.h what a new version
 * changes; report.h says what they score, columns.h the same of tables, and analysis.h what follows from that; page.h shows
 * all of it; error.h says how failures are reported.
 */
#ifndef FAZHI_H
#define FAZHI_H

#include <fazhi/analysis.h>
#include <fazhi/collection.h>
#include <fazhi/columns.h>
#include <fazhi/common.h>
#include <fazhi/compare.h>
#include <fazhi/context.h>
#include <fazhi/date.h>
#include <fazhi/decimal.h>
#include <fazhi/directive.h>
#include <fazhi/error.h>
#include <fazhi/export.h>
#include <fazhi/import.h>
#include <fazhi/ledger.h>
#include <fazhi/page.h>
#include <fazhi/query.h>
#include <fazhi/registry.h>
#include <fazhi/report.h>
#include <fazhi/requirement.h>
#include <fazhi/scheme.h>
#include <fazhi/supervision.h>
#include <fazhi/watch.h>

#endif
