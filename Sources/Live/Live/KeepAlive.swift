import Glibc
import PCM
import Rendering
import Units

extension Score {
  /// The same score over a tone far below hearing. Sinks that save power, and Bluetooth, fall asleep in digital silence
  /// and then cut off the first half second of what follows. 20 Hz at −66 dBFS lies some 40 dB under what an ear can
  /// hear at any volume that one would bear.
  package func keptAwake(rate: Int) -> Score {
    let second = FrameCount(Int64(rate))
    let source = Source(length: second, key: "keep-alive") {
      Clip(channels: 1, length: second) { _, samples in
        let amplitude = Decibels(-66).amplitude
        for index in samples.indices {
          samples[index] = Float(amplitude * sin(2 * .pi * 20 * Double(index) / Double(rate)))
        }
      }
    }
    let index = Int32(sources.count)
    let tones = stride(from: Int64(0), to: length.rawValue, by: Int64.Stride(rate)).map { start in
      Placement(
        start: FramePosition(start), length: min(second, FrameCount(length.rawValue - start)), source: index, bus: .bed)
    }
    return Score(placements: placements + tones, sources: sources + [source], ramps: ramps, length: length)
  }
}
