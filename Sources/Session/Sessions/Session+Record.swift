import Documents
import Routines
import Scheduling
import Settings
import Units

extension Session {
  /// The routine with the settings that this session was made with, to be kept in a guide.
  ///
  /// - Parameter options: those of the session and of the guide; those about files are left out.
  package func record(_ options: OptionValues) throws -> String {
    var options = options.filter { $0.scope != .files }
    // Who has no speech program, or none to be heard, says so in the config, which is not asked elsewhere.
    if isSilent { options.add("no-voice") }
    func text(profile: SourceText?, notHeld: [String]) throws -> String {
      do {
        return try RoutineRecord.text(
          routine.source, config: try library.configNode(), named: routine.name, profile: profile,
          options: options, notHeld: notHeld + sounds.own)
      } catch let diagnostic as Diagnostic { throw Failure(.data, "\(diagnostic)") }
    }
    // A default may be another by the time it is made again.
    if ownProfile == nil { options.add("cues", profile) }
    let record = try text(profile: ownProfile, notHeld: [])
    guard let ownProfile, try !isTheSame(record, options) else { return record }
    return try text(profile: nil, notHeld: ["the profile \(ownProfile.name)"])
  }

  /// Whether a record stands for this session. In one layer with the config a profile can come out otherwise: where the
  /// config silences a rule of it that a step wakes again.
  private func isTheSame(_ record: String, _ options: OptionValues) throws -> Bool {
    func timeline(_ text: String, _ options: OptionValues) throws -> Timeline? {
      let source = SourceText(name: routine.source.name, text: text)
      return try Self.make(routine.name, source, options, library, lines: .estimated, Diagnostics())?.timeline
    }
    return try timeline(record, OptionValues()) == timeline(routine.source.text, options)
  }
}
