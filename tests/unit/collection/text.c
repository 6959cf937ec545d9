/* Words are looked for in few directives, and what is found is what reading every text finds: directives with texts made at random
 * come and go, and words taken from them, or put together anew, are looked for in both ways. */
#include "../query/fixture.h"
#include "collection/sieve.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

#define MOST 30

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

/* Of one byte to four; half-width and full-width; characters that share some of their bytes. */
static const char *const characters[] = {"a",  "Ａ", "9",  "９", "-",  "é",  "ш",  "审", "宠", "计", "讥", "法",
                                         "治", "政", "府", "，", "。", "　", "𠀀", "𠀁", "🀄",  "、", "z",  "Ｚ"};
#define CHARACTERS (sizeof(characters) / sizeof(*characters))

/* Up to `most` characters, from few of them or all. */
static void append(char *text, uint32_t most)
{
    uint32_t first = below(CHARACTERS), of = below(2) ? 3 : CHARACTERS;

    for (uint32_t n = below(most) + 1; n > 0; n--)
        strcat(text, characters[(first + below(of)) % CHARACTERS]);
}

static fz_directive *random_directive(void)
{
    char text[8192] = "= 一 题\n";

    for (uint32_t i = 0, count = below(5); i < count; i++) {
        sprintf(text + strlen(text), "%u ", i + 1);
        append(text, below(4) ? 20 : 150);
        strcat(text, below(3) ? " |牵头 甲局\n" : " |牵头 乙局 甲局\n");
    }
    return sketch(text);
}

/* Part of a task's text, from one character to all of it. */
static bool cut_from(const fz_directive *d, char *words)
{
    const fz_task *task = fz_directive_task(d, below((uint32_t)fz_directive_task_count(d) + 1));
    size_t length = task ? strlen(fz_task_text(task)) : 0, first, end;

    if (!length)
        return false;
    first = below((uint32_t)length);
    end = below(2) ? first + 1 + below(8) : first + 1 + below((uint32_t)length);
    while (first > 0 && (fz_task_text(task)[first] & 0xC0) == 0x80)
        first--;
    while (end < length && (fz_task_text(task)[end] & 0xC0) == 0x80)
        end++;
    end = end < length ? end : length;
    memcpy(words, fz_task_text(task) + first, end - first);
    words[end - first] = '\0';
    return true;
}

static void random_words(fz_directive *const *there, size_t count, char *words)
{
    *words = '\0';
    if (!count || !below(3) || !cut_from(there[below((uint32_t)count)], words))
        append(words, 4);
}

static bool has_unit(const fz_task *task, const char *name)
{
    for (size_t i = 0; i < fz_task_assignment_count(task); i++)
        if (!strcmp(fz_unit_name(fz_assignment_unit(fz_task_assignment(task, i))), name))
            return true;
    return false;
}

/* How many tasks were found, after comparing them with those that reading finds. */
static size_t compare(const fz_collection *c, fz_directive *const *there, size_t count)
{
    const char *unit = below(3) ? NULL : below(2) ? "甲局" : "乙局";
    char words[3][8192];
    const fz_task *tasks[MOST * 5];
    size_t many = below(4) ? 1 : 3, found, at = 0;
    fz_query *query;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    for (size_t i = 0; i < many; i++) {
        random_words(there, count, words[i]);
        cr_assert_eq(fz_query_text(query, words[i], NULL), FZ_OK);
    }
    if (unit)
        cr_assert_eq(fz_query_unit(query, unit, 0, NULL), FZ_OK);
    found = fz_collection_run(c, query, tasks, MOST * 5);
    for (size_t d = 0; d < count; d++) {
        for (size_t i = 0; i < fz_directive_task_count(there[d]); i++) {
            const fz_task *task = fz_directive_task(there[d], i);
            size_t held = 0;

            while (held < many && strstr(fz_task_text(task), words[held]))
                held++;
            if (held == many && (!unit || has_unit(task, unit)))
                cr_assert(at < found && tasks[at++] == task, "task %zu of directive %zu is missing", i, d);
        }
    }
    cr_assert_eq(at, found);
    fz_query_unref(query);
    return found;
}

