/* Registries and schemes as JSON: what is written of them, word by word, and what is told when it cannot be. */
#include "sample.h"

#include "support/oom.h"

#include <criterion/criterion.h>
#include <fazhi.h>
#include <string.h>

static const char registry_xml[] =
    "<registry xmlns=\"urn:libfazhi:registry:1\" id=\"r\" region=\"141129\" xml:lang=\"zh-CN\" xmlns:x=\"urn:x\" "
    "x:a=\"1\">"
    "<head><title>名录</title><note>注</note></head>"
    "<source id=\"s\" date=\"2016-01-25\" href=\"h\">来源</source>"
    "<body id=\"a\" kind=\"department\" level=\"county\" until=\"2019-01-31\" verified=\"true\" source=\"s\">"
    "<name>甲局</name><short>甲</short><alias verified=\"false\">=甲()</alias><note>n</note></body>"
    "<body id=\"b\" kind=\"department\" from=\"2019-02-01\"><name>乙局</name></body>"
    "<collective id=\"c\"><name>各局</name><member body=\"a\"/><all kind=\"department\"/><except "
    "body=\"b\"/></collective>"
    "<succession kind=\"renamed\" date=\"2019-02-01\"><from body=\"a\"/><to body=\"b\"/></succession></registry>";

static const char registry_json[] =
    "{\n  \"id\": \"r\",\n  \"region\": \"141129\",\n  \"language\": \"zh-CN\",\n  \"title\": \"名录\",\n"
    "  \"notes\": [\n    \"注\"\n  ],\n"
    "  \"sources\": [\n    {\"id\": \"s\", \"date\": \"2016-01-25\", \"href\": \"h\", \"text\": \"来源\"}\n  ],\n"
    "  \"bodies\": [\n"
    "    {\n      \"id\": \"a\",\n      \"kind\": \"department\",\n      \"level\": \"county\",\n      \"parent\": "
    "null,\n"
    "      \"class\": null,\n      \"from\": null,\n      \"until\": \"2019-01-31\",\n      \"verified\": true,\n"
    "      \"source\": \"s\",\n      \"names\": [\n"
    "        {\"kind\": \"name\", \"text\": \"甲局\", \"verified\": true},\n"
    "        {\"kind\": \"short\", \"text\": \"甲\", \"verified\": true},\n"
    "        {\"kind\": \"alias\", \"text\": \"=甲()\", \"verified\": false}\n      ],\n"
    "      \"codes\": [],\n      \"members\": [],\n      \"all\": [],\n      \"except\": [],\n"
    "      \"notes\": [\n        \"n\"\n      ]\n    },\n"
    "    {\n      \"id\": \"b\",\n      \"kind\": \"department\",\n      \"level\": null,\n      \"parent\": null,\n"
    "      \"class\": null,\n      \"from\": \"2019-02-01\",\n      \"until\": null,\n      \"verified\": false,\n"
    "      \"source\": null,\n      \"names\": [\n"
    "        {\"kind\": \"name\", \"text\": \"乙局\", \"verified\": true}\n      ],\n"
    "      \"codes\": [],\n      \"members\": [],\n      \"all\": [],\n      \"except\": [],\n      \"notes\": []\n    "
    "},\n"
    "    {\n      \"id\": \"c\",\n      \"kind\": \"collective\",\n      \"level\": null,\n      \"parent\": null,\n"
    "      \"class\": null,\n      \"from\": null,\n      \"until\": null,\n      \"verified\": false,\n"
    "      \"source\": null,\n      \"names\": [\n"
    "        {\"kind\": \"name\", \"text\": \"各局\", \"verified\": true}\n      ],\n"
    "      \"codes\": [],\n      \"members\": [\"a\"],\n      \"all\": [\n"
    "        {\"kind\": \"department\", \"level\": null, \"parent\": null, \"class\": null}\n      ],\n"
    "      \"except\": [\"b\"],\n      \"notes\": []\n    }\n  ],\n"
    "  \"successions\": [\n    {\n      \"kind\": \"renamed\",\n      \"date\": \"2019-02-01\",\n"
    "      \"verified\": false,\n      \"source\": null,\n      \"from\": [\"a\"],\n      \"to\": [\"b\"],\n"
    "      \"notes\": []\n    }\n  ]\n}\n";

