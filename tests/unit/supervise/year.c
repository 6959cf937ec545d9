#include "year.h"

#include "unit/assess/support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

/* Offsets in the text count bytes, three a Chinese character: of t2, 每年12月4日宣传， is 6+2+3+1+3+6+3 = 24. */
const char the_directive[] =
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title><signed>2016-01-25</signed></head>"
    "<section id=\"s1\" n=\"1\" label=\"一\"><title>甲部</title>"
    "<task id=\"t1\" n=\"1\" label=\"1\"><p>清理权力。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"甲\"/><assign role=\"cooperate\" rank=\"1\" unit=\"乙\"/>"
    "<due date=\"2016-02-29\">2月底前</due></task>"
    "<task id=\"t2\" n=\"2\" label=\"2\"><p>每年12月4日宣传，每年2月29日检查，每月5日前上报，30个工作日内答复。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"甲\"/>"
    "<require kind=\"recurring\" at=\"0\" every=\"year\" month=\"12\" day=\"4\">每年12月4日宣传</require>"
    "<require kind=\"recurring\" at=\"24\" every=\"year\" month=\"2\" day=\"29\">每年2月29日检查</require>"
    "<require kind=\"recurring\" at=\"48\" every=\"month\" day=\"5\">每月5日前上报</require>"
    "<require kind=\"deadline\" at=\"70\" number=\"30\" unit=\"workday\">30个工作日内</require></task></section>"
    "<section id=\"s2\" n=\"2\" label=\"二\"><title>乙部</title>"
    "<task id=\"t3\" n=\"3\" label=\"3\"><p>每年不少于两次，每季度末通报，6月底前自查。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"乙\"/>"
    "<require kind=\"frequency\" at=\"0\" number=\"2\" unit=\"次\" bound=\"least\" "
    "every=\"year\">每年不少于两次</require>"
    "<require kind=\"recurring\" at=\"24\" every=\"quarter\" end=\"true\">每季度末通报</require>"
    "<require kind=\"deadline\" at=\"45\" month=\"6\" end=\"true\">6月底前</require></task>"
    "<task id=\"t4\" n=\"4\" label=\"4\"><p>加强领导。</p>"
    "<assign role=\"lead\" rank=\"1\" unit=\"甲\"/><assign role=\"lead\" rank=\"2\" unit=\"丙\"/></task></section>"
    "</directive>";

fz_watch *rules(const char *move)
{
    fz_watch *watch;
    char xml[1024];

    if (!move) {
        cr_assert_eq(fz_watch_load_builtin(the_context(), &watch, NULL), FZ_OK);
        return watch;
    }
    snprintf(xml, sizeof(xml),
             "<watch xmlns=\"urn:libfazhi:watch:1\" move=\"%s\"><head><title>T</title></head>"
             "<state name=\"办结\" kind=\"done\"/></watch>",
             move);
    cr_assert_eq(fz_watch_load_memory(the_context(), xml, strlen(xml), NULL, &watch, NULL), FZ_OK);
    return watch;
}

fz_supervision *supervise_with(const char *csv, const fz_watch *watch, const fz_supervise_options *options)
{
    fz_directive *directive;
    fz_supervision *supervision;
    fz_ledger *ledger;
    fz_error *error;

    cr_assert_eq(
        fz_directive_load_memory(the_context(), the_directive, strlen(the_directive), NULL, &directive, &error), FZ_OK,
        "%s", fz_error_message(error));
    if (csv)
        cr_assert_eq(fz_ledger_load_memory(the_context(), csv, strlen(csv), NULL, NULL, 0, &ledger, &error), FZ_OK,
                     "%s", fz_error_message(error));
    else
        cr_assert_eq(fz_ledger_new(the_context(), &ledger, NULL), FZ_OK);
    cr_assert_eq(fz_supervise(the_context(), directive, NULL, ledger, watch, options, &supervision, &error), FZ_OK,
                 "%s", fz_error_message(error));
    fz_ledger_unref(ledger); /* it needs neither any more */
    fz_directive_unref(directive);
    return supervision;
}

fz_supervision *supervise_on(fz_date day, const char *csv)
{
    fz_supervise_options options = FZ_SUPERVISE_OPTIONS_INIT;
    fz_watch *watch = rules(NULL);
    fz_supervision *supervision;

    options.day = day;
    supervision = supervise_with(csv, watch, &options);
    fz_watch_unref(watch);
    return supervision;
}

const fz_obligation *owed(const fz_supervision *supervision, const char *unit, const char *id, int must)
{
    for (size_t i = 0; i < fz_supervision_obligation_count(supervision); i++) {
        const fz_obligation *o = fz_supervision_obligation(supervision, i);

        if (strcmp(fz_obligation_unit(o), unit) == 0 && strcmp(fz_obligation_id(o), id) == 0)
            return o;
    }
    cr_assert(!must, "%s does not owe %s", unit, id);
    return NULL;
}
