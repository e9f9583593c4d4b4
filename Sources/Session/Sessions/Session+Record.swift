import Documents
import Routines
import Scheduling
import Settings
import Units

extension Session {
  /// The text of the routine with the settings that this session was made with, to be kept in a guide.
  ///
  /// - Parameter options: the options of the session and of the guide; those about files are left out.
  package func record(_ options: OptionValues) throws -> String {
    var options = options.filter { $0.scope != .files }
    // The config or the environment may ask for silence. Neither goes into the record, so an option says it there.
    if isSilent { options.add("no-voice") }
    func text(profile: SourceText?, notHeld: [String]) throws -> String {
      do {
        return try RoutineRecord.text(
          routine.source, config: try library.configNode(), named: routine.name, profile: profile,
          options: options, notHeld: notHeld + sounds.own)
      } catch let diagnostic as Diagnostic { throw Failure(.data, "\(diagnostic)") }
    }
    // The profile is named even if it is the default, which may be another one when the guide is made again.
    if ownProfile == nil { options.add("cues", profile) }
    let record = try text(profile: ownProfile, notHeld: [])
    guard let ownProfile, try !isTheSame(record, options) else { return record }
    return try text(profile: nil, notHeld: ["the profile \(ownProfile.name)"])
  }

  /// Whether a record gives the same timeline as this session. It may not, because the record has profile and config in
  /// one layer: if the config silences a rule of the profile and a step turns it on again, the two cannot be told
  /// apart.
  private func isTheSame(_ record: String, _ options: OptionValues) throws -> Bool {
    func timeline(_ text: String, _ options: OptionValues) throws -> Timeline? {
      let source = SourceText(name: routine.source.name, text: text)
      return try Self.make(routine.name, source, options, library, lines: .estimated, Diagnostics())?.timeline
    }
    return try timeline(record, OptionValues()) == timeline(routine.source.text, options)
  }
}
