/* Each allocation of libxml2's own fails, once and from then on, in a process of its own with a time limit: the answer is
 * the whole reading or FZ_ENOMEM, never a shorter one, and libxml2 holds nothing afterwards.
 *
 * A plain program, because xmlMemSetup is for the whole process: the library itself may never call it. What libxml2 prints
 * while it makes a parser is not ours to stop. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <libxml/xmlmemory.h>

#include "events.h"
#include "plan.h"
#include "xml/vocabulary_internal.h"

enum { WHOLE, EXHAUSTED, WRONG, LEFT, NOT_REACHED, VERDICTS };

static size_t calls, fail_at, live;
static int for_good, armed;

static int must_fail(void)
{
    if (!armed)
        return 0;
    calls++;
    return for_good ? calls >= fail_at : calls == fail_at;
}

static void *counted_malloc(size_t size)
{
    void *memory = must_fail() ? NULL : malloc(size);

    live += memory != NULL;
    return memory;
}

static void *counted_realloc(void *old, size_t size)
{
    void *memory = must_fail() ? NULL : realloc(old, size);

    live += memory && !old;
    return memory;
}

static void counted_free(void *memory)
{
    live -= memory != NULL;
    free(memory);
}

static char *counted_strdup(const char *text)
{
    char *copy = counted_malloc(strlen(text) + 1);

    return copy ? strcpy(copy, text) : NULL;
}

typedef struct reading {
    const char *name, *text;
    fz_status (*read)(fz_context *context, const char *text, fz__buffer *seen, fz_error **error);
    char *expected;
} reading;

static fz_status read_events(fz_context *context, const char *text, fz__buffer *lines, fz_error **error)
{
    events seen;
    fz_status status;

    events_init(&seen, context, true);
    status = fz__xml_read(context, NULL, text, strlen(text), &events_handler, &seen, error);
    fz__buffer_string(lines, events_text(&seen));
    events_clear(&seen);
    return status;
}

static fz_status read_plan(fz_context *context, const char *text, fz__buffer *lines, fz_error **error)
{
    plan_reading seen = {.fail_at = NULL};
    fz_status status;

    fz__buffer_init(&seen.lines, context);
    status = fz__vocabulary_read(context, &plan, NULL, text, strlen(text), &plan_handler, &seen, error);
    fz__buffer_string(lines, seen.lines.bytes ? seen.lines.bytes : "");
    fz__buffer_clear(&seen.lines);
    return status;
}

/* One reading: all that it handed over, or its errors; NULL for FZ_ENOMEM. */
static char *read_one(const reading *subject)
{
    fz_context *context;
    fz_error *error = NULL;
    fz__buffer lines, errors;
    fz_status status;
    char *answer;

    if (fz_context_new(NULL, &context) != FZ_OK)
        abort();
    fz__buffer_init(&lines, context);
    fz__buffer_init(&errors, context);
    status = subject->read(context, subject->text, &lines, &error);
    errors_describe(error, &errors);
    answer = status == FZ_ENOMEM ? NULL : strdup(status == FZ_OK ? lines.bytes : errors.bytes);
    fz_error_free(error);
    fz__buffer_clear(&lines);
    fz__buffer_clear(&errors);
    fz_context_unref(context);
    return answer;
}

static int try_one(const reading *subject)
{
    size_t before;
    char *answer;
    bool right, exhausted;

    if (xmlMemSetup(counted_free, counted_malloc, counted_realloc, counted_strdup) != 0)
        return WRONG;
    xmlInitParser();
    xmlResetLastError();
    before = live;
    armed = 1;
    answer = read_one(subject);
    armed = 0;
    exhausted = !answer;
    right = answer && strcmp(answer, subject->expected) == 0;
    free(answer);
    if (live != before)
        return LEFT;
    if (calls < fail_at)
        return NOT_REACHED;
    if (exhausted)
        return EXHAUSTED;
    return right ? WHOLE : WRONG;
}

/* The verdict of a process of its own; VERDICTS when it crashed or took too long. */
static int try_apart(const reading *subject)
{
    int status = 0, silent;
    pid_t child = fork();

    if (child == 0) {
        alarm(20);
        silent = open("/dev/null", O_WRONLY);
        if (silent >= 0)
            dup2(silent, STDERR_FILENO);
        _exit(try_one(subject));
    }
    if (child < 0 || waitpid(child, &status, 0) != child)
        return VERDICTS;
    return WIFEXITED(status) ? WEXITSTATUS(status) : VERDICTS;
}

static int sweep(reading *subject)
{
    static const char *const manners[] = {"once", "from then on"};
    static const char *const verdicts[] = {NULL, NULL, "a wrong answer", "blocks were left", NULL, "a crash or a hang"};
    size_t counts[VERDICTS] = {0};

    for (for_good = 0; for_good < 2; for_good++) {
        int verdict = WHOLE;

        for (fail_at = 1; verdict != NOT_REACHED; fail_at++) {
            verdict = try_apart(subject);
            if (verdicts[verdict]) {
                printf("%s: allocation %zu failing %s: %s\n", subject->name, fail_at, manners[for_good],
                       verdicts[verdict]);
                return 1;
            }
            counts[verdict]++;
        }
    }
    printf("%s: %zu exhausted, %zu whole\n", subject->name, counts[EXHAUSTED], counts[WHOLE]);
    return counts[EXHAUSTED] == 0;
}

static char *long_plan(void)
{
    static const char part[] =
        "<part id=\"s\" n=\"1\"><p>一个段落 &amp; 更多</p><step kind=\"lead\" sure=\"true\"><p>t</p>"
        "<who unit=\"某局\" rank=\"1\"/><x:m xmlns:x=\"urn:x\">t</x:m></step></part>\n";
    static const char before[] = "<plan xmlns=\"urn:x:plan:1\"><head><name>n</name></head>\n";
    size_t count = 200;
    char *text = malloc(sizeof(before) + count * sizeof(part) + sizeof("</plan>"));

    strcpy(text, before);
    for (size_t i = 0; i < count; i++)
        memcpy(text + strlen(before) + i * strlen(part), part, sizeof(part));
    strcat(text, "</plan>");
    return text;
}

int main(void)
{
    static const char mixed[] =
        "<?xml version='1.0' encoding='GB18030'?><!-- c --><a xmlns='u' xmlns:x='v' b='中&amp;'>"
        "t&lt;&#65;<![CDATA[<]]><x:c x:d='1' x:e='2'/><?do it?><f g='1'/></a>";
    char *text = long_plan();
    reading subjects[] = {
        {"a document", mixed, read_events, NULL},
        {"a document by its table", text, read_plan, NULL},
        {"a broken document", "<a xmlns='u'><b c='1'>t</a>", read_events, NULL},
        {"a document with a DOCTYPE", "<!DOCTYPE a SYSTEM 'x'><a/>", read_events, NULL},
        {"a document by its table, with faults", "<plan xmlns='urn:x:plan:1'><step kind='x'/></plan>", read_plan, NULL},
    };
    int failed = 0;

    for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
        subjects[i].expected = read_one(&subjects[i]);
        failed |= sweep(&subjects[i]);
        free(subjects[i].expected);
    }
    free(text);
    return failed;
}
