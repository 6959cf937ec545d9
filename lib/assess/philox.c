#include "assess/philox.h"

#define ROUNDS 10

void fz__philox(uint32_t words[4], uint64_t key)
{
    uint32_t key_0 = (uint32_t)key, key_1 = (uint32_t)(key >> 32);

    for (int round = 0; round < ROUNDS; round++) {
        uint64_t product_0 = (uint64_t)0xD2511F53u * words[0], product_1 = (uint64_t)0xCD9E8D57u * words[2];
        uint32_t middle_1 = words[1], middle_3 = words[3];

        words[0] = (uint32_t)(product_1 >> 32) ^ middle_1 ^ key_0;
        words[1] = (uint32_t)product_1;
        words[2] = (uint32_t)(product_0 >> 32) ^ middle_3 ^ key_1;
        words[3] = (uint32_t)product_0;
        key_0 += 0x9E3779B9u; /* the golden ratio, and the root of 3 less 1 */
        key_1 += 0xBB67AE85u;
    }
}

/* x × count as a high word and a low one, of 64 bits each; count has 32. */
static uint64_t multiply(uint64_t x, uint32_t count, uint64_t *low)
{
    uint64_t upper = (x >> 32) * count, lower = (x & UINT32_MAX) * count;

    *low = (upper << 32) + lower;
    return (upper + (lower >> 32)) >> 32;
}

/* Lemire's multiplication: of the products' high words some would come once too often, and these are known by their low words. */
uint64_t fz__philox_below(uint64_t key, uint64_t replication, uint32_t place, uint32_t count)
{
    uint64_t often = (0 - (uint64_t)count) % count; /* 2^64 mod count */

    for (uint32_t attempt = 0;; attempt++) {
        uint32_t words[4] = {place, attempt, (uint32_t)replication, (uint32_t)(replication >> 32)};
        uint64_t low, high;

        fz__philox(words, key);
        high = multiply(words[0] | (uint64_t)words[1] << 32, count, &low);
        if (low >= often)
            return high;
    }
}
