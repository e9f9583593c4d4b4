import Documents
import Routines
import Scheduling
import Settings
import Units

extension Session {
  /// The routine with the settings that this session was made with, to be kept in a guide.
  ///
  /// - Parameter options: the options of the session and of the guide; those about files are left out.
  package func record(_ options: OptionValues) throws -> String {
    var options = options.filter { $0.scope != .files }
    // A user without a speech program, or who wants no voice, says so in the config, which does not go into the record.
    if isSilent { options.add("no-voice") }
    func text(profile: SourceText?, notHeld: [String]) throws -> String {
      do {
        return try RoutineRecord.text(
          routine.source, config: try library.configNode(), named: routine.name, profile: profile,
          options: options, notHeld: notHeld + sounds.own)
      } catch let diagnostic as Diagnostic { throw Failure(.data, "\(diagnostic)") }
    }
    // The default profile may be another one by the time the guide is made again, so the name is written down.
    if ownProfile == nil { options.add("cues", profile) }
    let record = try text(profile: ownProfile, notHeld: [])
    guard let ownProfile, try !isTheSame(record, options) else { return record }
    return try text(profile: nil, notHeld: ["the profile \(ownProfile.name)"])
  }

  /// Whether a record gives this session again. It may not: in one layer with the config, a profile comes out otherwise
  /// where the config silences one of its rules and a step wakes it again.
  private func isTheSame(_ record: String, _ options: OptionValues) throws -> Bool {
    func timeline(_ text: String, _ options: OptionValues) throws -> Timeline? {
      let source = SourceText(name: routine.source.name, text: text)
      return try Self.make(routine.name, source, options, library, lines: .estimated, Diagnostics())?.timeline
    }
    return try timeline(record, OptionValues()) == timeline(routine.source.text, options)
  }
}
