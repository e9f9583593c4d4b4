import PCM
import Rendering
import Units

/// A sound that a session can use: its name and meaning, its length, and how to make its clip at any rate.
package struct Sound: Sendable {
  /// The name that rules and routines use, or the path that was asked for.
  package let name: String
  /// What it is, in a few words.
  package let title: String
  /// What it tells the listener, in plain words; empty for a recording.
  package let meaning: String
  /// What kind of sound it is.
  package let kind: Kind
  /// Where it was found.
  package let origin: Origin
  /// How long the sound lasts until it is silent, in whole milliseconds, rounded up and the same at every rate. For a
  /// breath tone, this is the length of its example.
  package let duration: Duration
  /// How long after the sound's start a voice may begin, in whole milliseconds. For a breath tone, this is the length
  /// of its example.
  package let voiceClearance: Duration

  let body: Body

  /// The kinds of sounds.
  package enum Kind: String, Sendable { case chime, tick, breath, recording }

  /// Where a sound was found.
  package enum Origin: Hashable, Sendable {
    case shipped
    case file(path: String)
  }

  enum Body: Sendable {
    case chime(Chime)
    case breath(BreathTone)
    case recording(Recording)
  }

  /// The source of the whole sound; for a breath tone, of one breath as an example. `make` makes the clip anew each
  /// time.
  package func source(rate: Int) -> Source {
    let length = FrameCount(duration, rate: rate)
    return switch body {
    case .chime(let chime): Source(length: length) { chime.clip(rate: rate) }
    case .breath(let breath): Source(length: length) { breath.example(rate: rate) }
    case .recording(let recording): Source(length: length) { try recording.clip(length: length, rate: rate) }
    }
  }

  /// The source of one phase of a breath, `frames` long; nil if this is not a breath tone. Phases that follow each
  /// other in the order of a breath join without a seam.
  package func source(_ phase: Phase, frames: FrameCount, rate: Int) -> Source? {
    guard case .breath(let breath) = body, frames >= .zero else { return nil }
    return Source(length: frames) { breath.clip(phase, frames: frames, rate: rate) }
  }
}

extension Sound {
  /// The sound that a definition describes.
  init(name: String, origin: Origin, _ definition: SoundDefinition) {
    (self.name, self.origin) = (name, origin)
    (title, meaning) = (definition.title, definition.meaning)
    switch definition.body {
    case .chime(let chime), .tick(let chime):
      if case .tick = definition.body { kind = .tick } else { kind = .chime }
      body = .chime(chime)
      duration = chime.duration
      voiceClearance =
        definition.voiceClearance ?? min(duration, clearTime(of: chime.clip(rate: nominalRate), rate: nominalRate))
    case .breath(let breath):
      kind = .breath
      body = .breath(breath)
      duration = BreathTone.exampleLength
      voiceClearance = duration
    }
  }
}

/// The rate at which lengths are measured, so that a session is the same at every rate.
let nominalRate = 48_000

/// The time from which a clip stays 20 dB or more under its highest sample, in whole milliseconds, rounded up.
func clearTime(of clip: Clip, rate: Int) -> Duration {
  withExtendedLifetime(clip) {
    let count = Int(clip.length.rawValue)
    let channels = (0..<clip.channels).compactMap { clip.samples($0).baseAddress }
    let threshold = channels.map { peak($0, count: count) }.reduce(0, max) / 10
    guard threshold > 0 else { return .zero }
    var last = count
    while last > 0, channels.allSatisfy({ abs($0[last - 1]) <= threshold }) { last -= 1 }
    return .milliseconds((last * 1000 + rate - 1) / rate)
  }
}
