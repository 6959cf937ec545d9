/* Tags and texts, as libxml2's parser tells them, to nodes and characters.
 *
 * The parser is pushed the page piece by piece, behind <html><body> of ours: it then never finds the document at its
 * end before the page is. Where elements nest too deep it is given up at the next piece, and another goes on from
 * there. Its texts are bytes of the page, and its position tells which; characters made of entities are the exception,
 * and stand at their &.
 *
 * White space collapses as in a browser: a run of it is one space, none at the ends of a line, and none where the page
 * breaks a line between two wide characters. U+00A0 and U+3000 are characters. */
#include "text/lines_html.h"

#include <string.h>

#include <libxml/HTMLparser.h>

#include "base/utf8.h"
#include "xml/xml_compat.h"

#define PIECE  2048
#define PREFIX "<html><body>"
/* An entity is no longer: &CounterClockwiseContourIntegral; */
#define ENTITY_MAX 40
#define NO_NODE    UINT32_MAX

/* How much of everything there was so far; of two tallies the difference is what lies between. */
typedef struct tally {
    uint32_t lines, tables, headings, titles, linked, solid;
} tally;

typedef struct open_element {
    unsigned traits, hints;
    uint32_t drop;  /* its node that may be dropped */
    bool fresh;     /* the drop began at the beginning of a line */
    tally before;   /* that node */
    uint32_t table; /* its node; for a table, and the cells and rows that are open in it: */
    uint32_t row, cell;
    bool implied; /* the row has no tag */
    tally before_cell;
    size_t outer;   /* the table around it */
    unsigned group; /* FZ_HTML_HEAD, FZ_HTML_FOOT */
    bool link, pre, skip, article, hidden;
} open_element;

typedef struct parsing {
    fz__html *html;
    fz_context *context;
    const char *page;
    size_t length;
    fz__buffer washed, title;
    xmlParserCtxtPtr parser;
    size_t base; /* what the parser's offset must be increased by; wraps */
    open_element *open;
    size_t depth, capacity;
    size_t drops; /* open nodes that may be dropped */
    size_t table; /* index of the innermost open table and one; 0 for none */
    tally seen;
    uint32_t last_char;
    size_t space;        /* where white space that waits begins in the page */
    bool spaced, broken; /* white space waits; with a line end in it */
    bool fresh;          /* the next text begins a line */
    bool indents;        /* the first one of its block */
    bool gap;            /* behind a blank one */
    bool solid;          /* this line has more than white space */
    bool apart;          /* the next text is a node of its own */
    bool titled, failed;
} parsing;

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static open_element *top(parsing *p)
{
    return &p->open[p->depth - 1];
}

/* Where the parser is in the page. */
static size_t position(const parsing *p)
{
    size_t at = fz__xml_consumed(p->parser) + p->base;

    return at <= p->length ? at : p->length;
}

static fz__html_node *add_node(parsing *p, fz__html_kind kind)
{
    fz__html *html = p->html;
    const uint32_t at = (uint32_t)html->text.length;

    if (p->failed || !FZ_GROW(p->context, &html->nodes, &html->capacity, html->count + 1)) {
        p->failed = true;
        return NULL;
    }
    html->nodes[html->count] =
        (fz__html_node){.kind = (uint8_t)kind, .start = at, .end = at, .next = (uint32_t)html->count + 1};
    p->apart = true;
    return &html->nodes[html->count++];
}

static uint32_t open_node(parsing *p, fz__html_kind kind, unsigned flags)
{
    fz__html_node *node = add_node(p, kind);

    if (!node)
        return NO_NODE;
    node->flags = (uint16_t)flags;
    return (uint32_t)p->html->count - 1;
}

static fz__html_node *close_node(parsing *p, uint32_t *index)
{
    fz__html_node *node;

    if (*index == NO_NODE)
        return NULL;
    node = &p->html->nodes[*index];
    node->end = (uint32_t)p->html->text.length;
    node->next = (uint32_t)p->html->count;
    p->apart = true;
    *index = NO_NODE;
    return node;
}

