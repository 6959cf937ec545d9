/* fazhi-due: what is due by when, and how it stands on a day. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

enum {
    LEDGER,
    DAY,
    KNOWN,
    SINCE,
    REGISTRY,
    WATCH,
    UNIT,
    SECTION,
    LIGHT,
    WITHIN,
    OVERDUE,
    ROLE,
    ALL,
    PLAN,
    RATES,
    FROM,
    UNTIL,
    STRICT,
    FORMAT,
    BOM,
    WIDTH
};

static const struct option options[] = {
    {'l', "ledger", "L", "台账：督办状态的记录和实施方案，XML 或 CSV；可多次",
     "a ledger of states and plans, XML or CSV; may be repeated"},
    {'d', "day", "D", "哪一天的情况（必须给）", "the day on which one looks (required)"},
    {0, "known", "D", "只用到这一天为止已登记的记录", "records as they were known on a day"},
    {0, "since", "D", "列出自这一天以来的变化", "what changed since a day"},
    {0, "registry", "FILE", "按机构名录认单位、展开集合，builtin 为内置名录",
     "know units and the members of collectives by a registry, builtin being the built-in one"},
    {0, "watch", "FILE", "督办规则；不给时用内置的", "watch rules; without it the built-in ones"},
    {'u', "unit", "U", "只列某单位", "this unit only"},
    {'s', "section", "S", "只列某部分的任务，如“九”", "tasks of a section only, such as 九"},
    {0, "light", "L", "只列亮这种灯的，如“红”", "what has this light only, such as 红"},
    {'w', "within", "N", "只列 N 天以内到期和已逾期的", "what is due within N days, or overdue, only"},
    {0, "overdue", NULL, "只列逾期的", "what is overdue only"},
    {0, "role", "R", "first-lead：只列该单位为首位牵头的", "first-lead: only what the unit is first lead of"},
    {'a', "all", NULL, "办结的也列", "what is done too"},
    {0, "plan", NULL, "哪些任务没有实施方案的阶段，哪些阶段不对应任务",
     "tasks without stages, and stages without tasks"},
    {0, "rates", NULL, "办结率、按期率：按单位、部分、月份",
     "rates of completion and punctuality by unit, section and month"},
    {0, "from", "D", "周期性要求从这一天列起；不给时为当年 1 月 1 日",
     "list what recurs from here; default: the year's first day"},
    {0, "until", "D", "列到这一天；不给时为当年 12 月 31 日", "to here; default: the year's last day"},
    {0, "strict", NULL, "台账里有不是督办状态的情形就拒绝", "refuse a ledger with an event that is no state"},
    {'f', "format", "F", "table（默认）、json、csv 或 ics（日历）",
     "table (the default), json, csv or ics (a calendar)"},
    {0, "bom", NULL, "CSV 以 BOM 开头，供 Excel 和 WPS 打开", "begin CSV with a BOM, for Excel and WPS"},
    {0, "width", "N", "表格的列宽；默认为终端宽度或 80", "columns of the table; default: the terminal's, or 80"},
    {0, NULL, NULL, NULL, NULL},
};

static struct program self = {
    .name = "fazhi-due",
    .operands = "[FILE]",
    .zh = "督查督办：哪个单位到哪一天该办什么，某一天办得怎样。\n"
          "FILE 为任务分工 XML、文本或网页，“-”为标准输入；不给 FILE 时用内置的中阳县实施意见。",
    .en = "Supervise: which unit owes what by which day, and how it stands on a day.\n"
          "FILE is directive XML, text or HTML, - is standard input; without FILE the built-in directive of 中阳县.",
    .zh_notes = "例：  fazhi-due --day 2016-12-01 --registry builtin --unit 县司法局 --within 30",
    .en_notes = "e.g.   fazhi-due --day 2016-12-01 --registry builtin --unit 县司法局 --within 30",
    .options = options,
};

struct request {
    const char **ledgers;
    size_t ledger_count;
    const char *path, *registry, *watch;
    fz_supervise_options options;
    fz_obligation_filter filter;
    fz_date since;
    bool all, plan, rates, strict, calendar;
    fz_format format;
    uint32_t flags;
    unsigned width;
};

/* ------------------------------------------------------------------ options ---------------------------------------- */

