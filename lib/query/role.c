/* Names of roles: one table makes the parser and the message that lists them. */
#include <string.h>

#include "directive/model.h"

#include <fazhi/query.h>

static const struct role_name {
    const char *name;
    uint32_t roles;
} role_names[] = {
    {"lead", FZ_ROLE_LEAD},           {"first-lead", FZ_ROLE_FIRST_LEAD},   {"joint-lead", FZ_ROLE_JOINT_LEAD},
    {"cooperate", FZ_ROLE_COOPERATE}, {"responsible", FZ_ROLE_RESPONSIBLE}, {"any", FZ_ROLE_ANY},
    {"牵头", FZ_ROLE_LEAD},           {"首位牵头", FZ_ROLE_FIRST_LEAD},     {"共同牵头", FZ_ROLE_JOINT_LEAD},
    {"配合", FZ_ROLE_COOPERATE},      {"责任", FZ_ROLE_RESPONSIBLE},
};
#define ROLE_NAMES (sizeof(role_names) / sizeof(*role_names))

static fz_status unknown_role(fz_context *context, const char *name, fz_error **error)
{
    fz__buffer known;
    fz_status status;

    fz__buffer_init(&known, context);
    for (size_t i = 0; i < ROLE_NAMES; i++) {
        fz__buffer_string(&known, i ? ", " : "");
        fz__buffer_string(&known, role_names[i].name);
    }
    status = known.failed ? fz__no_memory(error) : fz__fail(context, error, FZ_EROLE, NULL, FZ_ARGS(name, known.bytes));
    fz__buffer_clear(&known);
    return status;
}

fz_status fz_role_parse(fz_context *context, const char *name, uint32_t *roles, fz_error **error)
{
    if (error)
        *error = NULL;
    if (roles)
        *roles = 0;
    if (!context || !name || !roles)
        return fz__bad_argument(context, error, __func__,
                                !context ? "context is NULL"
                                : !name  ? "name is NULL"
                                         : "roles is NULL");
    for (size_t i = 0; i < ROLE_NAMES; i++) {
        if (!strcmp(name, role_names[i].name)) {
            *roles = role_names[i].roles;
            return FZ_OK;
        }
    }
    return unknown_role(context, name, error);
}
