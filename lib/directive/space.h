/* The namespaces in which a directive is written. */
#ifndef FZ_DIRECTIVE_SPACE_H
#define FZ_DIRECTIVE_SPACE_H

#define FZ__DIRECTIVE_SPACE "urn:libfazhi:directive:1"
#define FZ__AKN_SPACE       "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

#endif
