/* Steps as sentences. */
#include "assess/assess_model.h"

size_t fz_step_text(const fz_step *step, fz_language language, char *text, size_t capacity)
{
    (void)step;
    (void)language;
    if (text && capacity > 0)
        *text = '\0';
    return 0;
}
