/* The metadata: what the document is (FRBR), whom it names, and the outline that makes it a directive again. */
#include "export/akn.h"

#include <string.h>

/* A day that the schema asks for where nobody knows one. */
#define NO_DAY "0001-01-01"

/* What is shown of a name; attributes are no place for long texts. */
enum { MOST_SHOWN = 300 };

static void show(fz__akn *akn, const char *attribute, const char *text)
{
    char shown[MOST_SHOWN + 4];
    size_t length = strlen(text), at = MOST_SHOWN;

    if (length <= MOST_SHOWN) {
        fz__xml_attribute_text(&akn->writer, attribute, text);
        return;
    }
    while (((unsigned char)text[at] & 0xC0) == 0x80)
        at--;
    memcpy(shown, text, at);
    memcpy(shown + at, "…", sizeof("…"));
    fz__xml_attribute_text(&akn->writer, attribute, shown);
}

static void value(fz__akn *akn, const char *element, const char *text)
{
    fz__xml_start(&akn->writer, element);
    fz__xml_attribute_text(&akn->writer, "value", text);
    fz__xml_end(&akn->writer, element);
}

/* The day of the document: of signing, else of publication, else of taking effect. */
static const char *day_of(const fz_directive *d, const char **name)
{
    static const struct {
        fz_field field;
        const char *name;
    } days[] = {{FZ_FIELD_SIGNED, "signed"}, {FZ_FIELD_PUBLISHED, "published"}, {FZ_FIELD_EFFECTIVE, "effective"}};

    for (size_t i = 0; i < sizeof(days) / sizeof(*days); i++) {
        *name = days[i].name;
        if (fz_directive_day(d, days[i].field))
            return fz_directive_field(d, days[i].field, 0);
    }
    *name = "unknown";
    return NO_DAY;
}

