extension Area {
  /// A warning for an area that should not be rolled, in whatever words the author names it; nil for other areas.
  package static func warning(aboutRolling name: String) -> String? {
    let text = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(singular)
    let words = Set(withoutNeighbours(text))
    guard let (_, reason) = unfit.first(where: { $0.isMeant(words) }) else { return nil }
    return "rolling \"\(name)\" is not advised: \(reason)"
  }

  private static let unfit: [(isMeant: @Sendable (Set<String>) -> Bool, reason: String)] = [
    (
      { words in words.contains("popliteal") || words.isSuperset(of: ["back", "knee"]) || words.contains("kneepit") },
      "nerves and vessels lie open there; stop a hand's breadth above and below"
    ),
    (
      { words in
        words.contains("throat")
          || words.contains("neck") && !words.isDisjoint(with: ["front", "anterior", "side", "lateral"])
      },
      "vessels and the windpipe lie open there; use a ball beside the spine at the back of the neck"
    ),
    (
      { words in
        let isLow = !words.isDisjoint(with: ["lower", "low", "lumbar"])
        let isBack = !words.isDisjoint(with: ["back", "spine"])
        return !words.isDisjoint(with: ["lumbar", "loin"]) || isLow && isBack && words.isDisjoint(with: limbs)
      },
      "no ribs hold the spine there; roll the upper back or the glutes instead"
    ),
    (
      { words in !words.isDisjoint(with: joints) },
      "a joint or a bone gains nothing from pressure; roll the muscle beside it"
    ),
  ]

  private static let joints: Set = [
    "knee", "kneecap", "elbow", "ankle", "wrist", "joint", "spine", "tailbone", "coccyx",
  ]
  /// Words for limbs. Beside one of these, "lower" and "back" do not mean the lower back: "back of the lower leg".
  private static let limbs: Set = ["leg", "calf", "thigh", "arm", "forearm"]

  /// The words without joints and bones that only say where the area lies, as in "beside the spine" or "wrist flexors".
  private static func withoutNeighbours(_ words: [String]) -> [String] {
    words.indices.filter { index in
      guard joints.contains(words[index]) else { return true }
      let before = words[..<index].last { !["the", "a", "of", "to"].contains($0) } ?? ""
      let after = index + 1 < words.endIndex ? words[index + 1] : ""
      return !["beside", "next", "above", "below", "near", "along"].contains(before)
        && !["flexor", "extensor", "muscle"].contains(after)
    }.map { words[$0] }
  }

  /// The singular of a word: "knee" for "knees". A word like "calves" stays as it is.
  private static func singular(_ word: Substring) -> String {
    String(word.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? word.dropLast() : word)
  }
}
