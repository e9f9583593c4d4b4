import Documents

/// One thing to do, as the author wrote it.
package struct Step: Sendable {
  /// The number of the step, from 1, in reading order; a group comes before its steps.
  package var number: Int
  /// What to do.
  package var action: Action
  /// On which sides; nil where the area's usual sides, or the group around it, decide.
  package var sides: Sides?
  /// The author's title; nil for none.
  package var title: String?
  /// Timing and cues of the step.
  package var layer: Layer
  /// Where it was written.
  package var location: TextLocation

  /// What a step does.
  package enum Action: Sendable {
    case roll(area: String, tool: String?)
    case stretch(area: String, tool: String?)
    /// A rest; nil takes the length in force.
    case rest(Length?)
    case breathe(Length?)
    /// A wait that goes on by itself after this time.
    case wait(Duration)
    case say(Template)
    case chime(Reference)
    case sound(Reference)
    case group(Group)
  }

  /// Steps that are done together, perhaps several times.
  package struct Group: Sendable {
    /// The steps of the group.
    package var steps: [Step]
    /// How often the group is done; nil if it does not say. It is then done once, and the set number of its steps is
    /// that of the group around it.
    package var repetitions: Int?
    /// What lies between two repetitions.
    package var rest: Rest

    /// What lies between two repetitions of a group.
    package enum Rest: Sendable {
      case none
      /// A rest; nil takes the length in force.
      case length(Length?)
    }
  }
}
