import Documents
import Files
import FoundationEssentials
import Sessions
import Settings
import SoundFiles

/// Guides from a table: each row is a job for the pool of workers.
package struct Batch: Sendable {
  private let table: BatchTable
  private let folder: String
  private let library: Library
  private let common: OptionValues
  private let finished: FinishedGuides
  /// The files that the batch reads, every link followed, so that it never writes over them.
  private let inputs: Set<String>

  /// - Parameters:
  ///   - path: the table's path.
  ///   - common: the options for all rows; a row's own options go over them.
  /// - Throws: a failure if the table or the folder cannot be used.
  package init(
    _ path: String, into folder: String?, in library: Library = Library(), common: OptionValues = OptionValues()
  ) throws {
    guard let folder, folder != "-" else {
      throw Failure(.usage, "--batch writes many files: name a folder with --output")
    }
    table = try BatchTable(path, in: library)
    if isThere(folder), !isFolder(folder) {
      throw Failure(.cannotCreate, "\"\(folder)\" is a file; a batch needs a folder")
    }
    (self.folder, self.library) = (folder, library)
    finished = FinishedGuides(in: folder)
    self.common = common
    inputs = Set(([path] + table.rows.map(\.routine).filter(Library.isPath)).compactMap(realPath))
  }

  /// What became of the rows.
  package struct Outcome: Sendable {
    /// A line for each row that failed: `TABLE:LINE: what is wrong`.
    package var failures: [String] = []
    /// How many rows were made, were there already, failed and are left, in a line.
    package var summary = ""
    /// The status of the signal that stopped the batch, or of the first row that failed; nil if all went well.
    package var status: ExitStatus?
  }

  /// Makes the rows of a share, or all of them.
  ///
  /// - Parameters:
  ///   - notice: called from any thread with a message that is no failure.
  ///   - watch: see `WorkerPool.run`.
  package func run(
    _ shard: Shard?, width: Int, notice: @escaping @Sendable (String) -> Void, _ watch: (Double) -> ExitStatus?
  ) -> Outcome {
    let rows = table.rows.filter { shard?.contains($0.index) ?? true }
    let outputs = outputs()
    if let note = table.note { notice(note) }
    let jobs = rows.map { row in
      Job(weight: 1) { progress in
        let output = try outputs[row.index].get()
        return try make(try GuideOrder(row.routine, common.overlaid(by: row.options)), output, notice, progress)
      }
    }
    let stopped = WorkerPool(jobs, width: width).run(watch)
    var outcome = Outcome()
    var (made, kept, failed) = (0, 0, 0)
    for (row, job) in zip(rows, jobs) {
      switch job.outcome {
      case .done(let line): if line == Self.kept { kept += 1 } else { made += 1 }
      case .failed(let failure):
        failed += 1
        outcome.status = outcome.status ?? failure.status
        outcome.failures.append("\(table.name):\(row.line): \(failure.message)")
      case .waiting: break
      }
    }
    var parts = ["\(made) made"]
    if kept > 0 { parts.append("\(kept) there already") }
    if failed > 0 { parts.append("\(failed) failed") }
    let open = rows.count - made - kept - failed
    if open > 0 { parts.append("\(open) not begun or not finished: the same command goes on with them") }
    outcome.summary = "\(folder): \(parts.joined(separator: ", "))"
    outcome.status = stopped ?? outcome.status
    return outcome
  }

  private static let kept = "kept"

  /// The file of each row, or why it can have none. It is settled for all rows before any is made, whatever the share,
  /// so that no two rows write one file: a name belongs to the first row that asks for it.
  private func outputs() -> [Result<String, Failure>] {
    var lines: [String: Int] = [:]
    // The beginnings of names: of rows that are split, and of rows whose own name looks like that of a part.
    var (split, partLike): ([String: Int], [String: Int]) = ([:], [:])
    return table.rows.map { row in
      if let mistake = row.mistake { return .failure(mistake) }
      let stem = row.routine.split(separator: "/").last.map { withoutEnding(String($0)) } ?? "guide"
      let written = row.output ?? "\(stem).\(ending(of: row))"
      guard let output = Self.normalised(written) else {
        return .failure(
          Failure(.data, "output \"\(written)\" is not the name of a file in the folder of the batch"))
      }
      // Captions and parts are named without the ending, so a.wav with captions would write over those of a.mp3.
      let names = [output] + (writesBeside(row) ? ["\(withoutEnding(output)).*"] : [])
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
      if isSplit, let other = partLike[withoutEnding(output)] {
        return .failure(
          Failure(.data, "the file of line \(other) may be a part of \"\(output)\"; choose another output"))
      }
      for name in names { lines[name] = row.line }
      for stem in stems { partLike[stem] = partLike[stem] ?? row.line }
      if isSplit { split[withoutEnding(output)] = row.line }
      return .success(output)
    }
  }

  /// A path in the folder, in the one form that stands for a file: `./a.mp3` becomes `a.mp3`.
  ///
  /// - Returns: nil if the path leads out of the folder or into `.unknot`, or names no file.
  private static func normalised(_ output: String) -> String? {
    let parts = output.split(separator: "/", omittingEmptySubsequences: false)
    let kept = parts.filter { !$0.isEmpty && $0 != "." }
    guard !output.hasPrefix("/"), !output.utf8.contains(0), let file = parts.last, !file.isEmpty, file != ".",
      !kept.contains(".."), kept.first != ".unknot"
    else { return nil }
    return kept.joined(separator: "/")
  }

  // A row's options are read when its guide is made. The functions below only look at their words, so that the names of
  // ten thousand rows are known at once.

  /// Whether a row makes more files than its guide.
  private func writesBeside(_ row: BatchTable.Row) -> Bool { has("sidecars", row) || isSplit(row) }

  private func isSplit(_ row: BatchTable.Row) -> Bool { has("split", row) }

  private func has(_ option: String, _ row: BatchTable.Row) -> Bool {
    !row.options[option].isEmpty || !common[option].isEmpty
  }

  private func ending(of row: BatchTable.Row) -> String {
    (row.options["format"].last ?? common["format"].last) ?? GuideFormat.sound(.wav).name
  }

  private func make(
    _ order: GuideOrder, _ output: String, _ notice: (String) -> Void, _ progress: Job.Progress
  ) throws -> String? {
    let diagnostics = Diagnostics()
    defer { diagnostics.notices.forEach(notice) }
    let session = try Session.make(
      order.routine, order.options, library, lines: .kept, speaking: { _, _ in progress(0) }, diagnostics)
    // Lines that were not spoken because of the stop would be missing in the guide.
    guard progress(0) else { return nil }
    let errors = diagnostics.sorted.filter { $0.severity == .error }
    guard let session, errors.isEmpty else {
      let isUsage = errors.contains { $0.file.hasPrefix("--") }
      throw Failure(isUsage ? .usage : .data, errors.map(\.description).joined(separator: "\n"))
    }
    let guide = try Guide(order, of: session, to: "\(folder)/\(output)", besides: inputs)
    try refuseLinks(of: guide)
    if finished.contains(output, guide) { return Self.kept }
    try makeFolder(Files.folder(of: guide.path))
    guard try guide.write(progress) else { return nil }
    try finished.note(output, guide)
    return guide.path
  }

  /// Refuses links that lead out of the folder, or nowhere: through one of them the table could write where it is not
  /// said.
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
      && !isThere(path)
  }
}
