import Testing

@testable import Publishing

@Suite struct ShardTests {
  @Test func everyRowBelongsToOneShare() throws {
    let shares = try (1...16).map { try #require(Shard(argument: "\($0)/16")) }
    for row in 0..<100 { #expect(shares.count { $0.contains(row) } == 1) }
    #expect(shares[2].contains(2) && shares[2].contains(18))
  }

  @Test(arguments: ["", "3", "0/3", "4/3", "1/0", "a/3", "1/3/5", "-1/3", "1/100001", "1/"])
  func whatIsNoShareIsNone(text: String) { #expect(Shard(argument: text) == nil) }
}
