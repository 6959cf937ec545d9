/* Messages to stderr: name:line:column: severity: message. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *say(const struct program *program, const char *zh, const char *en)
{
    return fz_context_language(program->context) == FZ_LANGUAGE_ZH ? zh : en;
}

/* Controls do not reach a terminal, C1 included: what is printed may come from a hostile file. */
static void print_harmless(const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text, after = (unsigned char)text[1];

        if (c < 0x20 || c == 0x7F || (c == 0xC2 && after >= 0x80 && after < 0xA0)) {
            fputc('?', stderr);
            text += c == 0xC2;
        } else {
            fputc(c, stderr);
        }
    }
}

void wrong_use(const struct program *program, const char *zh, const char *en, const char *value)
{
    const char *format = say(program, zh, en), *hole = strstr(format, "%s");

    fprintf(stderr, "%s: %s: %.*s", program->name, say(program, "错误", "error"),
            (int)(hole ? (size_t)(hole - format) : strlen(format)), format);
    print_harmless(hole ? value : "");
    fprintf(stderr, "%s\n", hole ? hole + 2 : "");
    fprintf(stderr, say(program, "用法见 %s --help\n", "see %s --help\n"), program->name);
    fz_context_unref(program->context);
    exit(EXIT_USAGE);
}

static void print_one(const struct program *program, const char *name, const fz_error *error)
{
    const char *source = fz_error_source(error), *path = fz_error_path(error);
    fz_place place = {.size = sizeof(place)};

    fz_error_place(error, &place);
    print_harmless(source && *source ? source : name);
    if (place.line)
        fprintf(stderr, ":%llu:%llu", (unsigned long long)place.line, (unsigned long long)place.column);
    fprintf(stderr, ": %s: ", say(program, "错误", "error"));
    print_harmless(fz_error_message(error));
    fprintf(stderr, " [%s", fz_status_name(fz_error_status(error)));
    if (path) {
        fputc(' ', stderr);
        print_harmless(path);
    }
    fputs("]\n", stderr);
}

void print_fault(const struct program *program, const char *name, const char *zh, const char *en)
{
    print_harmless(name);
    fprintf(stderr, ": %s: %s\n", say(program, "错误", "error"), say(program, zh, en));
}

void print_error_of(const struct program *program, const char *name, const fz_error *error)
{
    if (!error)
        print_fault(program, name, "内存不足", "out of memory");
    for (; error; error = fz_error_next(error))
        print_one(program, name, error);
}

void print_error(const struct program *program, const fz_error *error)
{
    print_error_of(program, program->name, error);
}

void print_note(const struct program *program, const char *note)
{
    fprintf(stderr, "%s: %s: ", program->name, say(program, "提示", "note"));
    print_harmless(note);
    fputc('\n', stderr);
}

void print_finding(const struct program *program, const char *source, const fz_finding *finding)
{
    bool note = fz_finding_severity(finding) == FZ_SEVERITY_NOTE;
    fz_place place = {.size = sizeof(place)};

    fz_finding_place(finding, &place);
    print_harmless(source && *source ? source : program->name);
    if (place.line)
        fprintf(stderr, ":%llu:%llu", (unsigned long long)place.line, (unsigned long long)place.column);
    fprintf(stderr, ": %s: ", note ? say(program, "提示", "note") : say(program, "警告", "warning"));
    print_harmless(fz_finding_message(finding));
    fprintf(stderr, " [%s]\n", fz_status_name(fz_finding_status(finding)));
}

void suggest_units(const struct program *program, const fz_directive *directive, const char *name)
{
    const fz_unit *near[5];
    size_t count = fz_directive_suggest_units(directive, name, near, 5);
    char note[8192];
    size_t length;

    snprintf(note, sizeof(note), say(program, "没有单位“%.400s”", "there is no unit \"%.400s\""), name);
    for (size_t i = 0; i < count && i < 5; i++) {
        length = strlen(note);
        snprintf(note + length, sizeof(note) - length, "%s%.400s",
                 i ? say(program, "、", ", ") : say(program, "；相近的有：", "; near to it: "), fz_unit_name(near[i]));
    }
    print_note(program, note);
}
