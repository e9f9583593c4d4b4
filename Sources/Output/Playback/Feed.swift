import PCM
import Rendering

/// Makes the frames that go to the device, on the device's axis: a stream of score or silence, and the crossfade that leads
/// into it. It remembers what was made and may still be queued, so that a splice can start from what would have sounded,
/// whatever that was, another splice included.
struct Feed: ~Copyable {
  private(set) var score: Score
  private(set) var levels: Levels
  private(set) var stream: Stream
  /// The first of the device's frames that is not made yet.
  private(set) var made: Int64 = 0
  let format: StreamFormat

  private var renderer: Renderer
  private let clipBudget: Int
  private var crossfade: Crossfade?
  private var ring: UnsafeMutableRawBufferPointer
  private var ringFrames: Int

  /// Frames made at a time: a tenth of a second.
  let block: Int

  init(_ score: Score, _ format: StreamFormat, levels: Levels, clipBudget: Int, capacity: FrameCount) {
    (self.score, self.format, self.levels, self.clipBudget) = (score, format, levels, clipBudget)
    renderer = Renderer(score, format, clipBudget: clipBudget)
    stream = .silence(holding: .zero)
    block = max(1, format.rate / 10)
    ringFrames = Int(capacity.rawValue) + block + Crossfade.length(rate: format.rate)
    ring = .allocate(byteCount: ringFrames * format.bytesPerFrame, alignment: 16)
    ring.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { ring.deallocate() }

  /// The next frame of the score to be made; in silence, the one that is held.
  var position: FramePosition { stream.position(at: FrameCount(made)) }
  /// Whether the whole score is made.
  var isAtEnd: Bool {
    if case .playing = stream { position.rawValue >= score.length.rawValue } else { false }
  }

  /// Makes the next block. If a clip cannot be made, its error is thrown and no frame is made.
  mutating func make(_ frames: Int) throws {
    var left = frames
    while left > 0 {
      // A block ends where the ring does, so that renderer and crossfade write into it directly.
      let index = Int(made % Int64(ringFrames))
      let count = min(left, ringFrames - index)
      try make(count, at: index * format.bytesPerFrame)
      made += Int64(count)
      left -= count
    }
    if let crossfade, made >= crossfade.start + Int64(crossfade.frames) { self.crossfade = nil }
  }

  private mutating func make(_ count: Int, at offset: Int) throws {
    let bytes = offset..<offset + count * format.bytesPerFrame
    let from = position
    var sounding = 0
    if case .playing = stream {
      // A score is silent after its last frame, even if a clip would go on.
      sounding = Int(min(Int64(count), max(0, score.length.rawValue - from.rawValue)))
      if sounding > 0 { try renderer.prepare(from..<from + FrameCount(Int64(sounding))) }
    }
    let split = sounding * format.bytesPerFrame
    let target = UnsafeMutableRawBufferPointer(rebasing: ring[bytes])
    if sounding > 0 {
      renderer.render(into: UnsafeMutableRawBufferPointer(rebasing: target[..<split]), from: from, levels: levels)
    }
    UnsafeMutableRawBufferPointer(rebasing: target[split...]).initializeMemory(as: UInt8.self, repeating: 0)
    crossfade?.apply(to: target, first: made)
  }

  /// The made frames from `from` on, as many as lie together in memory, `made` excluded. Frames that left the queue
  /// long ago are gone. The pointer is valid until more is made.
  func made(from: Int64) -> UnsafeRawBufferPointer {
    let index = Int(from % Int64(ringFrames))
    let count = min(Int(made - from), ringFrames - index)
    let range = index * format.bytesPerFrame..<(index + count) * format.bytesPerFrame
    return UnsafeRawBufferPointer(rebasing: ring[range])
  }

  /// Goes on with another stream, faded in over what would have sounded from the device's frame `consumed` on; that
  /// frame becomes the new frame 0. The frames made so far are forgotten.
  mutating func splice(to new: Stream, at consumed: Int64, score: Score?, levels: Levels?) {
    let length = Crossfade.length(rate: format.rate)
    let missing = length - Int(made - consumed)
    // If the old sound cannot be made, the fade does without it.
    if missing > 0 { try? make(missing) }
    var old: [UInt8] = []
    var next = consumed
    while next < min(made, consumed + Int64(length)) {
      let part = made(from: next)
      let wanted = min(part.count, length * format.bytesPerFrame - old.count)
      old.append(contentsOf: part[..<wanted])
      next += Int64(wanted / format.bytesPerFrame)
    }
    adopt(score: score, levels: levels)
    stream = new
    made = 0
    crossfade = Crossfade(start: 0, old: old, format: format)
  }

  /// Goes on with another stream, on an empty queue, out of silence. The first frame of a score is not faded: it is
  /// heard as it was rendered.
  mutating func start(_ new: Stream, capacity: FrameCount) {
    let frames = Int(capacity.rawValue) + block + Crossfade.length(rate: format.rate)
    if frames != ringFrames {
      ringFrames = frames
      ring.deallocate()
      ring = .allocate(byteCount: frames * format.bytesPerFrame, alignment: 16)
      ring.initializeMemory(as: UInt8.self, repeating: 0)
    }
    stream = new
    made = 0
    crossfade = new == .playing(from: .zero) ? nil : Crossfade(fromSilenceAt: 0, format: format)
  }

  /// Goes on after a gap at the device's frame `frame`, the first that the device has not taken, out of silence.
  mutating func resume(at frame: Int64) {
    made = frame
    crossfade = position == .zero ? nil : Crossfade(fromSilenceAt: frame, format: format)
  }

  /// Renders this score, with these levels, from the next frame on.
  mutating func adopt(score: Score?, levels: Levels?) {
    if let score {
      self.score = score
      renderer = Renderer(score, format, clipBudget: clipBudget)
    }
    if let levels { self.levels = levels }
  }
}
