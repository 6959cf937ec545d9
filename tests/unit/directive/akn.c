/* Loading Akoma Ntoso: what contradicts itself is refused, what others wrote is taken as far as it goes. */
#include "support.h"

#include "unit/support/refuse.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

static fz_status load(const char *file, fz_error **error)
{
    fz_directive *directive;
    fz_status status = fz_directive_load_path(the_context(), file, &directive, error);

    cr_expect_eq(directive == NULL, status != FZ_OK);
    fz_directive_unref(directive);
    return status;
}

Test(akn, every_bad_file_is_refused_with_its_code_and_place)
{
    cr_assert_geq(refuse_all("akn/bad", ".xml", load, 1), 26);
}

static fz_directive *load_file(const char *name)
{
    fz_directive *directive;
    fz_error *error;

    cr_assert_eq(fz_directive_load_path(the_context(), data_path(name), &directive, &error), FZ_OK, "%s",
                 fz_error_message(error));
    return directive;
}

/* Another tool gave prefixes to all elements, moved the declarations to the root and spelt empty elements out. */
Test(akn, written_again_by_another_tool_says_the_same)
{
    fz_directive *directive = load_file("akn/good/written-again.xml");
    char *text = saved(directive);

    cr_assert_str_eq(text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                           "<directive xmlns=\"urn:libfazhi:directive:1\" id=\"d\">\n"
                           "  <head>\n"
                           "    <title>实施意见</title>\n"
                           "  </head>\n"
                           "  <front>\n"
                           "    <p>实施意见</p>\n"
                           "  </front>\n"
                           "  <section id=\"s1\" n=\"1\" label=\"一\" mark=\"一、\">\n"
                           "    <title>甲</title>\n"
                           "    <task id=\"t1\" n=\"1\" label=\"1\" mark=\"1.\">\n"
                           "      <p>一<!--注-->事</p>\n"
                           "      <stated>牵头单位：甲局、乙局</stated>\n"
                           "      <assign role=\"lead\" rank=\"1\" unit=\"甲局\"/>\n"
                           "      <assign role=\"lead\" rank=\"2\" unit=\"乙局\"/>\n"
                           "    </task>\n"
                           "    <task id=\"t2\" n=\"2\" label=\"2\" mark=\"2.\">\n"
                           "      <p>二事</p>\n"
                           "    </task>\n"
                           "  </section>\n"
                           "</directive>\n");
    free(text);
    fz_directive_unref(directive);
}

Test(akn, places_are_those_of_the_table_in_the_document)
{
    fz_directive *directive = load_file("akn/good/written-again.xml");
    fz_place place = {.size = sizeof(place)};
    size_t length;
    char *text = file_text(data_path("akn/good/written-again.xml"), &length);

    fz_task_place(fz_directive_task(directive, 1), &place);
    cr_assert_eq(place.offset, (size_t)(strstr(text, "<d:task id=\"t2\"") - text));
    cr_assert_eq(place.line, 56);
    free(text);
    fz_directive_unref(directive);
}

static void check_head(const fz_directive *d)
{
    cr_assert_str_eq(fz_directive_title(d), "关于做好防汛工作的实施方案");
    cr_assert_str_eq(fz_directive_field(d, FZ_FIELD_DOC_NUMBER, 0), "某政发〔2020〕1号");
    cr_assert_eq(fz_directive_day(d, FZ_FIELD_SIGNED), 20200301);
    cr_assert_eq(fz_directive_day(d, FZ_FIELD_PUBLISHED), 20200305);
    cr_assert_eq(fz_directive_paragraph_count(d, FZ_PART_FRONT), 2);
    cr_assert_str_eq(fz_directive_paragraph(d, FZ_PART_PREAMBLE, 0), "为做好防汛，制定本方案。");
    cr_assert_str_eq(fz_directive_paragraph(d, FZ_PART_BACK, 0), "某县人民政府");
}

static void check_assignment(const fz_task *task, size_t index, fz_role role, const char *unit)
{
    const fz_assignment *a = fz_task_assignment(task, index);

    cr_assert_not_null(a);
    cr_expect_eq(fz_assignment_role(a), role);
    cr_expect_str_eq(fz_unit_name(fz_assignment_unit(a)), unit);
}

Test(akn, of_others_gives_what_its_body_tells)
{
    fz_directive *d = load_file("akn/good/of-others.xml");
    const fz_task *first = fz_directive_task(d, 0), *second = fz_directive_task(d, 1);
    static const fz_status findings[] = {FZ_FAKNGUESS, FZ_FAKNREPEATED, FZ_FAKNROLE, FZ_FAKNLEFT, FZ_FAKNLEFT};

    check_head(d);
    cr_assert_str_eq(fz_section_label(fz_task_section(first)), "一");
    cr_assert_str_eq(fz_section_title(fz_task_section(first)), "加固堤防");
    cr_assert_str_eq(fz_task_mark(first), "（1）");
    cr_assert_str_eq(fz_task_text(first), "巡堤\n每日巡堤。\n由水利局、应急局；配合单位：各乡镇、各乡镇");
    cr_assert_eq(fz_task_assignment_count(first), 3);
    check_assignment(first, 0, FZ_ROLE_LEAD, "水利局");
    check_assignment(first, 1, FZ_ROLE_LEAD, "应急局");
    check_assignment(first, 2, FZ_ROLE_COOPERATE, "各乡镇");
    cr_assert_str_eq(fz_task_text(second), "清淤。水利局参加。\n分三步：\n①\n查；");
    cr_assert_eq(fz_task_assignment_count(second), 0);
    cr_assert_eq(fz_directive_finding_count(d), 5);
    cr_assert_eq(fz_directive_task_count(d), 2);
    for (size_t i = 0; i < 5; i++)
        cr_expect_eq(fz_finding_status(fz_directive_finding(d, i)), findings[i]);
    fz_directive_unref(d);
}