Test(text, words_are_found_wherever_they_stand_while_directives_come_and_go)
{
    fz_directive *there[MOST];
    fz_collection *c;
    size_t count = 0, found = 0, removed = 0;

    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    for (state = 11; found < 20000 || removed < 1000;) {
        if (count == 0 || (count < MOST && below(2))) {
            there[count] = random_directive();
            cr_assert_eq(fz_collection_add(c, there[count++], NULL), FZ_OK);
        } else {
            size_t out = below((uint32_t)count);

            cr_assert_eq(fz_collection_remove(c, there[out], NULL), FZ_OK);
            fz_directive_unref(there[out]);
            memmove(there + out, there + out + 1, (--count - out) * sizeof(*there));
            removed++;
        }
        for (int i = 0; i < 4; i++)
            found += compare(c, there, count);
    }
    while (count > 0)
        fz_directive_unref(there[--count]);
    fz_collection_unref(c);
}

/* Whether the words pass the sieve of a directive. */
static bool passes(const fz__sieve *sieve, const char *words)
{
    fz__probes probes;
    fz_query *query;
    bool passed;

    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_text(query, words, NULL), FZ_OK);
    fz__probes_read(&probes, query);
    passed = fz__sieve_passes(sieve, &probes);
    fz_query_unref(query);
    return passed;
}

static const char *character_from(const char *at)
{
    while ((*at & 0xC0) == 0x80)
        at++;
    return at;
}

static bool is_there(const fz_directive *d, const char *words)
{
    for (size_t i = 0; i < fz_directive_task_count(d); i++)
        if (strstr(fz_task_text(fz_directive_task(d, i)), words))
            return true;
    return false;
}

/* Of the pairs of two characters that stand at a distance from each other in 中阳县's tasks, those that stand beside each other
 * nowhere: one in eight may pass. */
Test(text, few_pairs_that_are_not_there_pass_a_sieve)
{
    size_t absent = 0, passed = 0;
    fz_directive *builtin;
    fz__sieve *sieve;

    cr_assert_eq(fz_directive_load_builtin(the_context(), &builtin, NULL), FZ_OK);
    sieve = fz__sieve_new(the_context(), builtin);
    cr_assert_not_null(sieve);
    for (size_t i = 0; i < fz_directive_task_count(builtin); i++) {
        const char *at = fz_task_text(fz_directive_task(builtin, i)), *next;

        for (; strlen(at) > 60; at = next) {
            const char *far = character_from(at + 30);
            char pair[16];

            next = character_from(at + 1);
            sprintf(pair, "%.*s%.*s", (int)(next - at), at, (int)(character_from(far + 1) - far), far);
            cr_assert(!is_there(builtin, pair) || passes(sieve, pair), "%s is there and does not pass", pair);
            absent += !is_there(builtin, pair);
            passed += !is_there(builtin, pair) && passes(sieve, pair);
        }
    }
    cr_assert_gt(absent, 3000);
    cr_assert_lt(passed * 8, absent, "%zu of %zu passed", passed, absent);
    fz__sieve_free(the_context(), sieve);
    fz_directive_unref(builtin);
}

Test(text, a_directive_without_tasks_has_no_words)
{
    fz_directive *d = sketch("= 一 题");
    fz_collection *c;
    fz_query *query;

    cr_assert_eq(fz_collection_new(the_context(), &c), FZ_OK);
    cr_assert_eq(fz_query_new(the_context(), &query), FZ_OK);
    cr_assert_eq(fz_query_text(query, "题", NULL), FZ_OK);
    cr_assert_eq(fz_collection_add(c, d, NULL), FZ_OK);
    cr_assert_eq(fz_collection_run(c, query, NULL, 0), 0);
    fz_query_unref(query);
    fz_directive_unref(d);
    fz_collection_unref(c);
}
