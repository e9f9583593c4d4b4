import Foundation

/// A text with a few things done to it that typing, copying and damage do: the same for the same seed.
package enum Mutation {
  /// Words that mean something somewhere in a routine, and values at the edge of what is possible.
  private static let words = [
    "roll", "stretch", "rest", "wait", "breathe", "say", "repeat", "steps", "timing", "cues", "on", "at", "every",
    "each",
    "last", "ends", "from", "to", "until", "released", "sides", "left", "both", "off", "start", "end", "start-2s",
    "50%",
    "0s", "1ms", "24h", "99999999999999999999", "-1", "1e400", ".inf", ".nan", "0x7fffffffffffffff", "1:30", "010",
    "4-0-6-0", "0-0-0-0", "6/min 2:3", "from 8/min to 0/min", "5 breaths", "100000 breaths", "true", "null", "~", "[]",
    "{}", "{", "}", "[", "]", "\"", "'", "|", ">", "&a", "*a", "!!binary", "? ", ": ", "- ", "#", "---", "%YAML 9",
    "\t", "\r", "\u{FEFF}", "\u{2028}", "é\u{301}", "👣", "{area}", "{next", "[, {side}]", "chime: tone", "chime: ../x",
    "sound: /etc/passwd", "<<: *a", "\0",
  ]

  package static func of(_ text: String, seed: UInt64) -> Data {
    var random = SeededGenerator(seed: seed)
    var bytes = [UInt8](text.utf8)
    for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
    return Data(bytes)
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    switch Int.random(in: 0..<10, using: &random) {
    case 0: bytes[bytes.indices.randomElement(using: &random)!] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes.removeSubrange(Int.random(in: 0...bytes.count, using: &random)...)
    case 2: bytes.remove(at: bytes.indices.randomElement(using: &random)!)
    case 3: bytes.insert(.random(in: 0...255, using: &random), at: .random(in: 0...bytes.count, using: &random))
    case 4, 5, 6: replaceWord(&bytes, &random)
    default: moveLines(&bytes, &random)
    }
  }

  private static func replaceWord(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let separators = Set(" \n:,[]{}\"".utf8)
    let starts = bytes.indices.filter {
      !separators.contains(bytes[$0]) && ($0 == 0 || separators.contains(bytes[$0 - 1]))
    }
    guard let start = starts.randomElement(using: &random) else { return }
    let end = bytes[start...].firstIndex(where: separators.contains) ?? bytes.count
    bytes.replaceSubrange(start..<end, with: Array(words.randomElement(using: &random)!.utf8))
  }

  private static func moveLines(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
    let (a, b) = (lines.indices.randomElement(using: &random)!, lines.indices.randomElement(using: &random)!)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: lines.remove(at: a)
    case 1: lines.insert(lines[a], at: b)
    case 2: lines.swapAt(a, b)
    case 3: lines[a] = Array("  ".utf8) + lines[a]
    default: lines[a] = Array(lines[a].drop { $0 == UInt8(ascii: " ") })
    }
    bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
