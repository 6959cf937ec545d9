#include "export/supervision.h"

#include "base/utf8.h"

#include <string.h>

#define CUT 24 /* characters of a text that a table shows */

fz_status fz__supervision_check(const fz__supervision_request *r, fz_write_fn write, const char *function,
                                fz_error **error)
{
    fz_context *context = r->supervision ? r->supervision->context : NULL;
    const fz__writers *form = fz__form_of(r->format);
    const char *wrong = !r->supervision             ? "supervision is NULL"
                        : !r->earlier               ? "earlier is NULL"
                        : !write                    ? "write is NULL"
                        : r->flags & ~FZ_EXPORT_BOM ? "flags holds an unknown flag"
                        : !fz__obligation_filter_is_known(r->supervision, r->filter)
                            ? "filter: size not set, or newer than this library"
                            : NULL;

    if (error)
        *error = NULL;
    if (wrong)
        return fz__bad_argument(context, error, function, wrong);
    if (r->format == FZ_FORMAT_TABLE || r->format == FZ_FORMAT_JSON || r->format == FZ_FORMAT_CSV)
        return FZ_OK;
    return fz__fail(context, error, FZ_EFORMAT, NULL, FZ_ARGS(form ? form->name : "?", "table, json, csv"));
}

static bool put_json(fz__grid *grid, const char *key, void (*open)(fz__json *json, const void *user), const void *user,
                     fz__sink *sink)
{
    fz__json json;
    bool done;

    fz__json_init(&json, sink);
    fz__json_open(&json, NULL, FZ_JSON_OBJECT);
    open(&json, user);
    done = fz__grid_json(grid, &json, key);
    fz__json_close(&json);
    return done;
}

fz_status fz__supervision_put(const fz__supervision_request *r, fz__grid *grid, const char *key,
                              void (*open)(fz__json *json, const void *user), const void *user, fz_write_fn write,
                              void *to, fz_error **error)
{
    fz__sink sink;
    bool done;

    fz__sink_init(&sink, write, to);
    if (r->format == FZ_FORMAT_JSON)
        done = put_json(grid, key, open, user, &sink);
    else if (r->format == FZ_FORMAT_CSV)
        done = fz__grid_csv(grid, r->flags & FZ_EXPORT_BOM, &sink);
    else
        done = fz__grid_table(grid, r->width, &sink);
    return fz__written(grid->context, &sink, done, error);
}

/* ------------------------------------------------------------------ cells ------------------------------------------ */

bool fz__put_text(fz__buffer *text, const char *said)
{
    fz__buffer_string(text, said ? said : "");
    return said != NULL;
}

bool fz__put_day(fz__buffer *text, fz_date day)
{
    char written[16];

    fz_date_format(day, written, sizeof(written));
    fz__buffer_string(text, written);
    return day != 0;
}

bool fz__put_number(fz__buffer *text, int64_t number)
{
    if (number < 0)
        fz__buffer_char(text, '-');
    fz__buffer_number(text, number < 0 ? (uint64_t)-number : (uint64_t)number);
    return true;
}

bool fz__put_roles(const fz__grid *grid, fz__buffer *text, uint32_t roles)
{
    static const struct {
        uint32_t role;
        const char *name, *zh, *en;
    } words[] = {{FZ__ROLE_FIRST, "first-lead", "首位牵头", "first lead"},
                 {FZ__ROLE_JOINT, "joint-lead", "共同牵头", "joint lead"},
                 {FZ__ROLE_COOPERATE, "cooperate", "配合", "with"},
                 {FZ__ROLE_RESPONSIBLE, "responsible", "责任", "responsible"}};
    bool said = false;

    for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++) {
        if (!(roles & words[i].role))
            continue;
        if (said)
            fz__buffer_string(text, grid->data ? " " : grid->chinese ? "、" : ", ");
        fz__buffer_string(text, grid->data ? words[i].name : grid->chinese ? words[i].zh : words[i].en);
        said = true;
    }
    return said;
}

bool fz__put_task(fz__buffer *text, const fz_obligation *o)
{
    const fz_task *task = fz_obligation_task(o);

    return fz__put_text(text, task->label ? task->label : task->id);
}

/* The bytes of the first characters of a text, or all of it. */
static size_t beginning(const char *text, size_t characters)
{
    const char *at = text, *end = text + strlen(text);

    while (at < end && characters--)
        fz__utf8_next(&at, end);
    return (size_t)(at - text);
}

bool fz__put_what(const fz__grid *grid, fz__buffer *text, const fz_obligation *o)
{
    size_t length = grid->cut ? beginning(o->what, CUT) : strlen(o->what);

    fz__buffer_append(text, o->what, length);
    if (o->what[length])
        fz__buffer_string(text, "……");
    return true;
}