static void break_line(parsing *p)
{
    p->fresh = p->indents = true;
    p->spaced = p->broken = false;
    p->last_char = 0;
}

/* <br>, the line end of <pre>: at the beginning of a line it makes a blank one. */
static void end_line(parsing *p)
{
    p->gap |= p->fresh;
    break_line(p);
    p->indents = false;
}

/* Characters. */

static void put(parsing *p, const char *bytes, size_t length, size_t offset)
{
    fz__lines *lines = p->html->lines;
    const fz__piece *last = lines->origin_count ? &lines->origins[lines->origin_count - 1] : NULL;
    const uint32_t at = (uint32_t)p->html->text.length;

    if (!last || at - last->at != (uint32_t)offset - last->offset) {
        if (!FZ_GROW(p->context, &lines->origins, &lines->origin_capacity, lines->origin_count + 1)) {
            p->failed = true;
            return;
        }
        lines->origins[lines->origin_count++] = (fz__piece){at, (uint32_t)offset};
    }
    fz__buffer_append(&p->html->text, bytes, length);
    if (top(p)->link)
        p->seen.linked += (uint32_t)length;
}

static bool is_solid(const char *at, const char *end)
{
    while (at < end)
        if (!fz__is_space(fz__utf8_next(&at, end)))
            return true;
    return false;
}

static uint32_t last_char(const char *bytes, size_t length)
{
    const char *at = bytes + length - 1;

    while (at > bytes && ((unsigned char)*at & 0xC0) == 0x80)
        at--;
    return fz__utf8_next(&at, bytes + length);
}

static bool begin_text(parsing *p)
{
    const open_element *open = top(p);
    fz__html *html = p->html;
    fz__html_node *node = html->count ? &html->nodes[html->count - 1] : NULL;

    if (!p->fresh && !p->apart && node && node->kind == FZ_HTML_TEXT && open->link == !!(node->flags & FZ_HTML_LINK))
        return true;
    node = add_node(p, FZ_HTML_TEXT);
    if (!node)
        return false;
    node->flags = (uint16_t)((p->fresh ? FZ_HTML_NEWLINE : 0) | (open->link ? FZ_HTML_LINK : 0));
    node->hints = (uint16_t)(open->hints & (p->indents ? ~0u : ~(unsigned)FZ_LINE_INDENTED));
    if (p->fresh && p->gap)
        node->hints |= FZ_LINE_GAP;
    if (p->fresh)
        p->gap = p->solid = false;
    p->fresh = p->apart = false;
    return true;
}

/* A run without white space. */
static void add_word(parsing *p, const char *bytes, size_t length, size_t offset)
{
    const char *at = bytes;

    if (!begin_text(p))
        return;
    if (p->spaced && p->last_char &&
        !(p->broken && fz__char_width(p->last_char) == 2 && fz__char_width(fz__utf8_next(&at, bytes + length)) == 2))
        put(p, " ", 1, p->space);
    p->spaced = p->broken = false;
    put(p, bytes, length, offset);
    if (p->failed)
        return;
    p->last_char = last_char(bytes, length);
    if (is_solid(bytes, bytes + length)) {
        p->seen.lines += !p->solid;
        p->seen.solid++;
        p->solid = true;
    }
    p->html->nodes[p->html->count - 1].end = (uint32_t)p->html->text.length;
}

static void add_space(parsing *p, char c, size_t offset)
{
    bool ends = c == '\n' || c == '\r';

    if (ends && top(p)->pre) {
        if (c == '\n')
            end_line(p);
        return;
    }
    if (!p->spaced)
        p->space = offset;
    p->spaced = true;
    p->broken |= ends;
}

/* `seen` is what the parser gave, `bytes` the same bytes before they were washed. */
static void add_text(parsing *p, const char *seen, const char *bytes, size_t length, size_t offset, bool moves)
{
    for (size_t i = 0; i < length && !p->failed;) {
        size_t start = i;

        if (is_space(seen[i])) {
            add_space(p, seen[i], offset + (moves ? i : 0));
            i++;
            continue;
        }
        while (i < length && !is_space(seen[i]))
            i++;
        add_word(p, bytes + start, i - start, offset + (moves ? start : 0));
    }
}

