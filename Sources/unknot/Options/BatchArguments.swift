import ArgumentParser
import Publishing

/// The options for many guides from a table.
struct BatchArguments: ParsableArguments {
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

extension Shard: ExpressibleByArgument {}
