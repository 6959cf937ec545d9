#include "sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *grow_or_die(const struct program *program, void *memory, size_t size)
{
    return must(program, realloc(memory, size ? size : 1));
}

char *copy_or_die(const struct program *program, const char *text)
{
    return must(program, strdup(text));
}

void table_init(struct table *table, const struct program *program, const char *name)
{
    *table = (struct table){.program = program, .name = name};
}

void table_clear(struct table *table)
{
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i].text);
    for (size_t i = 0; i < table->column_count; i++)
        free(table->columns[i].name);
    for (size_t i = 0; i < table->event_count; i++)
        free(table->events[i]);
    free(table->cells);
    free(table->columns);
    free(table->events);
}

void add_column(struct table *table, const char *name, enum column_kind kind)
{
    table->columns = grow_or_die(table->program, table->columns, (table->column_count + 1) * sizeof(*table->columns));
    table->columns[table->column_count++] = (struct column){copy_or_die(table->program, name), kind};
}

static struct cell *add_cell(struct table *table, enum cell_kind kind)
{
    if (table->cell_count == table->capacity) {
        table->capacity = 2 * table->capacity + 64;
        table->cells = grow_or_die(table->program, table->cells, table->capacity * sizeof(*table->cells));
    }
    table->cells[table->cell_count] = (struct cell){.kind = kind};
    return &table->cells[table->cell_count++];
}

/* ------------------------------------------------------------------ text ------------------------------------------- */

/* The character at `*at`, which is UTF-8. */
static unsigned long next_character(const char **at)
{
    const unsigned char *c = (const unsigned char *)*at;
    int more = *c < 0x80 ? 0 : *c < 0xE0 ? 1 : *c < 0xF0 ? 2 : 3;
    unsigned long code = more == 0 ? *c : *c & (0x3Fu >> more);

    for (int i = 1; i <= more && c[i]; i++)
        code = code << 6 | (c[i] & 0x3F);
    while (more-- >= 0 && **at)
        ++*at;
    return code;
}

static bool is_hazard(unsigned long c)
{
    if (c < 0x20)
        return c != '\n' && c != '\t';
    return (c >= 0x7F && c <= 0x9F) || c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2028 && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069);
}

/* As the table keeps it: what steers or reorders text is replaced. */
static char *washed(const struct program *program, const char *text)
{
    char *copy = grow_or_die(program, NULL, 3 * strlen(text) + 1), *to = copy;

    while (*text) {
        const char *start = text;
        bool hazard = is_hazard(next_character(&text));
        size_t length = hazard ? 3 : (size_t)(text - start);

        memcpy(to, hazard ? "\xEF\xBF\xBD" : start, length);
        to += length;
    }
    *to = '\0';
    return copy;
}

void add_text(struct table *table, const char *text)
{
    struct cell *cell = add_cell(table, text && *text ? CELL_TEXT : CELL_EMPTY);

    if (cell->kind == CELL_TEXT)
        cell->text = washed(table->program, text);
}

void add_count(struct table *table, uint64_t count)
{
    add_cell(table, count ? CELL_COUNT : CELL_EMPTY)->count = count;
}

void add_decimal(struct table *table, fz_decimal decimal)
{
    add_cell(table, CELL_DECIMAL)->decimal = decimal;
}

void add_day(struct table *table, fz_date day)
{
    add_cell(table, day ? CELL_DAY : CELL_EMPTY)->day = day;
}

size_t row_count(const struct table *table)
{
    return table->column_count ? table->cell_count / table->column_count : 0;
}

const struct cell *cell_at(const struct table *table, size_t row, size_t column)
{
    return &table->cells[row * table->column_count + column];
}

size_t width_of(const char *text)
{
    size_t width = 0, widest = 0;

    while (*text) {
        unsigned long c = next_character(&text);

        width = c == '\n' ? 0 : width + (c >= 0x1100 ? 2 : 1);
        widest = width > widest ? width : widest;
    }
    return widest;
}

const char *cell_text(const struct cell *cell, char room[32])
{
    room[0] = '\0';
    if (cell->kind == CELL_TEXT)
        return cell->text;
    if (cell->kind == CELL_COUNT)
        snprintf(room, 32, "%llu", (unsigned long long)cell->count);
    else if (cell->kind == CELL_DECIMAL)
        fz_decimal_format(cell->decimal, room, 32);
    else if (cell->kind == CELL_DAY)
        fz_date_format(cell->day, room, 32);
    return room;
}

/* ------------------------------------------------------------------ CSV -------------------------------------------- */

/* Whether a spreadsheet would compute a text: its first character, leading quotes, white space and what nobody sees apart, is
 * = + - @ or its full-width form, and it is no number. The loader of ledgers takes the quote away again. */
static bool is_formula(const char *text)
{
    static const unsigned long signs[] = {'=', '+', '-', '@', '\t', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    fz_decimal number;
    unsigned long c;

    if (fz_decimal_parse(text, &number) == FZ_OK)
        return false;
    text += strspn(text, "'");
    c = *text ? next_character(&text) : 0;
    for (size_t i = 0; i < sizeof(signs) / sizeof(*signs); i++)
        if (c == signs[i])
            return true;
    return false;
}

static void put_field(FILE *file, const char *text, bool first)
{
    fputs(first ? "\"" : ",\"", file);
    if (is_formula(text))
        putc('\'', file);
    for (; *text; text++) {
        if (*text == '"')
            putc('"', file);
        putc(*text, file);
    }
    putc('"', file);
}

bool write_csv(const struct table *table, const char *path)
{
    FILE *file = strcmp(path, "-") == 0 ? stdout : fopen(path, "wb");
    char room[32];

    if (!file)
        return false;
    fputs("\xEF\xBB\xBF", file);
    for (size_t i = 0; i < table->column_count; i++)
        put_field(file, table->columns[i].name, i == 0);
    for (size_t row = 0; row < row_count(table); row++) {
        fputs("\r\n", file);
        for (size_t i = 0; i < table->column_count; i++) {
            const struct cell *cell = cell_at(table, row, i);

            if (cell->kind == CELL_TEXT)
                put_field(file, cell->text, i == 0);
            else
                fprintf(file, "%s%s", i ? "," : "", cell_text(cell, room));
        }
    }
    fputs("\r\n", file);
    return file == stdout ? !ferror(file) : !(ferror(file) | fclose(file));
}
