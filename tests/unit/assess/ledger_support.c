#include "ledger_support.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

fz_ledger *load_ledger_bytes(const char *bytes, size_t count)
{
    fz_ledger *ledger;
    fz_error *error;
    fz_status status = fz_ledger_load_memory(the_context(), bytes, count, "test", NULL, 0, &ledger, &error);

    cr_assert_eq(status, FZ_OK, "%s in %.*s", fz_error_message(error), (int)count, bytes);
    cr_assert_null(error);
    cr_assert_eq(fz_ledger_finding_count(ledger), 0);
    return ledger;
}

fz_ledger *load_ledger(const char *text)
{
    return load_ledger_bytes(text, strlen(text));
}

fz_ledger *load_lenient(const char *text)
{
    fz_ledger *ledger;
    fz_error *error;
    fz_status status =
        fz_ledger_load_memory(the_context(), text, strlen(text), "test", NULL, FZ_LEDGER_LENIENT, &ledger, &error);

    cr_assert_eq(status, FZ_OK, "%s in %s", fz_error_message(error), text);
    return ledger;
}

fz_error *refuse_ledger(const char *text)
{
    fz_ledger *ledger;
    fz_error *error;
    fz_status status = fz_ledger_load_memory(the_context(), text, strlen(text), "test", NULL, 0, &ledger, &error);

    cr_assert_neq(status, FZ_OK, "loaded: %s", text);
    cr_assert_null(ledger);
    cr_assert_eq(status, fz_error_status(error));
    return error;
}

int append_text(void *user, const void *bytes, size_t count)
{
    sink *t = user;

    if (t->length + count + 1 > t->capacity)
        t->bytes = realloc(t->bytes, t->capacity = 2 * (t->length + count + 1));
    memcpy(t->bytes + t->length, bytes, count);
    t->bytes[t->length += count] = '\0';
    return 0;
}

char *saved_xml(const fz_ledger *ledger)
{
    sink t = {NULL, 0, 0};

    cr_assert_eq(fz_ledger_save_callback(ledger, append_text, &t, NULL), FZ_OK);
    return t.bytes;
}

char *saved_csv(const fz_ledger *ledger)
{
    sink t = {NULL, 0, 0};

    cr_assert_eq(fz_ledger_save_csv(ledger, append_text, &t, NULL), FZ_OK);
    return t.bytes;
}

fz_ledger *new_ledger(void)
{
    fz_ledger *ledger;

    cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    return ledger;
}

const fz_record *enter(fz_ledger *ledger, const char *id, const char *unit, fz_date recorded)
{
    fz_record_values values = FZ_RECORD_VALUES_INIT;
    const fz_record *record;
    fz_error *error;

    values.id = id;
    values.unit = unit;
    values.date = 20160105;
    values.recorded = recorded;
    cr_assert_eq(fz_ledger_add(ledger, &values, &record, &error), FZ_OK, "%s", fz_error_message(error));
    return record;
}
