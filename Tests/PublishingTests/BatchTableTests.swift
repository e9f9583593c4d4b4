import Documents
import TestSupport
import Testing

@testable import Publishing

@Suite struct BatchTableTests {
  private func table(_ text: String) throws -> BatchTable {
    let table = try Table(text)
    return try BatchTable(table.path, in: table.home.library)
  }

  @Test func aRowIsOptions() throws {
    let rows = try table(
      """
      hold,routine,cue,no-voice,output,sidecars
      12s,short,go=off; hold=off,X,a.wav,no
      ,other,,off,,TRUE

      """
    ).rows
    #expect(rows.map(\.routine) == ["short", "other"] && rows.map(\.output) == ["a.wav", nil])
    #expect(rows[0].options == ["hold": "12s", "cue": "go=off", "cue": "hold=off", "no-voice": "on"])
    #expect(rows[1].options == ["sidecars": "on"])
    #expect(rows.map(\.line) == [2, 3] && rows.map(\.index) == [0, 1])
    #expect(rows.allSatisfy { $0.mistake == nil })
  }

  @Test(arguments: [
    ("routine,hodl\nshort,3s\n", "there is no column \"hodl\"; did you mean \"hold\"?"),
    ("routine,zzzzzzz\nshort,3s\n", "; columns are routine, output, and the options"),
    ("output\na.wav\n", "a column \"routine\" is missing"),
    ("routine,output\nshort,\"a.wav\n", "a double quote opens here that is never closed"),
    ("routine,jobs\nshort,3\n", "there is no column \"jobs\""), ("", ": error: "),
  ])
  func whatIsWrongWithATableIsSaid(text: String, message: String) throws {
    let said = try #require(failure { try table(text) })
    #expect(said.status == .data && said.message.contains(message), "\(said.message)")
  }

  @Test func aTableThatIsNotThereIs66() throws {
    let home = try Home()
    let path = home.scratch.path("none.csv")
    let said = failure { try BatchTable(path, in: home.library) }
    #expect(said?.status == .noInput && said?.message == "there is no file \"\(path)\"")
  }

  @Test func whatIsWrongWithARowIsKeptWithIt() throws {
    let rows = try table("routine,no-voice\nshort,perhaps\n,yes\n-,\nshort,yes,more\nshort,yes\n").rows
    #expect(rows.map { $0.mistake?.status } == [.data, .data, .data, .data, nil])
    #expect(rows[3].mistake?.message.hasPrefix("this row has 3 cells") == true)
  }
}
