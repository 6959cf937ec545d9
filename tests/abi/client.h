/* The parts of the program of yesterday; see client.c. */
#ifndef CLIENT_H
#define CLIENT_H

#include "fazhi.h"

/* Use every struct that begins with its size, and name those that came through whole. */
int every_struct(fz_context *context);

#endif
