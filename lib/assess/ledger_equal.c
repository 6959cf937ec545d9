/* Whether two ledgers say the same. Their texts have numbers of their own, so texts are compared as such. */
#include "assess/ledger_model.h"

#include <string.h>

static bool same_text(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

/* Where a record is replaced or withdrawn shows in the entries that do it. */
static bool same_records(const fz_record *a, const fz_record *b)
{
    if (a->has_value != b->has_value || a->value != b->value || a->heads != b->heads || a->is_stage != b->is_stage ||
        memcmp(a->days, b->days, sizeof(a->days)) != 0 || !a->replaces != !b->replaces ||
        (a->replaces && a->replaces->index != b->replaces->index))
        return false;
    for (int i = 0; i < FZ__TEXT_COUNT; i++)
        if (!same_text(fz__ledger_text(a->ledger, a->texts[i]), fz__ledger_text(b->ledger, b->texts[i])))
            return false;
    return true;
}

static bool same_withdrawals(const fz_record *a, const fz_record *b)
{
    const char *reporters[2], *reasons[2];
    fz_date recorded[2];

    fz_record_withdrawal(a, &recorded[0], &reporters[0], &reasons[0]);
    fz_record_withdrawal(b, &recorded[1], &reporters[1], &reasons[1]);
    return a->index == b->index && a->is_stage == b->is_stage && recorded[0] == recorded[1] &&
           same_text(reporters[0], reporters[1]) && same_text(reasons[0], reasons[1]);
}

static const fz__head_piece *next_words(const fz__head_piece *piece)
{
    while (piece && piece->kind == FZ_HEAD_MARKUP)
        piece = piece->next;
    return piece;
}

static bool same_heads(const fz__head_piece *a, const fz__head_piece *b)
{
    for (a = next_words(a), b = next_words(b); a && b; a = next_words(a->next), b = next_words(b->next))
        if (a->kind != b->kind || strcmp(a->text, b->text) != 0)
            return false;
    return !a && !b;
}

int fz_ledger_equal(const fz_ledger *a, const fz_ledger *b)
{
    if (!a || !b || a == b)
        return a == b;
    if (a->entry_count != b->entry_count || !same_text(a->id, b->id) || !same_text(a->lang, b->lang) ||
        !same_heads(a->head, b->head))
        return 0;
    for (size_t i = 0; i < a->entry_count; i++) {
        const fz__entry *x = &a->entries[i], *y = &b->entries[i];

        if (x->is_withdrawal != y->is_withdrawal ||
            !(x->is_withdrawal ? same_withdrawals(x->record, y->record) : same_records(x->record, y->record)))
            return 0;
    }
    return 1;
}
