/* Two versions of a directive compared, task by task. */
#include "getters.h"

static const char *const change_names[] = {NULL,
                                           "head",
                                           "part",
                                           "section_added",
                                           "section_removed",
                                           "section_moved",
                                           "section_renumbered",
                                           "section_title",
                                           "section_text",
                                           "added",
                                           "removed",
                                           "moved",
                                           "renumbered",
                                           "text",
                                           "assignments",
                                           "due",
                                           "details",
                                           "statement",
                                           "other"};
static const char *const piece_names[] = {"equal", "deleted", "inserted"};
static const char *const assignment_names[] = {NULL, "added", "removed", "role", "rank", "open", "reading"};

/* fazhi.compare(old, new) */
int fzl_compare(lua_State *L)
{
    fz_context *context = fzl_context_of(L);
    fz_comparison *comparison = NULL;
    fz_error *error = NULL;
    fz_status status;
    object *self;

    lua_settop(L, 2);
    self = fzl_push_owner(L, "fazhi.comparison", comparison_drop);
    directive_at(L, 1), directive_at(L, 2); /* nil is no directive here */
    status = fz_compare(context, given_directive(L, 1), given_directive(L, 2), &comparison, &error);
    self->pointer = comparison;
    return status == FZ_OK ? 1 : fzl_fail(L, status, error);
}

EACH(comparison, changes, change, fz_comparison_change_count, fz_comparison_change)
GETTER(comparison, count, fzl_push_count(L, fz_comparison_change_count(self)))

GETTER(change, kind, PUSH_NAME(L, change_names, fz_change_kind_of(self)))
TEXT(change, old_text)
TEXT(change, new_text)
BORROWED(change, old_task, task)
BORROWED(change, new_task, task)
BORROWED(change, old_section, section)
BORROWED(change, new_section, section)

static int piece_next(lua_State *L)
{
    const fz_change *change = change_at(L, lua_upvalueindex(1));
    size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));

    if (index >= fz_change_piece_count(change))
        return 0;
    lua_pushinteger(L, (lua_Integer)index + 1);
    lua_replace(L, lua_upvalueindex(2));
    PUSH_NAME(L, piece_names, fz_change_piece_kind(change, index));
    fzl_push_text(L, fz_change_piece_text(change, index));
    return 2;
}

static int assignment_next(lua_State *L)
{
    const fz_change *change = change_at(L, lua_upvalueindex(1));
    size_t index = (size_t)lua_tointeger(L, lua_upvalueindex(2));
    const fz_assignment *old, *new;

    if (index >= fz_change_assignment_count(change))
        return 0;
    old = fz_change_assignment_old(change, index);
    new = fz_change_assignment_new(change, index);
    lua_pushinteger(L, (lua_Integer)index + 1);
    lua_replace(L, lua_upvalueindex(2));
    PUSH_NAME(L, assignment_names, fz_change_assignment_kind(change, index));
    fzl_push_child(L, lua_upvalueindex(1), "fazhi.assignment", old);
    fzl_push_child(L, lua_upvalueindex(1), "fazhi.assignment", new);
    return 3;
}

static int iterate(lua_State *L, lua_CFunction next)
{
    change_at(L, 1);
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next, 2);
    return 1;
}

/* for kind, text in change:pieces() do */
static int change_pieces(lua_State *L)
{
    return iterate(L, piece_next);
}

/* for kind, old, new in change:assignments() do */
static int change_assignments(lua_State *L)
{
    return iterate(L, assignment_next);
}

const luaL_Reg fzl_comparison_methods[] = {M(comparison, changes), {"__len", comparison_count}, END_OF_LIST};
const luaL_Reg fzl_change_methods[] = {
    M(change, kind),        M(change, old_text),    M(change, new_text), M(change, old_task),    M(change, new_task),
    M(change, old_section), M(change, new_section), M(change, pieces),   M(change, assignments), END_OF_LIST};
