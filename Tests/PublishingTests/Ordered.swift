import Documents
import Exports
import Foundation
import Routines
import Sessions
import SoundFiles
import TestSupport

@testable import Publishing

/// What `render` makes of a command line, as far as these tests need it. Small files, if nothing else is said.
func order(_ routine: String, _ arguments: [String]) throws(Failure) -> GuideOrder {
  var order = GuideOrder(routine)
  (order.coding.rate, order.coding.channels) = (8000, 1)
  for argument in arguments {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
    let value = parts.count > 1 ? parts[1] : ""
    switch parts[0] {
    case "hold", "settle", "sides", "cues", "cue", "scale": order.options.flags.append((parts[0], value))
    case "no-voice": order.options.voice.isSilent = true
    case "voice": order.options.voice.voice = value
    case "language": order.options.voice.language = value
    case "rate": order.coding.rate = Int(value)
    case "channels": order.coding.channels = Int(value)
    case "bits": order.coding.bits = CodingWish.Bits(rawValue: value)
    case "quality": order.coding.quality = Double(value)
    case "format": order.coding.format = GuideFormat(name: value)
    case "title": order.title = value
    case "sidecars": order.hasSidecars = true
    case "split": order.isSplit = true
    case "as-brought": (order.coding.rate, order.coding.channels) = (nil, nil)
    default: throw Failure(.usage, "there is no option \(argument)")
    }
  }
  return order
}

/// The columns of the same.
let columns: [String: BatchTable.ColumnKind] = [
  "hold": .value, "settle": .value, "sides": .value, "cues": .value, "cue": .list, "no-voice": .flag, "voice": .value,
  "language": .value, "rate": .value, "format": .value, "title": .value, "sidecars": .flag, "split": .value,
]

extension Home {
  var library: Library { Library(folders) }

  /// A routine of a few seconds, called `short`, so that many guides are soon made of it.
  static func withShortRoutine() throws -> Home {
    let home = try Home()
    try home.write(
      """
      title: Short
      timing: { ready: 2s, settle: 1s, switch: 1s, spots: 1, roll: 10s, hold: 10s, finish: 2s, breath: off }
      steps: [{ roll: calves, sides: each }]

      """, to: "routines/short.yaml")
    return home
  }

  func guide(_ routine: String, to path: String, _ arguments: String..., besides inputs: Set<String> = []) throws
    -> Guide
  {
    try guide(routine, to: path, arguments, besides: inputs)
  }

  func guide(_ routine: String, to path: String, _ arguments: [String], besides inputs: Set<String> = []) throws
    -> Guide
  {
    let order = try order(routine, arguments)
    let diagnostics = Diagnostics()
    let session = try Session.make(order.routine, order.options, library, lines: .kept, diagnostics)
    guard let session else { throw Failure(.data, diagnostics.sorted.map(\.description).joined(separator: "\n")) }
    return try Guide(order, of: session, to: path, besides: inputs)
  }

  /// Writes a guide to the end.
  @discardableResult func publish(_ routine: String, to path: String, _ arguments: String...) throws -> Guide {
    let guide = try guide(routine, to: path, arguments)
    guard try guide.write({ _ in true }) else { throw CancellationError() }
    return guide
  }
}

/// The routine in a guide, as `extract` finds it.
func extracted(_ path: String) throws -> String? { try embeddedRoutine(in: path) ?? Handout.routine(inPageAt: path) }

/// The failure that something ends with, of whatever kind.
func failure<Value>(_ body: () throws -> Value) -> Failure? {
  do { _ = try body() } catch { return Failure(error) }
  return nil
}

/// A table and the folder that its guides go to.
struct Table {
  let home: Home
  var path: String { home.scratch.path("clients.csv") }
  var folder: String { home.scratch.path("out") }

  init(_ text: String, in home: Home? = nil) throws {
    self.home = try home ?? Home.withShortRoutine()
    try write(text)
  }

  func write(_ text: String) throws { try home.scratch.write(text, to: "clients.csv") }

  /// What became of it, without the paths of this test.
  func run(_ common: String..., shard: String? = nil, width: Int = 2) throws -> Batch.Outcome {
    let batch = try Batch(path, into: folder, in: home.library, columns: columns) {
      routine, row throws(Failure) in try order(routine, common + row)
    }
    var outcome = batch.run(shard.flatMap(Shard.init(argument:)), width: width, notice: { _ in }) { _ in nil }
    func told(_ text: String) -> String { text.replacing("\(home.scratch.folder)/", with: "") }
    (outcome.failures, outcome.summary) = (outcome.failures.map(told), told(outcome.summary))
    return outcome
  }

  /// The files in its folder, hidden ones too.
  var names: Set<String> { Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []) }

  func bytes(_ name: String) -> Data? { home.scratch.bytes("out/\(name)") }
}
