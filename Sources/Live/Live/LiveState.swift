import Glibc
import Routines
import Scheduling
import Units

/// A session that is being played, as a value: its edits, and how it is laid on the track. It decides what a request
/// comes to, and touches neither a player nor a clock. To decide, it schedules, which takes a while in a long session:
/// whoever shares it changes a copy, and holds a lock only to put the copy in its place.
package struct LiveState: Sendable {
  /// What the listener has changed so far, in order.
  package private(set) var edits: [Edit]
  /// The edited timeline as it is laid on the player's frames.
  package private(set) var track: Track
  /// Whether the listener wants it to play.
  package private(set) var isPaused = false
  /// Whether the listener has turned the voice off.
  package private(set) var isMuted = false
  /// The listener's volume over all buses, in decibels.
  package private(set) var volume = 0.0
  /// What the last request came to, in a few words.
  package private(set) var message = "" { didSet { messages += 1 } }
  /// How many messages there have been, so that a second one with the same words is noticed.
  package private(set) var messages = 0
  /// The segments as they were planned, without the listener's edits.
  let planned: [Segment]
  private var session: EditedSession
  private let speaks: Bool
  private let keepsAlive: Bool

  /// What a request comes to on the track.
  package struct Change: Equatable, Sendable {
    /// Where to go, in the track's time; nil to stay.
    package var seek: Duration?

    package init(seek: Duration? = nil) { self.seek = seek }
  }

  /// - Parameters:
  ///   - speaks: whether somebody can speak a line that an edit makes new. Until it is spoken, the line has its place
  ///     by an estimate and makes no sound.
  ///   - keepsAlive: whether sounds that follow a silence are led by `primer`, for a sink that goes to sleep in
  ///     silence.
  package init(
    _ session: EditedSession, edits: [Edit] = [], speaks: Bool = false, volume: Double = 0, isMuted: Bool = false,
    keepsAlive: Bool = false
  ) throws(Unschedulable) {
    (self.session, self.edits, self.speaks, self.keepsAlive) = (session, edits, speaks, keepsAlive)
    let whole = try Self.schedule([], &self.session, speaks: speaks)
    planned = whole.segments
    track = Track(edits.isEmpty ? whole : try Self.schedule(edits, &self.session, speaks: speaks))
    self.volume = min(max(volume, Self.volumes.lowerBound), Self.volumes.upperBound)
    self.isMuted = isMuted
    if keepsAlive { track.gap = Track.Gap(at: .zero, length: Self.primer) }
  }

  /// How long sinks that sleep are given to wake up: they cut off the first half second.
  package static let primer = Duration.milliseconds(800)
  /// How much longer or less long a segment gets that is not counted in breaths.
  static let step = Duration.seconds(10)
  /// Within this much of a segment's start, `previous` goes to the segment before.
  static let previousLimit = Duration.seconds(3)
  /// The volumes that the listener can choose, in decibels.
  package static let volumes = -40.0...6.0

  private mutating func schedule(_ edits: [Edit]) throws(Unschedulable) -> Timeline {
    try Self.schedule(edits, &session, speaks: speaks)
  }

  private static func schedule(
    _ edits: [Edit], _ session: inout EditedSession, speaks: Bool
  ) throws(Unschedulable) -> Timeline {
    var timeline = try session.timeline(edits)
    // Lines that nobody can speak, or that found no place, need no length and are not asked for.
    timeline.unknown = speaks ? timeline.unknown.intersection(timeline.cues.map(\.voicing)) : []
    return timeline
  }

  // MARK: - What does not change the track

  /// Takes a request to pause, to go on, or to do the other of the two.
  ///
  /// - Returns: whether the listener now wants it to play; nil if it goes on already and nothing is to be done.
  package mutating func pauseOrResume(_ request: Request) -> Bool? {
    if request == .resume, !isPaused { return nil }
    isPaused = request == .pause || (request == .pauseOrResume && !isPaused)
    message = ""
    return !isPaused
  }

  /// Does a request that is about levels. Returns false, and does nothing, for any other request.
  package mutating func setLevels(_ request: Request) -> Bool {
    switch request {
    case .mute:
      isMuted.toggle()
      message = isMuted ? "Voice off" : "Voice on"
    case .volume(let change):
      volume = min(max(volume + change, Self.volumes.lowerBound), Self.volumes.upperBound)
      message = "Volume \(Int(volume.rounded())) dB"
    case .setVolume(let level):
      volume = level > 0 ? min(max(20 * log10(level), Self.volumes.lowerBound), Self.volumes.upperBound) : -40
      message = "Volume \(Int(volume.rounded())) dB"
    default: return false
    }
    return true
  }

  /// Takes over the levels and the message that were set in another copy since both came from the same one.
  mutating func takeLevels(of other: LiveState, since before: LiveState) {
    (volume, isMuted) = (other.volume, other.isMuted)
    if other.messages != before.messages { message = other.message }
  }

  // MARK: - What changes the track

  /// Does a request at a position of the track: where a change is heard from.
  ///
  /// - Parameter paused: whether it was paused when the request was made; nil for as it is now.
  /// - Returns: nil if nothing is to be heard of it.
  package mutating func change(_ request: Request, at position: Duration, isPaused paused: Bool? = nil) -> Change? {
    let isPaused = paused ?? isPaused
    let time = min(track.time(at: position), track.timeline.duration)
    let index = track.segment(at: time)
    let segment = track.timeline.segments[index]
    switch request {
    case .longer, .shorter:
      let time = time.roundedUp
      let sign = request == .longer ? 1 : -1
      let amount: Edit.Amount = segment.breaths.isEmpty ? .time(Self.step * sign) : .breaths(sign)
      return edit(.extend(segment.id, by: amount, at: time), position, segment, isPaused)
    case .release, .next:
      // Of several that are sent at once, each finds what the one before ended when it had just begun.
      let isEnded = { (segment: Segment) in request == .next && segment.length <= .milliseconds(1) }
      let ended = track.timeline.segments[index...].first { !isEnded($0) } ?? segment
      let at = max(time, ended.start)
      let change = edit(.release(ended.id, at: at.roundedUp), position, ended, isPaused)
      if request == .next, message == "Released" { message = "" }
      return change.map { isPaused ? afterEnd(of: ended.id, from: at) : $0 }
    case .previous: return back(from: time, index)
    case .nextStep: return go(to: track.timeline.stepEnd(after: index), "Next step")
    case .previousStep:
      return go(to: track.timeline.stepStart(before: index, time, limit: Self.previousLimit), "Back a step")
    case .seek(let target): return go(to: target, "")
    case .seekBy(let distance): return go(to: time + distance, "")
    case .announce:
      let cues = session.announcement(of: segment.id)
      message = isPaused || cues.isEmpty ? segment.title : "Once more"
      if isPaused { return nil }
      confirm(at: position, cues, wait: voiceEnd(after: position))
      return Change()
    case .mute, .volume, .setVolume:
      if isPaused { return nil }
      confirm(at: position, [])
      return Change()
    // Somebody who paused in a lead-in has not moved on, so nothing is rewound.
    case .resume: return lead(into: time, from: position, rewinds: !track.isInGap(position))
    case .pause, .pauseOrResume, .stop: return nil
    }
  }

  /// Puts lines that were spoken meanwhile in their places, as far as those are still to come.
  package mutating func learn(_ lines: [Voicing: SoundLengths], at position: Duration) -> Change? {
    let edit = Edit.spoken(lines, at: track.time(at: position).roundedUp)
    guard let timeline = try? schedule(edits + [edit]) else { return nil }
    edits.append(edit)
    track.timeline = timeline
    return Change()
  }

  /// The timeline, if there are lines in it to be spoken. A line whose words change each time it is placed would be
  /// asked for without end: it is given up.
  var unspoken: Timeline? {
    let learned = edits.reversed().prefix { $0.segment == nil }.count
    return track.timeline.unknown.isEmpty || learned >= 6 ? nil : track.timeline
  }

  /// Goes on after a fault from what was heard, with a lead-in.
  package mutating func recover(at position: Duration) -> Change? {
    lead(into: min(track.time(at: position), track.timeline.duration), from: position, rewinds: false)
  }

  /// Applies a change to the session's time; what lies before the position stays as it is.
  private mutating func edit(_ edit: Edit, _ position: Duration, _ segment: Segment, _ isPaused: Bool) -> Change? {
    do {
      track.timeline = try schedule(edits + [edit])
    } catch {
      message = "Not possible: \(error)"
      return nil
    }
    edits.append(edit)
    let now = track.timeline.segments.first { $0.id == segment.id }
    let change = (now?.length ?? segment.length) - segment.length
    message = Self.message(edit, change, now, at: track.time(at: position))
    if isPaused { return Change() }
    confirm(at: position, [])
    return Change()
  }

  /// Where to go on when a segment was ended while nothing plays: the cues of its end are heard after the lead-in.
  private mutating func afterEnd(of segment: SegmentID, from time: Duration) -> Change {
    guard let end = track.timeline.segments.first(where: { $0.id == segment })?.end,
      end <= time + .milliseconds(1)
    else { return Change() }
    track.extras = []
    track.gap = Track.Gap(at: end)
    track.gap?.opensAnEnd = true
    return Change(seek: end)
  }

  private static func message(_ edit: Edit, _ change: Duration, _ segment: Segment?, at time: Duration) -> String {
    let seconds = Int(dividedAndRounded(abs(change.milliseconds), by: 1000))
    switch edit {
    case .extend: return change == .zero ? "Not shorter" : "\(seconds) s \(change > .zero ? "longer" : "shorter")"
    case .release:
      let left = (segment?.end ?? time) - time
      return left > .milliseconds(1500) ? "Released, in \(Int(left.components.seconds)) s" : "Released"
    case .spoken: return ""
    }
  }

  /// Goes to the segment's beginning, or to the segment before, and forgets that segments from there on were ended.
  private mutating func back(from time: Duration, _ index: Int) -> Change? {
    let segments = track.timeline.segments
    let isEarly = time - segments[index].start < Self.previousLimit
    let target = segments[isEarly && index > 0 ? index - 1 : index]
    let later = Set(segments.drop { $0.id != target.id }.map(\.id))
    let kept = edits.compactMap { edit -> Edit? in
      // The lines of such an edit are known by now, and are placed as if they always had been.
      guard let segment = edit.segment else { return nil }
      guard later.contains(segment) else { return edit }
      // A segment that was made longer stays longer when it comes again.
      guard case .extend(_, let amount, let at) = edit else { return nil }
      return .extend(segment, by: amount, at: min(at, target.start))
    }
    guard let timeline = try? schedule(kept) else { return nil }
    edits = kept
    track.timeline = timeline
    let start = timeline.segments.first { $0.id == target.id }?.start ?? target.start
    return go(to: start, "Back to: \(target.title)")
  }

  private mutating func go(to time: Duration, _ message: String) -> Change {
    let time = min(max(time, .zero), track.timeline.duration)
    track.extras = []
    track.gap = Track.Gap(at: time)
    self.message = message
    return Change(seek: time)
  }

  /// Makes the gap before the session goes on, in which a lead-in sounds and the session's time stands still.
  private mutating func lead(into time: Duration, from position: Duration, rewinds: Bool) -> Change {
    let place = rewinds ? track.timeline.safePlace(for: time) : track.timeline.lineStart(at: time)
    let index = track.segment(at: place)
    var at = keepsAlive ? Self.primer : Duration.milliseconds(20)
    var cues: [Cue] = []
    for var cue in session.announcement(of: track.timeline.segments[index].id) {
      (cue.at, cue.segment) = (at + cue.at, index)
      cues.append(cue)
    }
    // The ticks of the lead-in wait for the voice to end, but not for a chime that rings out.
    at = max(at, cues.map { $0.kind == .speech ? $0.at + $0.duration : $0.at + .seconds(1) }.max() ?? .zero)
    for beat in 1...3 { cues.append(Cue.tick(at: at + .seconds(beat - 1), segment: index)) }
    let opensAnEnd = track.gap.map { $0.opensAnEnd && $0.at == place && position <= $0.at + $0.length } ?? false
    track.gap = Track.Gap(at: place, length: at + .seconds(3), cues: cues, goesOn: !rewinds)
    track.gap?.opensAnEnd = opensAnEnd
    track.extras = []
    message = ""
    return Change(seek: place)
  }

  // MARK: - Sounds that belong to no timeline

  /// Confirms a key for closed eyes: a quiet tick, and the sounds that were asked for.
  private mutating func confirm(at position: Duration, _ cues: [Cue], wait: Duration = .zero) {
    let index = track.segment(at: track.time(at: position))
    track.extras.removeAll { $0.at + $0.duration < position }
    track.extras.append(Cue.tick(at: position + Self.blend, segment: index, gain: -9))
    let start = max(position + .milliseconds(150), wait)
    for var cue in cues {
      (cue.at, cue.segment) = (start + cue.at, index)
      track.extras.append(cue)
    }
  }

  /// The tick begins after the player's crossfade, so that it is heard whole.
  private static let blend = Duration.milliseconds(10)

  /// The earliest time from a position on at which a line can begin without speaking over another.
  private func voiceEnd(after position: Duration) -> Duration {
    let lines = track.laid.cues.filter { $0.kind == .speech && $0.at + $0.duration > position }
    var end = position
    for line in lines where line.at < end + .milliseconds(300) { end = max(end, line.at + line.duration) }
    return end
  }
}
