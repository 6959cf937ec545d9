/* A whole directive as JSON and XML. */
#include "sample.h"
#include "unit/query/fixture.h"

#include <criterion/criterion.h>
#include <string.h>

static const char xml[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<directive xmlns=\"urn:libfazhi:directive:1\" id=\"d\" region=\"141129\">\n"
    "  <head>\n"
    "    <title>意见</title>\n"
    "    <docNumber word=\"中政发\" year=\"2016\" serial=\"4\">中政发〔2016〕4号</docNumber>\n"
    "    <issuer>甲县政府</issuer>\n"
    "    <issuer>乙县政府</issuer>\n"
    "    <addressee>各乡镇</addressee>\n"
    "    <signed>2016-01-25</signed>\n"
    "    <basis number=\"晋政发〔2015〕4号\">实施意见</basis>\n"
    "  </head>\n"
    "  <preamble>\n"
    "    <p>为了“法治”。</p>\n"
    "  </preamble>\n"
    "  <section id=\"s1\" n=\"1\" label=\"一\" mark=\"一、\">\n"
    "    <title>总则</title>\n"
    "    <p>要依法。</p>\n"
    "    <section id=\"s1.1\" n=\"1\" label=\"一\" mark=\"（一）\">\n"
    "      <title>审计</title>\n"
    "      <task id=\"t1\" n=\"1\" label=\"1\" mark=\"1.\">\n"
    "        <p>推进审计。</p>\n"
    "        <assign role=\"lead\" rank=\"1\" unit=\"住建局\" full=\"县住建局\"/>\n"
    "        <due date=\"2016-12-31\" every=\"year\">每年底前</due>\n"
    "        <require kind=\"frequency\" at=\"6\" number=\"2\" unit=\"次\" bound=\"least\" every=\"year\" "
    "place=\"21:3:706:6\">审计</require>\n"
    "        <require kind=\"recurring\" at=\"9\" every=\"year\" month=\"3\" day=\"8\" "
    "place=\"21:4:709:3\">计</require>\n"
    "        <require kind=\"deadline\" at=\"9\" date=\"2016-12-31\" place=\"21:4:709:6\">计。</require>\n"
    "      </task>\n"
    "    </section>\n"
    "  </section>\n"
    "</directive>\n";

static const char json[] = "{\n"
                           "  \"is_directive\": true,\n"
                           "  \"title\": \"意见\",\n"
                           "  \"doc_number\": \"中政发〔2016〕4号\",\n"
                           "  \"issuer\": \"甲县政府、乙县政府\",\n"
                           "  \"date_signed\": \"2016-01-25\",\n"
                           "  \"date_published\": null,\n"
                           "  \"addressees\": [\"各乡镇\"],\n"
                           "  \"sections\": [\n"
                           "    {\n"
                           "      \"label\": \"一\",\n"
                           "      \"title\": \"总则\",\n"
                           "      \"parent\": null,\n"
                           "      \"id\": \"s1\",\n"
                           "      \"parent_id\": null,\n"
                           "      \"paragraphs\": [\n"
                           "        \"要依法。\"\n"
                           "      ]\n"
                           "    },\n"
                           "    {\n"
                           "      \"label\": \"一\",\n"
                           "      \"title\": \"审计\",\n"
                           "      \"parent\": \"一\",\n"
                           "      \"id\": \"s1.1\",\n"
                           "      \"parent_id\": \"s1\",\n"
                           "      \"paragraphs\": []\n"
                           "    }\n"
                           "  ],\n"
                           "  \"tasks\": [\n"
                           "    {\n"
                           "      \"number\": \"1\",\n"
                           "      \"section\": \"一\",\n"
                           "      \"subsection\": \"一\",\n"
                           "      \"text\": \"推进审计。\",\n"
                           "      \"lead\": [\"住建局\"],\n"
                           "      \"cooperate\": [],\n"
                           "      \"responsible\": [],\n"
                           "      \"open_ended\": false,\n"
                           "      \"deadline\": \"每年底前\",\n"
                           "      \"id\": \"t1\",\n"
                           "      \"section_id\": \"s1.1\",\n"
                           "      \"assignments\": [\n"
                           "        {\"unit\": \"住建局\", \"full\": \"县住建局\", \"role\": \"lead\", \"rank\": 1, "
                           "\"collective\": false, \"open\": false}\n"
                           "      ],\n"
                           "      \"due\": [\n"
                           "        {\"text\": \"每年底前\", \"date\": \"2016-12-31\", \"every\": \"year\"}\n"
                           "      ],\n"
                           "      \"requirements\": [\n"
                           "        {\"kind\": \"frequency\", \"text\": \"审计\", \"paragraph\": 0, \"offset\": 6, "
                           "\"length\": 6, \"line\": 21, \"column\": 3, \"number\": \"2\", \"unit\": \"次\", "
                           "\"bound\": \"least\", \"every\": \"year\", \"month\": null, \"day\": null, "
                           "\"end\": false, \"date\": null},\n"
                           "        {\"kind\": \"recurring\", \"text\": \"计\", \"paragraph\": 0, \"offset\": 9, "
                           "\"length\": 3, \"line\": 21, \"column\": 4, \"number\": null, \"unit\": null, "
                           "\"bound\": null, \"every\": \"year\", \"month\": 3, \"day\": 8, \"end\": false, "
                           "\"date\": null},\n"
                           "        {\"kind\": \"deadline\", \"text\": \"计。\", \"paragraph\": 0, \"offset\": 9, "
                           "\"length\": 6, \"line\": 21, \"column\": 4, \"number\": null, \"unit\": null, "
                           "\"bound\": null, \"every\": null, \"month\": null, \"day\": null, \"end\": false, "
                           "\"date\": \"2016-12-31\"}\n"
                           "      ],\n"
                           "      \"persons\": [],\n"
                           "      \"fields\": [],\n"
                           "      \"place\": {\"line\": 20, \"column\": 7, \"offset\": 700, \"length\": 40}\n"
                           "    }\n"
                           "  ],\n"
                           "  \"id\": \"d\",\n"
                           "  \"region\": \"141129\",\n"
                           "  \"date_effective\": null,\n"
                           "  \"date_repealed\": null,\n"
                           "  \"index\": null,\n"
                           "  \"kind\": null,\n"
                           "  \"disclosure\": null,\n"
                           "  \"basis\": [\n"
                           "    {\"title\": \"实施意见\", \"number\": \"晋政发〔2015〕4号\"}\n"
                           "  ],\n"
                           "  \"issuers\": [\"甲县政府\", \"乙县政府\"],\n"
                           "  \"attachments\": [],\n"
                           "  \"front\": [],\n"
                           "  \"cover\": [],\n"
                           "  \"preamble\": [\n"
                           "    \"为了“法治”。\"\n"
                           "  ],\n"
                           "  \"closing\": [],\n"
                           "  \"back\": [],\n"
                           "  \"units\": [\n"
                           "    {\"name\": \"住建局\", \"lead\": 1, \"first_lead\": 1, \"cooperate\": 0, "
                           "\"responsible\": 0, \"tasks\": 1}\n"
                           "  ],\n"
                           "  \"findings\": []\n"
                           "}\n";

static fz_directive *load(void)
{
    fz_directive *directive;
    fz_error *error;

    fz_directive_load_memory(the_context(), xml, strlen(xml), "sample.xml", &directive, &error);
    cr_assert_not_null(directive, "%s", fz_error_message(error));
    return directive;
}

static void expect(fz_format format, const char *wanted)
{
    fz_directive *directive = load();
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_directive_write(directive, format, keep, &text, NULL), FZ_OK);
    cr_assert_str_eq(text.bytes, wanted);
    kept_clear(&text);
    fz_directive_unref(directive);
}

