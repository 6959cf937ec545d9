/* Which encoding bytes are in: its name by its labels, the BOM, what the bytes declare of themselves.
 *
 * The order is that of trust. A BOM decides. A declaration is believed unless the bytes plainly say otherwise (guess.c):
 * pages that declare gb2312 and are UTF-8 come from every program that saves pages, the reverse from servers that
 * convert. Without either the bytes decide. */
#include <string.h>

#include "text/codec.h"
#include "text/decode.h"

/* A declaration counts in the first bytes alone, as in browsers. */
enum { DECLARED_WITHIN = 1024, LABEL_SIZE = sizeof(((fz__encoding *)NULL)->declared) };

static const fz__codec *const codecs[] = {&fz__utf8_codec, &fz__utf16le_codec, &fz__utf16be_codec, &fz__gb18030_codec,
                                          &fz__big5_codec};

/* The labels in use, without the letters' case, hyphens, underscores and spaces. GB 2312 and GBK are read as GB 18030;
 * ASCII is read as UTF-8. */
static const struct label {
    const char *label, *name;
} labels[] = {
    {"utf8", "UTF-8"},          {"unicode11utf8", "UTF-8"}, {"ascii", "UTF-8"},         {"usascii", "UTF-8"},
    {"utf16", "UTF-16"},        {"utf16le", "UTF-16LE"},    {"utf16be", "UTF-16BE"},    {"unicode", "UTF-16LE"},
    {"ucs2", "UTF-16LE"},       {"gb18030", "GB18030"},     {"gb180302000", "GB18030"}, {"gb180302005", "GB18030"},
    {"gb180302022", "GB18030"}, {"gbk", "GB18030"},         {"xgbk", "GB18030"},        {"gb2312", "GB18030"},
    {"gb231280", "GB18030"},    {"csgb2312", "GB18030"},    {"isoir58", "GB18030"},     {"csiso58gb231280", "GB18030"},
    {"chinese", "GB18030"},     {"cp936", "GB18030"},       {"ms936", "GB18030"},       {"windows936", "GB18030"},
    {"euccn", "GB18030"},       {"big5", "Big5"},           {"big5hkscs", "Big5"},      {"cnbig5", "Big5"},
    {"csbig5", "Big5"},         {"xxbig5", "Big5"},         {"big5eten", "Big5"},       {"cp950", "Big5"},
    {"ms950", "Big5"},          {"windows950", "Big5"},
};

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

const char *fz__encoding_name(const char *label)
{
    char plain[LABEL_SIZE];
    size_t length = 0;

    for (; *label; label++) {
        if (*label == '-' || *label == '_' || is_blank(*label))
            continue;
        if (length + 1 == sizeof(plain))
            return NULL;
        plain[length++] = lower(*label);
    }
    plain[length] = '\0';
    for (size_t i = 0; i < sizeof(labels) / sizeof(*labels); i++)
        if (strcmp(plain, labels[i].label) == 0)
            return labels[i].name;
    return NULL;
}

const fz__codec *fz__codec_find(const char *name)
{
    for (size_t i = 0; i < sizeof(codecs) / sizeof(*codecs); i++)
        if (strcmp(codecs[i]->name, name) == 0)
            return codecs[i];
    return NULL;
}

/* Whether `word` (in small letters) stands at `at`, letters of either case. */
static bool stands(const char *at, const char *end, const char *word)
{
    while (*word && at < end && lower(*at) == *word) {
        at++;
        word++;
    }
    return !*word;
}

/* The first place at or behind `at` where `word` stands; `end` when nowhere. */
static const char *find(const char *at, const char *end, const char *word)
{
    while (at < end && !stands(at, end, word))
        at++;
    return at;
}

/* Read `word` = label, quoted or not, at the first place where it stands so. */
static bool label_after(const char *at, const char *end, const char *word, char label[LABEL_SIZE])
{
    while ((at = find(at, end, word)) < end) {
        size_t length = 0;
        at += strlen(word);
        while (at < end && is_blank(*at))
            at++;
        if (at == end || *at != '=')
            continue;
        for (at++; at < end && (is_blank(*at) || *at == '"' || *at == '\''); at++)
            ;
        while (at < end && length + 1 < LABEL_SIZE && *at > ' ' && *at < 0x7F && !strchr("\"';>/?", *at))
            label[length++] = *at++;
        label[length] = '\0';
        return length > 0;
    }
    return false;
}

/* <?xml ... encoding="..."?> at the start, else the first <meta ... charset=...> outside comments. */
static bool find_declaration(const char *bytes, size_t length, char label[LABEL_SIZE])
{
    const char *at = bytes, *end = bytes + (length < DECLARED_WITHIN ? length : DECLARED_WITHIN), *close;

    label[0] = '\0';
    if (stands(at, end, "<?xml") && label_after(at, find(at, end, "?>"), "encoding", label))
        return true;
    while ((at = find(at, end, "<")) < end) {
        if (stands(at, end, "<!--")) {
            at = find(at, end, "-->");
            continue;
        }
        close = find(at, end, ">");
        if (stands(at, close, "<meta") && label_after(at, close, "charset", label))
            return true;
        at++;
    }
    return false;
}

const fz__codec *fz__encoding_mark(const char *bytes, size_t length, size_t *mark_length)
{
    static const struct {
        const char *mark;
        const fz__codec *codec;
    } marks[] = {{"\xEF\xBB\xBF", &fz__utf8_codec},
                 {"\xFF\xFE", &fz__utf16le_codec},
                 {"\xFE\xFF", &fz__utf16be_codec},
                 {"\x84\x31\x95\x33", &fz__gb18030_codec}};

    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        size_t n = strlen(marks[i].mark);
        if (length >= n && memcmp(bytes, marks[i].mark, n) == 0) {
            *mark_length = n;
            return marks[i].codec;
        }
    }
    *mark_length = 0;
    return NULL;
}

/* UTF-16 that declares itself in letters of one byte is not UTF-16. */
static const fz__codec *declared_codec(const char *label)
{
    const char *name = fz__encoding_name(label);

    return name && strncmp(name, "UTF-16", 6) != 0 ? fz__codec_find(name) : NULL;
}

void fz__encoding_tell(const char *bytes, size_t length, fz__encoding *encoding)
{
    size_t mark_length;
    const fz__codec *mark = fz__encoding_mark(bytes, length, &mark_length), *declared, *read;
    bool declares = find_declaration(bytes, length, encoding->declared);

    declared = declares ? declared_codec(encoding->declared) : NULL;
    read = mark ? mark : fz__encoding_weigh((const uint8_t *)bytes, length, declared);
    encoding->contradicted = declares && read && read != declared;
    if (!read)
        read = declared ? declared : &fz__utf8_codec;
    encoding->told = mark || read == declared;
    encoding->name = read->name;
}

const char *fz__encoding_guess(const char *bytes, size_t length, bool *declared)
{
    fz__encoding encoding;

    fz__encoding_tell(bytes, length, &encoding);
    if (declared)
        *declared = encoding.told;
    return encoding.name;
}
