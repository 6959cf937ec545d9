/* The times of what recurs. A period ends with a month, so the months from the first wanted to the last are walked, and those that
 * end a period give a due day; weeks are walked as such. */
#include "base/date.h"
#include "supervise/model.h"

static const struct {
    unsigned months;
} periods[] = {
    [FZ_PERIOD_MONTH] = {1}, [FZ_PERIOD_QUARTER] = {3}, [FZ_PERIOD_HALF_YEAR] = {6}, [FZ_PERIOD_YEAR] = {12}};

bool fz__recurrence_has_days(fz_period period)
{
    return period >= FZ_PERIOD_WEEK && period <= FZ_PERIOD_YEAR;
}

void fz__recurrence_begin(fz__recurrence *r)
{
    if (r->period == FZ_PERIOD_WEEK)
        r->at = fz__date_to_days(r->from) + 6 - (int32_t)fz__weekday(r->from); /* its Sunday */
    else
        r->at = r->from / 10000 * 12 + r->from / 100 % 100 - 1;
}

static bool next_week(fz__recurrence *r, fz_date *due, fz_date *begin, fz_date *end)
{
    *due = *end = fz__date_from_days(r->at);
    *begin = fz__date_from_days(r->at - 6);
    r->at += 7;
    return *due && *due <= r->until;
}

/* Whether something is due in a month of a year, 1 to 12. */
static bool is_due_in(const fz__recurrence *r, unsigned month)
{
    if (r->period == FZ_PERIOD_YEAR)
        return month == (r->month ? r->month : 12);
    return month % periods[r->period].months == 0;
}

/* What falls on 30 February falls on its last day. */
static fz_date day_in(const fz__recurrence *r, int year, int month)
{
    fz_date end = fz__date_month_end(year, month);

    return r->day && (int)r->day < end % 100 ? end - end % 100 + (fz_date)r->day : end;
}

static void period_of(const fz__recurrence *r, int year, int month, fz_date *begin, fz_date *end)
{
    int last = r->period == FZ_PERIOD_YEAR ? 12 : month;

    *begin = fz_date_make(year, last - (int)periods[r->period].months + 1, 1);
    *end = fz__date_month_end(year, last);
}

bool fz__recurrence_next(fz__recurrence *r, fz_date *due, fz_date *begin, fz_date *end)
{
    if (r->period == FZ_PERIOD_WEEK)
        return next_week(r, due, begin, end);
    for (int32_t last = r->until / 10000 * 12 + r->until / 100 % 100 - 1; r->at <= last; r->at++) {
        int year = r->at / 12, month = r->at % 12 + 1;

        if (!is_due_in(r, (unsigned)month))
            continue;
        *due = day_in(r, year, month);
        if (*due < r->from || *due > r->until)
            continue;
        period_of(r, year, month, begin, end);
        r->at++;
        return true;
    }
    return false;
}

int32_t fz__days_between(fz_date from, fz_date to)
{
    return fz__date_to_days(to) - fz__date_to_days(from);
}
