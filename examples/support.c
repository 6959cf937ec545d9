#include "support.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

static const struct option common[] = {
    {0, "lang", "zh|en", "消息的语言", "language of messages"},
    {'h', "help", NULL, "显示本说明", "show this help"},
    {0, "version", NULL, "显示版本", "show the version"},
    {0, NULL, NULL, NULL, NULL},
};
enum { LANG = 1000, HELP, VERSION, UNKNOWN, LACKS_VALUE, TAKES_NO_VALUE }; /* beyond any table */

const char *say(const struct program *program, const char *zh, const char *en)
{
    return fz_context_language(program->context) == FZ_LANGUAGE_ZH ? zh : en;
}

/* ------------------------------------------------------------------ options */

static size_t count_options(const struct option *options)
{
    size_t count = 0;

    while (options[count].name)
        count++;
    return count;
}

/* The option of a name or a letter, in both tables. */
static const struct option *find_option(const struct program *program, const char *name, size_t length, char letter,
                                        int *kind)
{
    const struct option *tables[] = {program->options, common};
    const int first[] = {0, LANG};

    for (size_t t = 0; t < 2; t++) {
        for (int i = 0; tables[t][i].name; i++) {
            const struct option *option = &tables[t][i];

            if (name ? strlen(option->name) == length && !memcmp(option->name, name, length)
                     : letter && option->letter == letter) {
                *kind = first[t] + i;
                return option;
            }
        }
    }
    *kind = UNKNOWN;
    return NULL;
}

static int take_long(struct program *program, const char *argument, const char **value)
{
    const char *name = argument + 2, *equals = strchr(name, '=');
    size_t length = equals ? (size_t)(equals - name) : strlen(name);
    int kind;
    const struct option *option = find_option(program, name, length, 0, &kind);

    *value = argument;
    if (!option)
        return UNKNOWN;
    if (!option->value)
        return equals ? TAKES_NO_VALUE : kind;
    if (!equals && program->at == program->argc)
        return LACKS_VALUE;
    *value = equals ? equals + 1 : program->argv[program->at++];
    return **value ? kind : (*value = argument, LACKS_VALUE);
}

static int take_letter(struct program *program, const char *argument, const char **value)
{
    int kind;
    const struct option *option = find_option(program, NULL, 0, *program->letters++, &kind);
    const char *rest = program->letters;

    *value = argument;
    if (!option || !option->value || !*rest)
        program->letters = *rest ? rest : NULL;
    if (!option || !option->value)
        return kind;
    program->letters = NULL;
    if (!*rest && program->at == program->argc)
        return LACKS_VALUE;
    *value = *rest ? rest : program->argv[program->at++];
    return kind;
}

static int take_argument(struct program *program, const char **value)
{
    const char *argument;

    if (program->letters)
        return take_letter(program, program->argv[program->at - 1], value);
    if (program->at == program->argc)
        return NO_MORE;
    argument = program->argv[program->at++];
    *value = argument;
    if (program->only_operands || argument[0] != '-' || !argument[1])
        return OPERAND;
    if (argument[1] != '-') {
        program->letters = argument + 1;
        return take_letter(program, argument, value);
    }
    if (argument[2])
        return take_long(program, argument, value);
    program->only_operands = true;
    return take_argument(program, value);
}

int program_next(struct program *program, const char **value)
{
    int kind;

    do
        kind = take_argument(program, value);
    while (kind == LANG);
    if (kind == UNKNOWN)
        wrong_use(program, "没有选项“%s”", "there is no option \"%s\"", *value);
    if (kind == LACKS_VALUE)
        wrong_use(program, "选项“%s”需要一个值", "option \"%s\" needs a value", *value);
    if (kind == TAKES_NO_VALUE)
        wrong_use(program, "选项“%s”不带值", "option \"%s\" takes no value", *value);
    return kind;
}

/* ------------------------------------------------------------------ help */

static void print_options(const struct program *program, const struct option *options)
{
    for (size_t i = 0; i < count_options(options); i++) {
        const struct option *option = &options[i];
        const char *value = option->value ? option->value : "";
        int width = 20 - (int)(strlen(option->name) + strlen(value) + (option->value ? 1 : 0));

        printf(option->letter ? "  -%c, " : "      ", option->letter);
        printf("--%s%s%s%*s %s\n", option->name, option->value ? " " : "", value, width > 0 ? width : 1, "",
               say(program, option->zh, option->en));
    }
}

static const char *status_help(const struct program *program)
{
    if (program->zh_status)
        return say(program, program->zh_status, program->en_status);
    return say(program,
               "退出码：0 完成；1 输入中没有任务分工，或检查发现问题；2 用法有误；3 输入无法读取或输出无法写入",
               "exit status: 0 done; 1 no directive in the input, or a check found a fault; 2 wrong use;\n"
               "             3 input that cannot be read, or output that cannot be written");
}

