import Live

/// A key of a terminal.
package enum Key: Hashable, Sendable {
  case character(Character)
  case up, down, left, right, shiftLeft, shiftRight
  case enter
}

/// Turns a terminal's bytes into keys. It leaves out what it does not know; an escape sequence may come in pieces.
package struct KeyReader {
  private var pending: [UInt8] = []

  package init() {}

  /// The keys that are complete with these bytes and those that came before.
  package mutating func keys(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending += bytes
    var keys: [Key] = []
    while let byte = pending.first {
      if byte == 0x1B {
        guard let length = Self.sequenceLength(pending) else { break }
        if let key = Self.key(pending.prefix(length)) { keys.append(key) }
        pending.removeFirst(length)
      } else {
        pending.removeFirst()
        switch byte {
        case 0x0A, 0x0D: keys.append(.enter)
        case 0x20...0x7E: keys.append(.character(Character(UnicodeScalar(byte))))
        default: break
        }
      }
    }
    return keys
  }

  /// The length of the escape sequence that begins the bytes; nil while it is incomplete. A lone Escape is one byte
  /// long.
  private static func sequenceLength(_ bytes: [UInt8]) -> Int? {
    guard bytes.count > 1 else { return 1 }
    guard bytes[1] == UInt8(ascii: "[") || bytes[1] == UInt8(ascii: "O") else { return 1 }
    guard let end = bytes.dropFirst(2).firstIndex(where: { (0x40...0x7E).contains($0) }) else {
      return bytes.count > 16 ? bytes.count : nil
    }
    return end + 1
  }

  private static func key(_ sequence: ArraySlice<UInt8>) -> Key? {
    let text = String(decoding: sequence.dropFirst(), as: UTF8.self)
    let isShifted = text.contains(";2")
    switch text.last {
    case "A": return .up
    case "B": return .down
    case "C": return isShifted ? .shiftRight : .right
    case "D": return isShifted ? .shiftLeft : .left
    case "M" where text == "OM": return .enter
    default: return nil
    }
  }
}

extension Request {
  /// The request that a key stands for; nil if it asks nothing of the session.
  package init?(_ key: Key) {
    switch key {
    case .character(" "): self = .pauseOrResume
    case .right: self = .next
    case .left: self = .previous
    case .shiftRight, .character("]"): self = .nextStep
    case .shiftLeft, .character("["): self = .previousStep
    case .character("+"), .character("="): self = .longer
    case .character("-"), .character("_"): self = .shorter
    case .enter: self = .release
    case .character("r"): self = .announce
    case .character("m"): self = .mute
    case .up: self = .volume(by: 2)
    case .down: self = .volume(by: -2)
    case .character("q"): self = .stop(0)
    default: return nil
    }
  }

  /// The keys with what they do, as they are listed on the screen.
  package static let keys: [(key: String, does: String)] = [
    ("space", "pause, go on"), ("← →", "previous, next segment"), ("[ ]", "previous, next step"),
    ("+ -", "stay longer, less long"), ("Enter", "release: end this now"), ("r", "say again where we are"),
    ("m", "voice off, on"), ("↑ ↓", "louder, softer"), ("q", "stop"), ("?", "these keys"),
  ]
}
