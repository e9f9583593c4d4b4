import Documents
import Units

/// A known area of the body: its name, how it is usually worked on, and what to mind.
package struct Area: Sendable {
  /// The name in routines.
  package var name: String
  /// The usual tool.
  package var tool: String
  /// The usual sides.
  package var sides: Sides
  /// A sentence on what to mind; nil for nothing in particular.
  package var caution: String?

  /// The areas that need no explanation in a routine.
  package static let known: [Area] = [
    Area(name: "quads", tool: "roller", sides: .each),
    Area(name: "hamstrings", tool: "roller", sides: .each, caution: "Stay off the back of the knee."),
    Area(name: "calves", tool: "roller", sides: .each, caution: "Stay off the back of the knee."),
    Area(name: "glutes", tool: "roller", sides: .each, caution: "On the glutes, stop if the leg tingles."),
    Area(name: "back", tool: "roller", sides: .none, caution: "Upper back only: stay off the lower back and the neck."),
    Area(name: "feet", tool: "ball", sides: .each),
    Area(name: "forearms", tool: "ball", sides: .each, caution: "Stay off the inside of the elbow."),
    Area(
      name: "neck", tool: "ball", sides: .each,
      caution: "Only the muscle beside the spine at the back, never the side or the front."),
    Area(name: "pecs", tool: "ball", sides: .each, caution: "Stay off the collarbone and out of the armpit."),
    Area(name: "adductors", tool: "roller", sides: .each, caution: "Stay out of the groin."),
    Area(name: "hip-flexors", tool: "ball", sides: .each, caution: "Stay off the hip bone and out of the groin."),
    Area(name: "lats", tool: "roller", sides: .each, caution: "Stay out of the armpit."),
    Area(name: "shins", tool: "roller", sides: .each, caution: "Stay on the muscle beside the shin bone."),
    Area(name: "triceps", tool: "roller", sides: .each, caution: "Stay off the elbow."),
  ]

  init(name: String, tool: String, sides: Sides, caution: String? = nil) {
    (self.name, self.tool, self.sides, self.caution) = (name, tool, sides, caution)
  }

  /// The known area with a name, in any case; nil if there is none.
  package static func named(_ name: String) -> Area? {
    let key = normalised(name)
    return known.first { $0.name == key }
  }

  static func normalised(_ name: String) -> String {
    name.lowercased().split { $0 == " " || $0 == "-" || $0 == "_" }.joined(separator: "-")
  }
}

/// On which sides a step is done.
package enum Sides: String, CaseIterable, Hashable, Sendable {
  /// First the whole step for left, then the whole step for right.
  case each
  case left, right, both, none

  /// Reads the sides of a step.
  package init(parsing text: String) throws(Misread) {
    guard let sides = Sides(rawValue: text) else {
      throw Misread("\"\(text)\" is no choice of sides; write each, left, right, both or none")
    }
    self = sides
  }

  /// The sides of the passes, in order.
  package var passes: [Side] {
    switch self {
    case .each: [.left, .right]
    case .left: [.left]
    case .right: [.right]
    case .both: [.both]
    case .none: [.none]
    }
  }
}

/// The side of the body that a segment is about.
package enum Side: String, CaseIterable, Hashable, Sendable { case left, right, both, none }

extension Routine {
  /// Warns of areas that should not be rolled, and notes those whose names are probably mistyped, once for each.
  package func warnAboutAreas(_ diagnostics: Diagnostics) {
    var told: Set<String> = []
    for step in allSteps {
      let area: String
      switch step.action {
      case .roll(let name, _):
        area = name
        if let warning = Area.warning(aboutRolling: name) {
          if told.insert(name).inserted { diagnostics.warning(step.location, warning) }
          continue
        }
      case .stretch(let name, _): area = name
      default: continue
      }
      guard Area.named(area) == nil, let meant = Area.meant(by: area), told.insert(area).inserted else { continue }
      let missing = step.sides == nil && meant.sides == .each ? " As it stands it has no sides" : ""
      diagnostics.note(step.location, "\"\(area)\" is no area known by heart; did you mean \(meant.name)?\(missing)")
    }
  }
}
