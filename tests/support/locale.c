/* Every test program, and whatever it is loaded before, takes the locale of its environment, as a host program might: the
 * library must not care. A locale that is not there stops the program, so that a run "in de_DE" cannot pass in C. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__((constructor)) static void take_locale(void)
{
    const char *wanted = getenv("LC_ALL");

    if (setlocale(LC_ALL, "") || !wanted || !*wanted)
        return;
    fprintf(stderr, "the locale %s is not installed\n", wanted);
    abort();
}
