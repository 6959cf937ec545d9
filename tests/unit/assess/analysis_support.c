#include "analysis_support.h"

#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

fz_decimal decimal(const char *text)
{
    fz_decimal value;

    cr_assert_eq(fz_decimal_parse(text, &value), FZ_OK, "%s", text);
    return value;
}

const char *shown(fz_decimal value)
{
    static char texts[8][32];
    static unsigned at;
    char *text = texts[at++ % 8];

    fz_decimal_format(value, text, sizeof(*texts));
    return text;
}

static fz_status add_line(fz_ledger *ledger, const char *unit, const char *item, const char *value)
{
    fz_record_values record = FZ_RECORD_VALUES_INIT;

    record.unit = unit;
    record.item = item;
    record.date = 20160601;
    if (*value == '-' && value[1] == '\0')
        record.event = "不适用";
    else if (*value == '!')
        record.event = value + 1;
    else
        record.value = decimal(value), record.has_value = 1;
    return fz_ledger_add(ledger, &record, NULL, NULL);
}

static fz_status try_ledger(fz_context *context, const char *lines, fz_ledger **ledger)
{
    fz_status status = fz_ledger_new(context, ledger, NULL);
    char unit[64], item[64], value[64];
    int length;

    while (status == FZ_OK && sscanf(lines, " %63s %63s %63[^; ]%n", unit, item, value, &length) == 3) {
        status = add_line(*ledger, unit, item, value);
        lines += length;
        lines += *lines == ';';
    }
    if (status != FZ_OK) {
        fz_ledger_unref(*ledger);
        *ledger = NULL;
    }
    return status;
}

fz_ledger *ledger_of(fz_context *context, const char *lines)
{
    fz_ledger *ledger;

    cr_assert_eq(try_ledger(context, lines, &ledger), FZ_OK);
    return ledger;
}

fz_status try_report(fz_context *context, const char *scheme, const char *lines, fz_report **report)
{
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_ledger *ledger = NULL;
    fz_scheme *loaded;
    fz_status status = fz_scheme_load_memory(context, scheme, strlen(scheme), "test", &loaded, NULL);

    *report = NULL;
    options.day = 20161231;
    if (status == FZ_OK)
        status = try_ledger(context, lines, &ledger);
    if (status == FZ_OK)
        status = fz_assess(context, NULL, NULL, loaded, ledger, &options, report, NULL);
    fz_ledger_unref(ledger);
    fz_scheme_unref(loaded);
    return status;
}

fz_report *report_of(fz_context *context, const char *scheme, const char *lines)
{
    fz_report *report;
    fz_scheme *loaded = load_scheme(scheme);

    fz_scheme_unref(loaded);
    cr_assert_eq(try_report(context, scheme, lines, &report), FZ_OK, "%s", lines);
    return report;
}

fz_report *shared_report(fz_context *context, const char *lines)
{
    static const char *const text = SCHEME(
        "<share role=\"lead\" factor=\"1\"/><share role=\"cooperate\" factor=\"0.5\"/>"
        "<total id=\"t\" points=\"100\" combine=\"fold\"><indicator id=\"task\" points=\"1\"><bind each=\"task\"/>"
        "<value/></indicator></total>");
    static const char *const xml =
        "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head><section id=\"s1\" n=\"1\" "
        "label=\"一\">"
        "<title>一</title><task id=\"t1\" n=\"1\" label=\"1\"><p>文</p><assign role=\"lead\" rank=\"1\" "
        "unit=\"甲\"/></task>"
        "<task id=\"t2\" n=\"2\" label=\"2\"><p>文</p><assign role=\"lead\" rank=\"1\" unit=\"乙\"/>"
        "<assign role=\"cooperate\" rank=\"1\" unit=\"甲\"/></task></section></directive>";
    fz_directive *directive;
    fz_assess_options options = FZ_ASSESS_OPTIONS_INIT;
    fz_ledger *ledger = ledger_of(context, lines);
    fz_scheme *scheme = load_scheme(text);
    fz_report *report;

    options.day = 20161231;
    cr_assert_eq(fz_directive_load_memory(context, xml, strlen(xml), NULL, &directive, NULL), FZ_OK);
    cr_assert_eq(fz_assess(context, directive, NULL, scheme, ledger, &options, &report, NULL), FZ_OK);
    fz_scheme_unref(scheme);
    fz_ledger_unref(ledger);
    fz_directive_unref(directive);
    return report;
}
