/* Linked to code that was compiled with -fsanitize-coverage=trace-pc: each block of it notes, in a file that all processes
 * share, that it was reached. A file and not a report at the end, so that what a crash reached is known too. */
#include <fcntl.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

extern const char __ehdr_start __attribute__((visibility("hidden")));
void __sanitizer_cov_trace_pc(void) __attribute__((visibility("hidden")));

static unsigned char *reached;
static uintptr_t length;

__attribute__((constructor)) static void open_the_file(void)
{
    int file = open(REACHED, O_RDWR);
    struct stat known;
    void *bytes;

    if (file < 0)
        return;
    if (fstat(file, &known) == 0) {
        bytes = mmap(NULL, (size_t)known.st_size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
        if (bytes != MAP_FAILED) {
            reached = bytes;
            length = (uintptr_t)known.st_size;
        }
    }
    close(file);
}

void __sanitizer_cov_trace_pc(void)
{
    uintptr_t at = (uintptr_t)__builtin_return_address(0) - (uintptr_t)&__ehdr_start;

    if (at < length)
        reached[at] = 1;
}
