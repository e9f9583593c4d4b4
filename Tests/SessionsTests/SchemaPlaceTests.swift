import Foundation
import Settings
import TestSupport
import Testing

@testable import Sessions

@Suite struct SchemaPlaceTests {
  @Test func theSchemaIsBesideTheFileOrInstalledOrWillBeBeside() throws {
    let home = try Home()
    let (file, name) = (home.scratch.path("mine/r.yaml"), Schema.routine.fileName)
    #expect(SchemaPlace.find(beside: file, in: home.library) == SchemaPlace.beside)
    try home.write(Data("{}".utf8), at: "\(home.data)/schema/\(name)")
    #expect(SchemaPlace.find(beside: file, in: home.library) == "\(home.data)/schema/\(name)")
    try home.write(Data("{}".utf8), at: home.scratch.path("mine/\(name)"))
    #expect(SchemaPlace.find(beside: file, in: home.library) == SchemaPlace.beside)
    // Editors read no blank in that line.
    let blank = try Home(["XDG_DATA_DIRS": home.scratch.path("a b")])
    try home.write(Data("{}".utf8), at: home.scratch.path("a b/unknot/schema/\(name)"))
    #expect(SchemaPlace.find(beside: home.scratch.path("r.yaml"), in: blank.library) == SchemaPlace.beside)
  }
}
