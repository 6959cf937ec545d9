/* Citations as people write them. */
#include "query/citation.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static void write_path(char *text, size_t size, const fz__path *path)
{
    for (uint32_t i = 0; i < path->depth; i++) {
        size_t length = strlen(text);

        snprintf(text + length, size - length, "%s%u", i ? "/" : "", path->numbers[i]);
    }
}

/* What was read, in one form: "4:17-19 4:22" is 17 to 19 and 22 of section 4; "" for what cannot be read. */
static const char *tasks_of(const char *citation)
{
    static char text[4096];
    fz__citation read[64];
    size_t count = fz__citation_parse(citation, strlen(citation), read, 64);

    text[0] = '\0';
    for (size_t i = 0; i < count && i < 64; i++) {
        strcat(text, i ? " " : "");
        write_path(text, sizeof(text), &read[i].section);
        strcat(text, read[i].section.depth ? ":" : "");
        write_path(text, sizeof(text), &read[i].item);
        if (read[i].last != read[i].item.numbers[read[i].item.depth - 1])
            snprintf(text + strlen(text), sizeof(text) - strlen(text), "-%u", read[i].last);
    }
    return text;
}

static const char *section_of(const char *citation)
{
    static char text[4096];
    fz__section_citation read;

    text[0] = '\0';
    if (fz__section_citation_parse(citation, strlen(citation), &read)) {
        strcpy(text, read.floating ? "?/" : "");
        write_path(text, sizeof(text), &read.path);
    }
    return text;
}

static const struct reading {
    const char *citation, *meaning;
} tasks[] = {
    {"17", "17"},
    {"１７", "17"},
    {" 17 ", "17"},
    {"17.", "17"},
    {"17、", "17"},
    {"十七", "17"},
    {"〇十七", ""},
    {"（三）", "3"},
    {"(3)", "3"},
    {"㈢", "3"},
    {"⑶", "3"},
    {"第17项", "17"},
    {"第 17 项", "17"},
    {"第17项任务", "17"},
    {"第十七项工作任务", "17"},
    {"任务17", "17"},
    {"第三条", "3"},
    {"第（三）项", "3"},
    {"12345", "12345"},
    {"1/2", "1/2"},
    {"1（2）", "1/2"},
    {"第一项（2）", "1/2"},
    {"第三条第二款", "3/2"},
    {"1.2", "1/2"},
    {"30-37", "30-37"},
    {"30－37", "30-37"},
    {"30—37", "30-37"},
    {"30——37", "30-37"},
    {"30～37", "30-37"},
    {"30至37", "30-37"},
    {"30 到 37", "30-37"},
    {"三十至三十七", "30-37"},
    {"第30项至第37项", "30-37"},
    {"第30至37项任务", "30-37"},
    {"37-37", "37"},
    {"1/2-1/4", "1/2-4"},
    {"1/2-4", "1/2-4"},
    {"17,45,47", "17 45 47"},
    {"17，45；47", "17 45 47"},
    {"17、45、47", "17 45 47"},
    {"17和45", "17 45"},
    {"1-3,5", "1-3 5"},
    {"第四部分第17项", "4:17"},
    {"第四部分17", "4:17"},
    {"第四部分，第17项", "4:17"},
    {"第4部分第17至19项", "4:17-19"},
    {"第四部分（三）", "4:3"},
    {"第四部分（二）第17项", "4/2:17"},
    {"第四部分第（二）节第17项", "4/2:17"},
    {"第二章第三条", "2:3"},
    {"第四部分第17、18项", "4:17 4:18"},
    {"第四部分第17项及第19项", "4:17 4:19"},
    {"第四部分第17项，45", "4:17 45"},
    {"第四部分第17项，第五部分第20至21项", "4:17 5:20-21"},
};

Test(citation, reads_tasks_as_people_write_them)
{
    for (size_t i = 0; i < sizeof(tasks) / sizeof(*tasks); i++)
        cr_expect_str_eq(tasks_of(tasks[i].citation), tasks[i].meaning, "%s is read as \"%s\", not \"%s\"",
                         tasks[i].citation, tasks_of(tasks[i].citation), tasks[i].meaning);
}

Test(citation, refuses_what_names_no_task)
{
    static const char *const wrong[] = {
        "",
        " ",
        "x",
        "第",
        "第项",
        "17x",
        "17,,45",
        "17,",
        ",17",
        "17-",
        "-17",
        "37-30",
        "0",
        "零",
        "17--",
        "（三",
        "三）",
        "1/",
        "/1",
        "1//2",
        "第七部分",
        "七部分、",
        "1/2-2/4",
        "17-第四部分",
        "99999999999",
        "1/2/3/4/5/6/7/8/9",
        "17 45",
        "十百",
    };

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_str_empty(tasks_of(wrong[i]), "\"%s\" is read as \"%s\"", wrong[i], tasks_of(wrong[i]));
}

static const struct reading sections[] = {
    {"七", "7"},
    {"7", "7"},
    {"７", "7"},
    {"七、", "7"},
    {"7.", "7"},
    {"第七部分", "7"},
    {"第 7 部分", "7"},
    {"七部分", "7"},
    {"第七章", "7"},
    {"七（二）", "7/2"},
    {"七(2)", "7/2"},
    {"七、（二）", "7/2"},
    {"七/二", "7/2"},
    {"7.2", "7/2"},
    {"第七部分（二）", "7/2"},
    {"第七章第二节", "7/2"},
    {"十二", "12"},
    {"（二）", "?/2"},
    {"（二）3", "?/2/3"},
};

Test(citation, reads_sections_as_people_write_them)
{
    for (size_t i = 0; i < sizeof(sections) / sizeof(*sections); i++)
        cr_expect_str_eq(section_of(sections[i].citation), sections[i].meaning, "%s is read as \"%s\", not \"%s\"",
                         sections[i].citation, section_of(sections[i].citation), sections[i].meaning);
}

Test(citation, refuses_what_names_no_section)
{
    static const char *const wrong[] = {"",       "第",  "部分", "七八九x", "七,八", "七-九",
                                        "第七项", "七/", "（七", "s7",      "0"};

    for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        cr_expect_str_empty(section_of(wrong[i]), "\"%s\" is read as \"%s\"", wrong[i], section_of(wrong[i]));
}

Test(citation, knows_what_may_be_an_id)
{
    cr_expect(fz__is_id("s7", 2));
    cr_expect(fz__is_id("_a-b.2", 6));
    cr_expect_not(fz__is_id("7s", 2));
    cr_expect_not(fz__is_id("", 0));
    cr_expect_not(fz__is_id("七", 3));
    cr_expect_not(fz__is_id("s 7", 3));
}

Test(citation, counts_beyond_the_room_it_is_given)
{
    fz__citation one;

    cr_assert_eq(fz__citation_parse("1,2,3", 5, &one, 1), 3);
    cr_assert_eq(one.item.numbers[0], 1);
    cr_assert_eq(fz__citation_parse("1,2,3", 5, NULL, 0), 3);
}
