/* The library prints nothing and leaves libxml2 as it was, whatever it is given to read. */
#include "events.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <unistd.h>

#include <libxml/globals.h>

static const char *const texts[] = {
    "<a>fine</a>",
    "",
    "<a",
    "<a><b></a>",
    "<a>&e;&#0;\x01</a>",
    "<a b=c d/>",
    "<x:a xmlns:y='' y:b='1'/>",
    "<a xmlns='not a uri %%'/>",
    "<?xml version='1.0' encoding='GB2312'?><a>中镕</a>",
    "<?xml version='1.0' encoding='no-such-encoding'?><a/>",
    "<?xml version='9.9'?><a/>",
    "<!DOCTYPE a SYSTEM 'http://127.0.0.1:1/'><a/>",
    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>%p;]><a>&e;</a>",
    "<a xml:space='wrong' xml:lang='1'/>",
    "<a>\xFF\xFE</a>",
    "<a>\xED\xA0\x80</a>",
    "<!-- -- --><a/>",
    "<a/><!DOCTYPE a>",
};

/* What libxml2 keeps for the process or the thread. */
typedef struct globals {
    xmlGenericErrorFunc generic;
    void *generic_context;
    xmlStructuredErrorFunc structured;
    void *structured_context;
    xmlExternalEntityLoader loader;
    xmlFreeFunc release;
    xmlMallocFunc allocate;
    int keep_blanks, substitute, line_numbers, validate, load_dtd, warnings, indent;
    const xmlError *last_error;
} globals;

/* Later releases of libxml2 call some of these deprecated, and keep them. */
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

static globals globals_now(void)
{
    globals now;

    memset(&now, 0, sizeof(now));
    now.generic = xmlGenericError;
    now.generic_context = xmlGenericErrorContext;
    now.structured = xmlStructuredError;
    now.structured_context = xmlStructuredErrorContext;
    now.loader = xmlGetExternalEntityLoader();
    now.release = xmlFree;
    now.allocate = xmlMalloc;
    now.keep_blanks = xmlKeepBlanksDefaultValue;
    now.substitute = xmlSubstituteEntitiesDefaultValue;
    now.line_numbers = xmlLineNumbersDefaultValue;
    now.validate = xmlDoValidityCheckingDefaultValue;
    now.load_dtd = xmlLoadExtDtdDefaultValue;
    now.warnings = xmlGetWarningsDefaultValue;
    now.indent = xmlIndentTreeOutput;
    now.last_error = xmlGetLastError();
    return now;
}

static void read_all(void)
{
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        fz_context *context;
        events seen;

        cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
        events_init(&seen, context, true);
        for (size_t p = 0; piece_sizes[p]; p++)
            fz__xml_read_pieces(context, NULL, texts[i], strlen(texts[i]), piece_sizes[p], &events_handler, &seen,
                                NULL);
        events_clear(&seen);
        fz_context_unref(context);
    }
}

Test(quiet, prints_nothing)
{
    FILE *caught = tmpfile();
    int old[2] = {dup(STDOUT_FILENO), dup(STDERR_FILENO)};

    cr_assert_not_null(caught);
    fflush(stdout);
    dup2(fileno(caught), STDOUT_FILENO);
    dup2(fileno(caught), STDERR_FILENO);
    read_all();
    fflush(stdout);
    dup2(old[0], STDOUT_FILENO);
    dup2(old[1], STDERR_FILENO);
    cr_assert_eq(lseek(fileno(caught), 0, SEEK_END), 0);
    fclose(caught);
    close(old[0]);
    close(old[1]);
}

Test(quiet, leaves_libxml2_as_it_was)
{
    globals before, after;

    xmlInitParser();
    before = globals_now();
    read_all();
    after = globals_now();
    cr_assert_eq(memcmp(&before, &after, sizeof(before)), 0);
}

Test(quiet, keeps_the_last_error_of_the_host_when_nothing_goes_wrong)
{
    static const fz__xml_handler nothing = {NULL, NULL, NULL, NULL, NULL};
    fz_context *context;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_null(xmlReadMemory("<a", 2, NULL, NULL, XML_PARSE_NOERROR | XML_PARSE_NONET));
    cr_assert_not_null(xmlGetLastError());
    cr_assert_eq(fz__xml_read(context, NULL, "<a/>", 4, &nothing, NULL, NULL), FZ_OK);
    cr_assert_not_null(xmlGetLastError());
    xmlResetLastError();
    fz_context_unref(context);
}
