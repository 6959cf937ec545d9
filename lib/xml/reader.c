/* Reading: libxml2's push parser with SAX2 handlers of ours, and no document tree.
 *
 * Of libxml2's ways to read XML, this one alone reported every failed allocation on 2.9.14, where the tree gave wrong
 * documents as whole ones. Its state lives in one struct that goes with the call. */
#include <pthread.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "xml/reader_internal.h"
#include "xml/token.h"

static pthread_once_t initialised = PTHREAD_ONCE_INIT;

static void note_bytes(fz__xml_reader *reader, fz_status status, size_t offset, const char *const *arguments)
{
    reader->sound = offset;
    fz__xml_note(reader,
                 &(fz__xml_fault){
                     .status = status, .offset = offset, .length = offset < reader->length, .arguments = arguments});
}

/* What libxml2 would get wrong or tell too late: a second mark of the byte order, too, which later releases take for the first. */
static bool check_bytes(fz__xml_reader *reader)
{
    static const char hex[] = "0123456789ABCDEF";
    uint64_t most = reader->context->limits[FZ_LIMIT_BYTES];
    char digits[2][FZ_DIGITS], byte[] = "0x..";
    const char *nul;
    size_t bad;

    if (reader->length > most) {
        note_bytes(reader, FZ_ELIMIT, 0,
                   FZ_ARGS(FZ_WORD_INPUT_BYTES, fz__digits(reader->length, digits[0]), fz__digits(most, digits[1])));
        return false;
    }
    bad = fz__utf8_check(reader->bytes, reader->length);
    nul = memchr(reader->bytes, '\0', bad);
    if (nul) {
        note_bytes(reader, FZ_ECHARACTER, (size_t)(nul - reader->bytes), FZ_ARGS("U+0000"));
    } else if (bad < reader->length) {
        byte[2] = hex[(unsigned char)reader->bytes[bad] >> 4];
        byte[3] = hex[(unsigned char)reader->bytes[bad] & 0xF];
        note_bytes(reader, FZ_EENCODING, bad, FZ_ARGS(fz__digits(bad, digits[0]), "UTF-8", byte));
    } else if (reader->length == reader->bom) {
        note_bytes(reader, FZ_EEMPTY, reader->bom, FZ_NO_ARGS);
    } else if (reader->bom && fz__utf8_mark(reader->bytes + reader->bom, reader->length - reader->bom)) {
        note_bytes(reader, FZ_EXML, reader->bom, FZ_ARGS(FZ_WORD_XML_BEFORE_ROOT));
    }
    return !reader->fault_count && !reader->no_memory;
}

static void initialise(void)
{
    xmlInitParser();
}

void fz__xml_begin(void)
{
    pthread_once(&initialised, initialise);
}

/* A libxml2 older than the one we were built with may know neither our options nor our fields. */
static bool is_new_enough(fz__xml_reader *reader)
{
    const char *running;

    fz__xml_begin();
    running = fz__xml_running_version();
    if (strtol(running, NULL, 10) >= LIBXML_VERSION)
        return true;
    fz__xml_note(reader, &(fz__xml_fault){.status = FZ_ELIBXML, .arguments = FZ_ARGS(running, LIBXML_DOTTED_VERSION)});
    return false;
}

/* The XML declaration is no event, and the markup after it begins behind it. */
static void pass_declaration(fz__xml_reader *reader)
{
    fz__token token;

    if (reader->length - reader->bom < 5 || memcmp(reader->bytes + reader->bom, "<?xml", 5) != 0)
        return;
    fz__token_read(&token, reader->bytes, reader->length, reader->bom);
    reader->after = token.end;
}

static void parse(fz__xml_reader *reader)
{
    xmlSAXHandler handler = fz__xml_handlers();
    bool others = xmlGetLastError() != NULL;

    reader->parser = fz__xml_parser_new(&handler, reader);
    if (reader->parser) {
        /* A failure that nobody reported is exhausted memory: libxml2 does not always say so. */
        if (!fz__xml_feed(reader) && !reader->stopped)
            reader->no_memory = true;
        reader->no_memory |= reader->parser->errNo == XML_ERR_NO_MEMORY;
        xmlFreeParserCtxt(reader->parser);
    } else {
        reader->no_memory = true;
    }
    /* libxml2 keeps its last error for the thread. What it keeps of ours is not the host's to find. */
    if (!others || reader->raised || reader->no_memory)
        xmlResetLastError();
}

void fz__xml_reader_init(fz__xml_reader *reader, fz_context *context, const char *source, const char *bytes,
                         size_t length)
{
    *reader = (fz__xml_reader){.context = context, .source = source, .bytes = bytes, .length = length, .sound = length};
    reader->bom = reader->before = reader->after = fz__utf8_mark(bytes, length);
    pass_declaration(reader);
    fz__cursor_init(&reader->cursor, bytes + reader->bom, length - reader->bom);
    fz__arena_init(&reader->arena, context);
    fz__buffer_init(&reader->resolved, context);
}

void fz__xml_reader_clear(fz__xml_reader *reader)
{
    fz__free(reader->context, reader->attributes, reader->attribute_capacity * sizeof(*reader->attributes));
    fz__free(reader->context, reader->bindings, reader->binding_capacity * sizeof(*reader->bindings));
    fz__free(reader->context, reader->faults, reader->fault_capacity * sizeof(*reader->faults));
    fz__buffer_clear(&reader->resolved);
    fz__arena_clear(&reader->arena);
}

static fz_status finish(fz__xml_reader *reader, fz_error **error)
{
    if (reader->no_memory || reader->fault_count > reader->forgiven)
        return fz__xml_report(reader, error);
    return reader->fault_count && !fz__xml_keep(reader) ? fz__no_memory(error) : reader->ended;
}

/* Places are those of the text that this one was made of. */
static void set_origin(fz__xml_reader *reader, const fz__xml_origin *origin)
{
    reader->origin = origin;
    reader->origin_bom = fz__utf8_mark(origin->bytes, origin->length);
    fz__cursor_init(&reader->cursor, origin->bytes + reader->origin_bom, origin->length - reader->origin_bom);
}

fz_status fz__xml_read_with(fz_context *context, const char *source, const char *bytes, size_t length,
                            const fz__xml_setting *setting, const fz__xml_handler *handler, void *user,
                            fz_error **error)
{
    fz__xml_reader reader;
    fz_status status;

    fz__xml_reader_init(&reader, context, source, bytes, length);
    reader.piece = setting->piece ? setting->piece : FZ_XML_PIECE;
    reader.room = setting->room;
    if (setting->origin)
        set_origin(&reader, setting->origin);
    reader.handler = handler;
    reader.user = user;
    reader.has_references = length && memchr(bytes, '&', length);
    if (is_new_enough(&reader) && check_bytes(&reader))
        parse(&reader);
    status = finish(&reader, error);
    fz__xml_reader_clear(&reader);
    return status;
}

fz_status fz__xml_read_pieces(fz_context *context, const char *source, const char *bytes, size_t length, size_t piece,
                              const fz__xml_handler *handler, void *user, fz_error **error)
{
    return fz__xml_read_with(context, source, bytes, length, &(fz__xml_setting){.piece = piece}, handler, user, error);
}

fz_status fz__xml_read(fz_context *context, const char *source, const char *bytes, size_t length,
                       const fz__xml_handler *handler, void *user, fz_error **error)
{
    return fz__xml_read_pieces(context, source, bytes, length, FZ_XML_PIECE, handler, user, error);
}
