/* Random numbers without state: Philox4x32-10 of Salmon, Moraes, Dror and Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3" (2011).
 * What a counter gives depends on nothing but the counter and the key, so any thread may ask for any of them in any order. */
#ifndef FZ_ASSESS_PHILOX_H
#define FZ_ASSESS_PHILOX_H

#include <stdint.h>

/* The counter is turned into its random words. */
void fz__philox(uint32_t words[4], uint64_t key);
/* A number from 0 to `count` - 1, each as likely as any other; `count` is at least 1. */
uint64_t fz__philox_below(uint64_t key, uint64_t replication, uint32_t place, uint32_t count);

#endif
