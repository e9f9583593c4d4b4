import Glibc
import PCM
import Rendering
import Routines
import Scheduling
import Speech
import Synchronization

/// A timeline whose lines have been spoken, and the way from them to their clips.
struct SpokenTimeline: Sendable {
  private(set) var timeline: Timeline
  private let voice: Voice?
  private let plan: Plan
  /// Of all that is known.
  private var lengths: [Voicing: SoundLengths]
  private var lines: [Voicing: SpokenLine] = [:]

  /// Schedules with the lengths of sounds, speaks what is unknown, and schedules again: texts may depend on lengths.
  ///
  /// - Parameter voice: nil leaves the lengths of lines estimated.
  init(_ plan: Plan, lengths: [Voicing: SoundLengths], _ voice: Voice?) throws(Unschedulable) {
    (self.voice, self.plan, self.lengths) = (voice, plan, lengths)
    timeline = try schedule(plan, lengths: lengths)
    guard let voice else { return }
    for _ in 0..<Self.rounds where !timeline.unknown.isEmpty {
      for (voicing, length) in speak(timeline, voice) {
        self.lengths[voicing] = SoundLengths(whole: length, clear: length)
      }
      timeline = try schedule(plan, lengths: self.lengths)
    }
    if !timeline.unknown.isEmpty {
      // Lines that change with every round, each time they are placed.
      let unknown = timeline.unknown
      timeline.cues.removeAll { unknown.contains($0.voicing) }
      timeline.notes.append(
        Note(
          severity: .warning, rule: nil, segment: nil,
          message: "\(unknown.count) lines with time in them found no rest and are left out"))
    }
    if let trouble = voice.trouble { notice("warning: \(trouble)") }
  }

  /// The session with edits; lines that are new by them are spoken at once, those that find no rest left out.
  mutating func edited(_ edits: [Edit]) throws(Unschedulable) -> Timeline {
    var edited = try schedule(plan, lengths: lengths, edits: edits)
    guard let voice else { return edited }
    for _ in 0..<Self.rounds where !edited.unknown.isEmpty {
      for (voicing, length) in speak(edited, voice) { lengths[voicing] = SoundLengths(whole: length, clear: length) }
      edited = try schedule(plan, lengths: lengths, edits: edits)
    }
    let unknown = edited.unknown
    edited.cues.removeAll { unknown.contains($0.voicing) }
    return edited
  }

  /// Where a segment is, said again with what has been spoken.
  func announcement(of segment: SegmentID) -> [Cue] {
    let (cues, unknown) = Scheduling.announcement(plan, lengths: lengths, of: segment)
    return cues.filter { !unknown.contains($0.voicing) }
  }

  /// Lines with time in them settle in two or three.
  private static let rounds = 6

  private mutating func speak(_ timeline: Timeline, _ voice: Voice) -> [Voicing: Duration] {
    var wanted: [(Voicing, SpokenLine)] = []
    // In the order in which they sound, so that what is heard first is made first.
    var left = timeline.unknown
    for cue in timeline.cues where left.remove(cue.voicing) != nil { wanted += line(cue.voicing, timeline) }
    for voicing in left { wanted += line(voicing, timeline) }
    for (voicing, line) in wanted { lines[voicing] = line }
    let all = wanted.map(\.1)
    let lengths = waiting(isStopped: Self.isInterrupted) { await voice.speak(all) } ?? [:]
    return Dictionary(wanted.map { ($0, lengths[$1] ?? .zero) }) { first, _ in first }
  }

  private func line(_ voicing: Voicing, _ timeline: Timeline) -> [(Voicing, SpokenLine)] {
    guard case .speech(let text, let language) = voicing else { return [] }
    return [(voicing, SpokenLine(text: text, language: language, phrase: timeline.phrases[voicing]))]
  }

  /// Whether Ctrl-C was pressed: signals are kept for the loop that plays, which has not begun.
  private static func isInterrupted() -> Bool {
    var pending = sigset_t()
    return sigpending(&pending) == 0 && (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1)
  }

  /// The clip of a line.
  func source(_ voicing: Voicing, rate: Int) -> Source? {
    lines[voicing].flatMap { voice?.source($0, rate: rate) }
  }
}

/// The lines of a live session, which grow with what the listener changes. Any thread may ask.
final class LiveLines: Sendable {
  private let spoken: Mutex<SpokenTimeline>

  init(_ spoken: SpokenTimeline) { self.spoken = Mutex(spoken) }

  func schedule(_ edits: [Edit]) throws -> Timeline { try spoken.withLock { try $0.edited(edits) } }
  func announce(_ segment: SegmentID) -> [Cue] { spoken.withLock { $0.announcement(of: segment) } }
  func source(_ voicing: Voicing, rate: Int) -> Source? { spoken.withLock { $0.source(voicing, rate: rate) } }
}
