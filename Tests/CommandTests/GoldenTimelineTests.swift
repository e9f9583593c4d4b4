import Foundation
import Shipped
import TestSupport
import Testing

extension CommandTests {
  /// The timelines of the shipped routines were read and found right: a change of rules or routines shows here, line by
  /// line. `UNKNOT_RECORD=1` writes them anew, to be read again.
  @Suite struct GoldenTimelines {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().path + "/Golden"

    @Test(arguments: Shipped.names(in: "routines"))
    func aShippedRoutineSoundsAsItDid(name: String) throws {
      let result = try Unknot().run(
        "timeline", name, "--exact", "--ids", "--verbose", environment: ["COLUMNS": "1000"])
      #expect(result.status == 0 && result.errors.isEmpty, "\(result.errorText)")
      #expect(try golden("\(Self.folder)/\(name).txt", is: result.outputText))
    }

    @Test func thereIsNoTimelineOfARoutineThatIsGone() throws {
      let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder).sorted()
      #expect(files == Shipped.names(in: "routines").map { "\($0).txt" }.sorted())
    }
  }
}
