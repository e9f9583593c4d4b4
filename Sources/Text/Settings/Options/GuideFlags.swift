import Documents
import Routines
import Units

/// The options that are about neither timing nor cues: who speaks, and the title and sound format of a guide.
package struct GuideFlags: Sendable {
  /// The voice, by its name or by the path of a model.
  package var voice: String?
  /// Whether no voice is wanted: `no-voice`.
  package var isSilent = false
  /// The language of the phrases.
  package var language: String?
  /// The title of the guide.
  package var title: String?
  /// The rate, in frames per second.
  package var rate: Int?
  /// The number of channels.
  package var channels: Int?
  /// The format of samples: `16`, `24` or `float`.
  package var bits: String?
  /// The quality, from 0, small, to 10, large.
  package var quality: Double?

  /// Makes flags that set at most the voice and the language.
  package init(voice: String? = nil, isSilent: Bool = false, language: String? = nil) {
    (self.voice, self.isSilent, self.language) = (voice, isSilent, language)
  }

  /// Takes the value of one option, written as in a file, and reports what is wrong with it.
  mutating func set(_ key: String, _ node: Node, _ diagnostics: Diagnostics) {
    switch key {
    case "voice":
      voice = node.read("voice", diagnostics) { text throws(Misread) in
        guard !text.isEmpty, !text.hasPrefix("-") else {
          throw Misread("this is no voice; \"unknot sounds --voices\" lists them")
        }
        return text
      }
    case "no-voice": isSilent = node.text != "off"
    case "language": language = node.read("language", diagnostics, Routine.language)
    case "title": title = node.line("title", limit: Routine.longestTitle, diagnostics)
    case "rate":
      rate = node.read("rate", diagnostics) { text throws(Misread) in
        try Self.whole(text, 8000...192_000, hint: "8000 to 192000, such as 44100 or 48000")
      }
    case "channels":
      channels = node.read("channels", diagnostics) { text throws(Misread) in
        try Self.whole(text, 1...2, hint: "1 for mono or 2 for stereo")
      }
    case "bits":
      bits = node.read("bits", diagnostics) { text throws(Misread) in
        guard ["16", "24", "float"].contains(text) else { throw Misread("bits are 16, 24 or float, not \"\(text)\"") }
        return text
      }
    case "quality":
      quality = node.read("quality", diagnostics) { text throws(Misread) in
        guard let number = Double(text), (0...10).contains(number) else {
          throw Misread("\"\(text)\" is no quality; write 0 to 10")
        }
        return number
      }
    default: break
    }
  }

  private static func whole(_ text: String, _ range: ClosedRange<Int>, hint: String) throws(Misread) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Misread("\"\(text)\" is out of bounds; write \(hint)")
    }
    return number
  }
}
