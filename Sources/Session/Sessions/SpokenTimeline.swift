import Routines
import Scheduling
import Settings
import Speech
import Threads
import Units

/// A function that is called with the number of lines that have been spoken and of all lines. It returns whether to go
/// on.
package typealias Speaking = (_ done: Int, _ all: Int) -> Bool

/// A timeline with its lines spoken.
struct SpokenTimeline: Sendable {
  private(set) var timeline: Timeline
  let voice: Voice?
  let plan: Plan
  /// The lengths of all known sounds, lines included.
  private(set) var lengths: [Voicing: SoundLengths]

  /// Schedules with estimated lengths of lines, speaks the lines, and schedules again with the true lengths. This may
  /// change the text of a line that tells a time, so it is repeated while there are new lines.
  ///
  /// - Parameters:
  ///   - voice: who speaks; nil leaves the lengths estimated.
  ///   - isPreview: whether nothing is spoken: lengths of lines that have never been spoken stay estimated.
  ///   - speaking: called now and then while lines are spoken; when it returns false, the remaining lines stay silent.
  init(
    _ plan: Plan, lengths: [Voicing: SoundLengths], _ voice: Voice?, isPreview: Bool = false, _ speaking: Speaking
  ) throws(Unschedulable) {
    (self.voice, self.plan, self.lengths) = (voice, plan, lengths)
    timeline = try schedule(plan, lengths: lengths)
    guard let voice else { return }
    for _ in 0..<Self.rounds where !timeline.unknown.isEmpty {
      let spoken = isPreview ? known(timeline, voice) : speak(timeline, voice, speaking)
      if spoken.isEmpty { break }
      for (voicing, length) in spoken {
        self.lengths[voicing] = SoundLengths(duration: length, voiceClearance: length)
      }
      timeline = try schedule(plan, lengths: self.lengths)
    }
    if !timeline.unknown.isEmpty, !isPreview {
      // A line may change in every round, because it tells a time that depends on its own length.
      let unknown = timeline.unknown
      timeline.cues.removeAll { unknown.contains($0.voicing) }
      timeline.notes.append(
        Note(
          severity: .warning, rule: nil, segment: nil,
          message: "\(unknown.count) lines with time in them found no rest and are left out"))
    }
  }

  /// The most rounds of scheduling and speaking. Lines that tell a time settle in two or three.
  private static let rounds = 6

  private func known(_ timeline: Timeline, _ voice: Voice) -> [Voicing: Duration] {
    let wanted = timeline.unknownLines
    let lengths = voice.known(wanted.map(\.1))
    return Dictionary(wanted.compactMap { voicing, line in lengths[line].map { (voicing, $0) } }) { first, _ in first }
  }

  private mutating func speak(
    _ timeline: Timeline, _ voice: Voice, _ speaking: Speaking
  ) -> [Voicing: Duration] {
    let wanted = timeline.unknownLines
    let all = wanted.map(\.1)
    let lengths = waiting(isStopped: { !speaking(voice.count(of: all), all.count) }) { await voice.speak(all) } ?? [:]
    return Dictionary(wanted.map { ($0, lengths[$1] ?? .zero) }) { first, _ in first }
  }
}

extension Timeline {
  /// The lines that have not been spoken yet, in the order in which they sound, so that the first ones are spoken
  /// first.
  var unknownLines: [(Voicing, SpokenLine)] {
    var left = unknown
    let ordered = cues.map(\.voicing).filter { left.remove($0) != nil } + left
    return ordered.compactMap { voicing in line(voicing).map { (voicing, $0) } }
  }

  /// The line of a voicing; nil if the voicing is not speech.
  func line(_ voicing: Voicing) -> SpokenLine? {
    guard case .speech(let text, let language) = voicing else { return nil }
    return SpokenLine(text: text, language: language, phrase: phrases[voicing])
  }
}
