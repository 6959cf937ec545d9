/* Big5 with the Hong Kong characters, read as the Encoding Standard of browsers reads it.
 *
 * Big5 is rare among directives, so iconv does the work; the 144 codes that glibc 2.36 or musl 1.2.3 refuse or read
 * differently are settled here before iconv sees them (compared code by code with the Standard's index: then none differs,
 * and the platforms agree). Runs between them go to iconv whole. */
#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "text/codec.h"

/* Code, character; by code. */
static const uint16_t settled[][2] = {
    {0x8E69, 0x7BB8}, {0x8E6F, 0x7C06}, {0x8E7E, 0x7CCE}, {0x8EAB, 0x7DD2}, {0x8EB4, 0x7E1D}, {0x8ECD, 0x8005},
    {0x8ED0, 0x8028}, {0x8F57, 0x83C1}, {0x8F69, 0x84A8}, {0x8F6E, 0x840F}, {0x8FCB, 0x89A6}, {0x8FCC, 0x89A9},
    {0x8FFE, 0x8D77}, {0x906D, 0x90FD}, {0x907A, 0x92B9}, {0x90DC, 0x975C}, {0x90F1, 0x97FF}, {0x91BF, 0x9F16},
    {0x9244, 0x8503}, {0x92AF, 0x5159}, {0x92B0, 0x515B}, {0x92B1, 0x515D}, {0x92B2, 0x515E}, {0x92C8, 0x936E},
    {0x92D1, 0x7479}, {0x9447, 0x6D67}, {0x94CA, 0x799B}, {0x95D9, 0x9097}, {0x9644, 0x975D}, {0x96ED, 0x701E},
    {0x96FC, 0x5B28}, {0x9B76, 0x7201}, {0x9B78, 0x77D7}, {0x9B7B, 0x7E87}, {0x9BC6, 0x99D6}, {0x9BDE, 0x91D4},
    {0x9BEC, 0x60DE}, {0x9BF6, 0x6FB6}, {0x9C42, 0x8F36}, {0x9C53, 0x4FBB}, {0x9C62, 0x71DF}, {0x9C68, 0x9104},
    {0x9C6B, 0x9DF0}, {0x9C77, 0x83CF}, {0x9CBC, 0x5C10}, {0x9CBD, 0x79E3}, {0x9CD0, 0x5A67}, {0x9D57, 0x8F0B},
    {0x9D5A, 0x7B51}, {0x9DC4, 0x62D0}, {0x9EA9, 0x6062}, {0x9EEF, 0x75F9}, {0x9EFD, 0x6C4A}, {0x9F60, 0x9B2E},
    {0x9F66, 0x9F17}, {0x9FCB, 0x50ED}, {0x9FD8, 0x5F0C}, {0xA063, 0x880F}, {0xA077, 0x62CE}, {0xA0D5, 0x7468},
    {0xA0DF, 0x7162}, {0xA0E4, 0x7250}, {0xA145, 0x2027}, {0xA14E, 0xFE51}, {0xA15A, 0x2574}, {0xA1C2, 0x00AF},
    {0xA1C3, 0xFFE3}, {0xA1C5, 0x02CD}, {0xA1E3, 0xFF5E}, {0xA1F2, 0x2295}, {0xA1F3, 0x2299}, {0xA1FE, 0xFF0F},
    {0xA240, 0xFF3C}, {0xA241, 0x2215}, {0xA242, 0xFE68}, {0xA244, 0xFFE5}, {0xA246, 0xFFE0}, {0xA247, 0xFFE1},
    {0xA2CC, 0x5341}, {0xA2CE, 0x5345}, {0xA3C0, 0x2400}, {0xA3C1, 0x2401}, {0xA3C2, 0x2402}, {0xA3C3, 0x2403},
    {0xA3C4, 0x2404}, {0xA3C5, 0x2405}, {0xA3C6, 0x2406}, {0xA3C7, 0x2407}, {0xA3C8, 0x2408}, {0xA3C9, 0x2409},
    {0xA3CA, 0x240A}, {0xA3CB, 0x240B}, {0xA3CC, 0x240C}, {0xA3CD, 0x240D}, {0xA3CE, 0x240E}, {0xA3CF, 0x240F},
    {0xA3D0, 0x2410}, {0xA3D1, 0x2411}, {0xA3D2, 0x2412}, {0xA3D3, 0x2413}, {0xA3D4, 0x2414}, {0xA3D5, 0x2415},
    {0xA3D6, 0x2416}, {0xA3D7, 0x2417}, {0xA3D8, 0x2418}, {0xA3D9, 0x2419}, {0xA3DA, 0x241A}, {0xA3DB, 0x241B},
    {0xA3DC, 0x241C}, {0xA3DD, 0x241D}, {0xA3DE, 0x241E}, {0xA3DF, 0x241F}, {0xA3E0, 0x2421}, {0xA3E1, 0x20AC},
    {0xC6CD, 0x2F33}, {0xC6CF, 0x5EF4}, {0xC6D3, 0x65E0}, {0xC6D5, 0x7676}, {0xC6D7, 0x96B6}, {0xC6DE, 0x3003},
    {0xC6DF, 0x4EDD}, {0xF9FE, 0xFFED}, {0xFA5F, 0x5029}, {0xFA66, 0x507D}, {0xFABD, 0x5305}, {0xFAC5, 0x5344},
    {0xFAD5, 0x537F}, {0xFB48, 0x5605}, {0xFBB8, 0x5A77}, {0xFBF3, 0x5E75}, {0xFBF9, 0x5ED0}, {0xFC4F, 0x5F58},
    {0xFC6C, 0x60A4}, {0xFCB9, 0x6490}, {0xFCE2, 0x6674}, {0xFCF1, 0x675E}, {0xFDB7, 0x6C9C}, {0xFDB8, 0x6E1D},
    {0xFDBB, 0x6E2F}, {0xFDF1, 0x716E}, {0xFE52, 0x732A}, {0xFE6F, 0x745C}, {0xFEAA, 0x74E9}, {0xFEDD, 0x7809},
};

