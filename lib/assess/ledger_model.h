/* The ledger as its own files and the engine see it.
 *
 * Texts are interned, so the engine compares units, items, events and matters as numbers. Records are pieces of the arena: they never
 * move, and only what became of them changes. */
#ifndef FZ_ASSESS_LEDGER_MODEL_H
#define FZ_ASSESS_LEDGER_MODEL_H

#include "base/error.h"

#include <stdatomic.h>

#include <fazhi/ledger.h>

/* Markup of other namespaces, in document order: attributes of an element, or an element, comment or instruction that
 * stands before the child (of a record: the child's kind; of the root: the entry) of a number. */
typedef struct fz__ledger_markup {
    struct fz__ledger_markup *next;
    const char *text;
    size_t before;       /* of attributes of a record's child: its kind */
    bool is_attributes;  /* of a record's child */
    bool is_before_head; /* of the root, where there is a head */
} fz__ledger_markup;

typedef struct fz__markup_list {
    fz__ledger_markup *first, *last;
} fz__markup_list;

/* What a record holds that is not its text: few have any. */
typedef struct fz__record_foreign {
    const char *attributes; /* of the record itself; NULL: none */
    fz__markup_list markup;
} fz__record_foreign;

typedef struct fz__withdrawal {
    fz_date recorded;          /* 0: not said, so the record never held */
    uint32_t reporter, reason; /* in the ledger's texts; FZ__NO_STRING: none */
    const char *foreign;       /* attributes of others; NULL: none */
} fz__withdrawal;

/* What a stage says that no record does. */
enum { FZ__TEXT_STAGE = FZ_RECORD_TEXT_COUNT_, FZ__TEXT_COUNT };
enum { FZ__DAY_FROM = FZ_RECORD_DAY_COUNT_, FZ__DAY_UNTIL, FZ__DAY_COUNT };

/* A record, or what is entered, corrected and withdrawn as one: a stage, whose days are from and until, and who has no date. */
struct fz_record {
    fz_ledger *ledger;
    uint32_t texts[FZ__TEXT_COUNT]; /* in ledger->texts; FZ__NO_STRING: none */
    fz_date days[FZ__DAY_COUNT];
    fz_decimal value;
    bool has_value;
    bool id_is_made; /* nobody wrote it */
    bool is_stage;
    uint32_t heads;              /* 0: not said */
    uint32_t index;              /* among the records, or the stages */
    uint32_t line;               /* of its source; 0: none */
    uint32_t column;             /* of CSV, where its event stands, else of its tag; 0: none */
    uint32_t start;              /* the column in which it begins there */
    const char *source;          /* the name of what it was read from; NULL: none */
    fz_record *replaces;         /* NULL: none */
    fz_record *replaced_by;      /* NULL: none */
    fz__withdrawal *withdrawal;  /* NULL: none */
    fz__record_foreign *foreign; /* NULL: none */
};

/* Apart from records for who uses the library; the same to what enters, saves and appends. */
struct fz_stage {
    struct fz_record record;
};

/* What was entered, in its order: a record, a stage, or the withdrawal of one. */
typedef struct fz__entry {
    fz_record *record;
    bool is_withdrawal;
} fz__entry;

/* What stands in a ledger's head: the title, notes, markup of others. */
typedef enum fz__head_kind { FZ_HEAD_TITLE, FZ_HEAD_NOTE, FZ_HEAD_MARKUP } fz__head_kind;
typedef struct fz__head_piece {
    struct fz__head_piece *next;
    fz__head_kind kind;
    const char *text;
    const char *foreign; /* attributes of others; NULL: none */
} fz__head_piece;

