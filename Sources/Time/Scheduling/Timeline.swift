import Routines
import Units

/// Every segment and cue of a session, in exact time. Pure data; knows no sound.
package struct Timeline: Equatable, Sendable {
  /// In order, without gaps, from zero to `duration`.
  package var segments: [Segment]
  /// By start, then segment, rule, and place in the block.
  package var cues: [Cue]
  /// What was moved, dropped or extended, and what else the author may want to know.
  package var notes: [Note]
  /// The whole session.
  package var duration: Duration
  /// Spoken lines whose length nobody told, so that it was estimated.
  package var unknown: Set<Voicing>
  /// The phrase that a line is a wording of, for the lines that are.
  package var phrases: [Voicing: String] = [:]
}

/// What a segment is, whichever edit or layer changes its length: it survives where an index would not.
package struct SegmentID: Hashable, Sendable {
  /// As numbered in the file; 0 before the first and after the last step.
  package var step: Int
  /// The how-manieth time the step is done on that side.
  package var pass: Int
  package var side: Side
  /// The tender spot, from 1; 0 where there is none.
  package var spot: Int
  package var kind: SegmentKind
}

extension SegmentID: CustomStringConvertible {
  /// Such as `3.1.left.2.hold`: step, pass, side, spot, kind.
  package var description: String { "\(step).\(pass).\(side).\(spot).\(kind)" }

  /// From its description; nil if it is none.
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
  package var id: SegmentID
  package var start: Duration
  package var end: Duration
  package var area: String?
  package var tool: String?
  /// How many tender spots the area has; 0 where the segment has none.
  package var spots: Int
  /// Place in the innermost repeated group, 1 of 1 outside any.
  package var set: Int
  package var sets: Int
  /// What to do, in a few words.
  package var title: String
  /// The whole breaths it lasts, from its start; empty where it does not breathe.
  package var breaths: [BreathPhases]
  /// From how much of it on the listener may end it; nil if it is not released.
  package var releasable: Duration?

  package var kind: SegmentKind { id.kind }
  package var side: Side { id.side }
  package var length: Duration { end - start }
}

/// What sounds, by name: the key under which the scheduler is told a length and the scorer finds a clip.
package enum Voicing: Hashable, Sendable {
  case chime(String)
  /// A sound by name, or by a path in the routine's folder.
  case sound(String)
  case speech(text: String, language: String)
  case breath(String, Phase, Duration)
}

/// The two lengths of a sound, in whole milliseconds rounded up: all that the scheduler is told about sound.
package struct SoundLengths: Hashable, Sendable {
  /// Until it is silent.
  package var duration: Duration
  /// Until a voice may begin.
  package var voiceClearance: Duration

  package init(duration: Duration, voiceClearance: Duration) {
    (self.duration, self.voiceClearance) = (duration, voiceClearance)
  }
}

/// One thing heard at one time.
package struct Cue: Equatable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    /// A tick is a chime of a countdown.
    case chime, tick, breath, speech, sound
  }

  package var at: Duration
  /// Its whole length.
  package var duration: Duration
  package var kind: Kind
  package var voicing: Voicing
  /// The rule that made it; nil for a step that sounds by itself.
  package var rule: String?
  /// The index of the segment that the rule matched.
  package var segment: Int
  /// In decibels.
  package var gain: Double
  /// −1 is left, 1 is right.
  package var pan: Double
  /// How long it would last if the listener had not ended it; `duration` has a fade of `cutFade` at its
  /// end then. Also of one that goes on.
  package var uncut: Duration?

  /// How much of its sound lies before this cue, which goes on from there, faded in: a tone or line that was interrupted.
  package var skipped = Duration.zero

  package static let cutFade = Duration.milliseconds(40)

  /// The name of the sound or breath, or the text of the line.
  package var name: String {
    switch voicing {
    case .chime(let name), .sound(let name), .breath(let name, _, _): name
    case .speech(let text, _): text
    }
  }
}

/// Something that happened while cues were placed.
package struct Note: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable { case note, warning }

  package var severity: Severity
  package var rule: String?
  package var segment: Int?
  package var message: String

  package init(severity: Severity, rule: String?, segment: Int?, message: String) {
    (self.severity, self.rule, self.segment, self.message) = (severity, rule, segment, message)
  }
}
