import ArgumentParser

/// Many guides from a table.
struct BatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A CSV file with a row for each guide: columns routine, output, and any option of render without its dashes. \
      An empty cell leaves the option away. --output is then the folder.
      """, valueName: "file"))
  var batch: String?
  @Option(
    help: ArgumentHelp(
      "Only every Nth row, beginning with the Kth: 3/16 is the third share of sixteen, for many machines.",
      valueName: "K/N"))
  var shard: Shard?

  func validate() throws {
    if shard != nil, batch == nil { throw ValidationError("--shard divides a batch; name one with --batch.") }
  }
}

/// A share of the rows.
struct Shard: ExpressibleByArgument, Hashable {
  var index: Int
  var count: Int

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let index = parts[0], let count = parts[1], (1...count).contains(index), count <= 100_000
    else { return nil }
    (self.index, self.count) = (index, count)
  }

  /// Whether the row at a place in the table, from 0, belongs to it.
  func contains(_ row: Int) -> Bool { row % count == index - 1 }
}
