import Routines
import Scheduling
import Units

/// A chapter's segments in a few words: `settle 12s, then 2 × (roll 20s, hold 50s: 5 breaths of 4s in, 6s out)`.
enum ChapterSummary {
  static func text(_ segments: ArraySlice<Segment>, _ words: GuideWords = .english) -> String {
    var units = segments.filter { $0.length > .zero }.map { text($0, words) }
    var lead: [String] = []
    // Getting into the position comes once, and what is done there may repeat.
    if let first = segments.first, first.kind == .settle, !units.isEmpty { lead = [units.removeFirst()] }
    if units.isEmpty { return lead.joined() }
    let period = (1...units.count).first { size in
      units.count % size == 0 && units.indices.allSatisfy { units[$0] == units[$0 % size] }
    }!
    let times = units.count / period
    let group = units[..<period].joined(separator: ", ")
    let work = times == 1 ? group : period == 1 ? "\(times) × \(group)" : "\(times) × (\(group))"
    return lead.joined() + (lead.isEmpty ? work : words[.then, ["what": work]])
  }

  private static func text(_ segment: Segment, _ words: GuideWords) -> String {
    let length = Duration.seconds(max(1, (segment.length.milliseconds + 500) / 1000))
    let name = words.name(segment.kind)
    if [.ready, .finish, .say, .rest, .wait].contains(segment.kind) { return length.text }
    let runs = runs(segment.breaths)
    guard let first = runs.first else { return "\(name) \(length.text)" }
    let breaths = words.breaths(segment.breaths.count)
    let how =
      runs.count == 1
      ? words[.breathsOf, ["breaths": breaths, "phases": first.phases.text(words)]]
      : words[.slower, ["breaths": breaths]]
    return "\(name) \(length.text): \(how)"
  }

  /// Groups breaths that are alike and follow each other, with their number.
  static func runs(_ breaths: [BreathPhases]) -> [(count: Int, phases: BreathPhases)] {
    var runs: [(count: Int, phases: BreathPhases)] = []
    for breath in breaths {
      if runs.last?.phases == breath { runs[runs.count - 1].count += 1 } else { runs.append((1, breath)) }
    }
    return runs
  }
}

extension BreathPhases {
  /// One breath as text: `4s in, 6s out`.
  fileprivate func text(_ words: GuideWords) -> String {
    let names: [(Phase, GuideWord)] = [(.inhale, .inhale), (.hold, .held), (.exhale, .exhale), (.pause, .pause)]
    return names.filter { self[$0.0] > .zero }.map { "\(self[$0.0].text) \(words[$0.1])" }.joined(separator: ", ")
  }
}
