/* Driving a codec over bytes: what it decodes goes to the text, what it cannot becomes one U+FFFD a run and a finding.
 *
 * A run of bad bytes is a gap. It is open while nothing but bad bytes of the same kind follows, and its finding is made when
 * it closes. After MOST_FINDINGS gaps they are only counted, and one finding at the end tells how many: a picture taken for
 * a text would have millions. */
#include <string.h>

#include "base/utf8.h"
#include "text/codec.h"
#include "text/decode.h"

enum { MOST_FINDINGS = 1000, SHOWN_BYTES = 8 };

struct gap {
    fz_status kind; /* FZ_FUNDECODED or FZ_FNUL; FZ_OK when there is none */
    size_t offset, length;
    fz__where where; /* of its U+FFFD */
};

struct decoder {
    fz_context *context;
    const char *source; /* in errors */
    const fz__codec *codec;
    void *iconv;
    const char *bytes;
    fz__buffer *text;
    fz__findings *findings;
    fz_error **error;
    fz__cursor cursor; /* in the text, at the last U+FFFD */
    struct gap gap;
    size_t gaps;
    struct gap first_more; /* the first gap that was only counted */
    size_t more_bytes;
};

/* Room for the bytes of a finding as text. */
#define SHOWN_SIZE (3 * SHOWN_BYTES + sizeof(" …"))

/* "E5 8E FF", with … behind when there are more. */
static const char *show(const char *bytes, size_t length, char shown[SHOWN_SIZE])
{
    static const char digits[] = "0123456789ABCDEF", more[] = " …";
    size_t n = length < SHOWN_BYTES ? length : SHOWN_BYTES;
    char *to = shown;

    for (size_t i = 0; i < n; i++) {
        *to++ = digits[(unsigned char)bytes[i] >> 4];
        *to++ = digits[bytes[i] & 15];
        *to++ = ' ';
    }
    memcpy(to - 1, n < length ? more : "", n < length ? sizeof(more) : 1);
    return shown;
}

/* The place of bytes that are no character: offset in the input, line and column at the end of the text so far. */
static void find_place(struct decoder *d, size_t offset, fz__where *where)
{
    d->cursor.bytes = d->text->bytes;
    d->cursor.length = d->text->length;
    fz__cursor_move(&d->cursor, d->text->length);
    *where = (fz__where){.offset = offset, .line = d->cursor.line, .column = d->cursor.column};
}

static fz_status refuse(struct decoder *d, const uint8_t *at, const uint8_t *end)
{
    uint32_t c;
    size_t offset = (size_t)((const char *)at - d->bytes), length = d->codec->next(at, end, &c);
    char digits[FZ_DIGITS] = {0}, shown[SHOWN_SIZE];
    fz__where where;

    find_place(d, offset, &where);
    where.length = length;
    where.source = d->source;
    return fz__fail(d->context, d->error, FZ_EENCODING, &where,
                    FZ_ARGS(fz__digits(offset, digits), d->codec->name, show((const char *)at, length, shown)));
}

static void open_gap(struct decoder *d, fz_status kind, size_t offset)
{
    d->gap.kind = kind;
    d->gap.offset = offset;
    d->gap.length = 0;
    if (d->gaps <= MOST_FINDINGS)
        find_place(d, offset, &d->gap.where);
    fz__buffer_code_point(d->text, 0xFFFD);
}

static bool report_gap(struct decoder *d)
{
    struct gap *gap = &d->gap;
    char offset[FZ_DIGITS] = {0}, length[FZ_DIGITS] = {0}, shown[SHOWN_SIZE];

    return fz__findings_add(d->findings, gap->kind, &gap->where,
                            FZ_ARGS(fz__digits(gap->offset, offset), fz__digits(gap->length, length),
                                    show(d->bytes + gap->offset, gap->length, shown), d->codec->name));
}

static bool close_gap(struct decoder *d)
{
    bool done = true;

    if (d->gap.kind == FZ_OK)
        return true;
    d->gap.where.length = d->gap.length;
    if (d->gaps < MOST_FINDINGS) {
        done = report_gap(d);
    } else {
        if (d->gaps == MOST_FINDINGS)
            d->first_more = d->gap;
        d->more_bytes += d->gap.length;
    }
    d->gaps++;
    d->gap.kind = FZ_OK;
    return done;
}

