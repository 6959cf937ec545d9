#include "export/through.h"

#include "export/json_tasks.h"
#include "query/through.h"

typedef struct writer {
    bool chinese;
    const char *separator;
    fz__buffer *text;
    size_t start;
} writer;

static void append_hit(void *user, const fz_hit *hit)
{
    static const char *const words[][2] = {
        [FZ_WAY_WRITTEN] = {NULL, NULL},
        [FZ_WAY_SUCCESSOR] = {" (predecessor", "（前身"},
        [FZ_WAY_COLLECTIVE] = {" (collective", "（集合"},
    };
    const writer *w = user;

    if (hit->way == FZ_WAY_WRITTEN)
        return;
    fz__buffer_string(w->text, w->text->length > w->start ? w->separator : "");
    fz__buffer_string(w->text, fz_unit_name(fz_assignment_unit(hit->assignment)));
    fz__buffer_string(w->text, words[hit->way][w->chinese]);
    if (!hit->verified)
        fz__buffer_string(w->text, w->chinese ? "，未核实" : ", unverified");
    fz__buffer_string(w->text, w->chinese ? "）" : ")");
}

void fz__through_append(const fz_query *query, const fz_task *task, bool chinese, const char *separator,
                        fz__buffer *text)
{
    writer w = {chinese, separator, text, text->length};

    fz__hits(query, task, append_hit, &w);
}

static void put_hit(void *user, const fz_hit *hit)
{
    static const char *const ways[] = {"written", "predecessor", "collective"};
    fz__json *json = user;

    fz__json_open(json, NULL, FZ_JSON_OBJECT_LINE);
    fz__json_string(json, "unit", fz_unit_name(fz_assignment_unit(hit->assignment)));
    fz__json_string(json, "role", fz__role_name(fz_assignment_role(hit->assignment)));
    fz__json_string(json, "way", ways[hit->way]);
    fz__json_string(json, "body", fz_body_id(hit->body));
    fz__json_bool(json, "verified", hit->verified);
    fz__json_close(json);
}

void fz__json_through(fz__json *json, const fz_query *query, const fz_task *task)
{
    fz__json_open(json, "through", FZ_JSON_ARRAY);
    fz__hits(query, task, put_hit, json);
    fz__json_close(json);
}
