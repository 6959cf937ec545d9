/* Bytes to UTF-8, the same on every platform.
 *
 * Encodings: UTF-8, UTF-16 (LE, BE), GB 18030-2022 (for GB2312, GBK, GB18030 and their aliases: a superset in practice),
 * Big5 as browsers read it. Told from the BOM, from a declaration in the first 1,024 bytes (<meta charset>, http-equiv, XML
 * declaration), else from the bytes themselves; bytes that plainly contradict their declaration win over it. Private-use
 * results for characters that have a code point of their own are settled on it, by the Unicode recommendation
 * (L2/23-003R): both forms of the 24 positions. */
#ifndef FZ_TEXT_DECODE_H
#define FZ_TEXT_DECODE_H

#include "base/error.h"

/* The canonical name of an encoding by any of its usual labels, letters of either case: "UTF-8", "UTF-16" (told apart by
 * its BOM, else by its bytes), "UTF-16LE", "UTF-16BE", "GB18030", "Big5"; NULL when it is not known. */
const char *fz__encoding_name(const char *label);
/* The encoding of the bytes: a canonical name, never NULL and never plain "UTF-16". `declared` (may be NULL) tells whether
 * a BOM or a declaration that the bytes do not contradict said so. */
const char *fz__encoding_guess(const char *bytes, size_t length, bool *declared);

/* Decode all of `bytes` and append it to `text` (initialised by the caller), without BOM. `encoding` is a canonical name.
 * Bytes that cannot be decoded become U+FFFD, one a run, each with a finding FZ_FUNDECODED; so do NULs (FZ_FNUL), which text
 * ending in NUL cannot hold. `offset` and `length` of such a finding count bytes of the input, line and column are of the
 * U+FFFD in `text`. With `findings` NULL nothing is replaced: the first such byte is FZ_EENCODING. `source` names the
 * input in errors and may be NULL. */
fz_status fz__decode(fz_context *context, const char *source, const char *encoding, const char *bytes, size_t length,
                     fz__buffer *text, fz__findings *findings, fz_error **error);
/* The same for bytes as they come: `label` is what a user says they are (FZ_ECHARSET when nobody knows it), NULL when the
 * bytes are to tell; a declaration that they contradict is then a finding FZ_FENCODING. `encoding` (may be NULL) is set
 * to the canonical name that was used. */
fz_status fz__decode_input(fz_context *context, const char *source, const char *label, const char *bytes, size_t length,
                           fz__buffer *text, const char **encoding, fz__findings *findings, fz_error **error);

#endif
