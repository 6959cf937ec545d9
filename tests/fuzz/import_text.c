/* Plain text in UTF-8, some of it broken. Clean text without bars has as many characters when it comes as a page, a paragraph a line. */
#include "import.h"

#include <string.h>

/* Bars that may draw the table of a text: no characters of it then. In a page they are. */
static int has_bars(const char *text, size_t size)
{
    static const char *const bars[] = {"|", "｜", "│", "┃", "║", "¦"};

    for (size_t i = 0; i < size; i++)
        for (size_t k = 0; k < sizeof(bars) / sizeof(*bars); k++)
            if (size - i >= strlen(bars[k]) && !memcmp(text + i, bars[k], strlen(bars[k])))
                return 1;
    return 0;
}

static void say(fuzz_bytes *page, const char *text)
{
    fuzz_take(page, text, strlen(text));
}

static void escape(fuzz_bytes *page, char letter)
{
    if (letter == '\n')
        say(page, "</p>\n<p>");
    else if (letter == '<' || letter == '&')
        say(page, letter == '<' ? "&lt;" : "&amp;");
    else
        fuzz_take(page, &letter, 1);
}

static void require_same_as_page(fz_context *context, const fz_directive *plain, const char *text, size_t size)
{
    fuzz_bytes page = {0};
    fz_directive *other;

    say(&page, "<!DOCTYPE html>\n<meta charset=utf-8><p>");
    for (size_t i = 0; i < size; i++)
        escape(&page, text[i]);
    fuzz_fit(&page);
    other = fuzz_require_imports(context, NULL, page.bytes, page.count, UNKNOWN);
    if (plain && other)
        REQUIRE(fuzz_accounted(plain) == fuzz_accounted(other), "%zu characters, %zu as a page", fuzz_accounted(plain),
                fuzz_accounted(other));
    fz_directive_unref(other);
    fuzz_free(&page);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fz_context *context = fuzz_begin();
    const char *text = (const char *)data;
    size_t characters = fuzz_characters(text, size);
    fz_directive *directive = fuzz_require_imports(context, "UTF-8", text, size, characters);

    if (characters != UNKNOWN && !has_bars(text, size))
        require_same_as_page(context, directive, text, size);
    fz_directive_unref(directive);
    fuzz_end(context);
    return 0;
}
