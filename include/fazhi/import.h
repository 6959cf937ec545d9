/**
 * @file import.h
 * Any directive, as it was copied or saved from a web page, to a directive with sections, tasks and assignments.
 *
 * The text may be plain or an HTML page, in UTF-8, UTF-16, GB 18030 (GBK, GB 2312) or Big5. What the page adds is left
 * out, damage of copying is repaired, and responsibility is read from label lines, brackets, sentences and tables:
 *
 *     fz_directive *directive;
 *     fz_error *error = NULL;
 *     if (fz_directive_import_path(context, "通知.txt", NULL, &directive, &error) != FZ_OK)
 *         fprintf(stderr, "%s\n", fz_error_message(error));
 *
 * Every character is accounted for: it is in the directive, repaired, or named as debris of the page. Each repair and each
 * doubt is a finding of the directive (fz_directive_finding), with line and column; one of them, FZ_FACCOUNT, gives the
 * sum. Units are kept as written; what the text left out and is certain stands beside (fz_assignment_full_name). What the
 * sentences of tasks demand becomes requirements (requirement.h), and a finding where its value is not certain.
 *
 * A news item, a statute, an interpretation or a report is no directive: FZ_ENODIRECTIVE says which of these it is.
 */
#ifndef FAZHI_IMPORT_H
#define FAZHI_IMPORT_H

#include <fazhi/common.h>
#include <fazhi/directive.h>

#ifdef __cplusplus
extern "C" {
#endif

/**
 * Import a text or a page from memory.
 *
 * @param context    NULL is refused
 * @param bytes      in any of the encodings; NULL is refused unless `count` is 0
 * @param count      how many bytes
 * @param source     the name of the input in messages; NULL for none
 * @param encoding   such as "GBK"; NULL to tell it from the bytes
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK; FZ_EINVAL; FZ_ENODIRECTIVE when the text is none, with the reason; FZ_EEMPTY; FZ_ECHARSET for an encoding
 *         nobody knows; FZ_ELIMIT; FZ_ENOMEM
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_import_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                            const char *encoding, fz_directive **directive, fz_error **error);

/**
 * Import a text or a page from a file.
 *
 * @param context    NULL is refused
 * @param path       of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param encoding   such as "GBK"; NULL to tell it from the bytes
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_import_memory; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_import_path(fz_context *context, const char *path, const char *encoding,
                                          fz_directive **directive, fz_error **error);

/**
 * Import a text or a page through a callback.
 *
 * @param context    NULL is refused
 * @param read       gives the bytes; NULL is refused
 * @param user       passed to `read`
 * @param source     the name of the input in messages; NULL for none
 * @param encoding   such as "GBK"; NULL to tell it from the bytes
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_import_memory; FZ_EREAD when `read` fails
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_import_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                              const char *encoding, fz_directive **directive, fz_error **error);

/**
 * Open a directive in whatever form it is in memory: XML and JSON are loaded, text and HTML are
 * imported. The content tells which; JSON begins with { and behind it a quote or }.
 *
 * @param context    NULL is refused
 * @param bytes      NULL is refused unless `count` is 0
 * @param count      how many bytes
 * @param source     the name of the input in messages; NULL for none
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_load_memory for XML and JSON, of fz_directive_import_memory for the rest
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_open_memory(fz_context *context, const char *bytes, size_t count, const char *source,
                                          fz_directive **directive, fz_error **error);

/**
 * Open a directive in whatever form it is in a file.
 *
 * @param context    NULL is refused
 * @param path       of a file, a pipe or a device, in the file system's bytes; NULL is refused
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_open_memory; FZ_ENOTFOUND, FZ_EACCESS, FZ_EISDIR, FZ_EREAD for the file
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_open_path(fz_context *context, const char *path, fz_directive **directive,
                                        fz_error **error);

/**
 * Open a directive in whatever form it is through a callback.
 *
 * @param context    NULL is refused
 * @param read       gives the bytes; NULL is refused
 * @param user       passed to `read`
 * @param source     the name of the input in messages; NULL for none
 * @param directive  [out] the directive, NULL on failure
 * @param error      [out] may be NULL
 * @return FZ_OK or a code as of fz_directive_open_memory; FZ_EREAD when `read` fails
 *
 * Gives one reference. Threads: any number with one context. Since 0.1.
 */
FZ_API fz_status fz_directive_open_callback(fz_context *context, fz_read_fn read, void *user, const char *source,
                                            fz_directive **directive, fz_error **error);

#ifdef __cplusplus
}
#endif

#endif
