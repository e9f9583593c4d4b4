import ArgumentParser
import Documents
import Foundation
import Guides
import SoundFiles

/// A batch on its way: a row is one work for the crew.
struct Batch {
  private let table: BatchTable
  private let folder: String
  private let common: Render
  private let finished: FinishedGuides

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
  }

  /// Makes the rows of a share, or all.
  ///
  /// - Throws: a failure with the status of the first row that failed, or of the signal that stopped it.
  func run(_ shard: Shard?, jobs: Int, until interruption: borrowing Interruption) throws {
    let rows = table.rows.filter { shard?.contains($0.index) ?? true }
    let outputs = try outputs()
    let works = rows.map { row in
      Work(weight: 1) { progress in try make(row, outputs[row.index], progress) }
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

  /// Each row's file in the folder. Known for all rows before any is made, whatever the share: two never write one.
  private func outputs() throws(Failure) -> [String] {
    var rowOf: [String: Int] = [:]
    var outputs: [String] = []
    for row in table.rows {
      let stem = row.arguments.last!.split(separator: "/").last.map { String($0).withoutEnding } ?? "guide"
      let output = row.output ?? "\(stem).\(ending(of: row))"
      let parts = output.split(separator: "/", omittingEmptySubsequences: false)
      if output.hasPrefix("/") || parts.contains("..") || parts.last?.isEmpty != false || parts.contains(".unknot") {
        throw Failure(
          .data, "\(table.name):\(row.line): output \"\(output)\" is not the name of a file in the folder of the batch")
      }
      if let other = rowOf[output] {
        throw Failure(
          .data, "\(table.name):\(row.line): \"\(output)\" is the file of line \(other) too; give each its own output")
      }
      rowOf[output] = row.line
      outputs.append(output)
    }
    return outputs
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
    let session: Session?
    do { session = try Session.make(render.routines[0], render.options, Library(), diagnostics) } catch let error
      as Failure
    {
      throw Failure(error.status, error.message)
    }
    let errors = diagnostics.sorted.filter { $0.severity == .error }
    guard let session, errors.isEmpty else {
      let isUsage = errors.contains { $0.file.hasPrefix("--") }
      throw Failure(isUsage ? .usage : .data, errors.map(\.description).joined(separator: "\n"))
    }
    let guide = try render.guide(session, "\(folder)/\(output)")
    if finished.contains(output, guide) { return Self.kept }
    let parent = URL(fileURLWithPath: guide.path).deletingLastPathComponent().path
    do { try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true) } catch {
      throw Failure(.cannotCreate, "the folder \"\(parent)\" cannot be made: \(error.localizedDescription)")
    }
    guard try guide.write(progress) else { return nil }
    try finished.note(output, guide)
    return guide.path
  }
}
