import Documents
import Routines
import Units

/// Flags that are about neither timing nor cues: who speaks, what a guide is called and how it is coded.
package struct GuideFlags: Sendable {
  package var voice: String?
  /// `no-voice`
  package var isSilent = false
  package var language: String?
  package var title: String?
  /// Frames per second.
  package var rate: Int?
  package var channels: Int?
  /// `16`, `24` or `float`.
  package var bits: String?
  /// 0, small, to 10, large.
  package var quality: Double?

  package init() {}

  package static let rates = 8000...192_000
  package static let channelCounts = 1...2
  package static let qualities = 0.0...10.0

  package static let voiceKeys = ["voice", "no-voice", "language"]
  package static let fileKeys = ["title", "rate", "channels", "bits", "quality"]

  /// Takes one flag's value, as in a file; reports what is wrong with it.
  mutating func set(_ key: String, _ node: Node, _ diagnostics: Diagnostics) {
    switch key {
    // As in a routine: it names nothing outside the speech program.
    case "voice": voice = Routine.voice(node, diagnostics)
    case "no-voice": isSilent = node.text != "off"
    case "language": language = node.read("language", diagnostics, Routine.language)
    case "title": title = node.line("title", limit: Routine.longestTitle, diagnostics)
    case "rate": rate = node.read("rate", diagnostics) { text throws(Misread) in try Self.whole(text, Self.rates) }
    case "channels":
      channels = node.read("channels", diagnostics) { text throws(Misread) in try Self.whole(text, Self.channelCounts) }
    case "bits":
      bits = node.read("bits", diagnostics) { text throws(Misread) in
        guard ["16", "24", "float"].contains(text) else { throw Misread("bits are 16, 24 or float, not \"\(text)\"") }
        return text
      }
    case "quality":
      quality = node.read("quality", diagnostics) { text throws(Misread) in
        guard let number = Double(text), Self.qualities.contains(number) else {
          throw Misread("\"\(text)\" is no quality; write 0 to 10")
        }
        return number
      }
    default: break
    }
  }

  private static func whole(_ text: String, _ range: ClosedRange<Int>) throws(Misread) -> Int {
    guard let number = Int(text), range.contains(number) else {
      throw Misread("\"\(text)\" is out of bounds; write \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}
