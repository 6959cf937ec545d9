/* The inside of a builder, shared by builder.c (which takes the calls) and seal.c (which makes the directive of them). */
#ifndef FZ_DIRECTIVE_BUILD_H
#define FZ_DIRECTIVE_BUILD_H

#include "directive/builder.h"
#include "directive/model.h"

typedef enum fz__frame_kind {
    FZ_FRAME_ROOT,
    FZ_FRAME_HEAD,
    FZ_FRAME_PART,
    FZ_FRAME_SECTION,
    FZ_FRAME_TASK
} fz__frame_kind;

/* An open container and where its items begin on the stack. */
typedef struct fz__frame {
    fz__frame_kind kind;
    uint32_t index;
    size_t first;
} fz__frame;

/* For each role the number (index + 1) of the last task in which a unit had it. */
typedef struct fz__stamp {
    uint32_t task[3];
} fz__stamp;

struct fz__builder {
    fz_context *context;
    fz_directive *directive;
    bool failed; /* memory is exhausted: nothing is done any more */
    bool sealed; /* the arrays are in the arena */
    unsigned stage;
    uint32_t text_serial, ranks[3];
    uint32_t text_length, paragraph; /* of the open task so far: its text, where its last paragraph begins */

    fz__frame *frames;
    fz__item *pending;
    size_t frame_count, frame_capacity, pending_count, pending_capacity;

    /* Room in the directive's arrays. */
    size_t head_capacity, section_capacity, task_capacity, assignment_capacity, due_capacity, person_capacity,
        requirement_capacity, item_capacity, extra_capacity;

    fz__stamp *stamps; /* by unit */
    size_t stamp_count, stamp_capacity;

    fz__arena scratch;
    fz__strings id_bases; /* made ids without their suffix */
    uint32_t *id_uses;    /* how often each was used */
    size_t id_use_count, id_use_capacity;
};

/* An empty directive with one reference; NULL when memory is exhausted. */
fz_directive *fz__directive_new(fz_context *context);
/* Close whatever is open, the root last. */
void fz__builder_close_all(fz__builder *builder);

#endif
