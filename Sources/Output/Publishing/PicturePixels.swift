import Documents
import Files
import FoundationEssentials
import Glibc
import Subprocess
import Threads

/// Makes pixels of a picture, by whichever program for it is installed.
package enum PicturePixels {
  /// A program that reads the file `picture.svg` and writes the file `picture.png`.
  private struct Drawer: Sendable {
    var name: String
    var arguments: [String]
  }

  /// Two pixels for each unit, so that letters are sharp on today's screens, and a background for what is around the
  /// paper's round corners.
  private static let drawers = [
    Drawer(
      name: "rsvg-convert",
      arguments: [
        "--format=png", "--zoom=2", "--background-color=white", "--unlimited", "-o", "picture.png", "picture.svg",
      ]),
    Drawer(name: "resvg", arguments: ["--zoom=2", "--background=white", "picture.svg", "picture.png"]),
  ]

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

  /// Runs the program in a folder of its own, on files: one that ends early would leave a pipe behind that nobody reads.
  private static func run(_ drawer: Drawer, _ svg: [UInt8]) async -> Outcome {
    var bytes = Array((FileManager.default.temporaryDirectory.path + "/unknot-picture-XXXXXX").utf8CString)
    guard mkdtemp(&bytes) != nil else {
      return .cannot("no temporary folder can be made: \(String(cString: strerror(errno)))")
    }
    let folder = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do { try Data(svg).write(to: URL(fileURLWithPath: "\(folder)/picture.svg")) } catch { return .cannot("\(error)") }
    let errors = open("\(folder)/errors", O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard errors >= 0 else { return .cannot(String(cString: strerror(errno))) }
    defer { close(errors) }

    var options = PlatformOptions()
    options.createSession = true
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let result = try await Subprocess.run(
        .name(drawer.name), arguments: Arguments(drawer.arguments), workingDirectory: .init(folder),
        platformOptions: options, input: .none, output: .discarded,
        error: .fileDescriptor(.init(rawValue: errors), closeAfterSpawningProcess: false))
      guard case .exited(0) = result.terminationStatus else { return .cannot(firstLine("\(folder)/errors")) }
      let png = try readFile("\(folder)/picture.png")
      return png.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? .made(png) : .cannot("what it wrote is no PNG")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .missing
    } catch {
      return .cannot("\(error)")
    }
  }

  /// The first line of a file, made fit to be shown.
  private static func firstLine(_ path: String) -> String {
    let text = String(decoding: (try? readFile(path, atMost: 2000)) ?? [], as: UTF8.self)
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "it ended without a word"
    return String(line.filter { !$0.unicodeScalars.contains { $0.value < 32 || $0.value == 127 } }.prefix(160))
  }
}
