import Documents

/// The workouts of a file that may hold several.
struct WorkoutChoice {
  /// The title and what is in it, of each.
  var workouts: [(title: String, node: Node)]
  let source: SourceText

  /// The workout that is asked for by its title or its number, or the only one.
  func chosen(_ wanted: String?) throws(Diagnostic) -> (title: String, node: Node) {
    let titles = workouts.map { "\"\(cut($0.title, 60))\"" }.joined(separator: ", ")
    guard let first = workouts.first else {
      throw Diagnostic.error(in: source.name, "there is no workout in it: its list of workouts is empty")
    }
    guard let wanted else {
      guard workouts.count == 1 else {
        throw Diagnostic.error(in: source.name, "it holds several workouts; name one with --workout: \(titles)")
      }
      return first
    }
    if let found = workouts.first(where: { cut($0.title, .max) == cut(wanted, .max) }) { return found }
    // Two workouts may have the same title.
    if let number = Int(wanted), workouts.indices.contains(number - 1) { return workouts[number - 1] }
    throw Diagnostic.error(in: source.name, "there is no workout \"\(wanted)\" in it, but \(titles)")
  }
}

/// A number of times as programs give it, with a note where it is none that a routine has.
///
/// - Parameter what: what is done so often, in quotes.
/// - Returns: nil if it is done no time at all.
func repetitions(_ node: Node?, of what: String, _ writer: inout RoutineWriter) -> Int? {
  guard let node else { return 1 }
  guard let number = node.number else {
    writer.note("the repetitions of \(what), \"\(node.shown)\": that is no number, so it is done once")
    return 1
  }
  guard number >= 1 else {
    writer.note("\(what): it has \(node.shown) repetitions, so it is never done")
    return nil
  }
  let count = Int(min(number, 10_000))
  if Double(count) != number {
    writer.note("all \(node.shown) repetitions of \(what): it is done \(count) times")
  }
  return count
}
