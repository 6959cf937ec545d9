/* Any bytes in any encoding, which the first byte chooses. Clean UTF-8 gives the same directive when it comes as UTF-16 of either
 * order, with a BOM and without. */
#include "import.h"

static void put(fuzz_bytes *to, unsigned unit, int big)
{
    char pair[2] = {(char)(unit >> 8), (char)unit};

    if (!big)
        pair[0] = (char)unit, pair[1] = (char)(unit >> 8);
    fuzz_take(to, pair, 2);
}

/* Of clean UTF-8. */
static void recode(const char *data, size_t size, int big, fuzz_bytes *to)
{
    const unsigned char *at = (const unsigned char *)data, *end = at + size;

    while (at < end) {
        int more = *at < 0x80 ? 0 : *at < 0xE0 ? 1 : *at < 0xF0 ? 2 : 3;
        unsigned long code = more ? *at & (0x3Fu >> more) : *at;

        for (at++; more; more--, at++)
            code = code << 6 | (*at & 0x3Fu);
        if (code < 0x10000) {
            put(to, (unsigned)code, big);
            continue;
        }
        put(to, (unsigned)(0xD800 + ((code - 0x10000) >> 10)), big);
        put(to, (unsigned)(0xDC00 + (code & 0x3FF)), big);
    }
}

static void require_same_in_utf_16(fz_context *context, const char *data, size_t size, size_t characters)
{
    static const char *const labels[] = {"UTF-16LE", "UTF-16BE"};
    fz_directive *plain = fuzz_require_imports(context, "UTF-8", data, size, characters);

    for (int way = 0; way < 4; way++) {
        fuzz_bytes wide = {0};
        fz_directive *other;
        int big = way & 1;

        if (way & 2)
            put(&wide, 0xFEFF, big);
        recode(data, size, big, &wide);
        fuzz_fit(&wide);
        other = fuzz_require_imports(context, labels[big], wide.bytes, wide.count, characters);
        REQUIRE(!plain == !other && (!plain || fz_directive_equal(plain, other)), "otherwise as %s", labels[big]);
        fz_directive_unref(other);
        fuzz_free(&wide);
    }
    fz_directive_unref(plain);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const labels[] = {NULL,       "UTF-8",    "GB18030", "GBK",    "GB2312",    "Big5",      "HZ",
                                         "UTF-16LE", "UTF-16BE", "UTF-16",  "latin1", "Shift_JIS", "Big5-HKSCS"};
    fz_context *context;
    const char *text = (const char *)data + 1;
    size_t characters;

    if (size < 2)
        return 0;
    context = fuzz_begin();
    fz_directive_unref(
        fuzz_require_imports(context, labels[*data % (sizeof(labels) / sizeof(*labels))], text, size - 1, UNKNOWN));
    characters = fuzz_characters(text, size - 1);
    if (characters != UNKNOWN)
        require_same_in_utf_16(context, text, size - 1, characters);
    fuzz_end(context);
    return 0;
}
