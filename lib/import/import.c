/* Import: the stages in order.
 *
 * bytes → lines (lib/text) → page of glyphs → metadata and debris marked → lines joined to paragraphs → head and layout →
 * statements → paragraphs split at inner numbers → tables → outline → which items are tasks → verdict → builder. */
#include <fazhi/import.h>

#include <string.h>

#include "base/context.h"
#include "base/file.h"
#include "base/json_read.h"
#include "base/utf8.h"
#include "import/blocks.h"
#include "import/debris.h"
#include "import/document.h"

/* The paragraphs that can hold tasks. */
static size_t body_begin(const fz__document *d)
{
    return d->layout.cover_end > d->layout.text ? d->layout.cover_end : d->layout.text;
}

static void clear_outline(fz__document *d)
{
    fz__outline_clear(&d->outline);
    fz__tables_clear(&d->tables, d->page.context);
    fz__statements_clear(&d->statements);
    fz__statements_init(&d->statements, &d->page);
}

static void make_outline(fz__document *d)
{
    size_t first = body_begin(d), end = d->layout.body_end;

    fz__outline_make(&d->outline, &d->page, &d->statements, &d->tables, first, end);
    if (!d->page.failed)
        fz__outline_decide(&d->outline, &d->statements, d->layout.cover && !d->layout.annexed);
}

/* Indices behind the body when paragraphs were split. */
static void shift_layout(fz__layout *layout, size_t by)
{
    layout->body_end += by;
    if (layout->signature >= layout->cover_end || layout->cover_end <= layout->text) {
        layout->signature += by;
        layout->signature_end += by;
        layout->attachments += by;
        layout->attachments_end += by;
    }
}

static bool has_rows(const fz__document *d, size_t first, size_t end)
{
    for (size_t p = first; p < end; p++)
        if (d->page.paras[p].kind == FZ_PARA_ROW)
            return true;
    return false;
}

/* Tables and statements anew, and what they make of the text: `ways` of FZ_WAYS_*. */
static void read_again(fz__document *d, unsigned ways,
                       void (*find)(fz__statements *statements, size_t first, size_t end))
{
    size_t first = body_begin(d), end = d->layout.body_end;

    clear_outline(d);
    d->statements.ways = ways;
    fz__tables_read(&d->tables, &d->page, &d->statements, first, end);
    find(&d->statements, first, end);
    make_outline(d);
}

static void read_statements(fz__document *d)
{
    size_t first = body_begin(d), end = d->layout.body_end, before = d->page.para_count;
    bool split;

    fz__statements_init(&d->statements, &d->page);
    fz__statements_find(&d->statements, first, end);
    split = !d->page.failed && fz__blocks_split(&d->page, &d->statements, first, end);
    if (split) {
        shift_layout(&d->layout, d->page.para_count - before);
        end = d->layout.body_end;
    }
    if (split || has_rows(d, first, end))
        read_again(d, 0, fz__statements_find);
    else
        make_outline(d);
}

static size_t leaves(const fz__outline *outline)
{
    size_t count = 0;

    for (uint32_t i = 0; i < outline->count; i++)
        count += outline->nodes[i].subtree == i + 1;
    return count;
}

static bool many_say_so(const fz__document *d)
{
    return d->page.failed ||
           (d->outline.stated && d->outline.tasks >= 2 && d->outline.tasks * 3 >= leaves(&d->outline));
}

/* Ways of saying it that count where many items say it so, not where one in passing does: brackets behind words, sentences. */
static void try_other_ways(fz__document *d)
{
    read_again(d, FZ_WAYS_BEHIND_WORDS, fz__statements_find);
    if (d->page.failed ||
        (many_say_so(d) && d->statements.strong >= 2 && d->statements.strong * 3 >= leaves(&d->outline)))
        return; /* the brackets alone are many */
    read_again(d, 0, fz__statements_find_sentences);
    if (!many_say_so(d))
        read_again(d, FZ_WAYS_NO_SENTENCES, fz__statements_find);
}