static const char scheme_xml[] =
    "<scheme xmlns=\"urn:libfazhi:scheme:1\" id=\"s\" xmlns:x=\"urn:x\"><head><title>办法\"</title></head>"
    "<total id=\"t\"><x:y/><indicator id=\"a\" points=\"12.50\" start=\"full\">"
    "<deduct event=\"逾期\" points=\"0.1\" evidence=\"true\"/></indicator><round places=\"2\"/></total></scheme>";

static const char scheme_json[] =
    "{\n  \"element\": \"scheme\",\n  \"id\": \"s\",\n  \"content\": [\n"
    "    {\n      \"element\": \"head\",\n      \"content\": [\n"
    "        {\"element\": \"title\", \"text\": \"办法\\\"\"}\n      ]\n    },\n"
    "    {\n      \"element\": \"total\",\n      \"id\": \"t\",\n      \"content\": [\n"
    "        {\n          \"element\": \"indicator\",\n          \"id\": \"a\",\n          \"points\": \"12.50\",\n"
    "          \"start\": \"full\",\n          \"content\": [\n"
    "            {\"element\": \"deduct\", \"event\": \"逾期\", \"points\": \"0.1\", \"evidence\": true}\n"
    "          ]\n        },\n        {\"element\": \"round\", \"places\": 2}\n      ]\n    }\n  ]\n}\n";

static fz_status write_registry(fz_context *context, kept *text, fz_error **error)
{
    fz_registry *registry;
    fz_status status = fz_registry_load_memory(context, registry_xml, strlen(registry_xml), "r.xml", &registry, error);

    if (status == FZ_OK)
        status = fz_registry_save_json(registry, keep, text, error);
    fz_registry_unref(registry);
    return status;
}

static fz_status write_scheme(fz_context *context, kept *text, fz_error **error)
{
    fz_scheme *scheme;
    fz_status status = fz_scheme_load_memory(context, scheme_xml, strlen(scheme_xml), "s.xml", &scheme, error);

    if (status == FZ_OK)
        status = fz_scheme_save_json(scheme, keep, text, error);
    fz_scheme_unref(scheme);
    return status;
}

typedef fz_status (*writing)(fz_context *context, kept *text, fz_error **error);

static void expect(writing write, const char *wanted)
{
    fz_context *context;
    fz_error *error = NULL;
    kept text = {.bytes = NULL};

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(write(context, &text, &error), FZ_OK, "%s", fz_error_message(error));
    cr_assert_str_eq(text.bytes, wanted);
    kept_clear(&text);
    fz_context_unref(context);
}

Test(objects_json, a_registry_says_what_its_xml_says)
{
    expect(write_registry, registry_json);
}

Test(objects_json, a_scheme_is_the_tree_of_its_xml_with_decimals_as_strings)
{
    expect(write_scheme, scheme_json);
}

static void expect_full_disk(writing write)
{
    fz_context *context;
    fz_error *error = NULL;
    kept text = {.most = 10};

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(write(context, &text, &error), FZ_EWRITE);
    fz_error_free(error);
    kept_clear(&text);
    fz_context_unref(context);
}

Test(objects_json, what_refuses_the_bytes_is_told)
{
    expect_full_disk(write_registry);
    expect_full_disk(write_scheme);
}

Test(objects_json, wrong_calls_are_told)
{
    fz_scheme *scheme;
    fz_context *context;

    cr_assert_eq(fz_context_new(NULL, &context), FZ_OK);
    cr_assert_eq(fz_scheme_load_builtin(context, &scheme, NULL), FZ_OK);
    cr_assert_eq(fz_scheme_save_json(scheme, NULL, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_scheme_save_json(NULL, keep, NULL, NULL), FZ_EINVAL);
    cr_assert_eq(fz_registry_save_json(NULL, keep, NULL, NULL), FZ_EINVAL);
    fz_scheme_unref(scheme);
    fz_context_unref(context);
}

static fz_status use(const fz_allocator *allocator, writing write)
{
    fz_context *context;
    kept text = {.bytes = NULL};
    fz_status status = fz_context_new(allocator, &context);

    if (status != FZ_OK)
        return status;
    status = write(context, &text, NULL);
    kept_clear(&text);
    fz_context_unref(context);
    return status;
}

static fz_status use_registry(const fz_allocator *allocator)
{
    return use(allocator, write_registry);
}

static fz_status use_scheme(const fz_allocator *allocator)
{
    return use(allocator, write_scheme);
}

Test(objects_json, both_survive_each_failed_allocation)
{
    OOM_SWEEP(use_registry);
    OOM_SWEEP(use_scheme);
}
