/* The folder of the cases. */
#ifndef FAZHI_TESTS_FOLDER_H
#define FAZHI_TESTS_FOLDER_H

#include "threads/things.h"

/* Make it and what is loaded from it; the objects must be there. 0 when something failed. */
int folder_make(things *all);

/* 0 when more is in it than was put there. */
int folder_remove(things *all);

#endif