struct fz_ledger {
    atomic_size_t references;
    fz_context *context;
    fz__arena arena;
    fz__strings texts;
    fz_record **records;
    size_t record_count, record_capacity;
    fz_record **stages;
    size_t stage_count, stage_capacity;
    fz__entry *entries;
    size_t entry_count, entry_capacity;
    uint32_t
        *by_id; /* of the number of a text that is an id: its record's index + 1, FZ__ID_OF_STAGE added for a stage's */
    size_t by_id_capacity;
    uint64_t next_id;   /* the number of the last id that was made */
    const char *source; /* the name of what is being read; NULL: none */
    fz__findings findings;
    const char *id, *lang; /* NULL: none */
    const char *foreign;   /* attributes of the root */
    bool has_head;
    const char *head_foreign;
    fz__head_piece *head;
    fz__markup_list markup; /* directly in the root */
};

/* The record holds on a day as known; `known` 0: as it was entered last. */
fz_record_state fz__record_state(const fz_record *record, fz_date known);

/* The columns of CSV, the first FZ__ATTRIBUTE_COLUMNS of them the attributes of XML in the order of its table. */
typedef enum fz__column {
    COLUMN_ID,
    COLUMN_UNIT,
    COLUMN_ITEM,
    COLUMN_EVENT,
    COLUMN_VALUE,
    COLUMN_DATE,
    COLUMN_DUE,
    COLUMN_DEADLINE,
    COLUMN_RECTIFIED,
    COLUMN_MATTER,
    COLUMN_HEADS,
    COLUMN_MARK,
    COLUMN_RATER,
    COLUMN_GROUP,
    COLUMN_REPORTER,
    COLUMN_RECORDED,
    COLUMN_DOCUMENT,
    COLUMN_EVIDENCE,
    COLUMN_NOTE,
    COLUMN_CORRECTS,
    COLUMN_WITHDRAWS,
    COLUMN_REASON,
    COLUMN_STAGE,
    COLUMN_FROM,
    COLUMN_UNTIL,
    FZ__COLUMN_COUNT
} fz__column;
#define FZ__ATTRIBUTE_COLUMNS COLUMN_DOCUMENT

/* The columns that are attributes of a stage, in the order of its table. */
#define FZ__STAGE_ATTRIBUTES 8
extern const fz__column fz__stage_columns[FZ__STAGE_ATTRIBUTES];

/* What a row or an entry may say that is a stage, or a withdrawal. */
bool fz__is_of_stage(fz__column column);
bool fz__is_of_withdrawal(fz__column column);

typedef enum fz__column_kind {
    FZ_COLUMN_TEXT,
    FZ_COLUMN_DAY,
    FZ_COLUMN_VALUE,
    FZ_COLUMN_HEADS,
    FZ_COLUMN_LINK
} fz__column_kind;
typedef struct fz__column_rule {
    const char *zh, *en; /* its names */
    const char *word;    /* both, as an argument of messages */
    const char *size;    /* how long what it says is, likewise */
    fz__column_kind kind;
    int index; /* which text or day of a record; of a link none */
} fz__column_rule;
extern const fz__column_rule fz__columns[FZ__COLUMN_COUNT];

/* What a record says in a column of its own (no link), as text; NULL for nothing. `text` is room for numbers and days. */
#define FZ__COLUMN_TEXT 40
const char *fz__record_column(const fz_record *record, const fz__column_rule *column, char text[FZ__COLUMN_TEXT]);

/* The texts that are elements of XML: document, evidence, note, and the reason in replaces. */
#define FZ__RECORD_CHILDREN 4

/* A text as it comes; bytes NULL: none. */
typedef struct fz__said {
    const char *bytes;
    size_t length;
} fz__said;

/* What is to be entered: a record, or with `withdraws` the withdrawal of one, which has recorded, reporter and reason. */
typedef struct fz__draft {
    fz__said texts[FZ__TEXT_COUNT];
    fz_date days[FZ__DAY_COUNT];
    fz_decimal value;
    bool has_value, is_stage;
    uint32_t heads, line, column, start;
    fz__said corrects, withdraws;
} fz__draft;

/* Why something cannot be entered, for the caller to report with the place it knows. */
typedef struct fz__refusal {
    fz_status status;
    fz__column column;
    const char *arguments[6];
    char digits[2][FZ_DIGITS];
} fz__refusal;

