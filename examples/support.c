/* Values of options, output, and how a program ends. */
#include "support.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* ------------------------------------------------------------------ values */

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

/* ------------------------------------------------------------------ output and the end */

/* Why stdout failed first; 0 when it did not. */
static int output_fault;

static void print_output_fault(const struct program *program)
{
    fprintf(stderr, "%s: %s: %s: %s\n", program->name, say(program, "错误", "error"),
            say(program, "无法写入标准输出", "cannot write to standard output"), strerror(output_fault));
}

static _Noreturn void end(const struct program *program, fz_error *error, int status)
{
    if (error && output_fault && fz_error_status(error) == FZ_EWRITE)
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

void *must(const struct program *program, void *memory)
{
    if (!memory)
        die(program, NULL);
    return memory;
}

void refuse(const struct program *program, fz_error *error)
{
    end(program, error, fz_error_status(error) == FZ_ENOMEM ? EXIT_INPUT : EXIT_FAULT);
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
