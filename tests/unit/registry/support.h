/* What the tests of the registry room share. */
#ifndef FZ_TESTS_REGISTRY_SUPPORT_H
#define FZ_TESTS_REGISTRY_SUPPORT_H

#include <fazhi.h>

/* A context that lives as long as the test program's process; it speaks English. */
fz_context *the_context(void);
/* Load what must load; the test fails with the error's message where it does not. */
fz_registry *load_registry(const char *xml);
fz_registry *load_builtin_registry(void);
fz_directive *load_directive(const char *xml);
fz_directive *load_builtin_directive(void);
/* The saved form, terminated; free() it. */
char *saved(const fz_registry *registry);
/* A whole file, terminated; free() it. */
char *file_text(const char *path, size_t *length);
/* The path of a file of tests/data; static memory. */
const char *data_path(const char *name);

/* The ids of bodies, parted by spaces; static memory. */
const char *ids(const fz_body *const *bodies, size_t count);
/* Whom a name means: "b-1:short b-2:alias", with "<b-0" behind a successor and "!" behind what is not verified. */
const char *meaning(const fz_registry *registry, const char *name, fz_date date, const fz_directive *directive);
const char *successors(const fz_registry *registry, const char *id, fz_date date);
const char *members(const fz_registry *registry, const char *id, fz_date date);

#define REGISTRY(content) \
    "<registry xmlns=\"urn:libfazhi:registry:1\"><head><title>T</title></head>" content "</registry>"
/* A department; `attributes` as they stand in the tag. */
#define BODY(id, attributes, name)  "<body id=\"" id "\" kind=\"department\" " attributes "><name>" name "</name></body>"
#define EVENT(kind, date, from, to) "<succession kind=\"" kind "\" date=\"" date "\">" from to "</succession>"
#define FROM(id)                    "<from body=\"" id "\"/>"
#define TO(id)                      "<to body=\"" id "\"/>"
#define COLLECTIVE(id, content)     "<collective id=\"" id "\"><name>" id "</name>" content "</collective>"
#define MEMBER(id)                  "<member body=\"" id "\"/>"
#define EXCEPT(id)                  "<except body=\"" id "\"/>"

/* A directive of `issuer`, signed on 2016-01-25, with one task led by each unit. */
#define DIRECTIVE(issuer, assigns)                                                        \
    "<directive xmlns=\"urn:libfazhi:directive:1\"><head><title>T</title><issuer>" issuer \
    "</issuer><signed>2016-01-25</signed></head><task id=\"t1\"><p>x</p>" assigns "</task></directive>"
#define LEAD(rank, unit) "<assign role=\"lead\" rank=\"" rank "\" unit=\"" unit "\"/>"

#endif