/* Where the entity ends here begins. */
static size_t entity_start(const parsing *p, size_t end)
{
    size_t least = end > ENTITY_MAX ? end - ENTITY_MAX : 0;

    for (size_t at = end; at > least; at--)
        if (p->washed.bytes[at - 1] == '&')
            return at - 1;
    return end < p->length ? end : p->length - 1;
}

static void on_characters(void *user, const xmlChar *text, int count)
{
    parsing *p = user;
    const char *seen = (const char *)text;
    size_t length = count > 0 ? (size_t)count : 0, end = position(p);

    if (p->failed || !p->depth)
        return;
    if (top(p)->traits & FZ_TAG_TITLE)
        fz__buffer_append(&p->title, seen, length);
    if (top(p)->skip)
        return;
    if (end >= length && !memcmp(p->washed.bytes + end - length, seen, length))
        add_text(p, seen, p->page + end - length, length, end - length, true);
    else
        add_text(p, seen, seen, length, entity_start(p, end), false);
}

/* Elements. */

static const char *attribute(const xmlChar **attributes, const char *name)
{
    for (size_t i = 0; attributes && attributes[i]; i += 2)
        if (!strcmp((const char *)attributes[i], name))
            return attributes[i + 1] ? (const char *)attributes[i + 1] : "";
    return NULL;
}

static bool is_blank(const char *text)
{
    return !is_solid(text, text + strlen(text));
}

static void add_meta(parsing *p, const char *name, const char *value)
{
    fz__lines *lines = p->html->lines;
    fz__meta meta = {0};

    if (!name || !value || is_blank(name) || is_blank(value))
        return;
    if (!FZ_GROW(p->context, &lines->metas, &lines->meta_capacity, lines->meta_count + 1)) {
        p->failed = true;
        return;
    }
    meta.name = fz__arena_string(&lines->arena, name, strlen(name));
    meta.value = fz__arena_string(&lines->arena, value, strlen(value));
    if (!meta.name || !meta.value)
        p->failed = true;
    else
        lines->metas[lines->meta_count++] = meta;
}

static void read_meta(parsing *p, const xmlChar **attributes)
{
    static const char *const names[] = {"name", "property", "itemprop", "http-equiv"};
    const char *name = NULL;

    for (size_t i = 0; i < sizeof(names) / sizeof(*names) && !name; i++)
        name = attribute(attributes, names[i]);
    add_meta(p, name, attribute(attributes, "content"));
}

/* 1 unless the attribute says another number. */
static uint16_t read_span(const xmlChar **attributes, const char *name, unsigned most)
{
    const char *at = attribute(attributes, name);
    unsigned number = 0;

    while (at && is_space(*at))
        at++;
    for (; at && *at >= '0' && *at <= '9' && number <= most; at++)
        number = number * 10 + (unsigned)(*at - '0');
    return (uint16_t)(number > most ? most : number ? number : 1);
}

static open_element *table_of(parsing *p)
{
    return p->table ? &p->open[p->table - 1] : NULL;
}

static void end_drop(parsing *p, open_element *open)
{
    fz__html_node *node = close_node(p, &open->drop);

    if (!node)
        return;
    p->drops--;
    node->count = p->seen.linked - open->before.linked;
    if (p->seen.titles != open->before.titles)
        node->flags |= FZ_HTML_TITLED;
    /* Were it dropped, what follows would begin the line. */
    p->fresh |= open->fresh;
}