/* The text ends in the middle of a sentence, and nobody has signed. */
static void check_end(fz__document *d)
{
    const fz__page *page = &d->page;
    const fz__para *last = NULL;
    uint32_t c;

    if (d->layout.signature < d->layout.signature_end)
        return;
    for (size_t p = 0; p < page->para_count; p++)
        if (page->paras[p].kind != FZ_PARA_DEBRIS && page->paras[p].kind != FZ_PARA_HEAD)
            last = &page->paras[p];
    if (!last || last->statement_count || last->kind != FZ_PARA_TEXT)
        return;
    c = fz__page_last(page, last->span);
    if (!fz__is_sentence_end(c) && !fz__is_close(c) && c != '.' && c != 0x201D)
        fz__page_note(&d->page, FZ_FTRUNCATED, last->span, NULL);
}

static fz_status understand(fz__document *d, const char *source, fz_error **error)
{
    fz_context *context = d->page.context;
    fz__where where = {.source = source};
    const char *reason;

    fz__blocks_unfold(&d->page);
    fz__head_read_metadata(&d->page, &d->head);
    fz__tables_shape(&d->page);
    fz__debris_mark(&d->page);
    fz__blocks_join(&d->page);
    fz__head_read(&d->page, &d->head, &d->layout);
    read_statements(d);
    if (!d->page.failed && !d->statements.strong)
        try_other_ways(d);
    if (d->page.failed)
        return fz__no_memory(error);
    reason = fz__verdict(d);
    if (reason)
        return fz__fail(context, error, FZ_ENODIRECTIVE, &where, FZ_ARGS(reason));
    if (d->statements.first_leads)
        fz__page_note(&d->page, FZ_FFIRSTLEADS, (fz__span){0, 0}, NULL);
    check_end(d);
    fz__emit(d);
    (void)fz__account(d);
    return d->page.failed ? fz__no_memory(error) : FZ_OK;
}

static fz_status import(fz_context *context, const char *bytes, size_t count, const char *source, const char *encoding,
                        fz_directive **directive, fz_error **error)
{
    fz__document d;
    fz__arena arena;
    fz_status status = FZ_ENOMEM;

    memset(&d, 0, sizeof(d));
    fz__arena_init(&arena, context);
    d.builder = fz__builder_new(context, source);
    if (!d.builder)
        return fz__no_memory(error);
    status = fz__lines_read(context, source, bytes, count, encoding, fz__builder_findings(d.builder), &d.lines, error);
    if (status != FZ_OK)
        goto out;
    fz__page_init(&d.page, context, &arena, &d.lines, fz__builder_findings(d.builder));
    status = d.page.failed ? fz__no_memory(error) : understand(&d, source, error);
    if (status == FZ_OK) {
        fz__findings_sort(fz__builder_findings(d.builder));
        status = fz__builder_finish(d.builder, directive, error);
    }
out:
    fz__outline_clear(&d.outline);
    fz__tables_clear(&d.tables, context);
    fz__statements_clear(&d.statements);
    if (d.page.context)
        fz__page_clear(&d.page);
    fz__lines_clear(&d.lines);
    fz__arena_clear(&arena);
    fz__builder_free(d.builder);
    return status;
}

static fz_status check(const char *function, fz_context *context, const char *missing, fz_directive **directive,
                       fz_error **error)
{
    if (error)
        *error = NULL;
    if (!directive)
        return fz__bad_argument(context, error, function, "directive is NULL");
    *directive = NULL;
    if (!context)
        return fz__bad_argument(NULL, error, function, "context is NULL");
    return missing ? fz__bad_argument(context, error, function, missing) : FZ_OK;
}

fz_status fz_directive_import_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                     const char *encoding, fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, !bytes && count ? "bytes is NULL" : NULL, directive, error);

    return status == FZ_OK ? import(context, bytes ? bytes : "", count, source, encoding, directive, error) : status;
}

