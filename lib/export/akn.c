/* A directive as Akoma Ntoso 3.0: begin, end, and the memory of it. */
#include "export/akn.h"

#include "directive/space.h"
#include "export/format.h"

#include <string.h>

const char *fz__akn_reference(fz__akn *akn, const char *prefix, uint64_t number)
{
    char text[FZ_DIGITS + 40], room[FZ_DIGITS];
    const char *digits = fz__digits(number, room), *kept;
    size_t length = strlen(prefix);

    memcpy(text, prefix, length);
    memcpy(text + length, digits, strlen(digits));
    kept = fz__arena_string(&akn->arena, text, length + strlen(digits));
    akn->failed |= !kept;
    return kept;
}

static int nowhere(void *user, const void *bytes, size_t count)
{
    (void)user, (void)bytes, (void)count;
    return 0;
}

static const char **names(fz__akn *akn, size_t count)
{
    const char **list = fz__arena_alloc(&akn->arena, (count + 1) * sizeof(*list));

    if (list)
        memset(list, 0, (count + 1) * sizeof(*list));
    akn->failed |= !list;
    return list;
}

static void name_all(fz__akn *akn)
{
    const fz_directive *d = akn->directive;

    akn->outline = (fz__outline){names(akn, d->item_count), names(akn, d->section_count), names(akn, d->section_count),
                                 names(akn, d->task_count), names(akn, d->unit_count)};
    for (uint32_t i = 0; i < d->unit_count && !akn->failed; i++)
        akn->outline.units[i] = fz__akn_reference(akn, "#org.u", i + 1);
    if (akn->failed)
        return;
    akn->naming = true;
    fz__xml_writer_init(&akn->writer, nowhere, NULL);
    fz__akn_body(akn);
    akn->naming = false;
}

static void write_all(fz__akn *akn, fz__sink *sink)
{
    fz__xml_writer_init(&akn->writer, fz__sink_write, sink);
    fz__xml_declaration(&akn->writer);
    fz__xml_start(&akn->writer, "akomaNtoso");
    fz__xml_attribute_text(&akn->writer, "xmlns", FZ__AKN_SPACE);
    fz__xml_attribute_text(&akn->writer, "xmlns:fz", FZ__DIRECTIVE_SPACE);
    fz__xml_start(&akn->writer, "statement");
    fz__xml_attribute_text(&akn->writer, "name", "opinion");
    fz__xml_attribute_text(&akn->writer, "contains", "originalVersion");
    fz__akn_meta(akn);
    fz__akn_body(akn);
    fz__xml_end(&akn->writer, "statement");
    fz__xml_end(&akn->writer, "akomaNtoso");
    fz__xml_finish(&akn->writer);
}

bool fz__directive_akn(const fz_directive *directive, fz__sink *sink)
{
    fz__akn akn = {.directive = directive};
    bool done;

    fz__arena_init(&akn.arena, directive->context);
    fz__buffer_init(&akn.id, directive->context);
    name_all(&akn);
    if (!akn.failed && !akn.id.failed)
        write_all(&akn, sink);
    done = !akn.failed && !akn.id.failed;
    fz__buffer_clear(&akn.id);
    fz__free(directive->context, akn.marks, akn.mark_capacity * sizeof(*akn.marks));
    fz__arena_clear(&akn.arena);
    return done;
}
