extension Routine {
  /// The routine's own cautions, then those of the areas that it rolls, without those that an earlier one says already.
  package var allCautions: [String] {
    var said: Set<String> = []
    return (cautions + cautiousAreas.compactMap(\.caution)).filter { said.insert($0).inserted }
  }

  /// The rolled areas whose cautions are not said by an earlier caution.
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

  /// Whether one caution has at least two thirds of the keywords of another.
  private static func covers(_ said: String, _ caution: String) -> Bool {
    let (said, words) = (keywords(said), keywords(caution))
    return words.intersection(said).count * 3 >= words.count * 2
  }

  /// The words that say what a caution is about. Their endings are removed, so that "tingles" equals "tingling".
  private static func keywords(_ text: String) -> Set<Substring> {
    let words = text.lowercased().split { !$0.isLetter }
    return Set(words.filter { !small.contains(String($0)) }.map { $0.prefix(5) })
  }

  /// Words that stand in many cautions, so that two cautions are not alike for having them.
  private static let small: Set<String> = [
    "a", "above", "an", "and", "at", "below", "beside", "do", "don", "ease", "for", "from", "if", "in", "inside",
    "into",
    "is", "it", "keep", "muscle", "never", "not", "of", "off", "on", "only", "or", "out", "roll", "stay", "stop", "t",
    "the", "to", "with", "you", "your",
  ]
}
