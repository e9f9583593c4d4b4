import Documents
import Units

/// A length as it can be written: a time, or a number of breaths.
package enum Amount: Hashable, Sendable {
  case time(Duration)
  case breaths(Int)

  /// Reads a duration, or `K breaths` with a whole number K of at least 1.
  init(parsing text: String) throws(Misread) {
    let words = text.split(separator: " ")
    if words.count == 2, words[1] == "breaths" || words[1] == "breath" {
      guard let count = Int(words[0]), (1...43_200).contains(count) else {
        throw Misread("\"\(text)\" is not a number of breaths; write a whole number, such as 5 breaths")
      }
      self = .breaths(count)
    } else {
      do { self = .time(try Duration(parsing: text)) } catch {
        throw Self.breathsMeant(by: text).map { Misread("\"\(text)\" is not a length; write \($0)") } ?? error
      }
    }
  }

  /// The number of breaths that a text means in other words, such as `4 cycles` or `5x`; nil if it means none.
  private static func breathsMeant(by text: String) -> String? {
    let words = text.lowercased().split { $0 == " " || $0 == "-" }
    let number = words.first.map { $0.prefix(while: \.isNumber) } ?? ""
    guard let count = Int(number), (1...43_200).contains(count) else { return nil }
    let rest = ([words[0].dropFirst(number.count)] + words.dropFirst()).filter { !$0.isEmpty }
    let known: Set<Substring> = [
      "breath", "breaths", "deep", "slow", "full", "long", "cycle", "cycles", "breathing", "breathe", "respirations",
      "inhale", "inhales", "exhale", "exhales", "times", "x", "rounds", "repetitions", "reps", "atemzüge", "atemzug",
    ]
    return rest.isEmpty || !rest.allSatisfy(known.contains) ? nil : Amount.breaths(count).text
  }

  /// The amount in the routine language.
  package var text: String {
    switch self {
    case .time(let time): time.text
    case .breaths(let count): count == 1 ? "1 breath" : "\(count) breaths"
    }
  }

  /// The amount in milliseconds.
  ///
  /// - Parameter period: how long one breath lasts, in milliseconds; nil if breathing is off.
  /// - Returns: nil for a number of breaths if breathing is off.
  package func milliseconds(period: Double?) -> Int64? {
    switch self {
    case .time(let time): time.milliseconds
    case .breaths(let count): period.map { Int64(Double(count) * $0 + 0.5) }
    }
  }
}

/// A length as one layer writes it: `45s`, `5 breaths`, or `{ for, from, to, until }`.
package struct Length: Sendable {
  /// The length itself; nil if the layer gives bounds only.
  package var duration: Amount?
  /// The least length, for `--fit` and for released segments; nil if the layer gives none.
  package var from: Amount?
  /// The greatest length, for the same purposes; nil if the layer gives none.
  package var to: Amount?
  /// Whether the listener may end the segment after `from`; it is then planned with the length `to`.
  package var isReleased: Bool
  /// Where it was written.
  package var location: TextLocation

  package init(
    _ duration: Amount?, from: Amount? = nil, to: Amount? = nil, isReleased: Bool = false, at location: TextLocation
  ) {
    (self.duration, self.from, self.to, self.isReleased, self.location) = (duration, from, to, isReleased, location)
  }
}

extension Length {
  /// Reads a length and checks what can be checked before the breath is known; nil, with errors, if it is wrong.
  init?(_ node: Node, key: LengthKey, _ diagnostics: Diagnostics) {
    guard case .mapping = node.value else {
      guard let amount = node.amount(key, diagnostics) else { return nil }
      self.init(amount, at: node.location)
      return
    }
    guard let fields = Fields(node, known: ["for", "from", "to", "until"], what: "\(key.rawValue)", diagnostics) else {
      return nil
    }
    self.init(
      fields["for"].flatMap { $0.amount(key, diagnostics) },
      from: fields["from"].flatMap { $0.amount(key, diagnostics) },
      to: fields["to"].flatMap { $0.amount(key, diagnostics) }, at: node.location)
    if fields.keys.isEmpty {
      diagnostics.error(node.location, "\(key.rawValue) is an empty map; write for, from, to or until")
    }
    if let until = fields["until"] {
      isReleased = true
      if until.text != "released" {
        diagnostics.error(until.location, "the only \"until\" is \"released\"")
      }
      if duration != nil {
        diagnostics.error(
          fields.keyLocation("for"), "a released \(key.rawValue) is planned at its \"to\"; leave out \"for\"")
      }
    }
    checkOrder(fields, diagnostics)
  }

  /// Checks `from` ≤ `for` ≤ `to` where both are times or both breaths. `Plan` checks the others, because it knows how
  /// long a breath lasts.
  private func checkOrder(_ fields: Fields, _ diagnostics: Diagnostics) {
    if let from, let to, Self.isGreater(from, to) {
      diagnostics.error(fields.keyLocation("to"), "\"to\" (\(to.text)) is less than \"from\" (\(from.text))")
    } else if let duration, let from, Self.isGreater(from, duration) {
      diagnostics.error(fields.keyLocation("for"), "\"for\" (\(duration.text)) is less than \"from\" (\(from.text))")
    } else if let duration, let to, Self.isGreater(duration, to) {
      diagnostics.error(fields.keyLocation("for"), "\"for\" (\(duration.text)) is more than \"to\" (\(to.text))")
    }
  }

  private static func isGreater(_ a: Amount, _ b: Amount) -> Bool {
    switch (a, b) {
    case (.time(let a), .time(let b)): a > b
    case (.breaths(let a), .breaths(let b)): a > b
    default: false
    }
  }
}

extension Node {
  fileprivate func amount(_ key: LengthKey, _ diagnostics: Diagnostics) -> Amount? {
    guard let amount = read(key.rawValue, diagnostics, Amount.init(parsing:)) else { return nil }
    switch amount {
    case .breaths where !key.breathes:
      diagnostics.error(location, "\(key.rawValue) is not counted in breaths; write a time such as 30s")
      return nil
    case .time(let time) where !key.allowed.contains(time):
      let (low, high) = (key.allowed.lowerBound.text, key.allowed.upperBound.text)
      let hint = time == .zero && key != .hold ? "; leave it out, or it" : "; it"
      diagnostics.error(location, "\(key.rawValue) of \(time.text) is out of bounds\(hint) may be \(low) to \(high)")
      return nil
    default:
      return amount
    }
  }
}
