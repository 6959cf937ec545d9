/* Directives made at random and edited at random, but known, ways: the comparison counts exactly these edits. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MOST     60
#define SECTIONS 4

static uint32_t state;

static uint32_t below(uint32_t n)
{
    state = state * UINT32_C(1664525) + UINT32_C(1013904223);
    return (state >> 8) % n;
}

typedef struct duty {
    char text[200];
    int id, section, unit, year;
    bool touched;
} duty;

typedef struct plan {
    duty jobs[MOST];
    int count, next_id;
} plan;

static void random_text(char *text)
{
    uint32_t count = 12 + below(40);

    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = 0x4E00 + below(3000);

        *text++ = (char)(0xE0 | c >> 12);
        *text++ = (char)(0x80 | (c >> 6 & 63));
        *text++ = (char)(0x80 | (c & 63));
    }
    *text = '\0';
}

static duty new_job(plan *draft, int section)
{
    duty made = {.id = draft->next_id++, .section = section, .unit = (int)below(5), .year = 2016 + (int)below(3)};

    random_text(made.text);
    return made;
}

static void random_draft(plan *draft)
{
    draft->count = draft->next_id = 0;
    for (int section = 0; section < SECTIONS; section++)
        for (uint32_t i = 0, count = 2 + below(8); i < count; i++, draft->count++)
            draft->jobs[draft->count] = new_job(draft, section);
}

static fz_directive *made(const plan *draft, bool numbered)
{
    static const char *const numerals[] = {"一", "二", "三", "四"}, *const units[] = {"甲局", "乙局", "丙局",
                                                                                      "丁局", "戊局", "己局"};
    static char text[MOST * 400];
    char *at = text;
    int section = -1;

    for (int i = 0; i < draft->count; i++) {
        const duty *job = &draft->jobs[i];

        for (; section < job->section; section++)
            at += sprintf(at, "= %s 第%s个题目\n", numerals[section + 1], numerals[section + 1]);
        at += numbered ? sprintf(at, "%d ", i + 1) : sprintf(at, "- ");
        at += sprintf(at, "%s |牵头 %s |时限 %d年底前\n", job->text, units[job->unit], job->year);
    }
    return sketch(text);
}

static void take_out(plan *draft, int i)
{
    memmove(&draft->jobs[i], &draft->jobs[i + 1], (size_t)(draft->count - i - 1) * sizeof(duty));
    draft->count--;
}

static void put_in(plan *draft, int i, duty job)
{
    memmove(&draft->jobs[i + 1], &draft->jobs[i], (size_t)(draft->count - i) * sizeof(duty));
    draft->jobs[i] = job;
    draft->count++;
}

/* A task that no edit has touched; -1 when luck is out. Sections keep a task each, so that all of them stay. */
static int untouched(const plan *draft)
{
    for (int tries = 0; tries < 100; tries++) {
        int i = (int)below((uint32_t)draft->count), others = 0;

        for (int n = 0; n < draft->count; n++)
            others += n != i && draft->jobs[n].section == draft->jobs[i].section;
        if (!draft->jobs[i].touched && others)
            return i;
    }
    return -1;
}

static int end_of(const plan *draft, int section)
{
    int i = 0;

    while (i < draft->count && draft->jobs[i].section <= section)
        i++;
    return i;
}

static void move(plan *draft, int i)
{
    duty job = draft->jobs[i];

    take_out(draft, i);
    job.section = (job.section + 1 + (int)below(SECTIONS - 1)) % SECTIONS;
    put_in(draft, end_of(draft, job.section), job);
}

/* A few characters become others that occur nowhere else. */
static void change_text(duty *job)
{
    size_t length = strlen(job->text) / 3;
    size_t at = 1 + below((uint32_t)length - 4);

    memcpy(job->text + at * 3, below(2) ? "龘龖" : "齉龗", 6);
}

static void edit(plan *draft, size_t counts[FZ_CHANGE_COUNT_])
{
    static const fz_change_kind kinds[] = {FZ_CHANGE_ADDED, FZ_CHANGE_REMOVED,     FZ_CHANGE_MOVED,
                                           FZ_CHANGE_TEXT,  FZ_CHANGE_ASSIGNMENTS, FZ_CHANGE_DUE};
    fz_change_kind kind = kinds[below(6)];
    int i = untouched(draft);
    duty job;

    if (i < 0)
        return;
    draft->jobs[i].touched = true;
    counts[kind]++;
    if (kind == FZ_CHANGE_ADDED) {
        draft->jobs[i].touched = false;
        job = new_job(draft, draft->jobs[i].section);
        job.touched = true;
        put_in(draft, i + (int)below(2), job);
    } else if (kind == FZ_CHANGE_REMOVED) {
        take_out(draft, i);
    } else if (kind == FZ_CHANGE_MOVED) {
        move(draft, i);
    } else if (kind == FZ_CHANGE_TEXT) {
        change_text(&draft->jobs[i]);
    } else if (kind == FZ_CHANGE_ASSIGNMENTS) {
        draft->jobs[i].unit = 5;
    } else {
        draft->jobs[i].year = 2030;
    }
}

