import Documents

/// One thing to do, as the author wrote it.
package struct Step: Sendable {
  /// From 1, in reading order, a group before its steps.
  package var number: Int
  package var action: Action
  /// Nil where the area's habit, or the group around it, decides.
  package var sides: Sides?
  package var title: String?
  /// What the step says of timing and cues.
  package var layer: Layer
  package var location: TextLocation

  package enum Action: Sendable {
    case roll(area: String, tool: String?)
    case stretch(area: String, tool: String?)
    /// Nil takes the length in force.
    case rest(Length?)
    case breathe(Length?)
    /// Goes on by itself after this time.
    case wait(Duration)
    case say(Template)
    case chime(Reference)
    case sound(Reference)
    case group(Group)
  }

  /// Steps done together, perhaps more than once.
  package struct Group: Sendable {
    package var steps: [Step]
    /// Nil if the group does not say; it is then done once, and its steps count the sets of a group around it.
    package var repetitions: Int?
    package var rest: Rest

    /// What lies between two repetitions.
    package enum Rest: Sendable {
      case none
      /// Nil takes the length in force.
      case length(Length?)
    }
  }
}
