/* Each file of tests/data/scheme/bad is refused with the code and at the place that its .expect names. */
#include "support.h"

#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <string.h>

static fz_status load(const char *file, fz_error **error)
{
    fz_scheme *scheme;
    fz_status status = fz_scheme_load_path(the_context(), file, &scheme, error);

    cr_expect_eq(scheme == NULL, status != FZ_OK);
    fz_scheme_unref(scheme);
    return status;
}

Test(scheme_refuse, every_bad_file_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("scheme/bad", ".xml", load, 1), 100);
}

Test(scheme_refuse, several_faults_in_the_order_of_the_document)
{
    const char *xml = SCHEME("<total id=\"t\" points=\"10\">"
                             "<indicator id=\"a\" points=\"4\"><deduct points=\"1\"/></indicator>"
                             "<indicator id=\"a\" points=\"5\"/></total>");
    static const fz_status codes[] = {FZ_EPOINTS, FZ_ENEVER, FZ_EHOLLOW, FZ_EDUPLICATE_ID};
    const fz_error *at;
    fz_scheme *scheme;
    fz_error *error;

    cr_assert_eq(fz_scheme_load_memory(the_context(), xml, strlen(xml), NULL, &scheme, &error), FZ_EPOINTS);
    at = error;
    for (size_t i = 0; i < 4; i++, at = fz_error_next(at))
        cr_assert_eq(fz_error_status(at), codes[i], "error %zu is %s", i, fz_status_name(fz_error_status(at)));
    cr_assert_null(at);
    fz_error_free(error);
}

Test(scheme_refuse, a_message_gives_the_value_and_what_would_be_right)
{
    const char *xml =
        INDICATOR("", "<raters><group name=\"甲\" weight=\"33.3\"/><group name=\"乙\" weight=\"66.6\"/></raters>");
    fz_scheme *scheme;
    fz_error *error;

    cr_assert_eq(fz_scheme_load_memory(the_context(), xml, strlen(xml), NULL, &scheme, &error), FZ_EWEIGHTS);
    cr_assert_str_eq(fz_error_message(error), "the weights in \"raters\" add up to 99.9; expected 100");
    fz_error_free(error);
}

