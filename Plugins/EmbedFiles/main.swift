// EmbedFiles ROOT OUTPUT FOLDER…: writes a Swift source that holds every text file under the folders.
import Foundation

let root = URL(fileURLWithPath: CommandLine.arguments[1])
var entries: [String] = []
for folder in CommandLine.arguments.dropFirst(3) {
  let base = root.appending(path: folder)
  for path in try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted() {
    guard [".yaml", ".css", ".js"].contains(where: path.hasSuffix) else { continue }
    let text = try String(contentsOf: base.appending(path: path), encoding: .utf8)
    entries.append("    (\((folder + "/" + path).debugDescription), \(text.debugDescription)),")
  }
}
let source = """
  extension Shipped {
    static let files: [(path: String, text: StaticString)] = [
  \(entries.joined(separator: "\n"))
    ]
  }

  """
// Runs in every build: an output that is already right keeps its time, so that nothing is compiled again.
if (try? String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)) != source {
  try source.write(toFile: CommandLine.arguments[2], atomically: true, encoding: .utf8)
}