void *fz__big5_open(bool *unknown)
{
    static const char *const names[] = {"BIG5-HKSCS", "BIG5"};

    *unknown = false;
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
        iconv_t iconv = iconv_open("UTF-8", names[i]);
        if (iconv != (iconv_t)-1)
            return (void *)iconv;
        if (errno != EINVAL)
            return NULL;
    }
    *unknown = true;
    return NULL;
}

void fz__big5_close(void *iconv)
{
    if (iconv)
        iconv_close((iconv_t)iconv);
}

/* Gives the code, not the character; that it is assigned is for iconv to say. */
static size_t next(const uint8_t *at, const uint8_t *end, uint32_t *c)
{
    *c = *at;
    if (*at < 0x80)
        return 1;
    *c = FZ__UNDECODED;
    if (*at == 0x80 || *at == 0xFF)
        return 1;
    if (end - at == 1) {
        *c = FZ__CUT;
        return 1;
    }
    if (at[1] < 0x40 || (at[1] > 0x7E && at[1] < 0xA1) || at[1] == 0xFF)
        return 1;
    *c = (uint32_t)(at[0] << 8 | at[1]);
    return 2;
}

/* The character of a settled code, else 0. */
static uint32_t settled_character(uint32_t code)
{
    size_t low = 0, high = sizeof(settled) / sizeof(*settled);

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (settled[middle][0] == code)
            return settled[middle][1];
        if (settled[middle][0] < code)
            low = middle + 1;
        else
            high = middle;
    }
    return 0;
}

/* The end of the well-formed bytes that are iconv's to read. */
static const uint8_t *plain_end(const uint8_t *at, const uint8_t *end)
{
    while (at < end) {
        uint32_t c;
        size_t length = next(at, end, &c);
        if (c == 0 || c >= FZ__CUT || (length == 2 && settled_character(c)))
            break;
        at += length;
    }
    return at;
}

/* A code makes four bytes at most, a pair of characters included. HKSCS has codes that combine with what follows, so iconv
 * may hold one back until it is told that all has come. Returns false at a code that it does not know. */
static bool convert(iconv_t state, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    size_t left = (size_t)(end - *at), room = left * 2 + 8;
    const char *in = (const char *)*at;
    char *out = fz__buffer_reserve(text, room);
    bool all;

    if (!out)
        return false;
    all = iconv(state, (void *)&in, &left, &out, &room) != (size_t)-1;
    iconv(state, NULL, NULL, &out, &room);
    *out = '\0';
    text->length = (size_t)(out - text->bytes);
    *at = end - left;
    return all;
}

static void run(void *iconv, const uint8_t **at, const uint8_t *end, fz__buffer *text)
{
    while (*at < end) {
        const uint8_t *plain = plain_end(*at, end);
        uint32_t c;
        if (!convert((iconv_t)iconv, at, plain, text))
            return;
        if (plain == end || next(plain, end, &c) != 2 || !(c = settled_character(c)))
            return;
        fz__buffer_code_point(text, c);
        *at += 2;
    }
}

const fz__codec fz__big5_codec = {"Big5", next, run};
