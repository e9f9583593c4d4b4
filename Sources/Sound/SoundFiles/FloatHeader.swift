import CSndFile
import Glibc

/// Gives a WAV file of floats the header that its format asks for. The `fmt ` chunk of a file whose samples are not
/// whole numbers has to state the length of its extension, which makes it 18 bytes long. libsndfile writes 16, and
/// strict readers refuse those.
enum FloatHeader {
  /// Makes room for the longer chunk: sets a text, which libsndfile puts before the sound. To be called before the
  /// first frame is written.
  static func reserve(_ handle: OpaquePointer?) { sf_set_string(handle, Int32(SF_STR_SOFTWARE), "unknot") }

  /// Rewrites the header of a complete file, over the text that `reserve` has set.
  ///
  /// - Returns: whether the header was written; `errno` may say why not.
  static func complete(_ descriptor: Int32) -> Bool {
    var header: [UInt8] = []
    for chunk in RIFFChunk.all(in: descriptor) {
      if chunk.id == "data" {
        // The filler, whose own header has 8 bytes, ends where the sound begins.
        let room = Int(chunk.start) - 8 - 12 - header.count
        guard room >= 8 else { return false }
        header += WAVTrailer.chunk("JUNK", [UInt8](repeating: 0, count: room - 8))
        return pwrite(descriptor, header, header.count, 12) == header.count
      }
      guard chunk.id != "LIST" else { continue }
      guard let content = chunk.content(in: descriptor) else { return false }
      header += WAVTrailer.chunk(chunk.id, chunk.id == "fmt " && content.count == 16 ? content + [0, 0] : content)
    }
    return false
  }
}
