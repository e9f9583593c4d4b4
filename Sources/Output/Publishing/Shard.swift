/// A share of the rows.
package struct Shard: Hashable, Sendable {
  var index: Int
  var count: Int

  /// As it is written: `3/16`.
  package init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...100_000).contains(count),
      (1...count).contains(index)
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Whether the row at a place in the table, from 0, belongs to it.
  func contains(_ row: Int) -> Bool { row % count == index - 1 }
}
