/* Which encoding makes sense of bytes that do not say.
 *
 * The bytes are read in each encoding, as far as SAMPLE bytes that are not ASCII, and each reading is weighed: a point for
 * every common character, four against it for every sequence that is none. The common characters are the hundred that make
 * up two thirds of the running text of directives, with the punctuation. In the right reading about half of all characters
 * are among them, in a wrong one a hundredth: a name of three characters is mostly enough, and a damaged byte in every
 * twenty does no harm. Well-formed UTF-8 needs no weighing: other encodings do not look so by chance.
 *
 * UTF-16 differs in that ASCII is not the same in it: there an ASCII character counts as common, and whatever is neither
 * ASCII, nor Chinese, nor Chinese punctuation counts against it, for bytes of any other encoding are full of that. */
#include "text/codec.h"

#include <limits.h>

#include "text/fold.h"

enum { SAMPLE = 1024, BLOCK = 256, AGAINST = 4 };

/* A declaration stands unless another reading has twice the points and this many more. */
enum { PLAINLY = 8 };

/*
 * 一不业中为主乡了事人件任会位体作依保信全公关决分制力办加务化区单县及发各合员和善国在大头完定实审对导
 * 局展工市年府度建开强律性执报推提改政文方时是有服机权查标民治法点牵理的监目督社程立等管经职范落行要规
 * 解设调责资进通部配重门项领
 * and 、。（），： by code point. */
static const uint16_t common[] = {
    0x3001, 0x3002, 0x4E00, 0x4E0D, 0x4E1A, 0x4E2D, 0x4E3A, 0x4E3B, 0x4E61, 0x4E86, 0x4E8B, 0x4EBA, 0x4EF6, 0x4EFB,
    0x4F1A, 0x4F4D, 0x4F53, 0x4F5C, 0x4F9D, 0x4FDD, 0x4FE1, 0x5168, 0x516C, 0x5173, 0x51B3, 0x5206, 0x5236, 0x529B,
    0x529E, 0x52A0, 0x52A1, 0x5316, 0x533A, 0x5355, 0x53BF, 0x53CA, 0x53D1, 0x5404, 0x5408, 0x5458, 0x548C, 0x5584,
    0x56FD, 0x5728, 0x5927, 0x5934, 0x5B8C, 0x5B9A, 0x5B9E, 0x5BA1, 0x5BF9, 0x5BFC, 0x5C40, 0x5C55, 0x5DE5, 0x5E02,
    0x5E74, 0x5E9C, 0x5EA6, 0x5EFA, 0x5F00, 0x5F3A, 0x5F8B, 0x6027, 0x6267, 0x62A5, 0x63A8, 0x63D0, 0x6539, 0x653F,
    0x6587, 0x65B9, 0x65F6, 0x662F, 0x6709, 0x670D, 0x673A, 0x6743, 0x67E5, 0x6807, 0x6C11, 0x6CBB, 0x6CD5, 0x70B9,
    0x7275, 0x7406, 0x7684, 0x76D1, 0x76EE, 0x7763, 0x793E, 0x7A0B, 0x7ACB, 0x7B49, 0x7BA1, 0x7ECF, 0x804C, 0x8303,
    0x843D, 0x884C, 0x8981, 0x89C4, 0x89E3, 0x8BBE, 0x8C03, 0x8D23, 0x8D44, 0x8FDB, 0x901A, 0x90E8, 0x914D, 0x91CD,
    0x95E8, 0x9879, 0x9886, 0xFF08, 0xFF09, 0xFF0C, 0xFF1A,
};

/* The same in their traditional forms, by Big5 code. */
static const uint16_t common_big5[] = {
    0xA141, 0xA142, 0xA143, 0xA147, 0xA15D, 0xA15E, 0xA440, 0xA446, 0xA448, 0xA44F, 0xA46A, 0xA475, 0xA4A3, 0xA4A4,
    0xA4BD, 0xA4C0, 0xA4C6, 0xA4CE, 0xA4E5, 0xA4E8, 0xA544, 0xA55B, 0xA5AB, 0xA5C1, 0xA5D8, 0xA5DF, 0xA5F3, 0xA5F4,
    0xA5FE, 0xA655, 0xA658, 0xA662, 0xA67E, 0xA6B3, 0xA6E6, 0xA6EC, 0xA740, 0xA7B9, 0xA7BD, 0xA7EF, 0xA84D, 0xA8C6,
    0xA8CC, 0xA8EE, 0xA94D, 0xA977, 0xA9B2, 0xA9CA, 0xAA41, 0xAA6B, 0xAA76, 0xAABA, 0xAAC0, 0xAAF9, 0xAB48, 0xAB4F,
    0xABD7, 0xABD8, 0xABDF, 0xAC46, 0xAC4F, 0xAC64, 0xACB0, 0xAD6E, 0xADAB, 0xADFB, 0xAE69, 0xAEC9, 0xB074, 0xB0C8,
    0xB0CF, 0xB0EA, 0xB0F5, 0xB16A, 0xB1C0, 0xB26F, 0xB27A, 0xB357, 0xB35D, 0xB364, 0xB371, 0xB3A1, 0xB3E6, 0xB3F8,
    0xB4A3, 0xB56F, 0xB57B, 0xB5A5, 0xB5BD, 0xB669, 0xB66D, 0xB67D, 0xB6B5, 0xB77C, 0xB77E, 0xB7FE, 0xB867, 0xB8A8,
    0xB8D1, 0xB8EA, 0xB9EA, 0xB9EF, 0xBACA, 0xBADE, 0xBBE2, 0xBC66, 0xBCD0, 0xBD64, 0xBDD5, 0xBEC9, 0xBEF7, 0xBFA4,
    0xBFEC, 0xC059, 0xC249, 0xC2BE, 0xC3F6, 0xC576, 0xC5E9,
};

