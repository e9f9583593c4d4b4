import ArgumentParser
import Documents
import Files
import Glibc
import Routines
import Scheduling
import Sessions
import Settings
import Units

/// `unknot new`
struct NewRoutine: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "A starter routine to edit.", usage: "unknot new <name> [<options>]",
    discussion: """
      Writes NAME.yaml here: a commented routine that is ready to be played and changed. A file that is there already \
      is left alone.

        unknot new my-legs --areas calves,glutes --fit 10m
        unknot new my-legs --from lower-body            a copy to change
      """)

  @Argument(help: "The name of the routine, such as my-legs.")
  var name: String
  @Option(help: ArgumentHelp("What to work on, with commas between: calves,glutes. Default calves.", valueName: "a,b"))
  var areas: String?
  @Option(help: "The tool for all areas; without it, each area's usual one.")
  var tool: String?
  @Option(help: ArgumentHelp("About how long the session is to last, such as 10m.", valueName: "time"))
  var fit: String?
  @Option(help: ArgumentHelp("A routine to copy, by name or file, instead of areas.", valueName: "routine"))
  var from: String?
  @Option(help: "The title that people see; without it, the name.")
  var title: String?
  @Option(name: .shortAndLong, help: ArgumentHelp("Another file; - is standard output.", valueName: "file"))
  var output: String?

  func validate() throws {
    if from != nil, areas != nil || tool != nil || fit != nil {
      throw ValidationError("--from copies a routine as it is; leave --areas, --tool and --fit away, or --from.")
    }
  }

  func run() throws {
    try reporting {
      if let from { return try copy(from) }
      var starter = try starter()
      let target = try fit.map(target)
      let path = try path()
      starter.schema = SchemaPlace.find(beside: path)
      let diagnostics = Diagnostics()
      do {
        if let target { starter.lengths = try StarterFit(starter).lengths(target) }
      } catch let wrong as StarterFit.Wrong {
        wrong.diagnostics.forEach(diagnostics.add)
        try report(diagnostics)
      }
      let session = try StarterFit(starter).session(reportedAs: name, diagnostics)
      try report(diagnostics)
      guard let session else { throw Failure(.data) }
      try write(starter.text, to: path)
      tell(session.timeline.duration, target, path, starter.schema)
    }
  }

  /// Writes a copy of another routine, under a title of its own.
  private func copy(_ routine: String) throws {
    try checkName()
    let path = try path()
    let library = Library()
    let source = try library.routine(routine).source
    let starter = Starter(name: name, title: try ownTitle(), areas: [])
    let copy = SourceText(name: path == "-" ? "<stdout>" : path, text: starter.retitled(source.text))
    let diagnostics = Diagnostics()
    let session = try Session.make(name, copy, OptionValues(), library, lines: .estimated, diagnostics)
    try report(diagnostics)
    guard let session else { throw Failure(.data) }
    try write(copy.text, to: path)
    tell(session.timeline.duration, nil, path, nil)
  }

  /// Where the routine is written.
  private func path() throws -> String {
    let path = output ?? "\(name).yaml"
    if path != "-", access(path, F_OK) == 0 { throw Self.exists(path) }
    return path
  }

  private func write(_ text: String, to path: String) throws {
    if path == "-" {
      try Console.output(text)
    } else if try !writeNew(text, to: path) {
      throw Self.exists(path)
    }
  }

  private func checkName() throws {
    guard Starter.isName(name) else {
      let ending = name.hasSuffix(".yaml") ? "; leave the ending out" : ""
      throw Failure(
        .usage, "\"\(name)\" is no name for a routine: letters, digits, - and _, at most 60\(ending)")
    }
  }

  /// The title that was asked for; nil if none was.
  private func ownTitle() throws -> String? {
    if let title, !(1...200).contains(trimmed(title).scalarCount) || title.unicodeScalars.contains(where: \.isControl) {
      throw Failure(.usage, "--title: write one line of at most 200 characters")
    }
    return title.map(trimmed)
  }

  private func starter() throws -> Starter {
    try checkName()
    let written = areas ?? "calves"
    var seen: Set<String> = []
    let areas = written.split(separator: ",", omittingEmptySubsequences: false).map { trimmed(String($0)) }
      .filter { seen.insert($0.lowercased()).inserted }
    for area in areas where !Starter.isWord(area) {
      let what = area.isEmpty ? "there is an area without a name" : "\"\(area)\" is no name for an area"
      throw Failure(.usage, "--areas \(written): \(what); write such as calves,glutes, each at most 60 characters")
    }
    if let tool, !Starter.isWord(tool) {
      throw Failure(.usage, "--tool \"\(tool)\": write a tool such as roller or ball, at most 60 characters")
    }
    let title = try ownTitle()
    for area in areas where Area.named(area) == nil {
      let meant = Area.meant(by: area).map { "; did you mean \"\($0.name)\"?" }
      Console.error(
        "unknot: \(area) is not among the areas known by heart, so its sides and tool are left to you"
          + (meant ?? ""))
    }
    return Starter(name: name, title: title, areas: areas, tool: tool)
  }

  private func trimmed(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private func target(_ text: String) throws -> Duration {
    let target: Duration
    do { target = try Duration(parsing: text) } catch { throw Failure(.usage, "--fit: \(error.message)") }
    guard target > .zero else {
      throw Failure(.usage, "--fit \(text): a session cannot last no time at all; write such as 10m")
    }
    guard target <= .seconds(86_400) else {
      throw Failure(.usage, "--fit \(text): a session lasts at most 24h; write such as 10m")
    }
    return target
  }

  private func tell(_ duration: Duration, _ target: Duration?, _ path: String, _ schema: String?) {
    let missed = target.map { max($0 - duration, duration - $0) } ?? .zero
    var text = path == "-" ? "unknot: it lasts " : "unknot: wrote \(path), which lasts "
    // The time is shown to the second; "about" says that there is more.
    if duration.milliseconds % 1000 != 0 { text += "about " }
    text += clock(.seconds(dividedAndRounded(duration.milliseconds, by: 1000)))
    if let target, missed >= .seconds(1) {
      let way = duration < target ? "longest" : "shortest"
      text += ", the \(way) that suits these areas; you asked for \(clock(target))"
    }
    Console.error(text)
    guard path != "-" else { return }
    let argument = path.contains("/") ? path : "./\(path)"
    Console.error("Look at it: unknot timeline \(argument)\nPlay it:    unknot play \(argument)")
    if schema == SchemaPlace.beside {
      Console.error("For an editor that checks it while you type: unknot schema routine > routine.schema.json")
    }
  }

  private static func exists(_ path: String) -> Failure {
    Failure(.cannotCreate, "\"\(path)\" is there already and stays as it is; choose another name, or a file with -o")
  }
}
