/* What a command line says: its options and operands, and the answers to --help, --version and --lang. */
#include "support.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option common[] = {
    {0, "lang", "zh|en", "消息的语言", "language of messages"},
    {'h', "help", NULL, "显示本说明", "show this help"},
    {0, "version", NULL, "显示版本", "show the version"},
    {0, NULL, NULL, NULL, NULL},
};
enum { LANG = 1000, HELP, VERSION, UNKNOWN, LACKS_VALUE, TAKES_NO_VALUE }; /* beyond any table */

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
