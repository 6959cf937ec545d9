/* Watch rules: loaded, saved, refused with the place, and asked for days. */
#include "unit/assess/support.h"
#include "unit/support/refuse.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static char *saved(const fz_watch *watch)
{
    size_t count, again;
    char *text;

    cr_assert_eq(fz_watch_save_memory(watch, NULL, 0, &count, NULL), FZ_OK);
    text = malloc(count + 1);
    cr_assert_eq(fz_watch_save_memory(watch, text, count, &again, NULL), FZ_OK);
    cr_assert_eq(count, again);
    text[count] = '\0';
    return text;
}

static void check_round_trip(const char *path)
{
    char *text, *text_again;
    fz_watch *watch, *again;
    fz_error *error;

    cr_assert_eq(fz_watch_load_path(the_context(), path, &watch, &error), FZ_OK, "%s: %s", path,
                 fz_error_message(error));
    text = saved(watch);
    cr_assert_eq(fz_watch_load_memory(the_context(), text, strlen(text), NULL, &again, NULL), FZ_OK);
    cr_expect(fz_watch_equal(watch, again));
    text_again = saved(again);
    cr_expect_str_eq(text, text_again);
    fz_watch_unref(again);
    fz_watch_unref(watch);
    free(text);
    free(text_again);
}

Test(watch, every_good_file_comes_back_byte_by_byte)
{
    cr_assert_geq(for_each_file("watch/good", ".xml", check_round_trip), 1);
}

static fz_status load(const char *file, fz_error **error)
{
    fz_watch *watch;
    fz_status status = fz_watch_load_path(the_context(), file, &watch, error);

    cr_expect_eq(watch == NULL, status != FZ_OK);
    fz_watch_unref(watch);
    return status;
}

Test(watch, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("watch/bad", ".xml", load, 1), 10);
}

Test(watch, the_builtin_rules_have_the_eight_states)
{
    static const struct {
        const char *name;
        fz_state_kind kind;
    } states[] = {{"交办", FZ_STATE_OPEN},     {"签收", FZ_STATE_OPEN},    {"在办", FZ_STATE_OPEN},
                  {"反馈", FZ_STATE_WAITING},  {"办结", FZ_STATE_DONE},    {"销号", FZ_STATE_CLOSED},
                  {"延期", FZ_STATE_EXTENDED}, {"退回", FZ_STATE_RETURNED}};
    fz_state_kind kind;
    const char *when;
    fz_watch *watch;
    uint32_t days;

    cr_assert_eq(fz_watch_load_builtin(the_context(), &watch, NULL), FZ_OK);
    cr_assert_eq(fz_watch_state_count(watch), 8);
    for (size_t i = 0; i < 8; i++) {
        cr_expect_str_eq(fz_watch_state(watch, i, &kind), states[i].name);
        cr_expect_eq(kind, states[i].kind);
    }
    cr_expect_null(fz_watch_state(watch, 8, NULL));
    cr_expect_str_eq(fz_watch_light(watch, 4, &when, &days), "红");
    cr_expect_str_eq(when, "overdue");
    cr_expect_eq(days, 1);
    cr_expect_str_eq(fz_watch_id(watch), "zhongyang-watch");
    fz_watch_unref(watch);
}

static fz_place place_of(const fz_error *error)
{
    fz_place place = {.size = sizeof(place)};

    fz_error_place(error, &place);
    return place;
}

/* The notice of the State Council's office of 2015-12-10: off 1.1 to 1.3, 2.7 to 2.13 (on 2.6 and 2.14), 4.2 to 4.4, 4.30 to
 * 5.2, 6.9 to 6.11 (on 6.12), 9.15 to 9.17 (on 9.18), 10.1 to 10.7 (on 10.8 and 10.9). */
Test(watch, the_days_of_2016)
{
    static const fz_date on[] = {20160104, 20160206, 20160214, 20160229, 20160612,
                                 20160918, 20161008, 20161009, 20161230};
    static const fz_date off[] = {20160101, 20160208, 20160213, 20160404, 20160502, 20160609, 20160611, 20160915,
                                  20161003, 20161007, 20161015, 20161016, 20161204, 20161231, 20160230};
    fz_watch *watch;

    cr_assert_eq(fz_watch_load_builtin(the_context(), &watch, NULL), FZ_OK);
    for (size_t i = 0; i < sizeof(on) / sizeof(*on); i++)
        cr_expect(fz_watch_is_workday(watch, on[i]), "%d is a workday", (int)on[i]);
    for (size_t i = 0; i < sizeof(off) / sizeof(*off); i++)
        cr_expect_not(fz_watch_is_workday(watch, off[i]), "%d is off", (int)off[i]);
    cr_expect_eq(fz_watch_move(watch, 20161204), 20161204, "the built-in rules move nothing");
    fz_watch_unref(watch);
}

#define MOVING(move)                                                                            \
    "<watch xmlns=\"urn:libfazhi:watch:1\" move=\"" move "\"><head><title>T</title></head>"     \
    "<state name=\"交办\" kind=\"open\"/><holiday date=\"2016-10-01\" until=\"2016-10-07\"/>" \
    "<workday date=\"2016-10-08\"/><holiday date=\"2016-12-30\" until=\"2017-01-02\"/></watch>"