Test(scheme_refuse, a_wrong_call)
{
    fz_scheme *scheme;
    size_t count;

    cr_assert_eq(fz_scheme_load_memory(NULL, "", 0, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_null(scheme);
    cr_assert_eq(fz_scheme_load_memory(the_context(), "", 0, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_memory(the_context(), NULL, 1, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_memory(the_context(), NULL, 0, NULL, &scheme, NULL), FZ_EEMPTY);
    cr_assert_eq(fz_scheme_load_path(the_context(), NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_path(the_context(), "/there/is/no/such.xml", &scheme, NULL), FZ_ENOTFOUND);
    cr_assert_eq(fz_scheme_load_callback(the_context(), NULL, NULL, NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_load_builtin(NULL, &scheme, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_memory(NULL, NULL, 0, &count, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_path(NULL, "x", NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_callback(NULL, NULL, NULL, NULL), FZ_EINVAL);
}

/* Two indicators, grades that may be given in shares, and a gate. */
#define GRADED(grade, gate)                                                                                           \
    SCHEME("<total id=\"t\"><indicator id=\"a\" points=\"10\"><value/></indicator><indicator id=\"b\" points=\"10\">" \
           "<value/></indicator></total><grades><grade name=\"优\"" grade "/><grade name=\"差\"/></grades>" gate)
#define GATE(attributes)   GRADED(" from=\"15\"", "<gate name=\"案件\" effect=\"ceiling\" grade=\"差\"" attributes "/>")
#define RATERS(more, rule) INDICATOR(" points=\"10\"", "<raters" more ">" rule "</raters>")
#define BAND(attributes)   INDICATOR(" points=\"10\"", "<bands><band points=\"1\"" attributes "/></bands>")
#define BANDS(one, other) \
    INDICATOR(" points=\"10\"", "<bands><band points=\"1\" " one "/><band points=\"2\" " other "/></bands>")
#define GOALPOSTS(attributes) INDICATOR(" points=\"10\"", "<goalposts " attributes "/>")
#define FULL(rule)            INDICATOR(" points=\"10\" start=\"full\"", rule)

static const struct {
    const char *xml;
    fz_status status;
} pairs[] = {
    /* what goes together, and what only with the other */
    {GATE(" event=\"案\""), FZ_OK},
    {GATE(" event=\"案\" least=\"2\""), FZ_OK},
    {GATE(" indicator=\"a\" below=\"5\""), FZ_OK},
    {GATE(" indicator=\"a\""), FZ_ENEEDS},
    {GATE(" event=\"案\" below=\"5\""), FZ_ENEEDS},
    {GATE(" indicator=\"a\" below=\"5\" least=\"2\""), FZ_ENEEDS},
    {GATE(" event=\"案\" indicator=\"a\" below=\"5\""), FZ_EEXCLUDES},
    {GATE(""), FZ_EREQUIRED},
    {RATERS("", ""), FZ_OK},
    {RATERS(" trim=\"1\"", ""), FZ_OK},
    {RATERS(" trim=\"1\" over=\"5\"", ""), FZ_OK},
    {RATERS(" over=\"5\"", ""), FZ_ENEEDS},
    {RATERS("", "<void from=\"90\" more=\"3\"/>"), FZ_OK},
    {RATERS("", "<void below=\"70\" fewer=\"2\"/>"), FZ_OK},
    {RATERS("", "<void from=\"90\"/>"), FZ_ENEEDS},
    {RATERS("", "<void below=\"70\"/>"), FZ_ENEEDS},
    {RATERS("", "<void from=\"90\" more=\"3\" fewer=\"2\"/>"), FZ_ENEEDS},
    {RATERS("", "<void below=\"70\" fewer=\"2\" more=\"3\"/>"), FZ_ENEEDS},
    {RATERS("", "<void/>"), FZ_EREQUIRED},
    {FULL("<deduct points=\"1\"><times value=\"1\" step=\"0.2\" event=\"承担\"/></deduct>"), FZ_OK},
    {FULL("<deduct points=\"1\"><times value=\"1\" step=\"0.2\"/></deduct>"), FZ_ENEEDS},
    /* what one alone may say */
    {BAND(" from=\"5\""), FZ_OK},
    {BAND(" above=\"5\""), FZ_OK},
    {BAND(" to=\"5\""), FZ_OK},
    {BAND(" below=\"5\""), FZ_OK},
    {BAND(""), FZ_EREQUIRED},
    {BAND(" from=\"5\" above=\"4\""), FZ_EEXCLUDES},
    {BAND(" to=\"5\" below=\"6\""), FZ_EEXCLUDES},
    {FULL("<distance target=\"5\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_OK},
    {FULL("<distance aim=\"目标\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_OK},
    {FULL("<distance group=\"mean\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_OK},
    {FULL("<distance side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_EREQUIRED},
    {FULL("<distance target=\"5\" aim=\"目标\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_EEXCLUDES},
    {FULL("<distance target=\"5\" group=\"mean\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_EEXCLUDES},
    {FULL("<distance aim=\"目标\" group=\"mean\" side=\"below\" step=\"1\" points=\"-1\"/>"), FZ_EEXCLUDES},
    {GOALPOSTS("low=\"1\" high=\"85\" scale=\"log\""), FZ_OK},
    {GOALPOSTS("low=\"-1\" high=\"85\""), FZ_OK},
    {GOALPOSTS("low=\"0\" high=\"85\" scale=\"log\""), FZ_ERANGE},
    {GOALPOSTS("low=\"85\" high=\"0\" scale=\"log\""), FZ_ERANGE},
    {GOALPOSTS("low=\"85\" high=\"85\""), FZ_ERANGE},
    /* bands that begin at the same number */
    {BANDS("from=\"5\"", "below=\"5\""), FZ_OK},
    {BANDS("from=\"5\"", "from=\"5\" to=\"6\""), FZ_EOVERLAP},
    {BANDS("above=\"5\"", "from=\"5\" to=\"5\""), FZ_OK},
    {BANDS("from=\"5\" to=\"5\"", "above=\"5\""), FZ_OK},
    {BANDS("above=\"5\"", "from=\"5\" to=\"5.000001\""), FZ_EOVERLAP},
    /* intervals, and those of one number */
    {BAND(" from=\"5\" to=\"5\""), FZ_OK},
    {BAND(" from=\"5\" to=\"4.999999\""), FZ_EINTERVAL},
    {BAND(" from=\"5\" below=\"5.000001\""), FZ_OK},
    {BAND(" from=\"5\" below=\"5\""), FZ_EINTERVAL},
    {BAND(" above=\"5\" to=\"5.000001\""), FZ_OK},
    {BAND(" above=\"5\" to=\"5\""), FZ_EINTERVAL},
    {BAND(" above=\"5\" below=\"6\""), FZ_OK},
    {BAND(" above=\"5\" below=\"5\""), FZ_EINTERVAL},
    {FULL("<clamp from=\"5\" to=\"5\"/><deduct points=\"1\"/>"), FZ_OK},
    {FULL("<clamp from=\"5\" to=\"4\"/><deduct points=\"1\"/>"), FZ_EINTERVAL},
    {FULL("<judge event=\"不周\" sense=\"deduct\" from=\"5\" to=\"5\"/>"), FZ_OK},
    {FULL("<judge event=\"不周\" sense=\"deduct\" from=\"5\" to=\"4\"/>"), FZ_EINTERVAL},
    {FULL("<judge event=\"不周\" sense=\"deduct\" from=\"0\" to=\"4\"/>"), FZ_OK},
    {FULL("<judge event=\"不周\" sense=\"deduct\" from=\"-0.000001\" to=\"4\"/>"), FZ_ERANGE},
    /* ranges at their ends */
    {GRADED(" from=\"15\" most=\"100\"", ""), FZ_OK},
    {GRADED(" from=\"15\" most=\"100.000001\"", ""), FZ_ERANGE},
    {GRADED(" from=\"15\" most=\"0\"", ""), FZ_OK},
    {GRADED(" from=\"15\" most=\"-0.000001\"", ""), FZ_ERANGE},
    {FULL("<timing event=\"完成\" late=\"0\" day=\"0\" none=\"0\" early=\"0\"/>"), FZ_OK},
    {FULL("<timing event=\"完成\" late=\"-1\"/>"), FZ_ERANGE},
    {FULL("<timing event=\"完成\" day=\"-1\"/>"), FZ_ERANGE},
    {FULL("<timing event=\"完成\" none=\"-1\"/>"), FZ_ERANGE},
    {FULL("<timing event=\"完成\" early=\"-1\"/>"), FZ_ERANGE},
    {FULL("<timing event=\"完成\"/>"), FZ_EREQUIRED},
    {FULL("<deduct points=\"1\"><times value=\"0\" mark=\"二等\"/></deduct>"), FZ_OK},
    {FULL("<deduct points=\"1\"><times value=\"-0.5\" mark=\"二等\"/></deduct>"), FZ_ERANGE},
    {INDICATOR(" points=\"10\"", "<value/><round places=\"6\"/>"), FZ_OK},
    {INDICATOR(" points=\"10\"", "<value/><round places=\"7\"/>"), FZ_ERANGE},
};

Test(scheme_refuse, what_does_not_go_together_and_takes_what_does)
{
    for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++) {
        fz_scheme *scheme;
        fz_error *error;
        fz_status status =
            fz_scheme_load_memory(the_context(), pairs[i].xml, strlen(pairs[i].xml), NULL, &scheme, &error);

        cr_expect_eq(status, pairs[i].status, "%s: %s", pairs[i].xml, fz_status_name(status));
        fz_error_free(error);
        fz_scheme_unref(scheme);
    }
}
