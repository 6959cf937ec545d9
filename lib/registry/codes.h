/* Codes of organisations and their check characters. */
#ifndef FZ_REGISTRY_CODES_H
#define FZ_REGISTRY_CODES_H

#include "registry/model.h"

typedef enum fz__code_state { FZ_CODE_GOOD, FZ_CODE_BAD_FORM, FZ_CODE_BAD_CHECK } fz__code_state;

/* Check a code; `*check` is what its check character should be, where it is that which is wrong. */
fz__code_state fz__code_check(fz__scheme scheme, const char *text, char *check);

#endif
