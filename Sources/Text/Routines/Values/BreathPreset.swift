/// A breathing pattern by the name that people know it by.
package struct BreathPreset: Sendable {
  /// The name, as it may be written in the place of a pattern.
  package var name: String
  /// Other names for the same.
  package var aliases: [String] = []
  /// The pattern in the routine language.
  package var pattern: String
  /// What it is, in a few words.
  package var summary: String

  /// All presets, in the order in which help lists them.
  package static let all = [
    BreathPreset(
      name: "calm", aliases: ["standard", "default"], pattern: "4-0-6-0",
      summary: "a longer breath out; the default"),
    BreathPreset(
      name: "box", aliases: ["square", "tactical", "sama-vritti"], pattern: "4-4-4-4",
      summary: "in, hold, out and pause of the same length"),
    BreathPreset(
      name: "4-7-8", aliases: ["relaxing"], pattern: "4-7-8-0", summary: "in, a long hold, a longer breath out"),
    BreathPreset(
      name: "coherent", aliases: ["coherence", "heart-coherence"], pattern: "5.5-0-5.5-0",
      summary: "five and a half breaths a minute, evenly"),
    BreathPreset(
      name: "resonant", aliases: ["resonance"], pattern: "5-0-5-0", summary: "six breaths a minute, evenly"),
    BreathPreset(name: "equal", aliases: ["even"], pattern: "4-0-4-0", summary: "in and out of the same length"),
    BreathPreset(name: "triangle", pattern: "4-4-4-0", summary: "in, hold and out of the same length"),
    BreathPreset(name: "7-11", pattern: "7-0-11-0", summary: "a slow breath in, a slower one out"),
    BreathPreset(
      name: "long-exhale", aliases: ["extended-exhale", "two-to-one", "2-to-1"], pattern: "4-0-8-0",
      summary: "out for twice as long as in"),
  ]

  /// The preset with a name, in any case, with blanks or hyphens, and with "breathing" behind it; nil if there is none.
  package static func named(_ name: String) -> BreathPreset? {
    if let exact = all.first(where: { $0.name == name }) { return exact }
    var words = name.lowercased().split { $0 == " " || $0 == "_" || $0 == "-" }
    if words.last == "breathing" || words.last == "breath" { words.removeLast() }
    let key = words.joined(separator: "-")
    return words.contains { $0.allSatisfy(\.isNumber) } && !all.contains { $0.aliases.contains(key) }
      ? nil : all.first { $0.name == key || $0.aliases.contains(key) }
  }
}
