import Documents
import Units

/// Reads the parts of a definition. A part that is wrong is reported and replaced by something harmless, so that the
/// rest is read too; at the end, the number of errors decides.
struct DefinitionReader {
  let diagnostics: Diagnostics

  private static let common = ["title", "meaning", "kind"]
  private static let struck = ["base", "partials", "strike", "rhythm", "peak", "clear"]
  private static let breathed = ["low", "high", "harmonics", "swell", "chorus", "air", "level"]
  private static let kinds = ["chime", "tick", "breath"]

  func definition(_ root: Node) -> SoundDefinition? {
    let before = diagnostics.errorCount
    let kind = kind(of: root)
    let keys =
      switch kind {
      case "breath": Self.common + Self.breathed
      case nil: Self.common + Self.struck + Self.breathed
      default: Self.common + Self.struck
      }
    let what = kind.map { "a \($0)" } ?? "a sound"
    guard let fields = Fields(root, known: keys, what: what, diagnostics) else { return nil }
    let title = line("title", in: fields, limit: 60)
    let meaning = line("meaning", in: fields, limit: 120)
    let body: SoundDefinition.Body
    var voiceClearance: Duration?
    switch kind {
    case nil: return nil
    case "breath": body = .breath(breath(fields))
    default:
      let chime = chime(fields)
      body = kind == "tick" ? .tick(chime) : .chime(chime)
      voiceClearance = self.clear(fields, of: chime, sound: diagnostics.errorCount == before)
    }
    guard diagnostics.errorCount == before else { return nil }
    return SoundDefinition(title: title, meaning: meaning, body: body, voiceClearance: voiceClearance)
  }

  /// The kind decides which keys are allowed, so it is read before anything else.
  private func kind(of root: Node) -> String? {
    guard case .mapping(let entries) = root.value else { return nil }
    guard let entry = entries.first(where: { $0.key == "kind" }) else {
      diagnostics.error(root.location, "\"kind\" is missing; write kind: chime, kind: tick or kind: breath")
      return nil
    }
    guard let text = entry.value.text, Self.kinds.contains(text) else {
      let hint = entry.value.text.map { didYouMean($0, among: Self.kinds) } ?? ""
      diagnostics.error(
        entry.value.location, "kind is chime, tick or breath, here stands \(entry.value.shown)\(hint)")
      return nil
    }
    return text
  }

  private func line(_ key: String, in fields: Fields, limit: Int) -> String {
    guard let node = fields[key] else {
      diagnostics.error(fields.location, "\"\(key)\" is missing; it is one line of text")
      return ""
    }
    return node.line(key, limit: limit, diagnostics) ?? ""
  }

  private func clear(_ fields: Fields, of chime: Chime, sound isSound: Bool) -> Duration? {
    let duration = chime.duration
    if isSound, duration > SoundDefinition.longest {
      diagnostics.error(
        fields.keyLocation("partials"),
        "this lasts \(Duration.decimal(duration.milliseconds)) s until it is silent; a sound may last 60 s: shorten the decays or the rhythm"
      )
    }
    guard let node = fields["clear"] else { return nil }
    let voiceClearance = Duration.milliseconds(
      Int64((number(node, "clear", unit: .seconds, 0...60, else: 0) * 1000).rounded(.up)))
    if isSound, voiceClearance > duration {
      diagnostics.error(
        node.location,
        "the sound is silent after \(Duration.decimal(duration.milliseconds)) s, so it cannot be clear only after \(Duration.decimal(voiceClearance.milliseconds)) s"
      )
    }
    return voiceClearance
  }
}

extension Diagnostics {
  /// How many errors have been reported so far.
  var errorCount: Int { sorted.reduce(0) { $0 + ($1.severity == .error ? 1 : 0) } }
}