static void close_cell(parsing *p, open_element *table)
{
    const tally *before = &table->before_cell, *now = &p->seen;
    fz__html_node *cell;

    /* Elements that the page forgot to end in the cell. */
    for (size_t i = p->depth; p->drops && &p->open[i - 1] > table; i--)
        end_drop(p, &p->open[i - 1]);
    cell = close_node(p, &table->cell);
    if (!cell)
        return;
    cell->count = now->lines - before->lines;
    if (now->tables != before->tables)
        cell->flags |= FZ_HTML_NESTED;
    if (now->headings != before->headings)
        cell->flags |= FZ_HTML_TITLED;
    if (now->solid != before->solid)
        cell->flags |= FZ_HTML_FILLED;
}

static void close_row(parsing *p, open_element *table)
{
    close_cell(p, table);
    (void)close_node(p, &table->row);
    table->implied = false;
}

static void open_cell(parsing *p, const char *name, const xmlChar **attributes)
{
    open_element *table = table_of(p);
    fz__html_node *cell;

    if (!table)
        return;
    close_cell(p, table);
    if (table->row == NO_NODE) {
        table->row = open_node(p, FZ_HTML_ROW, table->group);
        table->implied = true;
    }
    table->cell = open_node(p, FZ_HTML_CELL, 0);
    if (p->failed)
        return;
    table->before_cell = p->seen;
    cell = &p->html->nodes[table->cell];
    cell->columns = read_span(attributes, "colspan", FZ_HTML_COLSPAN);
    cell->rows = read_span(attributes, "rowspan", FZ_HTML_ROWSPAN);
    if (!strcmp(name, "th")) {
        cell->flags |= FZ_HTML_HEADER;
        p->html->nodes[table->table].flags |= FZ_HTML_HEADER;
    }
}

static void open_table(parsing *p, open_element *open, const xmlChar **attributes)
{
    const char *role = attribute(attributes, "role");
    const open_element *outer = table_of(p);
    bool layout = role && (!strcmp(role, "presentation") || !strcmp(role, "none"));

    p->seen.tables++;
    /* Outside its cells: nobody makes tables of data so. */
    if (outer && outer->cell == NO_NODE && outer->table != NO_NODE)
        p->html->nodes[outer->table].flags |= FZ_HTML_LAYOUT;
    open->table = open_node(p, FZ_HTML_TABLE, layout ? FZ_HTML_LAYOUT : 0);
    open->outer = p->table;
    p->table = p->depth;
}

static void open_row(parsing *p)
{
    open_element *table = table_of(p);

    if (!table)
        return;
    close_row(p, table);
    table->row = open_node(p, FZ_HTML_ROW, table->group);
}

static void open_group(parsing *p, const char *name)
{
    open_element *table = table_of(p);

    if (!table)
        return;
    close_row(p, table);
    table->group = !strcmp(name, "thead") ? FZ_HTML_HEAD : !strcmp(name, "tfoot") ? FZ_HTML_FOOT : 0;
}

/* Whether the element may be no part of the document, and as what it then is removed. */
static bool may_drop(const open_element *open, const xmlChar **attributes, fz__removed_kind *kind, unsigned *flags)
{
    const unsigned traits = open->traits;

    *flags = 0;
    *kind = FZ_REMOVED_FRAME;
    if (traits & (FZ_TAG_ROW | FZ_TAG_GROUP))
        return false;
    if (traits & FZ_TAG_PINYIN) {
        *kind = FZ_REMOVED_PINYIN;
        return true;
    }
    if (open->hidden) {
        *kind = FZ_REMOVED_HIDDEN;
        return true;
    }
    if (traits & FZ_TAG_FRAME)
        return true;
    *flags = FZ_HTML_GUESS;
    if (traits & FZ_TAG_MARGIN)
        return !open->article;
    return traits & FZ_TAG_BLOCK && fz__html_names_frame(attribute(attributes, "class"), attribute(attributes, "id"));
}

