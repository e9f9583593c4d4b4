import Documents
import Subprocess
import Threads

/// Makes pixels of a picture, by whichever program for it is installed.
package enum PicturePixels {
  /// A program that reads SVG from standard input and writes PNG to standard output.
  private struct Drawer: Sendable {
    var name: String
    var arguments: [String]
  }

  /// Two pixels for each unit, so that letters are sharp on today's screens, and a background for what is around the
  /// paper's round corners.
  private static let drawers = [
    Drawer(name: "rsvg-convert", arguments: ["--format=png", "--zoom=2", "--background-color=white", "--unlimited"]),
    Drawer(name: "resvg", arguments: ["--zoom=2", "--background=white", "--resources-dir=/", "-", "-c"]),
  ]

  private static let mostBytes = 256 << 20
  private static let mostSeconds = 60

  /// The picture as a PNG file, twice as many pixels wide as it has units.
  ///
  /// - Throws: a failure of status 69 if no program is installed, or the program fails.
  package static func png(_ svg: String) throws(Failure) -> [UInt8] {
    for drawer in drawers {
      switch waiting({ await png(Array(svg.utf8), by: drawer) }) ?? .cannot("it was stopped") {
      case .made(let bytes): return bytes
      case .missing: continue
      case .cannot(let reason):
        throw Failure(
          .unavailable, "\(drawer.name) makes no PNG of the picture: \(reason); --format svg needs no program")
      }
    }
    throw Failure(
      .unavailable,
      "--format png needs rsvg-convert or resvg, and neither is installed: install the package librsvg2-bin, or take "
        + "--format svg, which browsers show")
  }

  private enum Outcome: Sendable {
    case made([UInt8])
    case missing
    case cannot(String)
  }

  private static func png(_ svg: [UInt8], by drawer: Drawer) async -> Outcome {
    await withTaskGroup(of: Outcome.self) { group in
      group.addTask { await run(drawer, svg) }
      group.addTask {
        try? await Task.sleep(for: .seconds(mostSeconds))
        return .cannot("it takes more than \(mostSeconds) seconds")
      }
      let first = await group.next()
      // The one that has not ended: the clock, or the program with everything that it has started.
      group.cancelAll()
      return first ?? .missing
    }
  }

  private static func run(_ drawer: Drawer, _ svg: [UInt8]) async -> Outcome {
    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let result = try await Subprocess.run(
        .name(drawer.name), arguments: Arguments(drawer.arguments), platformOptions: options, input: .array(svg),
        output: .bytes(limit: mostBytes), error: .string(limit: 1 << 20))
      guard case .exited(0) = result.terminationStatus else {
        let line = result.standardError.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it said nothing"
        let shown = line.filter { character in !character.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } }
        return .cannot(String(shown.prefix(160)))
      }
      let isPNG = result.standardOutput.starts(with: [0x89, 0x50, 0x4E, 0x47])
      return isPNG ? .made(result.standardOutput) : .cannot("what it wrote is no PNG")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch {
      return .cannot("\(error)")
    }
  }
}
