import Testing

@testable import Scheduling

@Suite struct OccupancyTests {
  private func block(_ sounds: (kind: Cue.Kind, offset: Int64, voiceClearance: Int64)...) -> Block {
    let sounds = sounds.map {
      Block.Sound(
        offset: $0.offset, duration: $0.voiceClearance + 500, voiceClearance: $0.voiceClearance, voicing: .chime("x"),
        kind: $0.kind)
    }
    return Block(sounds: sounds, segment: 0, rule: 0, wanted: 0, start: 0, leads: false)
  }

  @Test func aVoiceKeepsClearOfEverySoundAndAChimeOnlyOfVoices() throws {
    var taken = Occupancy()
    taken.insert(block((.chime, 0, 1000)), at: 5000)
    #expect(taken.conflict(block((.chime, 0, 1000)), at: 5500) == nil)
    let conflict = try #require(taken.conflict(block((.speech, 0, 800)), at: 5500))
    #expect(conflict.later == 6000 && conflict.earlier == 4200)
    taken.insert(block((.speech, 0, 1000)), at: 7000)
    #expect(taken.conflict(block((.chime, 0, 1000)), at: 7500) != nil)
  }

  /// A chime rings on after it is clear: that is in nobody's way.
  @Test func whatOnlyTouchesDoesNotOverlap() {
    var taken = Occupancy()
    taken.insert(block((.speech, 0, 1000)), at: 5000)
    for (start, isFree) in [(4000, true), (4001, false), (5999, false), (6000, true)] as [(Int64, Bool)] {
      #expect((taken.conflict(block((.speech, 0, 1000)), at: start) == nil) == isFree, "\(start)")
    }
  }

  @Test func aBlockGoesClearOfAllThatStandsInItsWay() throws {
    var taken = Occupancy()
    taken.insert(block((.speech, 0, 1000)), at: 5000)
    taken.insert(block((.speech, 0, 500)), at: 6500)
    let conflict = try #require(taken.conflict(block((.chime, 0, 1000), (.speech, 1200, 2000)), at: 4800))
    // The chime waits for the first, and all of it would have to be over before the second.
    #expect(conflict.later == 6000 && conflict.earlier == 3300)
  }

  /// Looked up by the second: a sound is found in each that it lasts, before the session too.
  @Test func aLongSoundIsFoundAtEveryPlace() {
    var taken = Occupancy()
    taken.insert(block((.speech, 0, 10_000)), at: -1500)
    for start in stride(from: Int64(-2400), to: 8500, by: 100) {
      #expect(taken.conflict(block((.chime, 0, 1000)), at: start) != nil, "\(start)")
    }
    #expect(taken.conflict(block((.chime, 0, 1000)), at: -2500) == nil)
    #expect(taken.conflict(block((.chime, 0, 1000)), at: 8500) == nil)
  }
}
