/* A program of the bench: contenders that drive.py sets going by turns, each in a process of its own.
 *
 * usage: PROGRAM CONTENDER [ARGUMENT]...
 *
 * The contender is set up; then each line of the standard input asks for something, and one line of JSON answers:
 *
 *     run N      do the work N times: {"ns": processor time of all N together, "answer": what the work came to}
 *     memory     do the work once: {"held": ..., "resident": ..., "peak": ..., "answer": ...}, bytes that it added
 *
 * Setting up and tearing down are never timed, and the work is done in bench_timed alone: callgrind, told to collect there
 * (--toggle-collect=bench_timed), counts the instructions of the work and nothing else. Programs in Python speak the same way:
 * serve.py. */
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct contender {
    const char *name;
    void (*set_up)(char **arguments); /* NULL ends them; may be NULL */
    void (*work)(void);
    void (*tear_down)(void); /* gives back what one work has made; NULL: it made nothing, and many are timed as one */
} contender;

/* What main returns. The last contender has no name. */
int bench_main(int argc, char **argv, const contender *contenders);

/* What the work came to, such as a count of hits: all contenders of a row that say something must say the same. */
void bench_answer(int64_t answer);

#if defined(__GNUC__)
__attribute__((noreturn))
#endif
void bench_die(const char *what);

/* Not static, so that it has a name to tell callgrind. */
void bench_timed(const contender *one);

typedef struct bench_file {
    char *path;
    char *bytes; /* a zero behind them */
    size_t length;
} bench_file;

/* The files that a list names, one path a line; a name that does not end in ".list" is itself the one file. */
typedef struct bench_files {
    bench_file *all;
    const char **paths;
    size_t count, bytes;
} bench_files;

bench_file bench_read(const char *path);
bench_files bench_read_all(const char *list);

void *bench_alloc(size_t count, size_t size);
unsigned long bench_number(const char *argument);

#ifdef __cplusplus
}
#endif

#endif
