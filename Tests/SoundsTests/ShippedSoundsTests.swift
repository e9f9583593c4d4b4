import Glibc
import PCM
import Shipped
import Sounds
import Testing

@Suite("The shipped sounds")
struct ShippedSoundsTests {
  /// Those that the shipped rules name, and whatever else is shipped.
  static let names = Shipped.names(in: "audio")

  static let library = SoundLibrary(
    folders: [], shipped: Shipped.names(in: "audio"), shippedText: { Shipped.text($0) },
    readRecording: { _, _ in fatalError("no recording is shipped") })

  /// Each chime and tick at 48 kHz, made once for all tests.
  static let made: [(sound: Sound, signal: Signal)] = names.compactMap { name in
    guard let sound = try? library.sound(named: name), sound.kind != .breath else { return nil }
    guard let clip = try? sound.source(rate: 48_000).make() else { return nil }
    return (sound, Signal(clip, rate: 48_000))
  }

  @Test("are those that the standard rules name, and each can be read")
  func complete() throws {
    #expect(Self.library.names() == Self.names && Self.names.count >= 20)
    for profile in Shipped.names(in: "profiles") {
      let text = try #require(Shipped.text("profiles/\(profile).yaml"))
      for rule in text.matches(of: /(?:chime|breath): ([a-z-]+)/) where rule.1 != "off" {
        #expect(Self.names.contains(String(rule.1)), "\(profile): \(rule.1)")
      }
    }
    for name in Self.names {
      let sound = try Self.library.sound(named: name)
      #expect(!sound.title.isEmpty && !sound.meaning.isEmpty)
      #expect(sound.origin == .shipped)
      #expect(sound.voiceClearance <= sound.duration && sound.voiceClearance > .zero)
    }
    #expect(try Self.library.sound(named: "tick").kind == .tick)
    #expect(try Self.library.sound(named: "tone").kind == .breath)
    #expect(try Self.made.count == Self.names.count { try Self.library.sound(named: $0).kind != .breath })
  }

  @Test("leave room for each other, and for the countdown between them")
  func levels() {
    for (sound, signal) in Self.made {
      #expect(decibels(signal.peak) < (sound.kind == .tick ? -15.9 : -11.9), "\(sound.name)")
      #expect(decibels(signal.peak) > -17, "\(sound.name)")
    }
    let side = Self.made.first { $0.sound.name == "side" }!
    #expect(side.sound.voiceClearance < .seconds(2), "a change of side is six seconds, three of them countdown")
    #expect(Self.made.first { $0.sound.name == "tick" }!.sound.duration < .seconds(0.5))
  }

  @Test("lie where ears that hear poorly still hear")
  func register() {
    for (sound, signal) in Self.made {
      #expect((400...3000).contains(signal.centroid), "\(sound.name): \(signal.centroid)")
    }
  }

  @Test("begin on their first sample and end in zeros")
  func ends() {
    for (sound, signal) in Self.made {
      #expect(signal.samples.first != 0 && signal[0..<0.002].peak > 0.1 * signal[0..<0.1].peak, "\(sound.name)")
      #expect(signal.samples.suffix(48).allSatisfy { $0 == 0 }, "\(sound.name)")
      #expect(abs(signal.mean) < 1e-5, "\(sound.name)")
    }
  }

  @Test("are told apart by rhythm, ring or register")
  func distinct() {
    let features = Self.made.map { made in
      (name: made.sound.name, strokes: made.signal.strokes, ring: made.signal.ring, centroid: made.signal.centroid)
    }
    for (i, a) in features.enumerated() {
      // Beeps take the place of chimes: the two are never heard in one session.
      for b in features[(i + 1)...] where a.name.hasPrefix("beep") == b.name.hasPrefix("beep") {
        // In steps that anyone hears: one stroke more, half as long again, a third higher.
        let distance =
          Double(abs(a.strokes - b.strokes)) + abs(log2(a.ring / b.ring)) / log2(1.5)
          + abs(log2(a.centroid / b.centroid)) / log2(1.26)
        #expect(distance >= 1.5, "\(a) and \(b)")
      }
    }
  }

  @Test("stand above the breath tone")
  func aboveBreath() throws {
    let tone = try Self.library.sound(named: "tone")
    let clip = try #require(tone.source(.hold, frames: FrameCount(96_000), rate: 48_000)).make()
    let breath = Signal(clip, rate: 48_000)
    #expect((-30 ... -25).contains(decibels(breath.rms)))
    for (sound, signal) in Self.made where sound.kind == .chime {
      #expect(signal.levels(every: 0.05).max()! > 1.5 * breath.rms, "\(sound.name)")
    }
  }
}
