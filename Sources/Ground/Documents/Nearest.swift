/// The candidates that a mistyped word may have meant, nearest first.
///
/// At most one letter in three may be wrong. A letter counts as wrong if it was added, left out, replaced by another,
/// or swapped with its neighbour (restricted Damerau–Levenshtein distance).
package func nearest(to word: String, among candidates: some Sequence<String>, limit: Int = 1) -> [String] {
  let typed = Array(word.lowercased().prefix(80))
  return candidates.enumerated()
    .map { (distance: distance(typed, Array($0.element.lowercased())), order: $0.offset, name: $0.element) }
    .filter { $0.distance <= max(1, max(typed.count, $0.name.count) / 3) }
    .sorted { ($0.distance, $0.order) < ($1.distance, $1.order) }
    .prefix(limit).map(\.name)
}

/// The end of a message, such as `; did you mean "roll"?`; empty if no candidate is near.
package func didYouMean(_ word: String, among candidates: some Sequence<String>) -> String {
  nearest(to: word, among: candidates).first.map { "; did you mean \"\($0)\"?" } ?? ""
}

private func distance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var before = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var row = [i] + [Int](repeating: 0, count: b.count)
    for j in 1...b.count {
      let substitution = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      row[j] = min(last[j] + 1, row[j - 1] + 1, substitution)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], before[j - 2] + 1) }
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
