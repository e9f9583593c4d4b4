import Documents
import Routines

/// A routine file: the routine, and its `settings`, if it came out of a guide.
package struct RoutineFile: Sendable {
  /// The routine.
  package let routine: Routine
  /// What the routine was made with; nil if it did not come out of a guide. It takes the place of the user's config,
  /// and comes before the command line.
  package let made: Made?

  /// Reads a routine file. Every mistake in it is reported, not only the first.
  ///
  /// - Returns: nil if there is an error in it.
  package init?(_ source: SourceText, name: String, _ diagnostics: Diagnostics) {
    var made: Made?
    let routine = Routine(source, name: name, diagnostics, settings: { made = Made($0, diagnostics) })
    guard let routine else { return nil }
    (self.routine, self.made) = (routine, made)
  }
}

/// The config and flags with which a session was made, as they are kept in a guide's routine.
package struct Made: Sendable {
  /// The config.
  package var config = Config()
  /// The flags.
  package var flags = Flags()

  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: ["config", "flags"], what: "settings", diagnostics) else { return }
    if let node = fields["config"] { config = Config(node, diagnostics) }
    if let node = fields["flags"] { flags = Flags(node, diagnostics) }
  }
}
