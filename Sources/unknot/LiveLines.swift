import Live
import MediaControl
import Terminal
import Rendering
import Routines
import Scheduling
import Speech
import Synchronization

/// The lines of a session that the listener changes. Nothing here waits for a speech program but `speak`, so that an edit
/// is heard at once; any thread may ask.
final class LiveLines: Sendable {
  private let spoken: SpokenTimeline
  /// Those that came with edits.
  private let more = Mutex<[Voicing: SpokenLine]>([:])
  /// Nil until it is asked for.
  private let session = Mutex<EditedSession?>(nil)

  init(_ spoken: SpokenTimeline) { self.spoken = spoken }

  /// The session with edits. Lines that are new by them have their place by an estimate, and make no sound yet.
  private func schedule(_ edits: [Edit]) throws -> Timeline {
    var timeline = try session.withLock { held in
      var session = try held ?? EditedSession(spoken.plan, lengths: spoken.lengths)
      defer { held = session }
      return try session.timeline(edits)
    }
    guard spoken.voice != nil else {
      timeline.unknown = []
      return timeline
    }
    timeline.unknown.formIntersection(timeline.cues.map(\.voicing))
    return timeline
  }

  /// Speaks what is unknown in a timeline; what nothing can say has the length zero.
  private func speak(_ timeline: Timeline) async -> [Voicing: SoundLengths] {
    guard let voice = spoken.voice else { return [:] }
    let wanted = timeline.unknownLines
    more.withLock { $0.merge(wanted) { $1 } }
    let lengths = await voice.speak(wanted.map(\.1))
    return Dictionary(
      wanted.map { voicing, line in
        let length = lengths[line] ?? .zero
        return (voicing, SoundLengths(whole: length, clear: length))
      }, uniquingKeysWith: { $1 })
  }

  /// What a live session asks for.
  var compiler: Compiler {
    Compiler(
      schedule: { [self] in try schedule($0) },
      announce: { [self] in announcement(spoken.plan, lengths: spoken.lengths, of: $0) },
      speak: { [self] in await speak($0) })
  }

  /// The clip of a line; nil if it was not spoken.
  func source(_ voicing: Voicing, rate: Int) -> Source? {
    let line = spoken.lines[voicing] ?? more.withLock { $0[voicing] }
    return line.flatMap { spoken.voice?.source($0, rate: rate) }
  }
}
