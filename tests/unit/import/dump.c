/* Print what the importer understood of a file, in a form that is easy to write by hand: see samples.py.
 *
 *     title: 关于…的意见
 *     signed: 2016-03-30
 *     task 二 1: 梳理事项…            its section's labels, its own, its text
 *       lead: 县编办、各乡镇*、县公安局…   * stands for many, … the list goes on
 *       due: 2016年底前 = 2016-12-31
 *       require: 每年度不少于两次 = frequency least 2 次 every year
 *     warning 12:3 FZ_FUNCLOSED
 *     note 14:9 FZ_FPERIOD              of the notes those about requirements */
#include <stdio.h>
#include <string.h>

#include <fazhi.h>

static void print_field(const fz_directive *directive, fz_field field, const char *name)
{
    size_t count = fz_directive_field_count(directive, field);

    for (size_t i = 0; i < count; i++)
        printf("%s%s", i ? " | " : name, fz_directive_field(directive, field, i));
    if (count)
        putchar('\n');
}

static void print_sections(const fz_section *section)
{
    if (!section)
        return;
    print_sections(fz_section_parent(section));
    printf("%s ", fz_section_label(section) ? fz_section_label(section) : "-");
}

static void print_role(const fz_task *task, fz_role role, const char *name)
{
    const char *lead_in = name;

    for (size_t i = 0; i < fz_task_assignment_count(task); i++) {
        const fz_assignment *a = fz_task_assignment(task, i);

        if (fz_assignment_role(a) != role)
            continue;
        printf("%s%s%s%s", lead_in, fz_unit_name(fz_assignment_unit(a)), fz_assignment_is_collective(a) ? "*" : "",
               fz_assignment_is_open(a) ? "…" : "");
        if (fz_assignment_full_name(a))
            printf("=%s", fz_assignment_full_name(a));
        lead_in = "、";
    }
    if (lead_in != name)
        putchar('\n');
}

static void print_requirement(const fz_requirement *r)
{
    char text[32];
    fz_decimal number;

    printf("  require: %s = %s", fz_requirement_text(r), fz_requirement_kind_name(fz_requirement_kind_of(r)));
    if (fz_requirement_bound(r))
        printf(" %s", fz_bound_name(fz_requirement_bound(r)));
    if (fz_requirement_number(r, &number) && fz_decimal_format(number, text, sizeof(text)))
        printf(" %s", text);
    if (fz_requirement_unit(r))
        printf(" %s", fz_requirement_unit(r));
    if (fz_requirement_period(r))
        printf(" every %s", fz_period_name(fz_requirement_period(r)));
    if (fz_requirement_month(r))
        printf(" month %u", fz_requirement_month(r));
    if (fz_requirement_day(r))
        printf(" day %u", fz_requirement_day(r));
    if (fz_requirement_at_end(r))
        printf(" end");
    if (fz_date_format(fz_requirement_date(r), text, sizeof(text)))
        printf(" %s", text);
    putchar('\n');
}

static void print_task(const fz_task *task)
{
    const char *text = fz_task_text(task);

    printf("task ");
    print_sections(fz_task_section(task));
    printf("%s: ", fz_task_label(task) ? fz_task_label(task) : "-");
    for (; *text; text++)
        printf("%c", *text == '\n' ? '/' : *text);
    putchar('\n');
    print_role(task, FZ_ROLE_LEAD, "  lead: ");
    print_role(task, FZ_ROLE_COOPERATE, "  cooperate: ");
    print_role(task, FZ_ROLE_RESPONSIBLE, "  responsible: ");
    for (size_t i = 0; i < fz_task_due_count(task); i++) {
        char day[16];

        printf("  due: %s", fz_task_due_text(task, i));
        if (fz_date_format(fz_task_due_day(task, i), day, sizeof(day)))
            printf(" = %s", day);
        if (fz_task_due_every(task, i))
            printf(" every %s", fz_task_due_every(task, i));
        putchar('\n');
    }
    for (size_t i = 0; i < fz_task_requirement_count(task); i++)
        print_requirement(fz_task_requirement(task, i));
    for (size_t i = 0; i < fz_task_person_count(task); i++)
        printf("  person: %s %s\n", fz_task_person_office(task, i), fz_task_person_name(task, i));
    for (size_t i = 0; i < fz_task_field_count(task); i++)
        printf("  field: %s = %s\n", fz_task_field_name(task, i), fz_task_field_text(task, i));
}

static void print_warnings(const fz_directive *directive)
{
    for (size_t i = 0; i < fz_directive_finding_count(directive); i++) {
        const fz_finding *finding = fz_directive_finding(directive, i);
        fz_place place = {.size = sizeof(place)};

        fz_status status = fz_finding_status(finding);
        int warning = fz_finding_severity(finding) == FZ_SEVERITY_WARNING;

        if (status == FZ_FNOTITLE || (!warning && (status < FZ_FPERIOD || status > FZ_FBROKEN)))
            continue;
        fz_finding_place(finding, &place);
        printf("%s %llu:%llu %s\n", warning ? "warning" : "note", (unsigned long long)place.line,
               (unsigned long long)place.column, fz_status_name(status));
    }
}

int main(int argc, char **argv)
{
    static const struct {
        fz_field field;
        const char *name;
    } fields[] = {{FZ_FIELD_TITLE, "title: "},         {FZ_FIELD_DOC_NUMBER, "number: "},
                  {FZ_FIELD_ISSUER, "issuer: "},       {FZ_FIELD_SIGNED, "signed: "},
                  {FZ_FIELD_PUBLISHED, "published: "}, {FZ_FIELD_ADDRESSEE, "to: "},
                  {FZ_FIELD_EFFECTIVE, "effective: "}, {FZ_FIELD_REPEALED, "repealed: "},
                  {FZ_FIELD_BASIS, "basis: "},         {FZ_FIELD_ATTACHMENT, "attachment: "}};
    fz_context *context;
    fz_directive *directive;
    fz_error *error = NULL;

    if (argc != 2 || fz_context_new(NULL, &context) != FZ_OK)
        return 2;
    fz_context_set_language(context, FZ_LANGUAGE_EN);
    if (fz_directive_open_path(context, argv[1], &directive, &error) != FZ_OK) {
        printf("%s: %s\n", fz_status_name(fz_error_status(error)), fz_error_message(error));
        fz_error_free(error);
    } else {
        for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++)
            print_field(directive, fields[i].field, fields[i].name);
        for (size_t i = 0; i < fz_directive_task_count(directive); i++)
            print_task(fz_directive_task(directive, i));
        print_warnings(directive);
        fz_directive_unref(directive);
    }
    fz_context_unref(context);
    return 0;
}
