/* What a directive tells of its parts: where a section stands, of what kind a unit is. */
#include "support.h"

#include <criterion/criterion.h>
#include <string.h>

Test(told, a_section_without_a_stated_place_stands_where_its_element_is)
{
    fz_directive *d = load_text("<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title></head>\n"
                                " <section id=\"s1\"/>\n <section id=\"s2\" place=\"7:3:90:12\"/></directive>");
    fz_place place = {.size = sizeof(place)};

    fz_section_place(fz_directive_section(d, 0), &place);
    cr_expect_eq(place.line, 2);
    cr_expect_eq(place.column, 2);
    fz_section_place(fz_directive_section(d, 1), &place);
    cr_expect_eq(place.line, 7);
    cr_expect_eq(place.column, 3);
    cr_expect_eq(place.offset, 90);
    cr_expect_eq(place.length, 12);
    fz_section_place(NULL, &place);
    cr_expect_eq(place.line, 0);
    fz_section_place(fz_directive_section(d, 0), NULL);
    fz_directive_unref(d);
}

Test(told, the_kind_of_a_unit_is_that_of_its_name)
{
    static const struct {
        const char *unit;
        fz_unit_kind kind;
    } units[] = {
        {"县司法局", FZ_UNIT_DEPARTMENT},
        {"县发改委", FZ_UNIT_DEPARTMENT},
        {"城关镇", FZ_UNIT_TOWNSHIP},
        {"城关镇人民政府", FZ_UNIT_TOWNSHIP},
        {"中阳县人民政府", FZ_UNIT_GOVERNMENT},
        {"开发区管委会", FZ_UNIT_GOVERNMENT},
        {"王某某", FZ_UNIT_OTHER},
    };
    fz_directive *d = load_text(DIRECTIVE(
        "<task id=\"t1\" n=\"1\"><p>办。</p><assign role=\"lead\" rank=\"1\" unit=\"县司法局\"/>"
        "<assign role=\"lead\" rank=\"2\" unit=\"县发改委\"/><assign role=\"lead\" rank=\"3\" unit=\"城关镇\"/>"
        "<assign role=\"lead\" rank=\"4\" unit=\"城关镇人民政府\"/>"
        "<assign role=\"lead\" rank=\"5\" unit=\"中阳县人民政府\"/>"
        "<assign role=\"lead\" rank=\"6\" unit=\"开发区管委会\"/>"
        "<assign role=\"lead\" rank=\"7\" unit=\"王某某\"/>"
        "<assign role=\"cooperate\" rank=\"1\" unit=\"各有关部门\" collective=\"true\"/></task>"));

    for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
        cr_expect_eq(fz_unit_kind_of(fz_directive_unit_by_name(d, units[i].unit)), units[i].kind, "%s", units[i].unit);
    cr_expect_eq(fz_unit_kind_of(fz_directive_unit_by_name(d, "各有关部门")), FZ_UNIT_COLLECTIVE);
    cr_expect_eq(fz_unit_kind_of(NULL), FZ_UNIT_OTHER);
    fz_directive_unref(d);
}
