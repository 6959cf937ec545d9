/* Made from lib/data/watch.txt by lib/data/vocabulary.py; do not edit. */
/* clang-format off */
#ifndef FZ_SUPERVISE_WATCH_NAMES_H
#define FZ_SUPERVISE_WATCH_NAMES_H

#define FZ__WATCH_SPACE "urn:libfazhi:watch:1"

/* The elements. */
typedef enum fz__watch_element {
    WA_WATCH,
    WA_HEAD,
    WA_TITLE,
    WA_NOTE,
    WA_STATE,
    WA_LIGHT,
    WA_HOLIDAY,
    WA_WORKDAY,
    WA_COUNT_
} fz__watch_element;

enum { MOVE_NONE, MOVE_NEXT, MOVE_PREVIOUS };
enum { KIND_OPEN, KIND_WAITING, KIND_DONE, KIND_CLOSED, KIND_EXTENDED, KIND_RETURNED };
enum { WHEN_DONE, WHEN_DONE_IN_TIME, WHEN_DONE_LATE, WHEN_RECTIFIED, WHEN_WAITING, WHEN_RETURNED, WHEN_EXTENDED, WHEN_OVERDUE, WHEN_TODAY, WHEN_BEFORE, WHEN_NO_DAY, WHEN_OPEN, WHEN_ANY };

#endif
