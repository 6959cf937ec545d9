/* What is saved loads to an equal directive, and saves to the same bytes. */
#include "support.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void check_round_trip(const char *path)
{
    fz_directive *first, *second;
    fz_error *error;
    char *once, *twice;

    cr_assert_eq(fz_directive_load_path(the_context(), path, &first, &error), FZ_OK, "%s: %s", path,
                 fz_error_message(error));
    once = saved(first);
    second = load_text(once);
    twice = saved(second);
    cr_assert(fz_directive_equal(first, second), "%s: not equal after saving", path);
    cr_assert_str_eq(once, twice, "%s: saved twice, different bytes", path);
    free(once);
    free(twice);
    fz_directive_unref(first);
    fz_directive_unref(second);
}

Test(roundtrip, every_good_file_is_saved_to_the_same_bytes_again)
{
    DIR *folder = opendir(data_path("good"));
    struct dirent *entry;
    size_t files = 0;

    cr_assert_not_null(folder);
    while ((entry = readdir(folder))) {
        char name[300];

        if (!strstr(entry->d_name, ".xml"))
            continue;
        snprintf(name, sizeof(name), "good/%s", entry->d_name);
        check_round_trip(data_path(name));
        files++;
    }
    closedir(folder);
    cr_assert_geq(files, 15);
}

Test(roundtrip, attributes_and_elements_of_others_survive_where_they_stood)
{
    const char *xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<directive xmlns=\"urn:libfazhi:directive:1\" xmlns:x=\"urn:x\" x:a=\"1\">\n"
        "  <head x:b=\"2\">\n"
        "    <title>T</title>\n"
        "    <x:note xmlns:x=\"urn:x\">between</x:note>\n"
        "    <issuer x:c=\"3\">I</issuer>\n"
        "  </head>\n"
        "  <!-- after the head -->\n"
        "  <section id=\"s1\"><title x:d=\"4\">A<x:i xmlns:x=\"urn:x\"/>B</title>"
        "    <task id=\"t1\"><p x:e=\"5\">one <x:b xmlns:x=\"urn:x\">bold</x:b> two</p>"
        "<x:between xmlns:x=\"urn:x\"/><assign role=\"lead\" rank=\"1\" unit=\"U\" x:f=\"6\"/></task></section>"
        "</directive>";
    static const char *const kept[] = {"a=\"1\"",
                                       "b=\"2\"",
                                       "between</x:note>\n    <issuer",
                                       "c=\"3\"",
                                       "</head>\n  <!-- after the head -->\n  <section",
                                       "d=\"4\"",
                                       ">A<x:i xmlns:x=\"urn:x\"/>B</title>",
                                       "e=\"5\"",
                                       "one <x:b xmlns:x=\"urn:x\">bold</x:b> two</p>",
                                       "<x:between xmlns:x=\"urn:x\"/>\n      <assign",
                                       "f=\"6\""};
    fz_directive *d = load_text(xml);
    char *text = saved(d);

    for (size_t i = 0; i < sizeof(kept) / sizeof(*kept); i++)
        cr_assert_not_null(strstr(text, kept[i]), "lost: %s\nin: %s", kept[i], text);
    cr_assert_str_eq(fz_task_text(fz_directive_task(d, 0)), "one  two");
    free(text);
    fz_directive_unref(d);
}

Test(roundtrip, a_comment_before_a_title_stays_before_it)
{
    fz_directive *d = load_text(DIRECTIVE("<section id=\"s\"><!--a--><title>B</title><!--c--><p>d</p></section>"));
    char *text = saved(d);

    cr_assert_lt(strstr(text, "<!--a-->"), strstr(text, "<title>B</title>"));
    cr_assert_lt(strstr(text, "<title>B</title>"), strstr(text, "<!--c-->"));
    free(text);
    fz_directive_unref(d);
}

Test(roundtrip, characters_that_xml_would_change_come_back)
{
    fz_directive *d =
        load_text(DIRECTIVE("<task id=\"t1\" mark=\"&#9;1.&#10;\"><p>a&#13;b &lt;&amp;&gt; \"'\n&#x20000;</p></task>"));
    char *text = saved(d);
    fz_directive *again = load_text(text);

    cr_assert_str_eq(fz_task_text(fz_directive_task(again, 0)), "a\rb <&> \"'\n𠀀");
    cr_assert_str_eq(fz_task_mark(fz_directive_task(again, 0)), "\t1.\n");
    free(text);
    fz_directive_unref(d);
    fz_directive_unref(again);
}

Test(roundtrip, a_difference_of_one_reading_is_a_difference)
{
#define WITH(attributes) \
    DIRECTIVE("<task id=\"t1\"><p>x</p><assign role=\"lead\" rank=\"1\" unit=\"U\"" attributes "/></task>")
    fz_directive *plain = load_text(WITH("")), *open = load_text(WITH(" open=\"true\"")),
                 *full = load_text(WITH(" full=\"县U\"")), *placed = load_text(WITH(" place=\"9:9:9:9\""));

    cr_assert_not(fz_directive_equal(plain, open));
    cr_assert_not(fz_directive_equal(plain, full));
    cr_assert_not(fz_directive_equal(plain, NULL));
    cr_assert(fz_directive_equal(NULL, NULL));
    cr_assert(fz_directive_equal(plain, placed), "a place is not what a directive says");
    fz_directive_unref(plain);
    fz_directive_unref(open);
    fz_directive_unref(full);
    fz_directive_unref(placed);
}
