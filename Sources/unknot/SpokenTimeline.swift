import Glibc
import Routines
import Scheduling
import Speech

/// A timeline whose lines have been spoken.
struct SpokenTimeline: Sendable {
  private(set) var timeline: Timeline
  let voice: Voice?
  let plan: Plan
  /// Of all that is known.
  private(set) var lengths: [Voicing: SoundLengths]
  private(set) var lines: [Voicing: SpokenLine] = [:]

  /// Schedules with the lengths of sounds, speaks what is unknown, and schedules again: texts may depend on lengths.
  ///
  /// - Parameters:
  ///   - voice: nil leaves the lengths of lines estimated.
  ///   - showsProgress: whether a terminal is told how far it is, if it takes more than a second.
  init(
    _ plan: Plan, lengths: [Voicing: SoundLengths], _ voice: Voice?, showsProgress: Bool = false
  ) throws(Unschedulable) {
    (self.voice, self.plan, self.lengths) = (voice, plan, lengths)
    timeline = try schedule(plan, lengths: lengths)
    guard let voice else { return }
    let progress = showsProgress ? SpeakingProgress() : nil
    defer { progress?.clear() }
    for _ in 0..<Self.rounds where !timeline.unknown.isEmpty {
      for (voicing, length) in speak(timeline, voice, progress) {
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

  /// Lines with time in them settle in two or three.
  private static let rounds = 6

  private mutating func speak(
    _ timeline: Timeline, _ voice: Voice, _ progress: SpeakingProgress?
  ) -> [Voicing: Duration] {
    let wanted = timeline.unknownLines
    lines.merge(wanted) { $1 }
    let all = wanted.map(\.1)
    let isStopped = {
      progress?.show(voice.count(of: all), of: all.count)
      return Self.isInterrupted()
    }
    let lengths = waiting(isStopped: isStopped) { await voice.speak(all) } ?? [:]
    return Dictionary(wanted.map { ($0, lengths[$1] ?? .zero) }) { first, _ in first }
  }

  /// Whether Ctrl-C was pressed: signals are kept for the loop that plays, which has not begun.
  private static func isInterrupted() -> Bool {
    var pending = sigset_t()
    return sigpending(&pending) == 0 && (sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1)
  }
}

/// How many lines are spoken, on a terminal on standard error, once that has taken a second.
private final class SpeakingProgress {
  private let start = ContinuousClock.now
  private var isShown = false

  func show(_ done: Int, of all: Int) {
    guard Console.errorIsTerminal, start.duration(to: .now) > .seconds(1) else { return }
    isShown = true
    Console.status("\rSpeaking the lines for the first time: \(done) of \(all)")
  }

  func clear() { if isShown { Console.status("\r\u{1B}[K") } }
}

extension Timeline {
  /// What nobody has spoken yet, in the order in which it sounds, so that what is heard first is made first.
  var unknownLines: [(Voicing, SpokenLine)] {
    var left = unknown
    let ordered = cues.map(\.voicing).filter { left.remove($0) != nil } + left
    return ordered.compactMap { voicing in
      guard case .speech(let text, let language) = voicing else { return nil }
      return (voicing, SpokenLine(text: text, language: language, phrase: phrases[voicing]))
    }
  }
}
