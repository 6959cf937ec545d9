/* What the fuzz targets share. A target is one function of one input, with the public API alone; it demands more than that
 * nothing crashes. The same sources are built by any compiler with replay.c, which runs files, and by clang and
 * afl-clang-fast with a fuzzer (tests/fuzz/run).
 *
 * Each input has a context of its own, of English messages, whose memory is counted: at its end nothing may be left. */
#ifndef FZ_TESTS_FUZZ_H
#define FZ_TESTS_FUZZ_H

#include <fazhi.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* End the process with a sentence when a promise is broken: fuzzers, replay.c and the shell all see an abort. */
#define REQUIRE(promise, ...)                                                     \
    do {                                                                          \
        if (!(promise)) {                                                         \
            fprintf(stderr, "%s:%d: broken: %s: ", __FILE__, __LINE__, #promise); \
            fprintf(stderr, __VA_ARGS__);                                         \
            fputc('\n', stderr);                                                  \
            abort();                                                              \
        }                                                                         \
    } while (0)

/* A context for one input. One at a time. */
fz_context *fuzz_begin(void);
/* Give it back; every block must have been released. */
void fuzz_end(fz_context *context);

/* Bytes that grow as fuzz_take adds to them; there may be room behind them. */
typedef struct fuzz_bytes {
    char *bytes;
    size_t count, capacity;
} fuzz_bytes;

/* An fz_write_fn whose `user` is a fuzz_bytes. */
int fuzz_take(void *bytes, const void *from, size_t count);
/* Before they are read: move them to a block of exactly their size, so that valgrind and AddressSanitizer see a step
 * beyond it. */
void fuzz_fit(fuzz_bytes *bytes);
void fuzz_free(fuzz_bytes *bytes);
void fuzz_require_same(const fuzz_bytes *a, const fuzz_bytes *b, const char *what);

/* Part of an input as a string; the next call takes what is behind it. Ends at LF, or where the input does. */
typedef struct fuzz_input {
    const char *bytes;
    size_t count;
} fuzz_input;

char *fuzz_line(fuzz_input *input);
/* Up to a line that holds nothing but "%%%%", which is passed over; else all that is left. */
fuzz_input fuzz_part(fuzz_input *input);

/* The result of a call agrees with its errors, each with code, message and a place within the input; only an input that is
 * refused as a whole has none (empty, no directive, too big). Frees them. `data` is NULL where errors have no place in an
 * input, or their places are in what it was decoded to. */
void fuzz_require_told(fz_status status, fz_error *error, const char *data, size_t size);
/* What a call returned, and its errors. */
typedef struct fuzz_answer {
    fz_status status;
    fz_error *error;
} fuzz_answer;

/* A call that was made twice gave the same answer, and each as above. */
void fuzz_require_told_twice(const fuzz_answer *first, const fuzz_answer *second, const char *data, size_t size);
/* What the findings of an object say, whatever gives them. */
void fuzz_require_finding(const fz_finding *finding, size_t size);

/* What can be loaded and saved. */
typedef struct fuzz_kind {
    fz_status (*load)(fz_context *context, const char *bytes, size_t count, void **object, fz_error **error);
    fz_status (*save)(const void *object, fz_write_fn write, void *user, fz_error **error);
    int (*equal)(const void *a, const void *b);
    void (*release)(void *object);
    int tells_places; /* what is saved says where it was read from: saved again it differs there */
} fuzz_kind;

/* The kind `kind_TYPE` of a type whose functions have the usual names and forms. */
#define FUZZ_KIND(type)                                                                               \
    static fz_status load_##type(fz_context *context, const char *bytes, size_t count, void **object, \
                                 fz_error **error)                                                    \
    {                                                                                                 \
        fz_##type *loaded = NULL;                                                                     \
        fz_status status = fz_##type##_load_memory(context, bytes, count, "input", &loaded, error);   \
                                                                                                      \
        *object = loaded;                                                                             \
        return status;                                                                                \
    }                                                                                                 \
    static fz_status save_##type(const void *object, fz_write_fn write, void *user, fz_error **error) \
    {                                                                                                 \
        return fz_##type##_save_callback(object, write, user, error);                                 \
    }                                                                                                 \
    static int equal_##type(const void *a, const void *b)                                             \
    {                                                                                                 \
        return fz_##type##_equal(a, b);                                                               \
    }                                                                                                 \
    static void release_##type(void *object)                                                          \
    {                                                                                                 \
        fz_##type##_unref(object);                                                                    \
    }                                                                                                 \
    static const fuzz_kind kind_##type = {load_##type, save_##type, equal_##type, release_##type, 0};

/* Save; what is saved loads to an equal object, which saves to the same bytes. */
void fuzz_require_comes_back(const fuzz_kind *kind, fz_context *context, const void *object);
/* Load twice, with the same result, and require the above. The object, or NULL when the input is refused. */
void *fuzz_require_loads(const fuzz_kind *kind, fz_context *context, const char *data, size_t size);

/* What is promised of every directive, whatever it was made of: texts and lists are whole, units and tasks know each
 * other, and each form in which it is written is the same twice. */
void fuzz_require_directive(const fz_directive *directive);

#endif
