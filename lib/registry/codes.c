/* GB 32100-2015: 18 characters: who registered it and what it is (2), region (6 digits), organisation code (9), and a
 * check character over base 31, whose weights are the powers of 3. GB 11714-1997: 8 characters over base 36 and a check
 * character over base 11, in print often behind a hyphen. GB/T 2260: 6 digits, two each for province, city and county;
 * where the city is 00 the county is too. */
#include "registry/codes.h"

#include <string.h>

/* Base 31 has no I, O, S, V or Z. */
static const char uscc_digits[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";
static const char organization_digits[] = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/* The value of a digit; -1 when it is none. */
static int value_of(const char *digits, char c)
{
    const char *at = c ? strchr(digits, c) : NULL;

    return at ? (int)(at - digits) : -1;
}

static fz__code_state check_region(const char *text, size_t length)
{
    if (length != 6 || strspn(text, "0123456789") < 6 || text[0] == '0')
        return FZ_CODE_BAD_FORM;
    if (!memcmp(text + 2, "00", 2) && memcmp(text + 4, "00", 2))
        return FZ_CODE_BAD_FORM;
    return FZ_CODE_GOOD;
}

static fz__code_state check_organization(const char *text, size_t length, char *check)
{
    static const int weights[] = {3, 7, 9, 10, 5, 8, 4, 2};
    char given = length ? text[length - 1] : '\0';
    int sum = 0;

    if (length != 9 && !(length == 10 && text[8] == '-'))
        return FZ_CODE_BAD_FORM;
    for (size_t i = 0; i < 8; i++) {
        int value = value_of(organization_digits, text[i]);

        if (value < 0)
            return FZ_CODE_BAD_FORM;
        sum += value * weights[i];
    }
    if (given != 'X' && (given < '0' || given > '9'))
        return FZ_CODE_BAD_FORM;
    *check = "0X987654321"[sum % 11]; /* 11 minus the remainder: 11 is 0, 10 is X */
    return given == *check ? FZ_CODE_GOOD : FZ_CODE_BAD_CHECK;
}

static fz__code_state check_uscc(const char *text, size_t length, char *check)
{
    int sum = 0, weight = 1;
    fz__code_state inner;

    if (length != 18)
        return FZ_CODE_BAD_FORM;
    for (size_t i = 0; i < 18; i++, weight = weight * 3 % 31) {
        int value = value_of(uscc_digits, text[i]);

        if (value < 0 || (i >= 2 && i < 8 && value > 9))
            return FZ_CODE_BAD_FORM;
        sum += i < 17 ? value * weight : 0;
    }
    inner = check_organization(text + 8, 9, check);
    if (inner != FZ_CODE_GOOD)
        return inner;
    *check = uscc_digits[(31 - sum % 31) % 31];
    return text[17] == *check ? FZ_CODE_GOOD : FZ_CODE_BAD_CHECK;
}

fz__code_state fz__code_check(fz__scheme scheme, const char *text, char *check)
{
    size_t length = strlen(text);

    *check = '\0';
    switch (scheme) {
    case FZ_SCHEME_USCC:
        return check_uscc(text, length, check);
    case FZ_SCHEME_ORGANIZATION:
        return check_organization(text, length, check);
    case FZ_SCHEME_REGION:
    case FZ_SCHEMES:
        break;
    }
    return check_region(text, length);
}