fz_status fz_directive_import_path(fz_context *context, const char *path, const char *encoding,
                                   fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, path ? NULL : "path is NULL", directive, error);
    fz__buffer bytes;

    if (status != FZ_OK)
        return status;
    fz__buffer_init(&bytes, context);
    status = fz__file_read(context, path, &bytes, error);
    if (status == FZ_OK)
        status = import(context, bytes.length ? bytes.bytes : "", bytes.length, path, encoding, directive, error);
    fz__buffer_clear(&bytes);
    return status;
}

fz_status fz_directive_import_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                       const char *encoding, fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, read ? NULL : "read is NULL", directive, error);
    fz__buffer bytes;

    if (status != FZ_OK)
        return status;
    fz__buffer_init(&bytes, context);
    status = fz__callback_read(context, read, user, source, &bytes, error);
    if (status == FZ_OK)
        status = import(context, bytes.length ? bytes.bytes : "", bytes.length, source, encoding, directive, error);
    fz__buffer_clear(&bytes);
    return status;
}

/* XML begins with a declaration or with an element that is none of HTML's; behind a BOM, which may be UTF-16's. */
static bool is_xml(const char *bytes, size_t count)
{
    size_t at = fz__utf8_mark(bytes, count);

    if (count >= 2 && (((unsigned char)bytes[0] == 0xFF && (unsigned char)bytes[1] == 0xFE) ||
                       ((unsigned char)bytes[0] == 0xFE && (unsigned char)bytes[1] == 0xFF)))
        return count > 5 && (bytes[2] == '<' || bytes[3] == '<') && (bytes[4] == '?' || bytes[5] == '?');
    while (at < count && (bytes[at] == ' ' || bytes[at] == '\t' || bytes[at] == '\r' || bytes[at] == '\n'))
        at++;
    if (count - at >= 5 && memcmp(bytes + at, "<?xml", 5) == 0)
        return !fz__lines_is_html(bytes + at, count - at);
    return at < count && bytes[at] == '<' && !fz__lines_is_html(bytes + at, count - at);
}

/* An object of JSON; a text may well begin with a bracket or a brace, but hardly with a brace and a quote. */
static bool is_json(const char *bytes, size_t count)
{
    const char *at = memchr(bytes, '{', count), *end = bytes + count;

    if (!at || !fz__is_json(bytes, count))
        return false;
    for (at++; at < end && strchr(" \t\r\n", *at) && *at; at++)
        ;
    return at < end && (*at == '"' || *at == '}');
}

static fz_status open_bytes(fz_context *context, const char *bytes, size_t count, const char *source,
                            fz_directive **directive, fz_error **error)
{
    if (is_xml(bytes, count) || is_json(bytes, count))
        return fz_directive_load_memory(context, bytes, count, source, directive, error);
    return import(context, bytes, count, source, NULL, directive, error);
}

fz_status fz_directive_open_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                   fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, !bytes && count ? "bytes is NULL" : NULL, directive, error);

    return status == FZ_OK ? open_bytes(context, bytes ? bytes : "", count, source, directive, error) : status;
}

fz_status fz_directive_open_path(fz_context *context, const char *path, fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, path ? NULL : "path is NULL", directive, error);
    fz__buffer bytes;

    if (status != FZ_OK)
        return status;
    fz__buffer_init(&bytes, context);
    status = fz__file_read(context, path, &bytes, error);
    if (status == FZ_OK)
        status = open_bytes(context, bytes.length ? bytes.bytes : "", bytes.length, path, directive, error);
    fz__buffer_clear(&bytes);
    return status;
}

fz_status fz_directive_open_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                     fz_directive **directive, fz_error **error)
{
    fz_status status = check(__func__, context, read ? NULL : "read is NULL", directive, error);
    fz__buffer bytes;

    if (status != FZ_OK)
        return status;
    fz__buffer_init(&bytes, context);
    status = fz__callback_read(context, read, user, source, &bytes, error);
    if (status == FZ_OK)
        status = open_bytes(context, bytes.length ? bytes.bytes : "", bytes.length, source, directive, error);
    fz__buffer_clear(&bytes);
    return status;
}
