import Documents
import Exports
import Foundation
import Routines
import Sessions
import Settings
import SoundFiles
import TestSupport

@testable import Publishing

/// Options from a command line of theirs: `--hold=40s`, `--no-voice`. Small files, if nothing else is said.
func options(_ arguments: [String]) -> OptionValues {
  var options: OptionValues = ["rate": "8000", "channels": "1"]
  for argument in arguments {
    let parts = argument.dropFirst(2).split(separator: "=", maxSplits: 1).map(String.init)
    if parts[0] == "as-brought" {
      options.remove("rate")
      options.remove("channels")
    } else {
      options.add(parts[0], parts.count > 1 ? parts[1] : OptionValues.on)
    }
  }
  return options
}

func order(_ routine: String, _ arguments: [String]) throws(Failure) -> GuideOrder {
  try GuideOrder(routine, options(arguments))
}

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
    let batch = try Batch(path, into: folder, in: home.library, common: options(common))
    var outcome = batch.run(shard.flatMap(Shard.init(argument:)), width: width, notice: { _ in }) { _ in nil }
    func told(_ text: String) -> String { text.replacing("\(home.scratch.folder)/", with: "") }
    (outcome.failures, outcome.summary) = (outcome.failures.map(told), told(outcome.summary))
    return outcome
  }

  /// The files in its folder, hidden ones too.
  var names: Set<String> { Set((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []) }

  func bytes(_ name: String) -> Data? { home.scratch.bytes("out/\(name)") }
}