static bool is_code(const char *region)
{
    size_t length = region ? strspn(region, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz") : 0;

    return length && length <= 12 && !region[length];
}

/* /akn/cn-141129/statement/opinion/2016-01-25/zhongyang-2016 */
static void write_iri(const fz_directive *d, fz__buffer *iri)
{
    const char *name;
    uint32_t year, serial;

    fz__buffer_string(iri, "/akn/cn");
    if (is_code(d->region)) {
        fz__buffer_char(iri, '-');
        fz__buffer_string(iri, d->region);
    }
    fz__buffer_string(iri, "/statement/opinion/");
    fz__buffer_string(iri, day_of(d, &name));
    fz__buffer_char(iri, '/');
    fz_directive_doc_number_parts(d, &year, &serial);
    if (d->id) {
        fz__buffer_string(iri, d->id);
    } else if (serial) {
        fz__buffer_number(iri, year);
        fz__buffer_char(iri, '-');
        fz__buffer_number(iri, serial);
    } else {
        fz__buffer_string(iri, "nn");
    }
}

/* What work, expression and manifestation say alike. */
static void put_level(fz__akn *akn, const fz__buffer *iri, const char *expression, const char *manifestation)
{
    const fz_directive *d = akn->directive;
    const char *name, *day = day_of(d, &name), *title = fz_directive_field(d, FZ_FIELD_TITLE, 0);
    fz__buffer text;

    fz__buffer_init(&text, d->context);
    fz__buffer_append(&text, iri->bytes, iri->length);
    fz__buffer_string(&text, expression);
    fz__buffer_string(&text, *expression ? day : "");
    fz__buffer_string(&text, "/!main");
    fz__buffer_string(&text, manifestation);
    value(akn, "FRBRthis", text.failed ? "" : text.bytes);
    text.length = text.failed ? text.length : text.length - strlen("/!main") - strlen(manifestation);
    fz__buffer_string(&text, manifestation);
    value(akn, "FRBRuri", text.failed ? "" : text.bytes);
    akn->failed |= text.failed;
    fz__buffer_clear(&text);
    if (title && !*expression) {
        fz__xml_start(&akn->writer, "FRBRalias");
        show(akn, "value", title);
        fz__xml_attribute_text(&akn->writer, "name", "title");
        fz__xml_end(&akn->writer, "FRBRalias");
    }
    fz__xml_start(&akn->writer, "FRBRdate");
    fz__xml_attribute_text(&akn->writer, "date", day);
    fz__xml_attribute_text(&akn->writer, "name", name);
    fz__xml_end(&akn->writer, "FRBRdate");
    fz__xml_start(&akn->writer, "FRBRauthor");
    fz__xml_attribute_text(&akn->writer, "href",
                           fz_directive_field_count(d, FZ_FIELD_ISSUER) ? "#org.i1" : "#org.unknown");
    fz__xml_attribute_text(&akn->writer, "as", "#role.issuer");
    fz__xml_end(&akn->writer, "FRBRauthor");
}

static void put_work(fz__akn *akn, const fz__buffer *iri)
{
    const char *number = fz_directive_field(akn->directive, FZ_FIELD_DOC_NUMBER, 0);

    fz__xml_start(&akn->writer, "FRBRWork");
    put_level(akn, iri, "", "");
    value(akn, "FRBRcountry", "cn");
    value(akn, "FRBRsubtype", "opinion");
    if (number) {
        fz__xml_start(&akn->writer, "FRBRnumber");
        show(akn, "value", number);
        fz__xml_end(&akn->writer, "FRBRnumber");
    }
    fz__xml_end(&akn->writer, "FRBRWork");
}

static void put_identification(fz__akn *akn)
{
    fz__buffer iri;

    fz__buffer_init(&iri, akn->directive->context);
    write_iri(akn->directive, &iri);
    akn->failed |= iri.failed;
    if (!iri.failed) {
        fz__xml_start(&akn->writer, "identification");
        fz__xml_attribute_text(&akn->writer, "source", "#libfazhi");
        put_work(akn, &iri);
        fz__xml_start(&akn->writer, "FRBRExpression");
        put_level(akn, &iri, "/zho@", "");
        fz__xml_start(&akn->writer, "FRBRlanguage");
        fz__xml_attribute_text(&akn->writer, "language", "zho");
        fz__xml_end(&akn->writer, "FRBRlanguage");
        fz__xml_end(&akn->writer, "FRBRExpression");
        fz__xml_start(&akn->writer, "FRBRManifestation");
        put_level(akn, &iri, "/zho@", ".xml");
        fz__xml_end(&akn->writer, "FRBRManifestation");
        fz__xml_end(&akn->writer, "identification");
    }
    fz__buffer_clear(&iri);
}

static void put_publication(fz__akn *akn)
{
    const fz_directive *d = akn->directive;
    const char *number = fz_directive_field(d, FZ_FIELD_DOC_NUMBER, 0);

    if (!fz_directive_day(d, FZ_FIELD_PUBLISHED))
        return;
    fz__xml_start(&akn->writer, "publication");
    fz__xml_attribute_text(&akn->writer, "date", fz_directive_field(d, FZ_FIELD_PUBLISHED, 0));
    fz__xml_attribute_text(&akn->writer, "name", "publication");
    fz__xml_attribute_text(&akn->writer, "showAs", "发布日期");
    if (number)
        show(akn, "number", number);
    fz__xml_end(&akn->writer, "publication");
}

static void put_lifecycle(fz__akn *akn)
{
    static const struct {
        fz_field field;
        const char *id, *type;
    } events[] = {{FZ_FIELD_SIGNED, "e1", "generation"}, {FZ_FIELD_REPEALED, "e2", "repeal"}};
    const fz_directive *d = akn->directive;

    if (!fz_directive_day(d, FZ_FIELD_SIGNED) && !fz_directive_day(d, FZ_FIELD_REPEALED))
        return;
    fz__xml_start(&akn->writer, "lifecycle");
    fz__xml_attribute_text(&akn->writer, "source", "#libfazhi");
    for (size_t i = 0; i < 2; i++) {
        if (!fz_directive_day(d, events[i].field))
            continue;
        fz__xml_start(&akn->writer, "eventRef");
        fz__xml_attribute_text(&akn->writer, "eId", events[i].id);
        fz__xml_attribute_text(&akn->writer, "date", fz_directive_field(d, events[i].field, 0));
        fz__xml_attribute_text(&akn->writer, "source", "#libfazhi");
        fz__xml_attribute_text(&akn->writer, "type", events[i].type);
        fz__xml_end(&akn->writer, "eventRef");
    }
    fz__xml_end(&akn->writer, "lifecycle");
}

/* One thing that is referred to: <element eId="{id}{nth}" href="/akn/ontology/{kind}/{id}{nth}" showAs="…"/>; no number for
 * an nth of 0. */
static void put_reference(fz__akn *akn, const char *element, const char *kind, const char *id, size_t nth,
                          const char *shown)
{
    fz__buffer text;
    size_t start;

    fz__buffer_init(&text, akn->directive->context);
    fz__buffer_string(&text, "/akn/ontology/");
    fz__buffer_string(&text, kind);
    fz__buffer_char(&text, '/');
    start = text.length;
    fz__buffer_string(&text, id);
    if (nth)
        fz__buffer_number(&text, nth);
    akn->failed |= text.failed;
    if (!text.failed) {
        fz__xml_start(&akn->writer, element);
        fz__xml_attribute_text(&akn->writer, "eId", text.bytes + start);
        fz__xml_attribute_text(&akn->writer, "href", text.bytes);
        show(akn, "showAs", shown);
        fz__xml_end(&akn->writer, element);
    }
    fz__buffer_clear(&text);
}

static void put_fields(fz__akn *akn, fz_field field, const char *element, const char *kind, const char *id)
{
    for (size_t i = 0; i < fz_directive_field_count(akn->directive, field); i++)
        put_reference(akn, element, kind, id, i + 1, fz_directive_field(akn->directive, field, i));
}

static void put_references(fz__akn *akn)
{
    static const char *const roles[][2] = {{"role.firstLead", "首位牵头单位"},
                                           {"role.lead", "牵头单位"},
                                           {"role.cooperating", "配合单位"},
                                           {"role.responsible", "责任单位"},
                                           {"role.issuer", "发文机关"}};
    const fz_directive *d = akn->directive;

    fz__xml_start(&akn->writer, "references");
    fz__xml_attribute_text(&akn->writer, "source", "#libfazhi");
    put_fields(akn, FZ_FIELD_BASIS, "activeRef", "document", "ref.b");
    put_reference(akn, "TLCOrganization", "organization", "libfazhi", 0, "libfazhi");
    if (!fz_directive_field_count(d, FZ_FIELD_ISSUER))
        put_reference(akn, "TLCOrganization", "organization", "org.unknown", 0, "未知");
    put_fields(akn, FZ_FIELD_ISSUER, "TLCOrganization", "organization", "org.i");
    put_fields(akn, FZ_FIELD_ADDRESSEE, "TLCOrganization", "organization", "org.a");
    for (uint32_t i = 0; i < d->unit_count; i++) {
        bool collective = d->units[i].kind == FZ_UNIT_COLLECTIVE;

        put_reference(akn, collective ? "TLCConcept" : "TLCOrganization", collective ? "concept" : "organization",
                      "org.u", i + 1, d->units[i].name);
    }
    for (size_t i = 0; i < sizeof(roles) / sizeof(*roles); i++)
        put_reference(akn, "TLCRole", "role", roles[i][0], 0, roles[i][1]);
    fz__xml_end(&akn->writer, "references");
}

void fz__akn_meta(fz__akn *akn)
{
    fz__xml_start(&akn->writer, "meta");
    put_identification(akn);
    put_publication(akn);
    put_lifecycle(akn);
    put_references(akn);
    fz__xml_start(&akn->writer, "proprietary");
    fz__xml_attribute_text(&akn->writer, "source", "#libfazhi");
    fz__directive_outline(akn->directive, &akn->outline, &akn->writer);
    fz__xml_end(&akn->writer, "proprietary");
    fz__xml_end(&akn->writer, "meta");
}