struct sample {
    const uint8_t *end;
    size_t nul, high; /* NULs, and bytes that are not ASCII */
};

/* By blocks, which compilers make fast: a page may begin with a megabyte of script. */
static struct sample take_sample(const uint8_t *bytes, size_t length)
{
    struct sample sample = {bytes, 0, 0};

    while (length && sample.high < SAMPLE) {
        size_t block = length < BLOCK ? length : BLOCK, high = 0, nul = 0;
        for (size_t i = 0; i < block; i++) {
            high += sample.end[i] >> 7;
            nul += sample.end[i] == 0;
        }
        sample.high += high;
        sample.nul += nul;
        sample.end += block;
        length -= block;
    }
    return sample;
}

static bool is_among(uint32_t c, const uint16_t *sorted, size_t count)
{
    size_t low = 0, high = count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (sorted[middle] == c)
            return true;
        if (sorted[middle] < c)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool is_common(uint32_t c)
{
    const bool folds = c >= FZ__FOLD_FIRST && c <= FZ__FOLD_LAST && fz__folds(c);
    const uint32_t simple = folds ? fz__fold_traditional(c) : c;

    return simple <= 0xFF1A && is_among(simple, common, sizeof(common) / sizeof(*common));
}

static long weigh_character(uint32_t c)
{
    return c == 0 ? -AGAINST : c >= 0x80 && is_common(c);
}

static long weigh_big5(uint32_t code)
{
    return code == 0 ? -AGAINST : is_among(code, common_big5, sizeof(common_big5) / sizeof(*common_big5));
}

static long weigh_utf16(uint32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0x7F) || is_common(c))
        return 1;
    return (c >= 0x2010 && c < 0x2040) || (c >= 0x3000 && c < 0x3040) || (c >= 0x4E00 && c < 0xA000) ||
                   (c >= 0xFF00 && c < 0xFFF0) || c == 0xFEFF || c == 0xA0 || c == 0xB7
               ? 0
               : -AGAINST;
}

enum { UTF8, GB18030, BIG5, UTF16LE, UTF16BE, READINGS };

static const struct reading {
    const fz__codec *codec;
    long (*weigh)(uint32_t c);
} readings[READINGS] = {
    [UTF8] = {&fz__utf8_codec, weigh_character},   [GB18030] = {&fz__gb18030_codec, weigh_character},
    [BIG5] = {&fz__big5_codec, weigh_big5},        [UTF16LE] = {&fz__utf16le_codec, weigh_utf16},
    [UTF16BE] = {&fz__utf16be_codec, weigh_utf16},
};

/* The points of a reading; fewer than `least`, and no matter how many, as soon as it cannot have that many: a point takes two
 * bytes. */
static long weigh(const struct reading *reading, const uint8_t *at, const uint8_t *end, long least)
{
    long points = 0;

    while (at < end && points + (end - at + 1) / 2 >= least) {
        uint32_t c;
        at += reading->codec->next(at, end, &c);
        if (c != FZ__CUT)
            points += c == FZ__UNDECODED ? -AGAINST : reading->weigh(c);
    }
    return points;
}

/* Whether the bytes are UTF-8 with characters of three bytes or more, or without declaration of any at all: of two bytes
 * are some pairs of GB 2312 too. */
static bool is_utf8(const uint8_t *at, const uint8_t *end, bool declared)
{
    bool wide = !declared;

    while (at < end) {
        uint32_t c;
        size_t length = fz__utf8_codec.next(at, end, &c);
        if (c == 0 || c == FZ__UNDECODED)
            return false;
        wide |= length > 2 && c != FZ__CUT;
        at += length;
    }
    return wide;
}

/* The reading with the most points; of several the first. In UTF-16 nearly all bytes make some ideographs, so it needs
 * points to be considered at all. `said` gets those of the declared reading. GB 18030, which most texts are in that come
 * here, is weighed first: the others are given up where they can no more have as many. */
static const fz__codec *weigh_all(const uint8_t *bytes, const uint8_t *end, const fz__codec *declared, long *most,
                                  long *said)
{
    const long mark = weigh(&readings[GB18030], bytes, end, LONG_MIN);
    const fz__codec *best = &fz__utf8_codec;

    for (size_t i = 0; i < READINGS; i++) {
        const bool is_declared = readings[i].codec == declared;
        long points = i == GB18030 ? mark : weigh(&readings[i], bytes, end, is_declared ? LONG_MIN : mark);

        if (is_declared)
            *said = points;
        if (i == 0 || (points > *most && (i < UTF16LE || points > 0))) {
            *most = points;
            best = readings[i].codec;
        }
    }
    return best;
}

const fz__codec *fz__encoding_weigh(const uint8_t *bytes, size_t length, const fz__codec *declared)
{
    struct sample sample = take_sample(bytes, length);
    const fz__codec *best;
    long most = 0, said = 0;

    if (!sample.high && sample.nul * 3 < (size_t)(sample.end - bytes))
        return NULL;
    if (sample.high && is_utf8(bytes, sample.end, declared != NULL))
        return &fz__utf8_codec;
    best = weigh_all(bytes, sample.end, declared, &most, &said);
    return declared && most <= (said > 0 ? 2 * said : said) + PLAINLY ? declared : best;
}

const fz__codec *fz__encoding_weigh_utf16(const uint8_t *bytes, size_t length)
{
    struct sample sample = take_sample(bytes, length);

    return weigh(&readings[UTF16BE], bytes, sample.end, LONG_MIN) >
                   weigh(&readings[UTF16LE], bytes, sample.end, LONG_MIN)
               ? &fz__utf16be_codec
               : &fz__utf16le_codec;
}
