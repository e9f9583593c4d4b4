/// A share of the rows of a batch, for one of several machines.
package struct Shard: Hashable, Sendable {
  var index: Int
  var count: Int

  /// Reads a share as it is written: `3/16`.
  package init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...100_000).contains(count),
      (1...count).contains(index)
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Whether a row, by its place in the table counted from 0, belongs to the share.
  func contains(_ row: Int) -> Bool { row % count == index - 1 }
}
