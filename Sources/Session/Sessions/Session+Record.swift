import Documents
import Routines
import Scheduling
import Units

extension Session {
  /// The routine with the settings that this session was made with, to be kept in a guide.
  ///
  /// - Parameters:
  ///   - options: those of the session.
  ///   - more: other options, as in a command line.
  package func record(_ options: SessionOptions, _ more: [String]) throws -> String {
    let arguments = options.arguments + more
    // Who has no speech program, or none to be heard, says so in the config, which is not asked elsewhere.
    let silence = isSilent && !arguments.contains("--no-voice") ? ["--no-voice"] : []
    func text(profile: SourceText?, notHeld: [String]) throws -> String {
      do {
        return try RoutineRecord.text(
          routine.source, config: try library.configNode(), named: routine.name, profile: profile,
          arguments: arguments + silence, notHeld: notHeld + sounds.own)
      } catch let diagnostic as Diagnostic { throw Failure(.data, "\(diagnostic)") }
    }
    let record = try text(profile: ownProfile, notHeld: [])
    guard let ownProfile, try !isTheSame(record, options) else { return record }
    return try text(profile: nil, notHeld: ["the profile \(ownProfile.name)"])
  }

  /// Whether a record stands for this session. In one layer with the config a profile can come out otherwise: where the
  /// config silences a rule of it that a step wakes again.
  private func isTheSame(_ record: String, _ options: SessionOptions) throws -> Bool {
    func timeline(_ text: String, _ options: SessionOptions) throws -> Timeline? {
      let source = SourceText(name: routine.source.name, text: text)
      return try Self.make(routine.name, source, options, library, lines: .estimated, Diagnostics())?.timeline
    }
    return try timeline(record, SessionOptions()) == timeline(routine.source.text, options)
  }
}
