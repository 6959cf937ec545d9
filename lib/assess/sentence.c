/* The pieces of which sentences are made. */
#include "assess/sentence.h"

#include <stdarg.h>
#include <string.h>

#define RECORDS_TOLD 20 /* of one step; the others are counted */
#define DIGITS_TOLD  12 /* behind the point of a decimal that is written out */
#define FRACTION_MAX 24 /* a longer fraction helps nobody with a pencil */

const char *fz__word(const fz__sentence *s, const char *zh, const char *en)
{
    return s->chinese ? zh : en;
}

fz__rational fz__size(fz__rational number)
{
    number.negative = false;
    return number;
}

/* ------------------------------------------------------------------ numbers ---------------------------------------- */

/* Decimals longer than the library's own, such as the product of two of them; false when it is no decimal. */
static bool say_decimal(fz__sentence *s, const fz__rational *number)
{
    fz__rational ten = fz__rational_of(10), scaled = fz__size(*number);
    char digits[FZ__RATIONAL_TEXT];
    size_t places = 0, length;

    for (; !fz__big_is_one(&scaled.denominator); places++)
        if (places == DIGITS_TOLD || !fz__rational_multiply(&scaled, &ten, &scaled))
            return false;
    length = fz__rational_format(&scaled, digits);
    fz__buffer_string(&s->text, number->negative ? "-" : "");
    if (length <= places)
        fz__buffer_string(&s->text, "0");
    else
        fz__buffer_append(&s->text, digits, length - places);
    if (places > 0)
        fz__buffer_char(&s->text, '.');
    for (size_t zeros = length < places ? places - length : 0; zeros > 0; zeros--)
        fz__buffer_char(&s->text, '0');
    if (places > 0)
        fz__buffer_string(&s->text, digits + (length > places ? length - places : 0));
    return true;
}

static void say_rounded(fz__sentence *s, const fz__rational *number)
{
    char text[FZ__RATIONAL_TEXT];
    fz__rational rounded;

    if (!fz__rational_round(number, 6, FZ_ROUND_HALF_AWAY, &rounded))
        return;
    fz__rational_format(&rounded, text);
    fz__buffer_string(&s->text, text);
}

void fz__say_number(fz__sentence *s, const fz__rational *number)
{
    char text[FZ__RATIONAL_TEXT];

    if (say_decimal(s, number))
        return;
    if (fz__rational_format(number, text) <= FRACTION_MAX) {
        fz__buffer_string(&s->text, text);
        fz__buffer_string(&s->text, fz__word(s, "（≈ ", " (≈ "));
        say_rounded(s, number);
        fz__buffer_string(&s->text, fz__word(s, "）", ")"));
    } else {
        fz__buffer_string(&s->text, "≈ ");
        say_rounded(s, number);
    }
}

void fz__say_result(fz__sentence *s, fz__rational number)
{
    char text[FZ__RATIONAL_TEXT];
    size_t start = s->text.length;

    if (s->calc.failed)
        return;
    fz__buffer_string(&s->text, " = ");
    if (say_decimal(s, &number))
        return;
    s->text.length = s->text.failed ? s->text.length : start;
    if (fz__rational_format(&number, text) <= FRACTION_MAX) {
        fz__buffer_string(&s->text, " = ");
        fz__buffer_string(&s->text, text);
    }
    fz__buffer_string(&s->text, " ≈ ");
    say_rounded(s, &number);
}

static void say_points(fz__sentence *s, fz__rational number)
{
    fz__rational one = fz__rational_of(1);

    fz__say_number(s, &number);
    number.negative = false;
    fz__buffer_string(&s->text, s->chinese ? " 分" : fz__rational_equal(&number, &one) ? " point" : " points");
}

void fz__say_effect(fz__sentence *s, const fz__rational *amount)
{
    int element = s->node ? s->node->element : SC_VALUE;
    bool adds = element == SC_ADD || element == SC_JUDGE || element == SC_TIMING;

    if (fz__rational_is_zero(amount) && (adds || element == SC_DEDUCT))
        fz__say(s, element == SC_ADD ? "不加分" : "不扣分", element == SC_ADD ? "gives nothing" : "takes nothing");
    else if (fz__rational_sign(amount) < 0)
        fz__say(s, "扣 {a}", "takes {a}", amount);
    else
        fz__say(s, adds ? "加 {a}" : "得 {a}", "gives {a}", amount);
}

