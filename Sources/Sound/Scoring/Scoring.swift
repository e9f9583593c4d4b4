import PCM
import Rendering
import Scheduling
import Units

extension Bus {
  /// The bus that a kind of cue sounds on.
  package init(_ kind: Cue.Kind) {
    switch kind {
    case .chime, .tick, .sound: self = .chimes
    case .breath: self = .breath
    case .speech: self = .voice
    }
  }
}

/// The volumes of buses in the score. The sounds of a bus that is missing stay as loud as they are.
package typealias Volumes = [Bus: Volume]

/// The volume of a bus: a level in decibels, or off.
package enum Volume: Hashable, Sendable {
  case level(Decibels)
  case off

  /// The factor on amplitude; 0 for off.
  package var amplitude: Double {
    switch self {
    case .level(let level): level.amplitude
    case .off: 0
    }
  }
}

/// Puts the clips of a timeline on frames.
///
/// Each boundary is rounded once, from its exact time. Pan keeps the sum of both channels the same, so that a mono
/// stream, which has the mean of both, is as loud as without pan. Breath tones and the bed are lowered under speech.
///
/// - Parameters:
///   - rate: the score's frames per second.
///   - source: gives the clip of a voicing. `frames` is how long a breath phase is in the score, and zero for other
///     cues. If it returns nil, the cue is left out.
/// - Throws: what `source` throws.
package func score<Failure: Error>(
  _ timeline: Timeline, rate: Int, volumes: Volumes = [:],
  source: (_ voicing: Voicing, _ frames: FrameCount) throws(Failure) -> Source?
) throws(Failure) -> Score {
  var sources: [Source] = []
  var indices: [ClipKey: Int32?] = [:]
  var placements: [Placement] = []
  var speech: [Range<FramePosition>] = []
  for cue in timeline.cues {
    let bus = Bus(cue.kind)
    let volume = volumes[bus] ?? .level(.zero)
    if volume == .off { continue }
    let start = FramePosition(cue.at, rate: rate)
    let begin = FramePosition(cue.at - cue.skipped, rate: rate)
    let span = FramePosition(cue.at - cue.skipped + (cue.uncut ?? cue.duration), rate: rate) - begin
    // Two phases of the same duration may differ by a frame, depending on where they begin.
    let key = ClipKey(voicing: cue.voicing, frames: cue.kind == .breath ? span : .zero)
    let index: Int32?
    if let known = indices[key] {
      index = known
    } else {
      var made = try source(cue.voicing, span)
      made?.key = "\(key.voicing) \(key.frames.rawValue)"
      index = made.map { _ in Int32(sources.count) }
      if let made { sources.append(made) }
      indices[key] = .some(index)
    }
    guard let index else { continue }
    if bus == .voice { speech.append(start..<start + sources[Int(index)].length) }
    let gain = Decibels(cue.gain).amplitude * volume.amplitude
    var placement = Placement(
      start: start, length: sources[Int(index)].length, source: index, bus: bus,
      left: Float(gain * (1 - cue.pan)), right: Float(gain * (1 + cue.pan)))
    if let uncut = cue.uncut {
      placement.offset = min(start - begin, placement.length)
      let sounding = FramePosition(cue.at + cue.duration, rate: rate) - start
      placement.length = min(placement.length - placement.offset, sounding)
      let fade = Int32(clamping: min(FrameCount(Cue.cutFade, rate: rate), sounding).rawValue)
      if cue.skipped + cue.duration < uncut { placement.fadeOut = fade }
      if cue.skipped > .zero { placement.fadeIn = fade }
    }
    placements.append(placement)
  }
  return Score(
    placements: placements, sources: sources, ramps: Ducking.ramps(speech, rate: rate),
    length: FrameCount(timeline.duration, rate: rate))
}

private struct ClipKey: Hashable {
  var voicing: Voicing
  var frames: FrameCount
}
