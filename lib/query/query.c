/* Making a query. A condition that is refused leaves the query as it was. */
#include "query/query.h"

#include "base/utf8.h"

#include <string.h>

#include <fazhi/query.h>

fz_status fz_query_new(fz_context *context, fz_query **query)
{
    fz_query *made;

    if (!query)
        return FZ_EINVAL;
    *query = NULL;
    if (!context)
        return FZ_EINVAL;
    made = fz__calloc(context, sizeof(*made));
    if (!made)
        return FZ_ENOMEM;
    atomic_init(&made->references, 1);
    made->context = fz_context_ref(context);
    fz__arena_init(&made->arena, context);
    *query = made;
    return FZ_OK;
}

fz_query *fz_query_ref(fz_query *query)
{
    if (query)
        atomic_fetch_add_explicit(&query->references, 1, memory_order_relaxed);
    return query;
}

void fz_query_unref(fz_query *query)
{
    fz_context *context;

    if (!query || atomic_fetch_sub_explicit(&query->references, 1, memory_order_acq_rel) > 1)
        return;
    context = query->context;
    fz__free(context, query->units, query->unit_capacity * sizeof(*query->units));
    fz__free(context, query->sections, query->section_capacity * sizeof(*query->sections));
    fz__free(context, query->numbers, query->number_capacity * sizeof(*query->numbers));
    fz__free(context, query->words, query->words_capacity * sizeof(*query->words));
    fz__arena_clear(&query->arena);
    fz_registry_unref(query->registry);
    fz__free(context, query, sizeof(*query));
    fz_context_unref(context);
}

/* How each condition begins: FZ_EINVAL unless query and text are there, FZ_EENCODING unless the text is UTF-8, which the
 * messages that name it must be. */
static fz_status begin(const fz_query *query, const char *text, const char *function, const char *missing,
                       fz_error **error)
{
    char digits[FZ_DIGITS], byte[] = "0x00";
    size_t good;

    if (error)
        *error = NULL;
    if (!query || !text)
        return fz__bad_argument(query ? query->context : NULL, error, function, query ? missing : "query is NULL");
    good = fz__utf8_check(text, strlen(text));
    if (!text[good])
        return FZ_OK;
    byte[2] = "0123456789ABCDEF"[(unsigned char)text[good] >> 4];
    byte[3] = "0123456789ABCDEF"[(unsigned char)text[good] & 15];
    return fz__fail(query->context, error, FZ_EENCODING, NULL, FZ_ARGS(fz__digits(good, digits), "UTF-8", byte));
}

static fz_status cannot_read(const fz_query *query, const char *text, fz_error **error)
{
    return fz__fail(query->context, error, FZ_ECITATION, NULL, FZ_ARGS(text));
}

/* The text without white space at its ends. */
static fz__words trimmed(const char *text)
{
    const char *at = text, *end = text + strlen(text), *first = NULL, *last = text;

    while (at < end) {
        const char *start = at;

        if (fz__is_space(fz__utf8_next(&at, end)))
            continue;
        first = first ? first : start;
        last = at;
    }
    return first ? (fz__words){first, (size_t)(last - first)} : (fz__words){text, 0};
}

fz_status fz_query_unit(fz_query *query, const char *unit, uint32_t roles, fz_error **error)
{
    const uint32_t known = FZ_ROLE_ANY | FZ_ROLE_FIRST_LEAD | FZ_ROLE_JOINT_LEAD;
    fz__unit_condition condition = {.roles = roles ? roles : FZ_ROLE_ANY};
    fz_status status = begin(query, unit ? unit : "", __func__, NULL, error);

    if (status != FZ_OK)
        return status;
    if (roles & ~known)
        return fz__bad_argument(query->context, error, __func__, "roles holds an unknown role");
    if (unit) {
        fz__words name = trimmed(unit);

        if (!name.length)
            return fz__fail(query->context, error, FZ_EUNIT, NULL, FZ_NO_ARGS);
        condition.length = name.length;
        condition.name = fz__arena_string(&query->arena, name.bytes, name.length);
        if (!condition.name)
            return fz__no_memory(error);
    }
    if (!FZ_GROW(query->context, &query->units, &query->unit_capacity, query->unit_count + 1))
        return fz__no_memory(error);
    query->units[query->unit_count++] = condition;
    return FZ_OK;
}

fz_status fz_query_section(fz_query *query, const char *section, fz_error **error)
{
    fz_status status = begin(query, section, __func__, "section is NULL", error);
    fz__section_citation citation;
    fz__words id;

    if (status != FZ_OK)
        return status;
    id = trimmed(section);
    if (!fz__section_citation_parse(section, strlen(section), &citation)) {
        if (!fz__is_id(id.bytes, id.length))
            return cannot_read(query, section, error);
        citation = (fz__section_citation){.id = fz__arena_string(&query->arena, id.bytes, id.length)};
        if (!citation.id)
            return fz__no_memory(error);
    }
    if (!FZ_GROW(query->context, &query->sections, &query->section_capacity, query->section_count + 1))
        return fz__no_memory(error);
    query->sections[query->section_count++] = citation;
    return FZ_OK;
}

fz_status fz_query_number(fz_query *query, const char *number, fz_error **error)
{
    fz_status status = begin(query, number, __func__, "number is NULL", error);
    size_t parts;

    if (status != FZ_OK)
        return status;
    parts = fz__citation_parse(number, strlen(number), NULL, 0);
    if (!parts)
        return cannot_read(query, number, error);
    if (!FZ_GROW(query->context, &query->numbers, &query->number_capacity, query->number_count + parts))
        return fz__no_memory(error);
    fz__citation_parse(number, strlen(number), query->numbers + query->number_count, parts);
    query->number_count += parts;
    return FZ_OK;
}

fz_status fz_query_text(fz_query *query, const char *words, fz_error **error)
{
    fz_status status = begin(query, words, __func__, "words is NULL", error);
    fz__words copy;

    if (status != FZ_OK)
        return status;
    if (!*words)
        return fz__bad_argument(query->context, error, __func__, "words is empty");
    copy.length = strlen(words);
    copy.bytes = fz__arena_string(&query->arena, words, copy.length);
    if (!copy.bytes || !FZ_GROW(query->context, &query->words, &query->words_capacity, query->words_count + 1))
        return fz__no_memory(error);
    query->words[query->words_count++] = copy;
    return FZ_OK;
}
