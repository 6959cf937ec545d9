#include "collection/sieve.h"

/* A word for so many bytes of text: three bits for each ideograph, of which every third to half begins a pair not seen before. Of
 * pairs that are not in 中阳县's directive, one in twelve passes; at 48 it is one in twenty, at 96 one in six. */
#define BYTES_A_WORD 64

/* Where the bits of a pair are, in the upper half, on which both characters bear: its highest bits say in which word, its lowest
 * twelve which two of that. Any mixing will do, since nothing but time depends on it. */
static uint64_t mark_of(uint32_t first, uint32_t second)
{
    return ((uint64_t)first << 32 | second) * UINT64_C(0x9E3779B97F4A7C15);
}

static uint32_t word_of(const fz__sieve *sieve, uint64_t mark)
{
    return (uint32_t)((mark >> 32) * sieve->count >> 32);
}

static uint64_t bits_of(uint64_t mark)
{
    return UINT64_C(1) << (mark >> 32 & 63) | UINT64_C(1) << (mark >> 38 & 63);
}

static size_t size_of(uint32_t count)
{
    return sizeof(fz__sieve) + count * sizeof(uint64_t);
}

static void take_text(fz__sieve *sieve, const char *text, size_t length)
{
    const char *end = text + length;
    uint32_t last = length ? fz__utf8_bytes(&text) : 0;

    while (text < end) {
        uint32_t next = fz__utf8_bytes(&text);
        uint64_t mark = mark_of(last, next);

        sieve->words[word_of(sieve, mark)] |= bits_of(mark);
        last = next;
    }
}

fz__sieve *fz__sieve_new(fz_context *context, const fz_directive *directive)
{
    size_t bytes = 0;
    fz__sieve *sieve;
    uint32_t count;

    for (uint32_t i = 0; i < directive->task_count; i++)
        bytes += directive->tasks[i].text_length;
    count = (uint32_t)(bytes / BYTES_A_WORD + 1); /* an input is at most 1 GiB */
    sieve = fz__calloc(context, size_of(count));
    if (!sieve)
        return NULL;
    sieve->count = count;
    for (uint32_t i = 0; i < directive->task_count; i++)
        take_text(sieve, directive->tasks[i].text, directive->tasks[i].text_length);
    return sieve;
}

void fz__sieve_free(fz_context *context, fz__sieve *sieve)
{
    fz__free(context, sieve, sieve ? size_of(sieve->count) : 0);
}

static void add_words(fz__probes *probes, const fz__words *words)
{
    const char *at = words->bytes, *end = at + words->length;
    uint32_t last = fz__utf8_bytes(&at);

    while (at < end && probes->count < FZ__PROBES_MOST) {
        uint32_t next = fz__utf8_bytes(&at);

        probes->marks[probes->count++] = mark_of(last, next);
        last = next;
    }
}

void fz__probes_read(fz__probes *probes, const fz_query *query)
{
    probes->count = 0;
    for (size_t i = 0; i < query->words_count; i++)
        add_words(probes, &query->words[i]);
}

bool fz__sieve_passes(const fz__sieve *sieve, const fz__probes *probes)
{
    for (size_t i = 0; i < probes->count; i++) {
        uint64_t bits = bits_of(probes->marks[i]);

        if ((sieve->words[word_of(sieve, probes->marks[i])] & bits) != bits)
            return false;
    }
    return true;
}
