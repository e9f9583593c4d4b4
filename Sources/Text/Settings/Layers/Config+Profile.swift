import Documents
import Routines

extension Config {
  /// Merges a config and the profile under it into one config, for machines that do not have that profile.
  ///
  /// Timing is merged by key, cues by rule and then by key, as layers merge. The nodes are merged as they were written,
  /// so that a key that is `off` stays `off`.
  ///
  /// - Parameter standard: the names of the rules that exist without any profile.
  package static func text(_ config: Node?, over profile: Node, standard: Set<String>) -> Node {
    let (own, below) = (entries(config), entries(profile))
    var merged = own.filter { !["timing", "cues", "profile"].contains($0.key) }
    for (key, merge) in [("timing", { $1 }), ("cues", rule)] as [(String, (Node, Node) -> Node)] {
      let nodes = [below, own].compactMap { $0.first { $0.key == key } }
      guard let first = nodes.first else { continue }
      let value = nodes.dropFirst().reduce(first.value) { map($0, $1.value, merge) }
      // A silenced rule that no built-in file defines is left out: without the profile there is no such rule.
      let kept = entries(value).filter { key == "timing" || $0.value.text != "off" || standard.contains($0.key) }
      merged.append(
        Node.Entry(
          key: key, keyLocation: first.keyLocation, value: Node(location: value.location, value: .mapping(kept))))
    }
    return Node(location: profile.location, value: .mapping(merged))
  }

  /// Merges a rule over the same rule of the layer below.
  private static func rule(_ below: Node, _ above: Node) -> Node {
    guard case .mapping(let old) = below.value, case .mapping(let new) = above.value else { return above }
    let taken = Set(new.map { RuleKey.named($0.key)?.slot })
    let same = Set(new.map(\.key))
    let kept = old.filter { same.contains($0.key) || !taken.contains(RuleKey.named($0.key)?.slot) }
    return map(Node(location: below.location, value: .mapping(kept)), above) { $1 }
  }

  /// Merges a map over a map; keys keep the order in which they are first named.
  private static func map(_ below: Node, _ above: Node, _ merge: (Node, Node) -> Node) -> Node {
    var result = entries(below)
    for entry in entries(above) {
      if let index = result.firstIndex(where: { $0.key == entry.key }) {
        result[index].value = merge(result[index].value, entry.value)
      } else {
        result.append(entry)
      }
    }
    return Node(location: below.location, value: .mapping(result))
  }

  private static func entries(_ node: Node?) -> [Node.Entry] {
    guard case .mapping(let entries)? = node?.value else { return [] }
    return entries
  }
}
