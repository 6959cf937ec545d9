/* Bytes to UTF-8, the same on every platform.
 *
 * Encodings: UTF-8, UTF-16 (LE, BE), GB 18030-2022 (for GB2312, GBK, GB18030 and their aliases: a superset in practice),
 * Big5. Told from the BOM, from a declaration in the first 1,024 bytes (<meta charset>, http-equiv, XML declaration), else
 * from the bytes themselves. Private-use results for characters that have a code point of their own are settled on it, by
 * the Unicode recommendation (L2/23-003R): both forms of the 24 positions. */
#ifndef FZ_TEXT_DECODE_H
#define FZ_TEXT_DECODE_H

#include "base/error.h"

/* The canonical name of an encoding by any of its usual labels, letters of either case: "UTF-8", "UTF-16LE", "UTF-16BE",
 * "GB18030", "Big5"; NULL when it is not known. */
const char *fz__encoding_name(const char *label);
/* The encoding of the bytes; never NULL. `declared` (may be NULL) is set where a declaration or BOM said so. */
const char *fz__encoding_guess(const char *bytes, size_t length, bool *declared);
/* Decode all of `bytes` into `text` (initialised by the caller), without BOM. Bytes that cannot be decoded become U+FFFD,
 * each run with a finding FZ_FUNDECODED at its offset. `encoding` is a canonical name. */
fz_status fz__decode(fz_context *context, const char *encoding, const char *bytes, size_t length, fz__buffer *text,
                     fz__findings *findings, fz_error **error);

#endif
