/* Documents that the library carries in itself, made into arrays by embed.py: exactly the file's bytes, no NUL added. */
#ifndef FZ_DATA_DATA_H
#define FZ_DATA_DATA_H

#include <stddef.h>

/* zhongyang-2016.xml: the directive of 中阳县 of 2016-01-25, in canonical form. */
extern const unsigned char fz__data_zhongyang_2016[];
extern const size_t fz__data_zhongyang_2016_size;

/* zhongyang-registry.xml: the bodies that it names, and what became of them, in canonical form. */
extern const unsigned char fz__data_zhongyang_registry[];
extern const size_t fz__data_zhongyang_registry_size;

/* zhongyang-scheme.xml: an example of how to score what it asks for, which no authority has issued, in canonical form. */
extern const unsigned char fz__data_zhongyang_scheme[];
extern const size_t fz__data_zhongyang_scheme_size;

/* zhongyang-watch.xml: an example of how to supervise it, which no authority has issued, in canonical form. */
extern const unsigned char fz__data_zhongyang_watch[];
extern const size_t fz__data_zhongyang_watch_size;

#endif
