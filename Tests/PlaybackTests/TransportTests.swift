import PCM
import Playback
import Testing

@Suite("Every state and every event")
struct TransportTests {
  typealias State = Playback.Transport.State
  typealias Event = Playback.Transport.Event

  static let at = Transport.Positions(
    written: FramePosition(9_000), consumed: FramePosition(5_000), heard: FramePosition(4_000))
  static let consumed = FramePosition(5_000)
  static let place = FramePosition(700)
  static let target = FramePosition(33)

  /// One way into each state, from the beginning.
  static let ways: [(name: String, events: [Event], state: State)] = [
    ("priming", [], .priming),
    ("playing", [.room], .playing),
    ("draining", [.room, .endReached], .draining),
    ("pausing", [.room, .pause], .pausing(holding: consumed)),
    ("paused", [.room, .pause, .quiet], .paused(holding: consumed)),
    ("lost", [.room, .lost("a")], .lost(holding: at.heard, tries: 0, paused: false)),
    ("lost while paused", [.pause, .lost("a")], .lost(holding: consumed, tries: 0, paused: true)),
    ("stopping", [.room, .stop(130)], .stopping(.stopped(exit: 130))),
    ("ended", [.room, .stop(130), .quiet], .ended(.stopped(exit: 130))),
  ]

  static let loss: [Transport.Action] = [.close, .tell("x"), .wait(milliseconds: 250)]
  static let hush: [Transport.Action] = [.splice(.silence(holding: consumed)), .wait(milliseconds: 1_000)]

  /// The table: what follows in each state, in the order of `ways`. nil: nothing, and the state stays.
  static let rows: [(event: Event, follows: [(State, [Transport.Action])?])] = {
    let over = State.ended(.stopped(exit: 130))
    let finish: [Transport.Action] = [.close, .end(.stopped(exit: 130))]
    let pausing = State.pausing(holding: consumed)
    let seekNow: (State, [Transport.Action])? = (.playing, [.splice(.playing(from: target))])
    let here: (State, [Transport.Action])? = (.playing, [.splice(.playing(from: consumed))])
    let lostAt = State.lost(holding: at.heard, tries: 0, paused: false)
    let lostHolding = State.lost(holding: consumed, tries: 0, paused: true)
    let heardAgain: (State, [Transport.Action])? = (.priming, [.recover, .goOn(from: at.heard)])
    let stopped = State.ended(.stopped(exit: 143))
    let end143: [Transport.Action] = [.close, .end(.stopped(exit: 143))]
    let broken = State.ended(.failed("no clip"))
    let endBroken: [Transport.Action] = [.close, .end(.failed("no clip"))]
    func again(_ holding: FramePosition, _ paused: Bool) -> (State, [Transport.Action]) {
      (.lost(holding: holding, tries: 1, paused: paused), [.close, .tell("x"), .wait(milliseconds: 500)])
    }
    return [
      (
        .pause,
        [
          (pausing, hush), (pausing, hush), (pausing, hush), nil, nil,
          (.lost(holding: at.heard, tries: 0, paused: true), []), nil, nil, nil,
        ]
      ),
      (
        .resume,
        [
          nil, nil, nil, (.playing, [.splice(.playing(from: consumed))]),
          (.priming, [.start(.playing(from: consumed))]), nil,
          (.lost(holding: consumed, tries: 0, paused: false), []), nil, nil,
        ]
      ),
      (
        .seek(target),
        [
          seekNow, seekNow, seekNow, (.pausing(holding: target), [.adopt]), (.paused(holding: target), [.adopt]),
          (.lost(holding: target, tries: 0, paused: false), [.adopt]),
          (.lost(holding: target, tries: 0, paused: true), [.adopt]), nil, nil,
        ]
      ),
      // An edit of what is not written yet is swapped in and nothing is dropped; any other is a splice.
      (
        .replace(differs: at.written),
        [
          (.playing, [.adopt]), (.playing, [.adopt]), (.playing, [.adopt]),
          (pausing, [.adopt]), (.paused(holding: consumed), [.adopt]), (lostAt, [.adopt]), (lostHolding, [.adopt]),
          nil, nil,
        ]
      ),
      (
        .replace(differs: FramePosition(8_999)),
        [
          here, here, here,
          (pausing, [.adopt]), (.paused(holding: consumed), [.adopt]), (lostAt, [.adopt]), (lostHolding, [.adopt]),
          nil, nil,
        ]
      ),
      (
        .levels,
        [
          here, here, here,
          (pausing, [.adopt]), (.paused(holding: consumed), [.adopt]), (lostAt, [.adopt]), (lostHolding, [.adopt]),
          nil, nil,
        ]
      ),
      (
        .stop(143),
        [
          (.stopping(.stopped(exit: 143)), hush), (.stopping(.stopped(exit: 143)), hush),
          (.stopping(.stopped(exit: 143)), hush), (.stopping(.stopped(exit: 143)), []),
          (stopped, end143), (stopped, end143), (stopped, end143), nil, nil,
        ]
      ),
      (
        .failed("no clip"),
        [
          (.stopping(.failed("no clip")), hush), (.stopping(.failed("no clip")), hush),
          (.stopping(.failed("no clip")), hush), (.stopping(.failed("no clip")), []),
          (broken, endBroken), (broken, endBroken), (broken, endBroken), nil, nil,
        ]
      ),
      (
        .room,
        [
          (.playing, [.fill]), (.playing, [.fill]), (.draining, [.fill]), (pausing, [.fill]), nil, nil, nil,
          (.stopping(.stopped(exit: 130)), [.fill]), nil,
        ]
      ),
      (
        .underrun,
        [
          (.priming, [.recover]), (.playing, [.recover]), (.draining, [.recover]),
          (.paused(holding: consumed), [.recover, .idle]), nil, nil, nil, (over, finish), nil,
        ]
      ),
      (
        .suspended,
        [
          heardAgain, heardAgain, heardAgain,
          (.paused(holding: consumed), [.recover, .idle]), nil, nil, nil, (over, finish), nil,
        ]
      ),
      (
        .lost("x"),
        [
          (lostAt, loss), (lostAt, loss), (lostAt, loss), (lostHolding, loss), (lostHolding, loss),
          again(at.heard, false), again(consumed, true), (over, finish), nil,
        ]
      ),
      (
        .reopened,
        [
          nil, nil, nil, nil, nil,
          (.priming, [.tell(nil), .goOn(from: at.heard)]),
          (.paused(holding: consumed), [.tell(nil), .start(.silence(holding: consumed)), .idle]), nil, nil,
        ]
      ),
      (.wrote(FrameCount(1)), [nil, nil, nil, nil, nil, nil, nil, nil, nil]),
      (.endReached, [(.draining, []), (.draining, []), nil, nil, nil, nil, nil, nil, nil]),
      (.drained, [nil, nil, (.ended(.finished), [.close, .end(.finished)]), nil, nil, nil, nil, nil, nil]),
      (.quiet, [nil, nil, nil, (.paused(holding: consumed), [.idle]), nil, nil, nil, (over, finish), nil]),
      (
        .timer,
        [
          nil, nil, nil, (.paused(holding: consumed), [.idle]), nil, (lostAt, [.reopen]),
          (lostHolding, [.reopen]), (over, finish), nil,
        ]
      ),
    ]
  }()