static void begin_drop(parsing *p, open_element *open, const xmlChar **attributes)
{
    fz__removed_kind kind;
    unsigned flags;
    const open_element *table = table_of(p);
    uint32_t node;

    /* Rows are children of their table: nothing stands between them. */
    if (table && table->cell == NO_NODE)
        return;
    if (!may_drop(open, attributes, &kind, &flags))
        return;
    node = open_node(p, FZ_HTML_DROP, flags);
    if (node == NO_NODE)
        return;
    p->html->nodes[node].removed = (uint8_t)kind;
    p->drops++;
    open->drop = node;
    open->fresh = p->fresh;
    open->before = p->seen;
}

static void read_attributes(open_element *open, const xmlChar **attributes)
{
    const char *align = attribute(attributes, "align"), *style = attribute(attributes, "style");

    if (align && open->traits & FZ_TAG_BLOCK && !(open->traits & FZ_TAG_TABLE))
        open->hints = (*align | 0x20) == 'c' ? open->hints | FZ_LINE_CENTRED : open->hints & ~(unsigned)FZ_LINE_CENTRED;
    if (style)
        fz__html_style(style, &open->hints, &open->hidden);
    if (attribute(attributes, "hidden"))
        open->hidden = true;
}

/* What an element has of the one around it, and what it is itself. */
static open_element inherit(const parsing *p, unsigned traits)
{
    open_element open = {.drop = NO_NODE, .table = NO_NODE, .row = NO_NODE, .cell = NO_NODE};

    if (p->depth) {
        const open_element *outer = &p->open[p->depth - 1];

        open.hints = outer->hints;
        open.link = outer->link;
        open.pre = outer->pre;
        open.skip = outer->skip;
        open.article = outer->article;
        /* Only a row or a group of rows hands it down: others are dropped with all they hold. */
        open.hidden = outer->hidden && outer->drop == NO_NODE && outer->traits & (FZ_TAG_ROW | FZ_TAG_GROUP);
    }
    open.traits = traits;
    open.link |= (traits & FZ_TAG_LINK) != 0;
    open.pre |= (traits & FZ_TAG_PRE) != 0;
    open.skip |= (traits & FZ_TAG_SKIP) != 0;
    open.hidden |= (traits & FZ_TAG_HIDDEN) != 0;
    open.article |= (traits & FZ_TAG_ARTICLE) != 0;
    if (traits & FZ_TAG_TABLE)
        open.hints &= ~(unsigned)(FZ_LINE_CENTRED | FZ_LINE_INDENTED);
    if (traits & FZ_TAG_HEADING)
        open.hints |= FZ_LINE_HEADING;
    if (traits & FZ_TAG_CENTRED)
        open.hints |= FZ_LINE_CENTRED;
    if (traits & FZ_TAG_ITEM)
        open.hints |= FZ_LINE_ITEM;
    return open;
}

static void open_structure(parsing *p, const char *name, const xmlChar **attributes)
{
    open_element *open = top(p);
    const unsigned traits = open->traits;

    if (traits & FZ_TAG_BLOCK)
        break_line(p);
    if (traits & FZ_TAG_RULE)
        p->gap = true;
    if (traits & FZ_TAG_GROUP)
        open_group(p, name);
    if (traits & FZ_TAG_ROW)
        open_row(p);
    if (traits & FZ_TAG_CELL)
        open_cell(p, name, attributes);
    begin_drop(p, open, attributes);
    if (traits & FZ_TAG_TABLE)
        open_table(p, open, attributes);
    p->seen.headings += (traits & FZ_TAG_HEADING) != 0;
    p->seen.titles += (traits & FZ_TAG_H1) != 0;
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    parsing *p = user;
    const unsigned traits = fz__html_tag((const char *)name, strlen((const char *)name));

    if (p->failed || !FZ_GROW(p->context, &p->open, &p->capacity, p->depth + 1)) {
        p->failed = true;
        return;
    }
    p->open[p->depth] = inherit(p, traits);
    p->depth++;
    read_attributes(top(p), attributes);
    if (top(p)->skip && !(traits & FZ_TAG_SKIP))
        return;
    if (traits & FZ_TAG_META)
        read_meta(p, attributes);
    if (traits & FZ_TAG_BREAK)
        end_line(p);
    open_structure(p, (const char *)name, attributes);
}