static bool report_more(struct decoder *d)
{
    char gaps[FZ_DIGITS] = {0}, bytes[FZ_DIGITS] = {0};

    if (d->gaps <= MOST_FINDINGS)
        return true;
    return fz__findings_add(
        d->findings, FZ_FUNDECODED_MORE, &d->first_more.where,
        FZ_ARGS(fz__digits(d->gaps - MOST_FINDINGS, gaps), fz__digits(d->more_bytes, bytes), d->codec->name));
}

/* Take what stands at `at` and is no character into the gap; returns its length. */
static size_t widen_gap(struct decoder *d, const uint8_t *at, const uint8_t *end)
{
    uint32_t c;
    size_t length = d->codec->next(at, end, &c);
    fz_status kind = c == 0 ? FZ_FNUL : FZ_FUNDECODED;

    if (d->gap.kind != kind && !close_gap(d))
        return 0;
    if (d->gap.kind == FZ_OK)
        open_gap(d, kind, (size_t)((const char *)at - d->bytes));
    d->gap.length += length;
    return length;
}

static fz_status drive(struct decoder *d, const uint8_t *at, const uint8_t *end)
{
    while (at < end && !d->text->failed) {
        const uint8_t *before = at;
        size_t length;

        d->codec->run(d->iconv, &at, end, d->text);
        if (d->text->failed || (at > before && !close_gap(d)))
            return fz__no_memory(d->error);
        if (at == end)
            break;
        if (!d->findings)
            return refuse(d, at, end);
        length = widen_gap(d, at, end);
        if (length == 0)
            return fz__no_memory(d->error);
        at += length;
    }
    return !d->text->failed && close_gap(d) && report_more(d) ? FZ_OK : fz__no_memory(d->error);
}

static bool is_utf16(const char *name)
{
    return strncmp(name, "UTF-16", 6) == 0;
}

/* The codec of a canonical name. UTF-16 is told by its mark whatever the name says: the mark of the other order is no
 * character in this one. */
static const fz__codec *choose_codec(const char *name, const char *bytes, size_t length, size_t *mark_length)
{
    const fz__codec *mark = fz__encoding_mark(bytes, length, mark_length), *codec = fz__codec_find(name);

    if (mark && (mark == codec || (is_utf16(mark->name) && is_utf16(name))))
        return mark;
    *mark_length = 0;
    return !codec && is_utf16(name) ? fz__encoding_weigh_utf16((const uint8_t *)bytes, length) : codec;
}

static fz_status unknown_encoding(fz_context *context, const char *source, const char *label, fz_error **error)
{
    return fz__fail(context, error, FZ_ECHARSET, &(fz__where){.source = source},
                    FZ_ARGS(label, "UTF-8, UTF-16, GB18030, Big5"));
}

fz_status fz__decode(fz_context *context, const char *source, const char *encoding, const char *bytes, size_t length,
                     fz__buffer *text, fz__findings *findings, fz_error **error)
{
    struct decoder d = {
        .context = context, .source = source, .bytes = bytes, .text = text, .findings = findings, .error = error};
    const uint8_t *start = (const uint8_t *)bytes;
    bool unknown = false;
    size_t mark;
    fz_status status;

    d.codec = choose_codec(encoding, bytes, length, &mark);
    if (d.codec == &fz__big5_codec && !(d.iconv = fz__big5_open(&unknown)) && !unknown)
        return fz__no_memory(error);
    if (!d.codec || unknown)
        return unknown_encoding(context, source, encoding, error);
    fz__buffer_append(text, "", 0);
    fz__cursor_init(&d.cursor, text->bytes, text->length);
    status = drive(&d, start + mark, start + length);
    fz__big5_close(d.iconv);
    return status;
}

fz_status fz__decode_input(fz_context *context, const char *source, const char *label, const char *bytes, size_t length,
                           fz__buffer *text, const char **encoding, fz__findings *findings, fz_error **error)
{
    static const fz__where start = {.line = 1, .column = 1};
    fz__encoding told = {.name = label ? fz__encoding_name(label) : NULL};

    if (encoding)
        *encoding = NULL;
    if (label && !told.name)
        return unknown_encoding(context, source, label, error);
    if (!label)
        fz__encoding_tell(bytes, length, &told);
    if (told.contradicted && findings &&
        !fz__findings_add(findings, FZ_FENCODING, &start, FZ_ARGS(told.declared, told.name)))
        return fz__no_memory(error);
    if (encoding)
        *encoding = told.name;
    return fz__decode(context, source, told.name, bytes, length, text, findings, error);
}
