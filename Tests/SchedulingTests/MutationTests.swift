import Documents
import Foundation
import Routines
import Shipped
import TestSupport
import Testing

/// Whatever a damaged or mistyped routine says, it is a session or a mistake that is told; never a crash. A failure names
/// the seed that brings it back; after a crash the text is still in the folder that it names at the beginning.
@Suite struct MutationTests {
  static let count: UInt64 = isSoak ? 50_000 : 500

  @Test func aMutatedRoutineIsASessionOrAMistake() throws {
    let texts = Shipped.names(in: "routines").map { Shipped.text("routines/\($0).yaml")! }
    let scratch = try Scratch()
    var (sessions, mistakes) = (0, 0)
    for seed in 0..<Self.count {
      let bytes = Mutation.of(texts[Int(seed) % texts.count], seed: seed)
      try bytes.write(to: URL(fileURLWithPath: scratch.path("mutated.yaml")))
      var result = Outcome.session
      let time = processorTime { result = outcome(bytes) }
      #expect(time < .seconds(5), "seed \(seed) took \(time)")
      switch result {
      case .session: sessions += 1
      case .mistakes(let said):
        mistakes += 1
        #expect(said.contains { $0.contains("error: ") && $0.hasPrefix("r.yaml:") }, "seed \(seed): \(said)")
      }
    }
    // It would say little if nearly all of them came to the same.
    #expect(sessions > Self.count / 10 && mistakes > Self.count / 10, "\(sessions) sessions, \(mistakes) mistakes")
  }

  private enum Outcome {
    case session
    case mistakes([String])
  }

  private func outcome(_ bytes: Data) -> Outcome {
    do {
      let compiled = compile(try SourceText(name: "r.yaml", bytes: bytes).text, hasVoice: bytes.count % 2 == 0)
      if compiled.timeline != nil { return .session }
      return .mistakes(compiled.said + (compiled.refusal.map { ["r.yaml: error: \($0)"] } ?? []))
    } catch { return .mistakes(["\(error)"]) }
  }
}