static void end_table(parsing *p, open_element *open)
{
    close_row(p, open);
    (void)close_node(p, &open->table);
    p->table = open->outer;
}

static void end_title(parsing *p)
{
    if (!p->titled && p->title.length && !p->title.failed) {
        add_meta(p, "<title>", p->title.bytes);
        p->titled = true;
    }
    p->failed |= p->title.failed;
    p->title.length = 0;
}

static void close_element(parsing *p)
{
    open_element *open = top(p), *table;

    if (open->table != NO_NODE)
        end_table(p, open);
    end_drop(p, open);
    table = table_of(p);
    if (open->traits & FZ_TAG_CELL && table)
        close_cell(p, table);
    if (open->traits & (FZ_TAG_ROW | FZ_TAG_GROUP) && table)
        close_row(p, table);
    if (open->traits & FZ_TAG_GROUP && table)
        table->group = 0;
    if (open->traits & FZ_TAG_TITLE)
        end_title(p);
    if (open->traits & FZ_TAG_BLOCK)
        break_line(p);
    p->depth--;
}

static void on_end(void *user, const xmlChar *name)
{
    parsing *p = user;

    (void)name;
    if (!p->failed && p->depth)
        close_element(p);
}

/* Faults of a page are no news; that libxml2 has no memory left is. */
static void on_error(void *user, fz__xml_raised raised)
{
    parsing *p = user;

    if (p && raised && raised->code == XML_ERR_NO_MEMORY)
        p->failed = true;
}

static xmlParserCtxtPtr new_parser(parsing *p)
{
    htmlSAXHandler handler = {.startElement = on_start,
                              .endElement = on_end,
                              .characters = on_characters,
                              .ignorableWhitespace = on_characters,
                              .cdataBlock = on_characters,
                              .serror = (xmlStructuredErrorFunc)on_error,
                              .initialized = XML_SAX2_MAGIC};
    xmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, p, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

    if (parser)
        (void)htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    return parser;
}

static bool is_too_deep(const parsing *p)
{
    return p->depth > FZ_HTML_DEPTH;
}

/* Read from `from` on, to the end or until elements nest too deep; returns how far. */
static size_t read_on(parsing *p, size_t from)
{
    size_t at = from;

    p->parser = new_parser(p);
    if (!p->parser) {
        p->failed = true;
        return from;
    }
    p->base = from - (sizeof(PREFIX) - 1);
    (void)htmlParseChunk(p->parser, PREFIX, sizeof(PREFIX) - 1, 0);
    while (at < p->length && !p->failed && !is_too_deep(p)) {
        size_t piece = p->length - at < PIECE ? p->length - at : PIECE;

        (void)htmlParseChunk(p->parser, p->washed.bytes + at, (int)piece, 0);
        at += piece;
    }
    if (at == p->length && !is_too_deep(p))
        (void)htmlParseChunk(p->parser, NULL, 0, 1);
    else
        at = position(p);
    p->failed |= p->parser->errNo == XML_ERR_NO_MEMORY;
    htmlFreeParserCtxt(p->parser);
    p->parser = NULL;
    return at;
}

void fz__html_parse(fz__html *html)
{
    fz_context *context = html->lines->context;
    parsing p = {.html = html,
                 .context = context,
                 .page = html->lines->source.bytes,
                 .length = html->lines->source.length,
                 .fresh = true};

    fz__xml_begin();
    fz__buffer_init(&p.washed, context);
    fz__buffer_init(&p.title, context);
    fz__html_wash(&html->lines->source, &p.washed);
    p.failed = p.washed.failed;
    for (size_t at = 0; at < p.length && !p.failed;) {
        at = read_on(&p, at);
        while (p.depth && !p.failed)
            close_element(&p);
    }
    html->lines->failed |= p.failed || html->text.failed;
    fz__buffer_clear(&p.washed);
    fz__buffer_clear(&p.title);
    fz__free(context, p.open, p.capacity * sizeof(*p.open));
}
