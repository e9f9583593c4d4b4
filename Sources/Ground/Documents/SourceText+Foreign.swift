extension SourceText {
  /// How the bytes of a file were read as text.
  package enum Encoding: Sendable {
    case utf8, utf16
    /// Windows-1252, which has all of Latin-1 and some signs more.
    case windows1252
  }

  /// Makes a source of the bytes of a file that another program wrote: UTF-8, UTF-16 with a byte order mark, or else
  /// Windows-1252, in which every byte means something.
  ///
  /// - Throws: a `Diagnostic` if there are more than 1 MiB of them, or if they are no text at all.
  package convenience init(name: String, foreign bytes: [UInt8]) throws(Diagnostic) {
    try Self.check(name, bytes)
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      guard bytes.count.isMultiple(of: 2) else {
        throw Diagnostic.error(in: name, "the file is not UTF-8, and as UTF-16 it is cut off; save it as UTF-8")
      }
      let low = bytes[0] == 0xFF ? 0 : 1
      let units = stride(from: 0, to: bytes.count, by: 2).map { index in
        UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
      }
      self.init(name: name, text: String(decoding: units, as: UTF16.self), encoding: .utf16)
      return
    }
    if let text = String(validating: bytes, as: UTF8.self) {
      self.init(name: name, text: text)
      return
    }
    // Sound, pictures and archives have bytes of 0; no text of one byte a character has.
    guard !bytes.contains(0) else {
      throw Diagnostic.error(in: name, "the file is not UTF-8, nor any other text; name one that is")
    }
    var text = String.UnicodeScalarView()
    text.append(
      contentsOf: bytes.lazy.map { byte in
        (0x80...0x9F).contains(byte) ? Self.signs[Int(byte) - 0x80] : Unicode.Scalar(byte)
      })
    self.init(name: name, text: String(text), encoding: .windows1252)
  }

  /// A sentence on the encoding, for whoever wrote the file; nil for UTF-8.
  package var encodingNote: String? {
    switch encoding {
    case .utf8: nil
    case .utf16: "the file is UTF-16, and was read as that"
    case .windows1252: "the file is not UTF-8; it was read as Latin-1 (Windows-1252)"
    }
  }

  /// What Windows-1252 has where Latin-1 has control characters; five bytes mean nothing.
  private static let signs = Array(
    "€\u{FFFD}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFD}Ž\u{FFFD}\u{FFFD}‘’“”•–—˜™š›œ\u{FFFD}žŸ".unicodeScalars)
}
