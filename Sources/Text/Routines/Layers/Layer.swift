import Documents

/// The timing and the cue rules of one source: a built-in file, a routine, a group, a step, the command line.
package struct Layer: Sendable {
  /// The timing that it sets.
  package var timing = TimingLayer()
  /// The changes to cue rules, in the order of the file.
  package var cues: [RuleChange] = []

  /// Makes a layer that sets nothing.
  package init() {}

  /// Whether the layer sets nothing.
  package var isEmpty: Bool { timing.lengths.isEmpty && timing.spots == nil && timing.breath == nil && cues.isEmpty }

  /// Reads the keys `timing` and `cues` of a map that may have other keys too.
  package init(_ fields: Fields, _ diagnostics: Diagnostics) {
    if let timing = fields["timing"] { self.timing = TimingLayer(timing, diagnostics) }
    if let cues = fields["cues"] { self.cues = RuleChange.all(in: cues, diagnostics) }
  }
}

extension Layer {
  /// The profiles that come with the program, the usual one first.
  package static let shippedProfiles = ["standard", "quiet", "guided", "beeps"]

  /// Reads a profile, such as the built-in `standard`: cue rules, and perhaps timing.
  package static func profile(_ source: SourceText, _ diagnostics: Diagnostics) -> Layer {
    do {
      let node = try YAML.parse(source, diagnostics)
      guard let fields = Fields(node, known: ["timing", "cues"], what: "a profile", diagnostics) else { return Layer() }
      return Layer(fields, diagnostics)
    } catch {
      diagnostics.add(error)
      return Layer()
    }
  }
}
