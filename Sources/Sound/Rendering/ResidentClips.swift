import PCM

/// The clips that are in memory, by source.
final class ResidentClips {
  /// The part of a clip that the real-time zone reads.
  struct Pointers: BitwiseCopyable {
    /// Both channels, which are the same memory for a mono clip; nil if the clip is not resident.
    var channels: (UnsafePointer<Float>, UnsafePointer<Float>)?
    var length: Int64

    static var none: Pointers { Pointers(channels: nil, length: 0) }
  }

  let pointers: UnsafeMutablePointer<Pointers>
  private let budget: Int
  private let sources: [Source]
  private var clips: [Int32: (clip: Clip, lastUse: Int)] = [:]
  private var bytes = 0
  private var round = 0

  init(_ sources: [Source], budget: Int) {
    (self.sources, self.budget) = (sources, budget)
    pointers = .allocate(capacity: max(1, sources.count))
    pointers.initialize(repeating: .none, count: sources.count)
  }

  deinit { pointers.deallocate() }

  /// Brings the wanted clips into memory, then releases those that have not been needed for longest, until the clips
  /// that are not wanted fit into the budget.
  func prepare(_ wanted: [Int32]) throws {
    round += 1
    for index in wanted {
      if clips[index] == nil {
        let clip = try sources[Int(index)].make()
        clips[index] = (clip, round)
        bytes += clip.bytes
        let (first, last) = (clip.samples(0).baseAddress!, clip.samples(clip.channels - 1).baseAddress!)
        pointers[Int(index)] = Pointers(channels: (first, last), length: clip.length.rawValue)
      }
      clips[index]!.lastUse = round
    }
    guard bytes > budget else { return }
    for (index, entry) in clips.sorted(by: { ($0.value.lastUse, $0.key) < ($1.value.lastUse, $1.key) }) {
      guard bytes > budget, entry.lastUse < round else { break }
      pointers[Int(index)] = .none
      clips[index] = nil
      bytes -= entry.clip.bytes
    }
  }
}
