import Foundation
import Shipped
import TestSupport
import Testing

extension CommandTests {
  /// The same as `MutationTests` of scheduling, through the command: sounds are looked for, and messages are printed.
  @Suite struct MutatedInput {
    static let count: UInt64 = isSoak ? 5000 : 120

    @Test func aMutatedRoutineIsRightOrWrongAndNothingElse() throws {
      let unknot = try Unknot()
      let texts = Shipped.names(in: "routines").map { Shipped.text("routines/\($0).yaml")! }
      var statuses: [Int32: Int] = [:]
      for seed in 1_000_000..<1_000_000 + Self.count {
        let bytes = Mutation.of(texts[Int(seed) % texts.count], seed: seed)
        let result = try unknot.run("check", "-", input: bytes)
        statuses[result.status, default: 0] += 1
        let tells =
          result.status == 0 ? result.outputText.contains(": no mistakes, ") : result.errorText.contains("error: ")
        #expect([0, 65].contains(result.status) && tells, "seed \(seed): \(result.status) \(result.errorText)")
        let control = result.errorText.unicodeScalars.contains {
          $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value))
        }
        #expect(!control, "seed \(seed): what it says would change the terminal: \(result.errorText.debugDescription)")
      }
      #expect(statuses.count == 2, "\(statuses)")
    }
  }
}
