import Routines
import Units

/// Every segment and cue of a session, in exact time. It is plain data and knows no sound.
package struct Timeline: Equatable, Sendable {
  /// The segments, in order and without gaps, from zero to `duration`.
  package var segments: [Segment]
  /// The cues, sorted by start, then segment, rule, and place in their block.
  package var cues: [Cue]
  /// Notes on what was moved, dropped or extended, and on what else the author may want to know.
  package var notes: [Note]
  /// The length of the whole session.
  package var duration: Duration
  /// The lines whose lengths are estimates, because they were not given.
  package var unknown: Set<Voicing>
  /// For each line that is a wording of a phrase, the name of the phrase.
  package var phrases: [Voicing: String] = [:]
}

/// The identity of a segment. It stays the same when an edit or another layer changes lengths, which an index would
/// not.
package struct SegmentID: Hashable, Sendable {
  /// The number of the step in the file; 0 before the first and after the last.
  package var step: Int
  /// The number of this pass among those of the step on this side, from 1.
  package var pass: Int
  /// The side that is worked on.
  package var side: Side
  /// The number of the tender spot, from 1; 0 where there is none.
  package var spot: Int
  /// What is done in it.
  package var kind: SegmentKind
}

extension SegmentID: CustomStringConvertible {
  /// The text of an identity, such as `3.1.left.2.hold`: step, pass, side, spot, kind.
  package var description: String { "\(step).\(pass).\(side).\(spot).\(kind)" }

  /// Reads an identity from its text; nil if it is none.
  package init?(parsing text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 5, let step = Int(parts[0]), let pass = Int(parts[1]), let spot = Int(parts[3]),
      let side = Side(rawValue: String(parts[2])), let kind = SegmentKind(rawValue: String(parts[4]))
    else { return nil }
    self.init(step: step, pass: pass, side: side, spot: spot, kind: kind)
  }
}

/// A stretch of time in which the listener does one thing.
package struct Segment: Equatable, Sendable {
  /// Which segment it is.
  package var id: SegmentID
  /// When it begins.
  package var start: Duration
  /// When it ends: where the next one begins.
  package var end: Duration
  /// The area that is worked on, in the author's word; nil where there is none.
  package var area: String?
  /// The tool that it is done with; nil where there is none.
  package var tool: String?
  /// How many tender spots the area has; 0 where the segment has none.
  package var spots: Int
  /// The number of the repetition of the innermost repeated group, from 1.
  package var set: Int
  /// How many repetitions that group has; 1 outside any group.
  package var sets: Int
  /// What to do, in a few words.
  package var title: String
  /// The whole breaths of the segment, from its start; empty where it has none.
  package var breaths: [BreathPhases]
  /// How much of it must have passed before the listener may end it; nil if it is planned with a fixed length.
  package var releasable: Duration?

  /// What is done in it.
  package var kind: SegmentKind { id.kind }
  /// The side that is worked on.
  package var side: Side { id.side }
  /// How long it lasts.
  package var length: Duration { end - start }
}

/// A sound by its name: the scheduler is told its lengths, and the scorer finds its clip, under this key.
package enum Voicing: Hashable, Sendable {
  case chime(String)
  /// A sound by its name, or by a path in the routine's folder.
  case sound(String)
  case speech(text: String, language: String)
  case breath(String, Phase, Duration)
}

/// The two lengths of a sound, in whole milliseconds, rounded up. The scheduler knows nothing else about it.
package struct SoundLengths: Hashable, Sendable {
  /// How long after its start the sound is silent.
  package var duration: Duration
  /// How long after its start a voice may begin.
  package var voiceClearance: Duration

  /// Makes a pair of lengths.
  package init(duration: Duration, voiceClearance: Duration) {
    (self.duration, self.voiceClearance) = (duration, voiceClearance)
  }
}

/// One sound that is heard at one time.
package struct Cue: Equatable, Sendable {
  /// The kind of a sound.
  package enum Kind: String, Hashable, Sendable {
    /// A chime; `tick` is a chime of a countdown.
    case chime, tick, breath, speech, sound
  }

  /// When it begins.
  package var at: Duration
  /// How long it is heard.
  package var duration: Duration
  /// What kind of sound it is.
  package var kind: Kind
  /// Which sound it is.
  package var voicing: Voicing
  /// The rule that made it; nil for a step that sounds by itself.
  package var rule: String?
  /// The index of the segment that the rule matched.
  package var segment: Int
  /// The gain in decibels.
  package var gain: Double
  /// The place between left, −1, and right, 1.
  package var pan: Double
  /// How long the sound would last if the listener had not ended it; nil if it was not ended. If it was, `duration`
  /// includes a fade of `cutFade`.
  package var uncut: Duration?

  /// How much of the sound was heard before an interruption. The cue goes on from there and fades in.
  package var skipped = Duration.zero

  /// How long the fade is when the listener ends a sound.
  package static let cutFade = Duration.milliseconds(40)

  /// The name of the sound or breath tone, or the text of the line.
  package var name: String {
    switch voicing {
    case .chime(let name), .sound(let name), .breath(let name, _, _): name
    case .speech(let text, _): text
    }
  }
}

/// A message about something that happened while a session was scheduled.
package struct Note: Hashable, Sendable {
  /// How serious it is.
  package enum Severity: String, Hashable, Sendable { case note, warning }

  /// How serious it is.
  package var severity: Severity
  /// The rule that it is about; nil for none.
  package var rule: String?
  /// The index of the segment that it is about; nil for the session.
  package var segment: Int?
  /// The message, in lower case and without a full stop.
  package var message: String
  /// By how much something was moved or made longer; nil if the note is about something else.
  package var change: Duration?

  /// Makes a note.
  package init(severity: Severity, rule: String?, segment: Int?, message: String, change: Duration? = nil) {
    (self.severity, self.rule, self.segment, self.message) = (severity, rule, segment, message)
    self.change = change
  }
}
