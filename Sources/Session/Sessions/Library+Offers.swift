import Documents
import Files
import Routines
import Settings

extension Library {
  /// What to write instead of the name of a routine that is not there: a file of that name in the current folder, the
  /// routines whose names are near, or those with an area of that name.
  func offer(for name: String) -> String {
    for ending in ["yaml", "yml"] where isThere("\(name).\(ending)") {
      return "a file is named with its path: ./\(name).\(ending)"
    }
    let near = nearest(to: name, among: routineNames(), limit: 3)
    if !near.isEmpty { return "did you mean \(near.joined(separator: ", "))?" }
    if let area = Area.meant(by: name) {
      let routines = routineNames().filter { areas(of: $0).contains(area.name) }
      if !routines.isEmpty {
        return "\(area.name) \(area.name.hasSuffix("s") ? "are" : "is") in \(routines.joined(separator: ", "))"
      }
    }
    return "\"unknot list\" shows what there is"
  }

  /// What to write instead of a path at which there is nothing: the name of a routine, if it is one with an ending, or
  /// a file in the current folder.
  func offer(forPath path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let stem = name.split(separator: ".").first.map(String.init) ?? name
    if routineNames().contains(stem) {
      return "; did you mean \(stem)? What \"unknot list\" shows is named without an ending"
    }
    if !path.contains("/") {
      let near = didYouMean(path, among: fileNames(in: ".").filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") })
      let hint = near.isEmpty ? didYouMean(stem, among: routineNames()) : near
      return hint.isEmpty ? "; what \"unknot list\" shows is named without an ending" : hint
    }
    return ""
  }

  /// The areas of a routine; empty if it has mistakes.
  private func areas(of name: String) -> [String] {
    guard let (name, source) = try? routine(name) else { return [] }
    return RoutineFile(source, name: name, Diagnostics())?.routine.areas ?? []
  }
}
