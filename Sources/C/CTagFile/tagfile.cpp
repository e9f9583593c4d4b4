#include "tagfile.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

#include <chapterframe.h>
#include <commentsframe.h>
#include <flacfile.h>
#include <id3v2tag.h>
#include <mpegfile.h>
#include <opusfile.h>
#include <tableofcontentsframe.h>
#include <textidentificationframe.h>
#include <vorbisfile.h>
#include <xiphcomment.h>

using namespace TagLib;

namespace {

String text(const char *utf8) { return String(utf8, String::UTF8); }

// FLAC, Ogg Vorbis and Opus: one kind of tag, three ways to it.
struct Commented {
  std::unique_ptr<File> file;
  Ogg::XiphComment *comment = nullptr;

  Commented(const char *path, tagfile_kind kind) {
    switch (kind) {
      case TAGFILE_FLAC: {
        auto flac = std::make_unique<FLAC::File>(path, false);
        if (flac->isValid()) comment = flac->xiphComment(true);
        file = std::move(flac);
        break;
      }
      case TAGFILE_OGG: {
        auto ogg = std::make_unique<Ogg::Vorbis::File>(path, false);
        if (ogg->isValid()) comment = ogg->tag();
        file = std::move(ogg);
        break;
      }
      case TAGFILE_OPUS: {
        auto opus = std::make_unique<Ogg::Opus::File>(path, false);
        if (opus->isValid()) comment = opus->tag();
        file = std::move(opus);
        break;
      }
      case TAGFILE_MP3: break;
    }
  }
};

int write_comments(const char *path, tagfile_kind kind, const tagfile_field *fields, int field_count,
                   const tagfile_chapter *chapters, int chapter_count) {
  Commented opened(path, kind);
  if (!opened.comment) return -1;
  auto comment = opened.comment;
  comment->removeAllFields();
  for (int i = 0; i < field_count; i++) comment->addField(fields[i].key, text(fields[i].value), true);
  for (int i = 0; i < chapter_count; i++) {
    auto start = chapters[i].start;
    char key[32], time[32];
    std::snprintf(key, sizeof key, "CHAPTER%03d", i + 1);
    std::snprintf(time, sizeof time, "%02u:%02u:%02u.%03u", start / 3600000, start / 60000 % 60, start / 1000 % 60,
                  start % 1000);
    comment->addField(key, String(time), true);
    comment->addField(std::string(key) + "NAME", text(chapters[i].title), true);
  }
  return opened.file->save() ? 0 : -2;
}

ID3v2::TextIdentificationFrame *text_frame(const char *id, const char *value) {
  auto frame = new ID3v2::TextIdentificationFrame(id, String::UTF16);
  frame->setText(text(value));
  return frame;
}

int write_id3(const char *path, const tagfile_field *fields, int field_count, const tagfile_chapter *chapters,
              int chapter_count) {
  MPEG::File file(path, false);
  if (!file.isValid()) return -1;
  auto tag = file.ID3v2Tag(true);
  static const struct {
    const char *key, *frame;
  } known[] = {{"TITLE", "TIT2"}, {"ARTIST", "TPE1"}, {"LANGUAGE", "TLAN"}, {"ENCODER", "TSSE"}};
  for (int i = 0; i < field_count; i++) {
    const char *id = nullptr;
    for (auto &pair : known)
      if (!std::strcmp(pair.key, fields[i].key)) id = pair.frame;
    if (id) {
      tag->addFrame(text_frame(id, fields[i].value));
    } else if (!std::strcmp(fields[i].key, "COMMENT")) {
      auto frame = new ID3v2::CommentsFrame(String::UTF16);
      frame->setLanguage("XXX");
      frame->setText(text(fields[i].value));
      tag->addFrame(frame);
    } else {
      auto frame = new ID3v2::UserTextIdentificationFrame(String::UTF16);
      frame->setDescription(fields[i].key);
      frame->setText(text(fields[i].value));
      tag->addFrame(frame);
    }
  }
  ByteVectorList ids;
  for (int i = 0; i < chapter_count; i++) {
    // The identifier is a C string. TagLib ends it itself, in the table of contents also if it is ended already.
    std::string name = "c" + std::to_string(i + 1);
    ByteVector id(name.c_str(), static_cast<unsigned>(name.size()));
    ID3v2::FrameList title;
    title.append(text_frame("TIT2", chapters[i].title));
    tag->addFrame(
        new ID3v2::ChapterFrame(id, chapters[i].start, chapters[i].end, 0xffffffff, 0xffffffff, title));
    ids.append(id);
  }
  if (chapter_count > 0) {
    auto contents = new ID3v2::TableOfContentsFrame(ByteVector("toc", 3), ids);
    contents->setIsTopLevel(true);
    contents->setIsOrdered(true);
    tag->addFrame(contents);
  }
  // 2.3 is what every phone and car reads.
  return file.save(MPEG::File::ID3v2, File::StripOthers, ID3v2::v3) ? 0 : -2;
}

}  // namespace

extern "C" int tagfile_write(const char *path, tagfile_kind kind, const tagfile_field *fields, int field_count,
                             const tagfile_chapter *chapters, int chapter_count) {
  try {
    return kind == TAGFILE_MP3 ? write_id3(path, fields, field_count, chapters, chapter_count)
                               : write_comments(path, kind, fields, field_count, chapters, chapter_count);
  } catch (...) {
    return -2;
  }
}

extern "C" char *tagfile_read(const char *path, tagfile_kind kind, const char *key) {
  try {
    if (kind == TAGFILE_MP3) {
      MPEG::File file(path, false);
      if (!file.isValid() || !file.hasID3v2Tag()) return nullptr;
      auto frame = ID3v2::UserTextIdentificationFrame::find(file.ID3v2Tag(), key);
      // The first field is the description.
      if (!frame || frame->fieldList().size() < 2) return nullptr;
      return strdup(frame->fieldList()[1].toCString(true));
    }
    Commented opened(path, kind);
    if (!opened.comment) return nullptr;
    auto fields = opened.comment->fieldListMap();
    auto found = fields.find(key);
    if (found == fields.end() || found->second.isEmpty()) return nullptr;
    return strdup(found->second.front().toCString(true));
  } catch (...) {
    return nullptr;
  }
}

extern "C" int tagfile_chapter_count(const char *path, tagfile_kind kind) {
  try {
    if (kind == TAGFILE_MP3) {
      MPEG::File file(path, false);
      if (!file.isValid()) return -1;
      return file.hasID3v2Tag() ? static_cast<int>(file.ID3v2Tag()->frameList("CHAP").size()) : 0;
    }
    Commented opened(path, kind);
    if (!opened.comment) return -1;
    int count = 0;
    for (auto &field : opened.comment->fieldListMap())
      if (field.first.startsWith("CHAPTER") && field.first.size() == 10) count++;
    return count;
  } catch (...) {
    return -1;
  }
}
