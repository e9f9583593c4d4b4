// Tags, chapters and texts in FLAC, Ogg Vorbis, Opus and MP3 files, through TagLib, which is C++: its own C binding
// knows neither chapters nor fields of one's own.
#ifndef TAGFILE_H
#define TAGFILE_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum tagfile_kind { TAGFILE_FLAC, TAGFILE_OGG, TAGFILE_OPUS, TAGFILE_MP3 };

/// A Vorbis comment, and for MP3 the ID3 frame with the same meaning; a key without one becomes a TXXX frame. UTF-8.
struct tagfile_field {
  const char *key;
  const char *value;
};

/// Times in milliseconds. UTF-8.
struct tagfile_chapter {
  const char *title;
  uint32_t start, end;
};

/// Writes fields and chapters into a complete sound file, replacing what tags it has.
/// Returns 0, or -1 if the file cannot be opened as that kind, or -2 if it could not be saved (see errno).
int tagfile_write(const char *path, enum tagfile_kind kind, const struct tagfile_field *fields, int field_count,
                  const struct tagfile_chapter *chapters, int chapter_count);

/// The value of a field, for free(), or NULL if it is not there or the file is none of that kind.
char *tagfile_read(const char *path, enum tagfile_kind kind, const char *key);

/// How many chapters the file has; -1 if it cannot be opened as that kind.
int tagfile_chapter_count(const char *path, enum tagfile_kind kind);

#ifdef __cplusplus
}
#endif
#endif
