/* Many inputs: files and folders as operands, and a collection of what they hold. */
#ifndef FAZHI_EXAMPLES_MANY_H
#define FAZHI_EXAMPLES_MANY_H

#include "progress.h"

struct files {
    const char **paths;
    const char **names; /* by the same index: the path below the folder that was named, the last part of a file's own */
    size_t count, capacity;
    bool folders; /* one of the operands is a folder */
    int status;   /* EXIT_INPUT where a folder could not be read */
};

bool is_folder(const char *path);
/* Add an operand: a file, "-", or a folder with all that is in it, by name; what begins with a dot is left out, and what is neither
 * a file nor a folder. A folder that cannot be read is told. */
void files_add(const struct program *program, struct files *files, const char *operand);
void files_free(struct files *files);
/* End the program where folders were named and nothing is in them. */
void files_need_one(const struct program *program, const struct files *files);
/* Whether it takes a collection: more than one file, or a folder. */
bool files_are_many(const struct files *files);

/* How many threads: the value of --jobs, and the processors there are without one. */
uint32_t jobs_or_all(const struct program *program, const char *value);

/* What became of many files: the exit status, the graver one of two. */
struct outcome {
    struct progress progress; /* the first: the function of progress_start takes an outcome for it */
    int status;
};
void outcome_start(struct outcome *outcome, const struct program *program, const struct files *files,
                   fz_open_options *options);
/* The on_error of those options, whose user begins with a struct outcome: print the error and go on. */
int print_bad_file(void *user, size_t index, const fz_error *error);

/* A collection of the files, of the built-in directive for none. One bad file ends the program; one of several is told, and
 * `*status` is then the exit status. */
fz_collection *collection_or_die(const struct program *program, const struct files *files, uint32_t jobs, int *status);

#endif