static int place_of(const plan *draft, int id)
{
    for (int i = 0; i < draft->count; i++)
        if (draft->jobs[i].id == id)
            return i;
    return -1;
}

static size_t renumbered(const plan *a, const plan *b)
{
    size_t count = 0;

    for (int i = 0; i < a->count; i++)
        count += place_of(b, a->jobs[i].id) >= 0 && place_of(b, a->jobs[i].id) != i;
    return count;
}

static void try_edits(uint32_t seed)
{
    static plan a, b;
    size_t counts[FZ_CHANGE_COUNT_] = {0};
    bool numbered;
    fz_directive *old_one, *new_one;
    fz_comparison *comparison;

    state = seed;
    numbered = below(2);
    random_draft(&a);
    b = a;
    for (uint32_t i = 0, count = below(9); i < count; i++)
        edit(&b, counts);
    counts[FZ_CHANGE_RENUMBERED] = numbered ? renumbered(&a, &b) : 0;
    old_one = made(&a, numbered);
    new_one = made(&b, numbered);
    comparison = compare(old_one, new_one);
    for (fz_change_kind kind = FZ_CHANGE_HEAD; kind < FZ_CHANGE_COUNT_; kind++)
        cr_assert_eq(fz_comparison_kind_count(comparison, kind), counts[kind], "seed %u, kind %d: %s", seed, (int)kind,
                     told(comparison));
    fz_comparison_unref(comparison);
    fz_directive_unref(old_one);
    fz_directive_unref(new_one);
}

Test(random, known_edits_are_told_and_nothing_else)
{
    for (uint32_t seed = 1; seed <= 600; seed++)
        try_edits(seed);
}

/* ------------------------------------------------------------------ texts */

static void random_words(char *text, uint32_t most)
{
    static const char *const words[] = {"加强", "强", "2016", "年", "、", "，", "。",
                                        "OA",   "x",  "督查", "，", " ",  "１", "　"};

    for (uint32_t i = 0, count = below(most); i < count; i++)
        text = stpcpy(text, words[below(sizeof(words) / sizeof(*words))]);
    strcpy(text, "甲"); /* not blank */
}

static fz_directive *two_texts(const char *first, const char *second)
{
    char xml[4096];
    fz_directive *directive;

    snprintf(
        xml, sizeof(xml),
        "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>%s</title></head><preamble><p>%s</p></preamble>"
        "<task id=\"t1\"><p>%s</p></task></directive>",
        first, second, first);
    cr_assert_eq(fz_directive_load_memory(the_context(), xml, strlen(xml), NULL, &directive, NULL), FZ_OK);
    return directive;
}

Test(random, pieces_always_make_up_both_texts)
{
    char texts[4][1024];

    state = 7;
    for (int n = 0; n < 5000; n++) {
        fz_directive *a, *b;

        for (size_t i = 0; i < 4; i++)
            random_words(texts[i], n % 5 ? 12 : 60);
        a = two_texts(texts[0], texts[1]);
        b = two_texts(texts[2], texts[3]);
        fz_comparison_unref(compare(a, b)); /* which sees that they do */
        fz_directive_unref(a);
        fz_directive_unref(b);
    }
}

/* Tasks of few words, many of them alike: nothing is known of the answer but that it is the same from both sides. */
Test(random, comparing_the_other_way_round_mirrors_however_alike_the_tasks_are)
{
    static const char *const words[] = {"加强", "监督", "检查", "推进", "改革", "报告"}, *const units[] = {"甲", "乙"};

    state = 11;
    for (int n = 0; n < 1500; n++) {
        char lines[2][4096];
        fz_directive *a, *b;

        for (size_t side = 0; side < 2; side++) {
            char *at = lines[side];

            *at = '\0';
            for (uint32_t i = 0, count = 1 + below(12); i < count; i++) {
                at += sprintf(at, "%s- ", below(4) ? "" : below(2) ? "= 一 甲\n" : "= 二 乙\n");
                for (uint32_t w = 0, most = 1 + below(4); w < most; w++)
                    at += sprintf(at, "%s", words[below(6)]);
                at += sprintf(at, " |牵头 %s\n", units[below(2)]);
            }
        }
        a = sketch(lines[0]);
        b = sketch(lines[1]);
        fz_comparison_unref(compare(a, b)); /* which sees that it does */
        fz_directive_unref(a);
        fz_directive_unref(b);
    }
}