  static func transport(_ events: [Event]) -> Transport {
    var transport = Transport(period: FrameCount(4_800))
    for event in events { _ = transport.on(event, at) }
    return transport
  }

  @Test("follows the table", arguments: TransportTests.rows.indices)
  func table(_ row: Int) {
    let (event, follows) = Self.rows[row]
    for (way, expected) in zip(Self.ways, follows) {
      var transport = Self.transport(way.events)
      #expect(transport.state == way.state, "the way into \(way.name)")
      let actions = transport.on(event, Self.at)
      #expect(transport.state == expected?.0 ?? way.state, "\(way.name), \(event)")
      #expect(actions == expected?.1 ?? [], "\(way.name), \(event)")
    }
    #expect(follows.count == Self.ways.count)
  }

  @Test("waits 0.25, 0.5, 1, 2, 2 … seconds between tries to open a lost device")
  func backOff() {
    var transport = Self.transport([.room])
    let waits = (0..<8).map { _ in
      transport.on(.lost("gone"), Self.at).compactMap { if case .wait(let time) = $0 { time } else { nil } }
    }
    #expect(waits == [[250], [500], [1_000], [2_000], [2_000], [2_000], [2_000], [2_000]])
  }

  @Test("takes three recoveries without a period of sound between them for a loss")
  func endlessRecovery() {
    var transport = Self.transport([.room])
    #expect(transport.on(.underrun, Self.at) == [.recover])
    _ = transport.on(.wrote(FrameCount(4_799)), Self.at)
    #expect(transport.on(.underrun, Self.at) == [.recover])
    #expect(transport.on(.underrun, Self.at).contains(.close))
    #expect(transport.state == .lost(holding: Self.at.heard, tries: 0, paused: false))
  }

  @Test("counts recoveries anew after a period of sound")
  func progress() {
    var transport = Self.transport([.room])
    for _ in 0..<10 {
      #expect(transport.on(.underrun, Self.at) == [.recover])
      _ = transport.on(.wrote(FrameCount(2_400)), Self.at)
      _ = transport.on(.wrote(FrameCount(2_400)), Self.at)
    }
  }

  @Test("never seeks before the beginning")
  func seekBeforeZero() {
    var transport = Self.transport([.room])
    #expect(transport.on(.seek(FramePosition(-5)), Self.at) == [.splice(.playing(from: .zero))])
  }
}
