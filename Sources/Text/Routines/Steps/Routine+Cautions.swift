extension Routine {
  /// What to mind: the routine's own cautions, then those of the areas that it rolls, unless an earlier one says the
  /// same.
  package var allCautions: [String] { cautions + cautiousAreas.compactMap(\.caution) }

  /// The areas that it rolls whose cautions no earlier caution says.
  package var cautiousAreas: [Area] {
    var said = cautions
    return allSteps.compactMap { step in
      guard case .roll(let name, _) = step.action, let area = Area.named(name), let caution = area.caution,
        !said.contains(where: { Self.covers($0, caution) })
      else { return nil }
      said.append(caution)
      return area
    }
  }

  /// Whether one caution says most of another: two of three of the words that matter.
  private static func covers(_ said: String, _ caution: String) -> Bool {
    let (said, words) = (keywords(said), keywords(caution))
    return words.intersection(said).count * 3 >= words.count * 2
  }

  /// The words that say what a caution is about. Their endings are removed, so that "tingles" equals "tingling".
  private static func keywords(_ text: String) -> Set<Substring> {
    let words = text.lowercased().split { !$0.isLetter }
    return Set(words.filter { !small.contains(String($0)) }.map { $0.prefix(5) })
  }

  /// Words that may stand in any caution.
  private static let small: Set<String> = [
    "a", "above", "an", "and", "at", "below", "beside", "do", "don", "ease", "for", "from", "if", "in", "inside",
    "into",
    "is", "it", "keep", "muscle", "never", "not", "of", "off", "on", "only", "or", "out", "roll", "stay", "stop", "t",
    "the", "to", "with", "you", "your",
  ]
}
