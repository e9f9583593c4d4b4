import Documents
import Routines

/// A routine file: the routine, and its `settings`, which it has if it was taken out of a guide.
package struct RoutineFile: Sendable {
  /// The routine.
  package let routine: Routine
  /// The settings with which the guide was made; nil if the file was not taken out of a guide. Their config replaces
  /// that of the user, and the command line overrules their flags.
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