static void take_format(struct request *r, const char *value)
{
    fz_error *error = NULL;

    r->calendar = strcmp(value, "ics") == 0;
    if (!r->calendar && fz_format_parse(self.context, value, &r->format, &error) != FZ_OK)
        die(&self, error);
}

static void take_role(struct request *r, const char *value)
{
    if (strcmp(value, "first-lead") != 0)
        wrong_use(&self, "--role 只认 first-lead，不认“%s”", "--role knows first-lead, not \"%s\"", value);
    r->filter.flags |= FZ_ONLY_FIRST_LEAD;
}

static void take_day(struct request *r, int kind, const char *value)
{
    fz_date day = day_of(&self, value);

    if (kind == DAY)
        r->options.day = day;
    else if (kind == KNOWN)
        r->options.known = day;
    else if (kind == SINCE)
        r->since = day;
    else if (kind == FROM)
        r->options.from = day;
    else
        r->options.until = day;
}

static void take_filter(struct request *r, int kind, const char *value)
{
    switch (kind) {
    case UNIT:
        r->filter.unit = value;
        break;
    case SECTION:
        r->filter.section = value;
        break;
    case LIGHT:
        r->filter.light = value;
        break;
    case WITHIN:
        r->filter.within = strcmp(value, "0") == 0 ? 0 : number_of(&self, value, 36500);
        r->filter.flags |= FZ_ONLY_WITHIN;
        break;
    case OVERDUE:
        r->filter.flags |= FZ_ONLY_OVERDUE;
        break;
    case ROLE:
        take_role(r, value);
        break;
    }
}

static void take(struct request *r, int kind, const char *value)
{
    switch (kind) {
    case LEDGER:
        r->ledgers[r->ledger_count++] = value;
        break;
    case DAY:
    case KNOWN:
    case SINCE:
    case FROM:
    case UNTIL:
        take_day(r, kind, value);
        break;
    case REGISTRY:
        r->registry = value;
        break;
    case WATCH:
        r->watch = value;
        break;
    case ALL:
        r->all = true;
        break;
    case PLAN:
        r->plan = true;
        break;
    case RATES:
        r->rates = true;
        break;
    case STRICT:
        r->strict = true;
        break;
    case FORMAT:
        take_format(r, value);
        break;
    case BOM:
        r->flags |= FZ_EXPORT_BOM;
        break;
    case WIDTH:
        r->width = number_of(&self, value, 10000);
        break;
    case OPERAND:
        if (r->path)
            wrong_use(&self, "只能给一个 FILE，多了“%s”", "only one FILE is read; \"%s\" is too much", value);
        r->path = value;
        break;
    default:
        take_filter(r, kind, value);
        break;
    }
}

/* What cannot be asked for together. */
static void check(const struct request *r)
{
    if (!r->options.day)
        wrong_use(&self, "要用 --day 给出日期，如 %s", "the day is missing: --day %s", "2016-12-01");
    if (r->since && r->since > r->options.day)
        wrong_use(&self, "--since 晚于 --day%s", "--since is later than --day%s", "");
    if (r->plan + r->rates + (r->since != 0) + r->calendar > 1)
        wrong_use(&self, "%s 只能用一个", "only one of %s may be used", "--plan, --rates, --since, --format ics");
}

/* ------------------------------------------------------------------ input ------------------------------------------ */

static fz_watch *watch_or_die(const char *path)
{
    fz_error *error = NULL;
    fz_watch *watch;
    fz_status status = path ? fz_watch_load_path(self.context, path, &watch, &error)
                            : fz_watch_load_builtin(self.context, &watch, &error);

    if (status != FZ_OK)
        die(&self, error);
    return watch;
}

/* All ledgers in one. */
static fz_ledger *ledgers_or_die(const struct request *r, const fz_watch *watch)
{
    fz_error *error = NULL;
    fz_ledger *all;

    if (fz_ledger_new(self.context, &all, &error) != FZ_OK)
        die(&self, error);
    for (size_t i = 0; i < r->ledger_count; i++) {
        fz_ledger *one;

        if (fz_ledger_load_path(self.context, r->ledgers[i], NULL, 0, &one, &error) != FZ_OK ||
            (r->strict && fz_watch_check_ledger(watch, one, r->ledgers[i], &error) != FZ_OK) ||
            fz_ledger_append(all, one, &error) != FZ_OK)
            die(&self, error);
        fz_ledger_unref(one);
    }
    return all;
}