static void expect_moved(const char *xml, fz_date day, fz_date expected)
{
    fz_watch *watch;

    cr_assert_eq(fz_watch_load_memory(the_context(), xml, strlen(xml), NULL, &watch, NULL), FZ_OK);
    cr_expect_eq(fz_watch_move(watch, day), expected, "%d moves to %d", (int)day, (int)fz_watch_move(watch, day));
    fz_watch_unref(watch);
}

Test(watch, a_due_day_that_is_off_moves_as_the_rules_say)
{
    expect_moved(MOVING("next"), 20161001, 20161008);     /* a Saturday on which people work */
    expect_moved(MOVING("next"), 20161009, 20161010);     /* a Sunday */
    expect_moved(MOVING("next"), 20161231, 20170103);     /* over the year's end */
    expect_moved(MOVING("previous"), 20161231, 20161229); /* a Thursday */
    expect_moved(MOVING("previous"), 20161005, 20160930);
    expect_moved(MOVING("next"), 20160227, 20160229); /* a Saturday; the leap day is a Monday */
    expect_moved(MOVING("none"), 20161001, 20161001);
    expect_moved(MOVING("next"), 20170229, 0);
}

Test(watch, an_event_that_is_no_state_is_named_with_line_and_column)
{
    const char *csv = "单位,情形,日期\n甲,交办,2016-01-25\n甲,办好了,2016-02-25\n";
    const char *xml = "<ledger xmlns=\"urn:libfazhi:ledger:1\">\n  <record event=\"x\" date=\"2016-01-25\"/></ledger>";
    fz_ledger *ledger;
    fz_watch *watch;
    fz_error *error;

    cr_assert_eq(fz_watch_load_builtin(the_context(), &watch, NULL), FZ_OK);
    cr_assert_eq(fz_ledger_load_memory(the_context(), csv, strlen(csv), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_watch_check_ledger(watch, ledger, "a.csv", &error), FZ_ESTATE);
    cr_expect_eq(place_of(error).line, 3);
    cr_expect_eq(place_of(error).column, 3);
    cr_expect_str_eq(fz_error_source(error), "a.csv");
    cr_expect_str_eq(fz_error_message(error), "\"办好了\" is no state of supervision; expected 交办, 签收, 在办, 反馈, "
                                              "办结, 销号, 延期, 退回");
    cr_expect_null(fz_error_next(error));
    fz_error_free(error);
    fz_ledger_unref(ledger);
    cr_assert_eq(fz_ledger_load_memory(the_context(), xml, strlen(xml), NULL, NULL, 0, &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_watch_check_ledger(watch, ledger, NULL, &error), FZ_ESTATE);
    cr_expect_eq(place_of(error).line, 2);
    cr_expect_eq(place_of(error).column, 3);
    fz_error_free(error);
    fz_ledger_unref(ledger);
    fz_watch_unref(watch);
}

Test(watch, null_gives_nothing)
{
    fz_watch *watch;
    size_t count;

    cr_expect_eq(fz_watch_load_builtin(NULL, &watch, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_load_builtin(the_context(), NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_load_path(the_context(), NULL, &watch, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_load_callback(the_context(), NULL, NULL, NULL, &watch, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_save_memory(NULL, NULL, 0, &count, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_save_path(NULL, "x", NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_save_callback(NULL, NULL, NULL, NULL), FZ_EINVAL);
    cr_expect_eq(fz_watch_check_ledger(NULL, NULL, NULL, NULL), FZ_EINVAL);
    cr_expect_null(fz_watch_ref(NULL));
    fz_watch_unref(NULL);
    cr_expect(fz_watch_equal(NULL, NULL));
    cr_expect_null(fz_watch_id(NULL));
    cr_expect_str_eq(fz_watch_title(NULL), "");
    cr_expect_eq(fz_watch_state_count(NULL), 0);
    cr_expect_null(fz_watch_state(NULL, 0, NULL));
    cr_expect_eq(fz_watch_light_count(NULL), 0);
    cr_expect_null(fz_watch_light(NULL, 0, NULL, NULL));
    cr_expect(fz_watch_is_workday(NULL, 20160104));
    cr_expect_eq(fz_watch_move(NULL, 20160102), 20160102);
}

static fz_status use(const fz_allocator *allocator)
{
    fz_watch *watch = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_watch_load_builtin(context, &watch, NULL);
    fz_watch_unref(watch);
    fz_context_unref(context);
    return status;
}

static fz_status refuse_rules(const fz_allocator *allocator)
{
    const char *xml = "<watch xmlns=\"urn:libfazhi:watch:1\"><head><title>T</title></head>"
                      "<state name=\"a\" kind=\"open\" after=\"b c\"/><state name=\"a\" kind=\"open\"/></watch>";
    fz_watch *watch = NULL;
    fz_context *context;
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = fz_watch_load_memory(context, xml, strlen(xml), NULL, &watch, NULL);
    cr_assert_null(watch);
    fz_context_unref(context);
    return status == FZ_ESTATE ? FZ_OK : status;
}

Test(watch, loading_and_refusing_survive_each_failure_of_memory)
{
    OOM_SWEEP(use);
    OOM_SWEEP(refuse_rules);
}
