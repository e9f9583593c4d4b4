import ArgumentParser
import Documents
import Foundation
import Exports
import SoundFiles

/// A batch on its way: a row is one work for the crew.
struct Batch {
  private let table: BatchTable
  private let folder: String
  private let common: Render
  private let finished: FinishedGuides
  /// Where the table and the routines of its rows are.
  private let inputs: Set<String>

  /// - Throws: a failure if the table or the folder cannot be used.
  init(_ path: String, into folder: String?, common: Render) throws {
    guard let folder, folder != "-" else {
      throw Failure(.usage, "--batch writes many files: name a folder with --output")
    }
    table = try BatchTable(path)
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder), !isFolder.boolValue {
      throw Failure(.cannotCreate, "\"\(folder)\" is a file; a batch needs a folder")
    }
    (self.folder, self.common) = (folder, common)
    finished = FinishedGuides(in: folder)
    inputs = Set(([path] + table.rows.compactMap(\.arguments.last).filter(Library.isPath)).compactMap(realPath))
  }

  /// Makes the rows of a share, or all.
  ///
  /// - Throws: a failure with the status of the first row that failed, or of the signal that stopped it.
  func run(_ shard: Shard?, jobs: Int, until interruption: borrowing Interruption) throws {
    let rows = table.rows.filter { shard?.contains($0.index) ?? true }
    let outputs = outputs()
    let works = rows.map { row in
      Work(weight: 1) { progress in try make(row, outputs[row.index].get(), progress) }
    }
    let stopped = Crew(works, jobs: jobs).run(until: interruption)
    var (made, kept, failed) = (0, 0, 0)
    var status: ExitStatus?
    for (row, work) in zip(rows, works) {
      switch work.outcome {
      case .done(let line): if line == Self.kept { kept += 1 } else { made += 1 }
      case .failed(let failure):
        failed += 1
        status = status ?? failure.status
        Console.error("\(table.name):\(row.line): \(failure.message)")
      case .waiting: break
      }
    }
    var parts = ["\(made) made"]
    if kept > 0 { parts.append("\(kept) there already") }
    if failed > 0 { parts.append("\(failed) failed") }
    let open = rows.count - made - kept - failed
    if open > 0 { parts.append("\(open) not begun or not finished: the same command goes on with them") }
    Console.error("\(folder): \(parts.joined(separator: ", "))")
    if let stopped { throw Failure(stopped) }
    if let status { throw Failure(status) }
  }

  private static let kept = "kept"

  /// Each row's file in the folder, or why it can have none. Known for all rows before any is made, whatever the share:
  /// two never write one. A name belongs to the first row that asks for it.
  private func outputs() -> [Result<String, Failure>] {
    var lines: [String: Int] = [:]
    // By what their names begin with: rows that are split, and rows whose file is called as a part would be.
    var (split, partLike): ([String: Int], [String: Int]) = ([:], [:])
    return table.rows.map { row in
      if let mistake = row.mistake { return .failure(mistake) }
      let stem = row.arguments.last?.split(separator: "/").last.map { String($0).withoutEnding } ?? "guide"
      let written = row.output ?? "\(stem).\(ending(of: row))"
      guard let output = Self.normalised(written) else {
        return .failure(
          Failure(.data, "output \"\(written)\" is not the name of a file in the folder of the batch"))
      }
      // Captions and parts are named without the ending: beside a.mp3 with them, a.wav with them has no room.
      let names = [output] + (writesBeside(row) ? ["\(output.withoutEnding).*"] : [])
      for name in names {
        if let other = lines[name] {
          return .failure(
            Failure(.data, "\"\(name)\" is the file of line \(other) already; give each its own output"))
        }
      }
      let stems = PartName.stems(of: output)
      let isSplit = isSplit(row)
      if let other = stems.lazy.compactMap({ split[$0] }).first {
        return .failure(
          Failure(.data, "\"\(output)\" may be a part of the guide of line \(other); choose another output"))
      }
      if isSplit, let other = partLike[output.withoutEnding] {
        return .failure(
          Failure(.data, "the file of line \(other) may be a part of \"\(output)\"; choose another output"))
      }
      for name in names { lines[name] = row.line }
      for stem in stems { partLike[stem] = partLike[stem] ?? row.line }
      if isSplit { split[output.withoutEnding] = row.line }
      return .success(output)
    }
  }

  /// A path in the folder, each file by one name only: `./a.mp3` is `a.mp3`.
  ///
  /// - Returns: nil if it leads out of the folder, into the notes, or names no file.
  private static func normalised(_ output: String) -> String? {
    let parts = output.split(separator: "/", omittingEmptySubsequences: false)
    let kept = parts.filter { !$0.isEmpty && $0 != "." }
    guard !output.hasPrefix("/"), !output.utf8.contains(0), let file = parts.last, !file.isEmpty, file != ".",
      !kept.contains(".."), kept.first != ".unknot"
    else { return nil }
    return kept.joined(separator: "/")
  }

  /// Whether a row makes more files than its guide.
  private func writesBeside(_ row: BatchTable.Row) -> Bool {
    common.sidecars || row.arguments.contains("--sidecars") || isSplit(row)
  }

  private func isSplit(_ row: BatchTable.Row) -> Bool {
    common.split != nil || row.arguments.contains { $0.hasPrefix("--split=") }
  }

  private func ending(of row: BatchTable.Row) -> String {
    let named = row.arguments.first { $0.hasPrefix("--format=") }.map { String($0.dropFirst("--format=".count)) }
    return named ?? (common.format.format ?? .sound(.wav)).name
  }

  private func make(_ row: BatchTable.Row, _ output: String, _ progress: Work.Progress) throws -> String? {
    let render: Render
    do { render = try Render.parse(common.arguments + row.arguments) } catch {
      throw Failure(.usage, Render.message(for: error))
    }
    let diagnostics = Diagnostics()
    let session = try Session.make(
      render.routines[0], render.options, Library(), lines: .kept, speaking: { _, _ in progress(0) }, diagnostics)
    // What was not spoken because of that is missing in it.
    guard progress(0) else { return nil }
    let errors = diagnostics.sorted.filter { $0.severity == .error }
    guard let session, errors.isEmpty else {
      let isUsage = errors.contains { $0.file.hasPrefix("--") }
      throw Failure(isUsage ? .usage : .data, errors.map(\.description).joined(separator: "\n"))
    }
    let guide = try render.guide(session, "\(folder)/\(output)", besides: inputs)
    try refuseLinks(of: guide)
    if finished.contains(output, guide) { return Self.kept }
    let parent = URL(fileURLWithPath: guide.path).deletingLastPathComponent().path
    try makeFolder(parent)
    guard try guide.write(progress) else { return nil }
    try finished.note(output, guide)
    return guide.path
  }

  /// A link in the folder may stand for anything: through one that leads out, a table could write where it is not said.
  private func refuseLinks(of guide: Guide) throws(Failure) {
    for file in guide.files {
      var path = folder
      for part in file.dropFirst(folder.count).split(separator: "/") {
        path += "/\(part)"
        guard leads(path, outOf: folder) || isDeadLink(path) else { continue }
        throw Failure(
          .cannotCreate, "\"\(path)\" is a link that leads out of the folder of the batch, or nowhere; remove it")
      }
    }
  }

  private func isDeadLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
      && !FileManager.default.fileExists(atPath: path)
  }
}
