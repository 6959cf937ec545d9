/* The columns of a ledger, and what a text in it may be. */
#include "assess/ledger_model.h"
#include "base/utf8.h"
#include "xml/values.h"

#define COLUMN(zh, en, kind, index)                                                                         \
    {                                                                                                       \
        zh, en, FZ_WORD(zh, en), FZ_WORD("列“" zh "”的字节数", "the length of column \"" en "\" in bytes"), \
            FZ_COLUMN_##kind, index                                                                         \
    }

const fz__column_rule fz__columns[FZ__COLUMN_COUNT] = {
    [COLUMN_ID] = COLUMN("编号", "id", TEXT, FZ_RECORD_ID),
    [COLUMN_UNIT] = COLUMN("单位", "unit", TEXT, FZ_RECORD_UNIT),
    [COLUMN_ITEM] = COLUMN("事项", "item", TEXT, FZ_RECORD_ITEM),
    [COLUMN_EVENT] = COLUMN("情形", "event", TEXT, FZ_RECORD_EVENT),
    [COLUMN_VALUE] = COLUMN("数值", "value", VALUE, 0),
    [COLUMN_DATE] = COLUMN("日期", "date", DAY, FZ_RECORD_DATE),
    [COLUMN_DUE] = COLUMN("期限", "due", DAY, FZ_RECORD_DUE),
    [COLUMN_DEADLINE] = COLUMN("整改期限", "deadline", DAY, FZ_RECORD_DEADLINE),
    [COLUMN_RECTIFIED] = COLUMN("整改日期", "rectified", DAY, FZ_RECORD_RECTIFIED),
    [COLUMN_MATTER] = COLUMN("事由", "matter", TEXT, FZ_RECORD_MATTER),
    [COLUMN_HEADS] = COLUMN("人数", "heads", HEADS, 0),
    [COLUMN_MARK] = COLUMN("标记", "mark", TEXT, FZ_RECORD_MARK),
    [COLUMN_RATER] = COLUMN("评价人", "rater", TEXT, FZ_RECORD_RATER),
    [COLUMN_GROUP] = COLUMN("评价组", "group", TEXT, FZ_RECORD_GROUP),
    [COLUMN_REPORTER] = COLUMN("填报单位", "reporter", TEXT, FZ_RECORD_REPORTER),
    [COLUMN_RECORDED] = COLUMN("登记日期", "recorded", DAY, FZ_RECORD_RECORDED),
    [COLUMN_DOCUMENT] = COLUMN("依据", "document", TEXT, FZ_RECORD_DOCUMENT),
    [COLUMN_EVIDENCE] = COLUMN("证据", "evidence", TEXT, FZ_RECORD_EVIDENCE),
    [COLUMN_NOTE] = COLUMN("备注", "note", TEXT, FZ_RECORD_NOTE),
    [COLUMN_CORRECTS] = COLUMN("更正", "corrects", LINK, 0),
    [COLUMN_WITHDRAWS] = COLUMN("撤回", "withdraws", LINK, 0),
    [COLUMN_REASON] = COLUMN("理由", "reason", TEXT, FZ_RECORD_REASON),
    [COLUMN_STAGE] = COLUMN("阶段", "stage", TEXT, FZ__TEXT_STAGE),
    [COLUMN_FROM] = COLUMN("起", "from", DAY, FZ__DAY_FROM),
    [COLUMN_UNTIL] = COLUMN("止", "until", DAY, FZ__DAY_UNTIL),
};

const fz__column fz__stage_columns[FZ__STAGE_ATTRIBUTES] = {
    COLUMN_ID, COLUMN_UNIT, COLUMN_ITEM, COLUMN_STAGE, COLUMN_FROM, COLUMN_UNTIL, COLUMN_REPORTER, COLUMN_RECORDED,
};

bool fz__is_of_stage(fz__column column)
{
    for (int i = 0; i < FZ__STAGE_ATTRIBUTES; i++)
        if (fz__stage_columns[i] == column)
            return true;
    return column == COLUMN_DOCUMENT || column == COLUMN_EVIDENCE || column == COLUMN_NOTE ||
           column == COLUMN_CORRECTS || column == COLUMN_REASON;
}

bool fz__is_of_withdrawal(fz__column column)
{
    return column == COLUMN_WITHDRAWS || column == COLUMN_RECORDED || column == COLUMN_REPORTER ||
           column == COLUMN_REASON;
}

const char *fz__record_column(const fz_record *record, const fz__column_rule *column, char text[FZ__COLUMN_TEXT])
{
    fz_date day;

    switch (column->kind) {
    case FZ_COLUMN_TEXT:
        return fz__ledger_text(record->ledger, record->texts[column->index]);
    case FZ_COLUMN_DAY:
        day = record->days[column->index];
        fz_date_format(day, text, FZ__COLUMN_TEXT);
        return day ? text : NULL;
    case FZ_COLUMN_VALUE:
        fz_decimal_format(record->value, text, FZ__COLUMN_TEXT);
        return record->has_value ? text : NULL;
    case FZ_COLUMN_HEADS:
        return record->heads ? fz__digits(record->heads, text) : NULL;
    case FZ_COLUMN_LINK:
    default:
        return NULL;
    }
}

void fz__refuse(fz__refusal *refusal, fz_status status, fz__column column, const char *a, const char *b, const char *c)
{
    refusal->status = status;
    refusal->column = column;
    refusal->arguments[0] = a;
    refusal->arguments[1] = b;
    refusal->arguments[2] = c;
    refusal->arguments[3] = NULL;
}

bool fz__ledger_text_is_sound(const char *bytes, size_t length)
{
    const char *end = bytes + length;
    bool blank = true;

    while (bytes < end) {
        uint32_t c = fz__utf8_next(&bytes, end);

        if (c == FZ__NOT_UTF8 || !fz__is_xml_character(c))
            return false;
        blank = blank && fz__is_space(c);
    }
    return !blank;
}

bool fz__ledger_text_check(const fz_ledger *ledger, fz__column column, const char *bytes, size_t length,
                           fz__refusal *refusal)
{
    bool in_attribute = column < FZ__ATTRIBUTE_COLUMNS || column == COLUMN_CORRECTS || column == COLUMN_WITHDRAWS ||
                        column == COLUMN_STAGE;
    uint64_t limit = fz_context_limit(ledger->context, FZ_LIMIT_NAME);

    if (!fz__ledger_text_is_sound(bytes, length))
        fz__refuse(refusal, FZ_EFIELD, column, fz__columns[column].word, bytes, FZ_WORD_FIELD_TEXT);
    else if (in_attribute && length > limit)
        fz__refuse(refusal, FZ_ELIMIT, column, fz__columns[column].size, fz__digits(length, refusal->digits[0]),
                   fz__digits(limit, refusal->digits[1]));
    else
        return true;
    return false;
}