/* ledger_edit.c: enter a draft whose texts and days are of the right form. A record without id gets one, unless
 * `name_later`. NULL when it is refused, for exhausted memory too; then the ledger is as it was. Of a withdrawal the record
 * that is withdrawn. */
fz_record *fz__ledger_enter(fz_ledger *ledger, const fz__draft *draft, bool name_later, fz__refusal *refusal);
/* The steps of it, for who has a record in pieces: a record that nobody sees yet, its id checked and room made; what comes
 * of `corrects` and further texts is for the caller to put into it. Then it is entered, which cannot fail. */
fz_record *fz__ledger_prepare(fz_ledger *ledger, const fz__draft *draft, bool name_later, fz__refusal *refusal);
void fz__ledger_commit(fz_ledger *ledger, fz_record *record);
/* The record that is to be corrected or withdrawn; NULL when it cannot be. `id` is terminated, as in what follows. */
fz_record *fz__ledger_target(const fz_ledger *ledger, fz__said id, fz__column column, fz__refusal *refusal);
/* Whether a record can take the place of what is to be corrected: a stage that of a stage alone. */
bool fz__ledger_check_pair(const fz_record *target, bool is_stage, fz__refusal *refusal);
/* Whether a stage ends on a day, and not before it begins. */
bool fz__stage_check(const fz__draft *draft, fz__refusal *refusal);
/* A record corrects or withdraws none that was recorded after it. */
bool fz__ledger_check_order(const fz_record *target, fz_date recorded, fz__column column, fz__refusal *refusal);
bool fz__ledger_check_id(const fz_ledger *ledger, fz__said id, fz__refusal *refusal);
bool fz__ledger_check_limit(const fz_ledger *ledger, size_t count, fz__refusal *refusal);
/* The number of a text, FZ__NO_STRING for none. False when memory is exhausted. */
bool fz__ledger_intern(fz_ledger *ledger, fz__said said, uint32_t *number);
/* Room for more records, stages and entries. */
bool fz__ledger_room(fz_ledger *ledger, size_t records, size_t stages, size_t entries);
/* Give every record without id one. False when memory is exhausted. */
bool fz__ledger_name(fz_ledger *ledger);
/* The record of an id; NULL when there is none. */
fz_record *fz__ledger_find(const fz_ledger *ledger, const char *id, size_t length);
/* The record of an id's number; NULL when it is no id. */
#define FZ__ID_OF_STAGE UINT32_C(0x80000000)
fz_record *fz__ledger_id_record(const fz_ledger *ledger, uint32_t number);
/* A number of an id that neither `ledger` nor `other` (may be NULL) has; FZ__NO_STRING when memory is exhausted. */
uint32_t fz__ledger_make_id(fz_ledger *ledger, const fz_ledger *other);
/* Room for an id's number in the index. */
bool fz__ledger_index_room(fz_ledger *ledger);

/* ledger.c: an empty ledger; NULL when memory is exhausted. */
fz_ledger *fz__ledger_make(fz_context *context);
/* A copy in the arena; of NULL, NULL. `*failed` is set when memory is exhausted. */
const char *fz__ledger_keep(fz_ledger *ledger, const char *text, size_t length, bool *failed);
const char *fz__ledger_text(const fz_ledger *ledger, uint32_t number); /* NULL for FZ__NO_STRING */
/* Append markup, copied. False when memory is exhausted. */
bool fz__markup_add(fz_ledger *ledger, fz__markup_list *list, const char *text, size_t before, bool is_attributes);

/* ledger_text.c: whether a text may stand in a ledger: UTF-8 that is not blank, of characters that XML has. */
bool fz__ledger_text_is_sound(const char *bytes, size_t length);
/* Refuse a text that is unsound, or too long for an attribute of XML where it goes into one; true when it is fine. */
bool fz__ledger_text_check(const fz_ledger *ledger, fz__column column, const char *bytes, size_t length,
                           fz__refusal *refusal);
/* Refuse in general. */
void fz__refuse(fz__refusal *refusal, fz_status status, fz__column column, const char *a, const char *b, const char *c);

#endif
