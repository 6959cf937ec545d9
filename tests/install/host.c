/* The least that a host does: it links, and asks the version. */
#include <fazhi.h>
#include <stdio.h>

int main(void)
{
    fz_context *context = NULL;
    fz_status status = fz_context_new(NULL, &context);

    fz_context_unref(context);
    puts(fz_version());
    return status != FZ_OK;
}
