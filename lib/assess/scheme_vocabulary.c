#include "assess/scheme_model.h"

#include "assess/scheme_table.inc"

const fz__vocabulary fz__scheme_vocabulary = {FZ__SCHEME_SPACE, elements, SC_COUNT_};

size_t fz__scheme_columns(int element)
{
    size_t count = 0;

    if (element < SC_COUNT_ && elements[element].attributes)
        while (elements[element].attributes[count].name)
            count++;
    return count;
}

int fz__scheme_column(int element, fz__scheme_key key)
{
    return element < SC_COUNT_ && key < KEY_COUNT_ ? columns[element][key] - 1 : -1;
}

bool fz__scheme_is_list(int element, fz__scheme_key key)
{
    return lists[element][key];
}

const char *fz__scheme_key_name(int element, fz__scheme_key key)
{
    int column = fz__scheme_column(element, key);

    return column < 0 ? NULL : elements[element].attributes[column].name;
}
