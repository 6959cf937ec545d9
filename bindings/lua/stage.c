/* Stages of plans. "until" is a word of Lua's own, so a stage begins and ends. */
#include "getters.h"

enum { ID, UNIT, ITEM, NAME, REPORTER, DOCUMENT, EVIDENCE, NOTE, CORRECTS, REASON, BEGINS, ENDS, RECORDED, STAGE_KEYS };
static const char *const keys[STAGE_KEYS] = {"id",   "unit",     "item",   "name",   "reporter", "document", "evidence",
                                             "note", "corrects", "reason", "begins", "ends",     "recorded"};
static const char *const state_names[] = {"in-force", "corrected", "withdrawn", "unknown"};

/* ledger:add_stage{name = …, ends = …, unit = …, item = …}: the stage. */
int fzl_ledger_add_stage(lua_State *L)
{
    fz_stage_values values = FZ_STAGE_VALUES_INIT;
    const char **texts[] = {&values.id,       &values.unit,     &values.item, &values.name,     &values.reporter,
                            &values.document, &values.evidence, &values.note, &values.corrects, &values.reason};
    fz_date *days[] = {&values.from, &values.until, &values.recorded};
    const fz_stage *stage = NULL;
    fz_error *error = NULL;
    fz_status status;

    lua_settop(L, 2);
    fzl_spread(L, 2, keys, STAGE_KEYS);
    for (int key = ID; key < BEGINS; key++)
        *texts[key] = fzl_optional_text_at(L, 3 + key);
    for (int key = BEGINS; key < STAGE_KEYS; key++)
        *days[key - BEGINS] = fzl_day_at(L, 3 + key);
    status = fz_ledger_add_stage(fzl_changing_ledger(L, 1), &values, &stage, &error);
    return status == FZ_OK ? fzl_push_child(L, 1, "fazhi.stage", stage) : fzl_fail(L, status, error);
}

GETTER(stage, id, fzl_push_text(L, fz_stage_text(self, FZ_STAGE_ID)))
GETTER(stage, unit, fzl_push_text(L, fz_stage_text(self, FZ_STAGE_UNIT)))
GETTER(stage, item, fzl_push_text(L, fz_stage_text(self, FZ_STAGE_ITEM)))
GETTER(stage, name, fzl_push_text(L, fz_stage_text(self, FZ_STAGE_NAME)))
GETTER(stage, begins, fzl_push_day(L, fz_stage_day(self, FZ_STAGE_FROM)))
GETTER(stage, ends, fzl_push_day(L, fz_stage_day(self, FZ_STAGE_UNTIL)))
GETTER(stage, state, PUSH_NAME(L, state_names, fz_stage_state_on(self, fzl_day_at(L, 2))))
BORROWED(stage, replaces, stage)

const luaL_Reg fzl_stage_methods[] = {M(stage, id),    M(stage, unit),     M(stage, item),
                                      M(stage, name),  M(stage, begins),   M(stage, ends),
                                      M(stage, state), M(stage, replaces), END_OF_LIST};
