import PCM
import Units

/// Turns a score into samples. A frame always gets the same samples, whatever range and block size it is rendered in.
///
/// `prepare` does everything that may allocate or block. `render` is the real-time zone: the compiler checks that it
/// and everything that it calls neither allocate nor lock.
package struct Renderer: ~Copyable {
  /// The format that `render` writes.
  package let format: StreamFormat
  private let tables: ScoreTables
  private let clips: ResidentClips
  /// What the real-time zone reads of `clips`.
  private let pointers: UnsafeMutablePointer<ResidentClips.Pointers>
  private let mix: MixBuffer
  private let bytesPerFrame: Int

  /// A renderer of one score.
  ///
  /// - Parameters:
  ///   - format: the format that `render` writes; its rate has to be the score's.
  ///   - clipBudget: how many bytes of clips that the last `prepare` did not need are kept for the next one.
  package init(_ score: Score, _ format: StreamFormat, clipBudget: Int = 12 << 20) {
    self.format = format
    tables = ScoreTables(score)
    clips = ResidentClips(score.sources, budget: clipBudget)
    pointers = clips.pointers
    mix = MixBuffer()
    bytesPerFrame = format.bytesPerFrame
  }

  deinit {
    tables.deallocate()
    mix.deallocate()
  }

  /// Brings the clips that sound in the range into memory, and releases others that are beyond the budget. This may
  /// allocate, read files and call C.
  ///
  /// - Throws: what the source of a clip throws.
  package mutating func prepare(_ range: Range<FramePosition>) throws {
    try clips.prepare(tables.sources(range.lowerBound.rawValue, range.upperBound.rawValue))
  }

  /// Fills a buffer with the frames from a position on, as many whole frames as fit. Frames that no placement covers,
  /// or that lie outside the score, become digital silence. A placement whose clip was not prepared is silent.
  @_noAllocation @_noLocks
  package mutating func render(
    into frames: UnsafeMutableRawBufferPointer, from: FramePosition, levels: Levels
  ) {
    guard var output = frames.baseAddress else { return }
    var position = from.rawValue
    var left = Int64(frames.count / bytesPerFrame)
    while left > 0 {
      let count = left < mix.capacity ? left : mix.capacity
      render(output, position, count, levels)
      output += Int(count) * bytesPerFrame
      position += count
      left -= count
    }
  }

  /// Renders one block of at most `mix.capacity` frames.
  @_noAllocation @_noLocks
  private func render(_ output: UnsafeMutableRawPointer, _ start: Int64, _ count: Int64, _ levels: Levels) {
    let end = start + count
    mix.clear(Int(count))
    var index = tables.firstReaching(start)
    while index < tables.count, tables.placements[index].start.rawValue < end {
      add(tables.placements[index], start, end, levels)
      index += 1
    }
    mix.tame(Int(count))
    var span = tables.firstSpanReaching(start)
    var done = start
    while done < end {
      // Each pass writes the silence before the next covered span, then the span.
      let hasSpan = span < tables.spanCount
      let silence = hasSpan ? min(max(tables.spans[span].start, done), end) : end
      let covered = hasSpan ? max(min(tables.spans[span].end, end), silence) : end
      write(output, start, done, silence, isSilent: true)
      write(output, start, silence, covered, isSilent: false)
      done = covered
      span += 1
    }
  }

  // MARK: Mixing

  /// Adds the part of a placement that sounds in start..<end.
  @_noAllocation @_noLocks
  private func add(_ placement: Placement, _ start: Int64, _ end: Int64, _ levels: Levels) {
    let resident = pointers[Int(placement.source)]
    guard let channels = resident.channels else { return }
    let origin = placement.start.rawValue
    // A clip that is shorter than its placement is followed by silence.
    let sounding = min(placement.length.rawValue, resident.length - placement.offset.rawValue)
    let from = max(origin, start)
    let to = min(origin + sounding, end)
    guard from < to else { return }
    let first = channels.0 + Int(placement.offset.rawValue)
    let second = channels.1 + Int(placement.offset.rawValue)
    let level = levels[placement.bus]
    var position = from
    while position < to {
      // Between two boundaries of fades and ramps, the gain is one line counted from a frame of the score.
      var boundary = to
      let fade = GainRamp.fade(of: placement, at: position, &boundary)
      let ramp = tables.ramp(placement.bus, at: position, &boundary)
      mix.add(
        first + Int(position - origin), second + Int(position - origin), at: Int(position - start),
        count: Int(boundary - position), position: position, fade: fade, ramp: ramp, left: placement.left * level,
        right: placement.right * level)
      position = boundary
    }
  }

  // MARK: Writing

  @_noAllocation @_noLocks
  private func write(_ output: UnsafeMutableRawPointer, _ base: Int64, _ from: Int64, _ to: Int64, isSilent: Bool) {
    guard from < to else { return }
    let target = output + Int(from - base) * bytesPerFrame
    let count = Int(to - from)
    if isSilent {
      let bytes = target.assumingMemoryBound(to: UInt8.self)
      var i = 0
      while i < count * bytesPerFrame {
        bytes[i] = 0
        i += 1
      }
      return
    }
    let offset = Int(from - base)
    switch format.encoding {
    case .s16: mix.write16(target, offset: offset, count: count, channels: format.channels, position: from)
    case .s24: mix.write24(target, offset: offset, count: count, channels: format.channels)
    case .float: mix.writeFloat(target, offset: offset, count: count, channels: format.channels)
    }
  }
}

extension Levels {
  /// The factor on amplitude for a bus.
  subscript(bus: Bus) -> Float {
    switch bus {
    case .voice: voice
    case .chimes: chimes
    case .breath: breath
    case .bed: bed
    }
  }
}