static void print_help(const struct program *program)
{
    printf(say(program, "用法：%s [选项]... %s\n\n%s\n\n选项：\n", "usage: %s [OPTION]... %s\n\n%s\n\noptions:\n"),
           program->name, program->operands, say(program, program->zh, program->en));
    print_options(program, program->options);
    print_options(program, common);
    printf("\n%s\n%s\n", say(program, program->zh_notes, program->en_notes), status_help(program));
}

static void set_language(struct program *program, const char *value)
{
    if (!strcmp(value, "en"))
        fz_context_set_language(program->context, FZ_LANGUAGE_EN);
    else if (!strcmp(value, "zh"))
        fz_context_set_language(program->context, FZ_LANGUAGE_ZH);
    else
        wrong_use(program, "没有语言“%s”；可用：zh, en", "there is no language \"%s\"; known: zh, en", value);
}

/* The arguments are read twice: what is said about any of them is said in the language that one of them asks for. */
void program_start(struct program *program, int argc, char **argv)
{
    const char *value;
    bool help = false, version = false;
    int kind;

    if (fz_context_new(NULL, &program->context) != FZ_OK) {
        fprintf(stderr, "%s: out of memory\n", program->name);
        exit(EXIT_INPUT);
    }
    program->argc = argc;
    program->argv = argv;
    program->at = 1;
    while ((kind = take_argument(program, &value)) != NO_MORE) {
        help = help || kind == HELP;
        version = version || kind == VERSION;
        if (kind == LANG)
            set_language(program, value);
    }
    program->at = 1;
    program->only_operands = false;
    if (help)
        print_help(program);
    else if (version)
        printf("%s %s\n", program->name, fz_version());
    if (help || version)
        exit(program_finish(program, EXIT_DONE));
}

/* ------------------------------------------------------------------ messages */

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

static void print_one(const struct program *program, const fz_error *error)
{
    const char *source = fz_error_source(error), *path = fz_error_path(error);
    fz_place place = {.size = sizeof(place)};

    fz_error_place(error, &place);
    print_harmless(source ? source : program->name);
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

void print_error(const struct program *program, const fz_error *error)
{
    for (; error; error = fz_error_next(error))
        print_one(program, error);
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
    print_harmless(source ? source : program->name);
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

/* Why stdout failed first; 0 when it did not. */
static int output_fault;

static void print_fault(const struct program *program, const char *zh, const char *en, const char *reason)
{
    fprintf(stderr, "%s: %s: %s%s%s\n", program->name, say(program, "错误", "error"), say(program, zh, en),
            reason ? ": " : "", reason ? reason : "");
}

static void print_output_fault(const struct program *program)
{
    print_fault(program, "无法写入标准输出", "cannot write to standard output", strerror(output_fault));
}

static _Noreturn void end(const struct program *program, fz_error *error, int status)
{
    if (!error)
        print_fault(program, "内存不足", "out of memory", NULL);
    else if (output_fault && fz_error_status(error) == FZ_EWRITE)
        print_output_fault(program);
    else
        print_error(program, error);
    fz_error_free(error);
    fz_context_unref(program->context);
    exit(status);
}

void die(const struct program *program, fz_error *error)
{
    int other = program->no_directive ? program->no_directive : EXIT_FAULT;

    end(program, error, fz_error_status(error) == FZ_ENODIRECTIVE ? other : EXIT_INPUT);
}

void refuse(const struct program *program, fz_error *error)
{
    end(program, error, fz_error_status(error) == FZ_ENOMEM ? EXIT_INPUT : EXIT_FAULT);
}

/* ------------------------------------------------------------------ values and output */

unsigned number_of(const struct program *program, const char *value, unsigned most)
{
    unsigned number = 0;
    const char *at = value;

    for (; *at >= '0' && *at <= '9' && number <= most; at++)
        number = number * 10 + (unsigned)(*at - '0');
    if (*at || !number || number > most) {
        char zh[80], en[80];

        snprintf(zh, sizeof(zh), "“%%s”不是 1 到 %u 之间的数", most);
        snprintf(en, sizeof(en), "\"%%s\" is no number from 1 to %u", most);
        wrong_use(program, zh, en, value);
    }
    return number;
}

unsigned terminal_width(void)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    long width;

    if (!isatty(STDOUT_FILENO))
        return 0;
    width = columns ? strtol(columns, NULL, 10) : 0;
    if (width > 0 && width < 10000)
        return (unsigned)width;
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

fz_date day_of(const struct program *program, const char *value)
{
    fz_date day = fz_date_parse(value);

    if (!day)
        wrong_use(program, "“%s”不是存在的日期；应如 2020-01-01",
                  "\"%s\" is no day; expected something like 2020-01-01", value);
    return day;
}

int write_stdout(void *user, const void *bytes, size_t count)
{
    (void)user;
    if (fwrite(bytes, 1, count, stdout) != count && !output_fault)
        output_fault = errno;
    return output_fault;
}

int program_finish(struct program *program, int status)
{
    if ((fflush(stdout) || ferror(stdout)) && !output_fault)
        output_fault = errno;
    if (output_fault)
        print_output_fault(program);
    fz_context_unref(program->context);
    return output_fault ? EXIT_INPUT : status;
}
