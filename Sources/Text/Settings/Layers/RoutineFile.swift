import Documents
import Routines

/// A routine file: the routine, and the settings in it if it came out of a guide.
package struct RoutineFile: Sendable {
  package let routine: Routine
  /// What the routine was made with: takes the place of the user's config, and comes before the command line.
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

/// The config and flags that a session was made with, kept in the routine that was made of it.
package struct Made: Sendable {
  package var config = Config()
  package var flags = Flags()

  init(_ node: Node, _ diagnostics: Diagnostics) {
    guard let fields = Fields(node, known: ["config", "flags"], what: "settings", diagnostics) else { return }
    if let node = fields["config"] { config = Config(node, diagnostics) }
    if let node = fields["flags"] { flags = Flags(node, diagnostics) }
  }
}
