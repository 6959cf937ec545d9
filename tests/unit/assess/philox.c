/* The generator against the known answers that its authors publish with Random123 (kat_vectors, philox4x32 of 10 rounds). */
#include "assess/philox.h"

#include <criterion/criterion.h>

static void check(const uint32_t counter[4], uint64_t key, const uint32_t expected[4])
{
    uint32_t words[4] = {counter[0], counter[1], counter[2], counter[3]};

    fz__philox(words, key);
    for (int i = 0; i < 4; i++)
        cr_assert_eq(words[i], expected[i], "word %d is %08x", i, words[i]);
}

Test(philox, gives_the_published_words)
{
    check((uint32_t[]){0, 0, 0, 0}, 0, (uint32_t[]){0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    check((uint32_t[]){0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, UINT64_MAX,
          (uint32_t[]){0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    check((uint32_t[]){0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, 0x299f31d0a4093822u,
          (uint32_t[]){0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

Test(philox, takes_the_high_word_of_a_product)
{
    /* Of the key 0 and the counter 0 the first two words are e169c58d 6627e8d5 (low half first): times 1,000 ÷ 2^64 is 0.88052… × 1,000 */
    cr_assert_eq(fz__philox_below(0, 0, 0, 1000), 880);
    cr_assert_eq(fz__philox_below(0, 0, 0, 1), 0);
}

Test(philox, reaches_each_number_about_equally_often)
{
    unsigned times[7] = {0};

    for (uint32_t i = 0; i < 70000; i++)
        times[fz__philox_below(1, i, 3, 7)]++;
    for (int i = 0; i < 7; i++) /* 10,000 each; the standard deviation is 93 */
        cr_assert(times[i] > 9500 && times[i] < 10500, "%d came %u times", i, times[i]);
}
