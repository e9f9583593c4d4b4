import Routines

/// The side that the name of an exercise tells.
enum SideWords {
  /// The area in a name, and the side, if it tells one: `Calves (left)` is calves on the left.
  ///
  /// A single word at the beginning, at the end or in brackets makes a side. `Left and right lunges` and `Get up and go
  /// right away` tell none. An area that is known has its own name in routines; any other keeps its capitals.
  static func parts(of name: String) -> (area: String, side: String?) {
    let name = cut(name, .max)
    let found = sided(name)
    let area = found?.area ?? name
    return (Area.named(area)?.name ?? area, found?.side)
  }

  private static func sided(_ name: String) -> (area: String, side: String)? {
    let sides = words(of: name).compactMap { self.sides[$0] }
    guard sides.count <= 1 else { return nil }
    if let found = bracketed(name) { return found }
    guard let side = sides.first else { return nil }
    let tokens = name.split { $0.isWhitespace || "/|,:;".contains($0) }.map(String.init)
      .filter { $0.contains { $0.isLetter || $0.isNumber } }
    guard tokens.count > 1 else { return hyphened(name, side) }
    let plain = tokens.map { words(of: $0).joined(separator: "-") }
    let (first, last) = (plain[0], plain[plain.count - 1])
    if self.sides[first] != nil {
      return goingOn.contains(plain[1]) ? nil : rest(of: after(tokens[0], in: name), side)
    }
    if self.sides[last] != nil {
      return leadingUp.contains(plain[plain.count - 2])
        ? nil : rest(of: before(tokens[tokens.count - 1], in: name), side)
    }
    if plain.count > 2, sideNouns.contains(last), self.sides[plain[plain.count - 2]] != nil {
      guard !leadingUp.contains(plain[plain.count - 3]) else { return nil }
      return rest(of: before(tokens[tokens.count - 2], in: name), side)
    }
    return hyphened(name, side)
  }

  /// `Calves (left)`, `Calves [right side]`, `(L) Calves`.
  private static func bracketed(_ name: String) -> (area: String, side: String)? {
    for (opening, closing) in [("(", ")"), ("[", "]"), ("（", "）"), ("【", "】"), ("<", ">")] as [(Character, Character)] {
      guard let start = name.firstIndex(of: opening), let end = name[start...].firstIndex(of: closing) else { continue }
      let inside = words(of: String(name[start...end])).filter { !sideNouns.contains($0) }
      guard inside.count == 1, let side = sides[inside[0]] ?? shortSides[inside[0]] else { continue }
      return rest(of: name[..<start] + " " + name[name.index(after: end)...], side)
    }
    return nil
  }

  /// `Calves-left`; but `Right-angle press` is no side.
  private static func hyphened(_ name: String, _ side: String) -> (area: String, side: String)? {
    guard let hyphen = name.lastIndex(where: { "-–—_".contains($0) }) else { return nil }
    let last = words(of: String(name[hyphen...])).joined(separator: " ")
    return sides[last] != nil ? rest(of: name[..<hyphen], side) : nil
  }

  private static func after(_ token: String, in name: String) -> Substring {
    name.firstRange(of: token).map { name[$0.upperBound...] } ?? name[...]
  }

  private static func before(_ token: String, in name: String) -> Substring {
    name.ranges(of: token).last.map { name[..<$0.lowerBound] } ?? name[...]
  }

  /// What is left of a name without its side; nil if that is nothing.
  private static func rest(of name: some StringProtocol, _ side: String) -> (area: String, side: String)? {
    let isLoose = { (character: Character) in character.isWhitespace || "-–—,:;/|._".contains(character) }
    var area = String(name.drop(while: isLoose).reversed().drop(while: isLoose).reversed())
    // `Left (calves)`
    if area.hasPrefix("("), area.hasSuffix(")"), !area.dropFirst().contains("(") {
      area = String(area.dropFirst().dropLast())
    }
    return area.contains { $0.isLetter || $0.isNumber } ? (cut(area, .max), side) : nil
  }

  private static func words(of name: String) -> [String] { name.lowercased().split { !$0.isLetter }.map(String.init) }

  private static let sides: [String: String] = {
    let left =
      "left links linke linker linkes linken gauche izquierda izquierdo esquerda esquerdo sinistra sinistro esquerra "
      + "esquerre vänster vänstra venstre vasen vasemmalle lewa lewy lewe levá levý levé ľavá ľavý bal stânga stanga "
      + "левая левый левое левой левую слева влево ліва лівий ліворуч лява ляво lijeva lijevo leva levo linkerkant αριστερά αριστερό "
      + "يسار اليسار أيسر שמאל 左 左侧 左側 左边 左邊 왼쪽 ซ้าย trái kiri बाएं बायां"
    let right =
      "right rechts rechte rechter rechtes rechten droite derecha destra destro direita dreta höger högra højre høyre "
      + "oikea oikealle prawa prawy prawe pravá pravý pravé jobb dreapta правая правый правое правой правую справа вправо "
      + "права правий праворуч дясна дясно desna desno rechterkant δεξιά δεξί يمين اليمين أيمن ימין 右 右侧 右側 右边 右邊 오른쪽 ขวา phải "
      + "kanan दाएं दायां sağ"
    var sides: [String: String] = [:]
    for word in left.split(separator: " ") { sides[String(word)] = "left" }
    for word in right.split(separator: " ") { sides[String(word)] = "right" }
    return sides
  }()

  /// What stands for a side in brackets only.
  private static let shortSides = [
    "l": "left", "r": "right", "li": "left", "re": "right", "sx": "left", "dx": "right", "izq": "left",
  ]

  private static let sideNouns: Set<String> = [
    "side", "seite", "côté", "cote", "lado", "lato", "costat", "kant", "sida", "side", "strona", "strana", "сторона",
    "oldal", "partea", "taraf", "side's",
  ]

  /// Words that make another thing of a side word before them: `Right away`, `Left over`.
  private static let goingOn: Set<String> = [
    "away", "now", "here", "there", "then", "angle", "angled", "over", "behind", "and", "or", "to", "on", "in", "into",
    "before", "after", "about", "und", "oder", "et", "ou", "y", "o", "e", "of", "von", "herum",
  ]

  /// Words after which a side word is a direction, or part of a phrase: `Turn to the right`, `All right`.
  private static let leadingUp: Set<String> = [
    "the", "to", "your", "on", "from", "and", "or", "all", "that's", "nach", "von", "und", "oder", "auf", "à", "la",
    "a",
    "al", "alla", "et", "y", "e", "de", "zur", "der", "die", "das", "naar", "til", "till", "do", "на", "в",
  ]
}
