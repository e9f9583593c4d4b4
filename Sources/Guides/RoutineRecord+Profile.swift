import Documents
import Routines
import Shipped

extension RoutineRecord {
  /// A config with a profile of the user's own under it, as one config: what both say of timing by key, of cues by rule and
  /// then by key. Elsewhere nobody has that profile.
  static func config(_ config: Node?, over profile: Node) -> Node {
    let (own, below) = (entries(config), entries(profile))
    var merged = own.filter { !["timing", "cues", "profile"].contains($0.key) }
    for (key, merge) in [("timing", { $1 }), ("cues", Self.rule)] as [(String, (Node, Node) -> Node)] {
      let nodes = [below, own].compactMap { $0.first { $0.key == key } }
      guard let first = nodes.first else { continue }
      let value = nodes.dropFirst().reduce(first.value) { map($0, $1.value, merge) }
      // A rule that only the profile had, and that is off: there is none to silence now.
      let kept = entries(value).filter { key == "timing" || $0.value.text != "off" || standard.contains($0.key) }
      merged.append(
        Node.Entry(key: key, keyPlace: first.keyPlace, value: Node(place: value.place, value: .mapping(kept))))
    }
    return Node(place: profile.place, value: .mapping(merged))
  }

  /// The rules that there are without any profile.
  private static let standard: Set<String> = {
    let text = Shipped.text("profiles/standard.yaml") ?? ""
    let root = try? YAML.parse(SourceText(name: "standard.yaml", text: text))
    return Set(entries(root).filter { $0.key == "cues" }.flatMap { entries($0.value) }.map(\.key))
  }()

  /// One rule over the same of a layer below.
  private static func rule(_ below: Node, _ above: Node) -> Node {
    guard case .mapping(let old) = below.value, case .mapping(let new) = above.value else { return above }
    let taken = Set(new.map { RuleChange.slot($0.key) })
    let same = Set(new.map(\.key))
    let kept = old.filter { same.contains($0.key) || !taken.contains(RuleChange.slot($0.key)) }
    return map(Node(place: below.place, value: .mapping(kept)), above) { $1 }
  }

  /// A map over a map: keys stay in the order in which they are first named.
  private static func map(_ below: Node, _ above: Node, _ merge: (Node, Node) -> Node) -> Node {
    var result = entries(below)
    for entry in entries(above) {
      if let index = result.firstIndex(where: { $0.key == entry.key }) {
        result[index].value = merge(result[index].value, entry.value)
      } else {
        result.append(entry)
      }
    }
    return Node(place: below.place, value: .mapping(result))
  }

  private static func entries(_ node: Node?) -> [Node.Entry] {
    guard case .mapping(let entries)? = node?.value else { return [] }
    return entries
  }
}
