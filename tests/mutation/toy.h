#include <stdbool.h>

bool toy_passes(int points);
bool toy_in_time(int day, int last);
unsigned toy_sum(unsigned n);
unsigned toy_same(unsigned n);
int toy_alone(int n);
int toy_month(int month);