/* ------------------------------------------------------------------ templates -------------------------------------- */

static void say_day(fz__sentence *s, fz_date day)
{
    char text[16];

    fz_date_format(day, text, sizeof(text));
    fz__buffer_string(&s->text, text);
}

static void say_text(fz__sentence *s, const char *text)
{
    fz__buffer_string(&s->text, text ? text : "");
}

void fz__say(fz__sentence *s, const char *zh, const char *en, ...)
{
    const char *at = s->chinese ? zh : en, *hole;
    va_list holes;

    va_start(holes, en);
    for (; (hole = strchr(at, '{')); at = hole + 3) {
        fz__buffer_append(&s->text, at, (size_t)(hole - at));
        switch (hole[1]) {
        case 's':
            say_text(s, va_arg(holes, const char *));
            break;
        case 'd':
            say_day(s, va_arg(holes, fz_date));
            break;
        case 'n':
            fz__say_number(s, va_arg(holes, const fz__rational *));
            break;
        case 'p':
            say_points(s, *va_arg(holes, const fz__rational *));
            break;
        default:
            say_points(s, fz__size(*va_arg(holes, const fz__rational *)));
            break;
        }
    }
    va_end(holes);
    fz__buffer_string(&s->text, at);
}

void fz__say_event(fz__sentence *s)
{
    const char *event = s->node ? fz__node_text(s->node, KEY_EVENT) : NULL;

    if (event)
        fz__say(s, "“{s}”", "\"{s}\"", event);
}

/* ------------------------------------------------------------------ figures and records ---------------------------- */

const fz__figure *fz__figure_at(const fz_step *step, fz__fact fact, uint32_t nth)
{
    for (uint32_t i = 0; i < step->figure_count; i++) {
        const fz__figure *figure = &step->report->figures[step->first_figure + i];

        if (figure->fact == fact && nth-- == 0)
            return figure;
    }
    return NULL;
}

const fz__rational *fz__figure_in(const fz__sentence *s, fz__fact fact)
{
    static const fz__rational zero = {.denominator = {1, {1}}};
    const fz__figure *figure = fz__figure_at(s->step, fact, 0);

    return figure ? &figure->number : &zero;
}

fz__rational fz__attribute(const fz__sentence *s, fz__scheme_key key, fz_decimal otherwise)
{
    return fz__rational_decimal(fz__node_decimal(s->node, key, otherwise));
}

const fz__witness *fz__step_witness(const fz_step *step, uint32_t index)
{
    if (index >= step->witness_count)
        return NULL;
    return &step->report->witnesses[step->report->witness_list[step->first_witness + index]];
}

static void say_record(fz__sentence *s, const fz__witness *w, unsigned tell)
{
    fz__rational value = fz__rational_decimal(w->value);

    fz__say(s, "记录 {s}，{d}", "record {s}, {d}", w->id, w->date);
    if (tell & FZ__TELL_GROUP && w->group)
        fz__say(s, "，{s}", ", {s}", w->group);
    if (tell & FZ__TELL_EVENT && w->event)
        fz__say(s, "，“{s}”", ", \"{s}\"", w->event);
    if (tell & FZ__TELL_VALUE && w->has_value)
        fz__say(s, "：{n}", ": {n}", &value);
    if (tell & FZ__TELL_NOTE && w->note)
        fz__say(s, "，理由：{s}", ", reason: {s}", w->note);
    if (w->document)
        fz__say(s, "，依据：{s}", ", by {s}", w->document);
}

void fz__say_records(fz__sentence *s, unsigned tell)
{
    uint32_t count = s->step->witness_count, told = count > RECORDS_TOLD ? RECORDS_TOLD : count;
    fz__rational left = fz__rational_of((int64_t)count - told);

    if (count == 0)
        return;
    fz__say(s, "（", " (");
    for (uint32_t i = 0; i < told; i++) {
        fz__say(s, i ? "；" : "", i ? "; " : "");
        say_record(s, fz__step_witness(s->step, i), tell);
    }
    if (count > told)
        fz__say(s, "；另有 {n} 条", "; and {n} more", &left);
    fz__say(s, "）", ")");
}