Test(directive, is_an_object_in_json)
{
    expect(FZ_FORMAT_JSON, json);
}

Test(directive, is_what_the_saver_writes_in_xml)
{
    expect(FZ_FORMAT_XML, xml);
}

Test(directive, tells_when_the_writing_fails)
{
    static const fz_format formats[] = {FZ_FORMAT_JSON, FZ_FORMAT_XML, FZ_FORMAT_AKN, FZ_FORMAT_TEXT, FZ_FORMAT_HTML};
    fz_directive *directive = load();

    for (size_t i = 0; i < sizeof(formats) / sizeof(*formats); i++) {
        kept text = {.most = 1};
        fz_error *error;

        cr_assert_eq(fz_directive_write(directive, formats[i], keep, &text, &error), FZ_EWRITE);
        cr_assert_str_eq(fz_error_message(error), "cannot write \"the callback\": it did not take the bytes");
        fz_error_free(error);
    }
    fz_directive_unref(directive);
}

Test(directive, has_no_table)
{
    fz_directive *directive = load();
    kept text = {.bytes = NULL};
    fz_error *error;

    cr_assert_eq(fz_directive_write(directive, FZ_FORMAT_TABLE, keep, &text, &error), FZ_EFORMAT);
    cr_assert_str_eq(fz_error_message(error), "there is no format \"table\"; known: json, xml, akn, text, html");
    fz_error_free(error);
    fz_directive_unref(directive);
}

Test(directive, refuses_wrong_calls)
{
    fz_directive *directive = load();

    cr_assert_eq(fz_directive_write(NULL, FZ_FORMAT_JSON, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_directive_write(directive, FZ_FORMAT_JSON, NULL, NULL, NULL), FZ_EINVAL);
    fz_directive_unref(directive);
}