/* ------------------------------------------------------------------ output ----------------------------------------- */

static fz_status put(const struct request *r, const fz_supervision *earlier, const fz_supervision *s, fz_error **error)
{
    const fz_obligation_filter *f = &r->filter;

    if (r->calendar)
        return fz_supervision_write_calendar(s, f, write_stdout, NULL, error);
    if (r->plan)
        return fz_supervision_write_plan(s, f, r->format, r->flags, r->width, write_stdout, NULL, error);
    if (r->rates)
        return fz_supervision_write_rates(s, f, r->format, r->flags, r->width, write_stdout, NULL, error);
    if (earlier)
        return fz_supervision_write_changes(earlier, s, f, r->format, r->flags, r->width, write_stdout, NULL, error);
    return fz_supervision_write(s, f, r->format, r->flags, r->width, write_stdout, NULL, error);
}

/* What of the ledger was not understood goes to stderr; the line is that of the one ledger. */
static void tell(const struct request *r, const fz_supervision *s)
{
    for (size_t i = 0; i < fz_supervision_finding_count(s); i++)
        print_finding(&self, r->ledger_count == 1 ? r->ledgers[0] : NULL, fz_supervision_finding(s, i));
}

static fz_supervision *supervise_or_die(const fz_directive *directive, const fz_registry *registry,
                                        const fz_ledger *ledger, const fz_watch *watch, const fz_supervise_options *how)
{
    fz_supervision *supervision;
    fz_error *error = NULL;

    if (fz_supervise(self.context, directive, registry, ledger, watch, how, &supervision, &error) != FZ_OK)
        die(&self, error);
    return supervision;
}

static void run(struct request *r)
{
    fz_registry *registry = r->registry ? registry_or_die(&self, r->registry) : NULL;
    fz_watch *watch = watch_or_die(r->watch);
    fz_ledger *ledger = ledgers_or_die(r, watch);
    fz_directive *directive = load_or_die(&self, r->path);
    fz_supervision *s = supervise_or_die(directive, registry, ledger, watch, &r->options), *earlier = NULL;
    fz_error *error = NULL;

    if (r->since) {
        fz_supervise_options how = r->options;

        how.from = how.from ? how.from : fz_date_make(how.day / 10000, 1, 1);
        how.until = how.until ? how.until : fz_date_make(how.day / 10000, 12, 31);
        how.day = r->since;
        earlier = supervise_or_die(directive, registry, ledger, watch, &how);
    }
    tell(r, s);
    if (put(r, earlier, s, &error) != FZ_OK)
        die(&self, error);
    if (r->filter.unit &&
        !fz_supervision_find(s, &(fz_obligation_filter){sizeof(r->filter), r->filter.unit, NULL, NULL, 0, 0, 0, 0},
                             NULL, 0))
        suggest_units(&self, directive, r->filter.unit);
    fz_supervision_unref(earlier);
    fz_supervision_unref(s);
    fz_directive_unref(directive);
    fz_ledger_unref(ledger);
    fz_watch_unref(watch);
    fz_registry_unref(registry);
}

int main(int argc, char **argv)
{
    struct request request = {
        .options = FZ_SUPERVISE_OPTIONS_INIT, .filter = FZ_OBLIGATION_FILTER_INIT, .width = terminal_width()};
    const char *value;
    int kind;

    program_start(&self, argc, argv);
    request.ledgers = must(&self, calloc((size_t)argc + 1, sizeof(*request.ledgers)));
    while ((kind = program_next(&self, &value)) != NO_MORE)
        take(&request, kind, value);
    check(&request);
    if (!request.all && !request.plan && !request.rates && !request.since)
        request.filter.flags |= FZ_ONLY_UNFINISHED;
    run(&request);
    free(request.ledgers);
    return program_finish(&self, EXIT_DONE);
}
