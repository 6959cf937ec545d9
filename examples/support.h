/* What the example programs share: options, messages, input and output. Only public headers are used.
 *
 * A program is a table of options and a loop:
 *
 *     static const struct option options[] = {{'o', "output", "OUT", "写到 OUT", "write to OUT"}, {0}};
 *
 *     program_start(&program, argc, argv);
 *     while ((kind = program_next(&program, &value)) != NO_MORE)
 *         ...                                     // kind is the option's place in the table, or OPERAND
 *
 * --help, --version and --lang are understood by every program. Messages go to stderr in the language that was asked for,
 * as `name:line:column: severity: message`. */
#ifndef FAZHI_EXAMPLES_SUPPORT_H
#define FAZHI_EXAMPLES_SUPPORT_H

#include <stdbool.h>

#include <fazhi.h>

enum exit_code {
    EXIT_DONE = 0,
    EXIT_FAULT = 1, /* no directive in the input, or a check found a fault */
    EXIT_USAGE = 2, /* wrong use */
    EXIT_INPUT = 3  /* input that cannot be read, or output that cannot be written */
};

struct option {
    char letter;         /* 0: none */
    const char *name;    /* NULL ends a table */
    const char *value;   /* what stands for its value in the help; NULL: it takes none */
    const char *zh, *en; /* its line of the help */
};

struct program {
    const char *name, *operands; /* "fazhi-tasks", "[FILE]" */
    const char *zh, *en;         /* what it does, and at the end of the help what else is worth knowing */
    const char *zh_notes, *en_notes;
    const char *zh_status, *en_status; /* the exit statuses; NULL: those that most programs have */
    int no_directive;                  /* the exit status for input that is no directive; 0: EXIT_FAULT */
    const struct option *options;
    fz_context *context;
    int argc, at;
    char **argv;
    const char *letters; /* what is left of -abc */
    bool only_operands;  /* behind -- */
};

enum { NO_MORE = -1, OPERAND = -2 };

/* Make the context, and answer --help and --version. */
void program_start(struct program *program, int argc, char **argv);
/* The next option, its value in `*value`; OPERAND, `*value` being the operand; or NO_MORE. */
int program_next(struct program *program, const char **value);
/* One of two texts, as the language is. */
#if defined(__GNUC__)
__attribute__((format_arg(2), format_arg(3)))
#endif
const char *
say(const struct program *program, const char *zh, const char *en);

/* Print a message and, for the first three, end the program. No error means that memory is exhausted. */
_Noreturn void wrong_use(const struct program *program, const char *zh, const char *en, const char *value);
_Noreturn void die(const struct program *program, fz_error *error);
/* The same for what was computed from good input and cannot be had. */
_Noreturn void refuse(const struct program *program, fz_error *error);
/* The memory that was asked for, unless there was none. */
void *must(const struct program *program, void *memory);
void print_error(const struct program *program, const fz_error *error); /* and those chained to it */
/* The same, under a name where the error has none of its own. */
void print_error_of(const struct program *program, const char *name, const fz_error *error);
void print_fault(const struct program *program, const char *name, const char *zh, const char *en);
void print_note(const struct program *program, const char *note);

/* A number from 1 to `most`, else the end for wrong use. */
unsigned number_of(const struct program *program, const char *value, unsigned most);
/* Columns of the terminal that stdout is; 0 when it is none. */
unsigned terminal_width(void);

/* The directive of a path, of stdin for "-", the built-in one for NULL: XML, JSON, text or HTML. Ends the program when it cannot
 * be had. */
fz_directive *load_or_die(const struct program *program, const char *path);
/* The directive of a text or a page in an encoding (NULL: its content tells), or of XML. */
fz_directive *import_or_die(const struct program *program, const char *path, const char *encoding);
/* The registry of a path, or the built-in one for "builtin". Ends the program when it cannot be had. */
fz_registry *registry_or_die(const struct program *program, const char *path);
/* The scheme of a path, the built-in one for NULL; the ledger of a path. Each ends the program when it cannot be had. */
fz_scheme *scheme_or_die(const struct program *program, const char *path);
fz_ledger *ledger_or_die(const struct program *program, const char *path, uint32_t flags);
/* Read a file behind what the ledger holds. */
void read_ledger_or_die(const struct program *program, fz_ledger *ledger, const char *path, uint32_t flags);
/* A day such as 2020-01-01, else the end for wrong use. */
fz_date day_of(const struct program *program, const char *value);
/* Say that a directive has no unit of a name, and which ones come near. */
void suggest_units(const struct program *program, const fz_directive *directive, const char *name);
/* Print a finding of something that came from `source`, which may be NULL. */
void print_finding(const struct program *program, const char *source, const fz_finding *finding);
/* An fz_write_fn to stdout. */
int write_stdout(void *user, const void *bytes, size_t count);
/* Release the context and see that all was written; the exit status of the program. */
int program_finish(struct program *program, int status);

#endif
