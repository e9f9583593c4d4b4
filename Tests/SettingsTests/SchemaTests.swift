import Foundation
import Routines
import Settings
import Shipped
import TestSupport
import Testing

@Suite struct SchemaTests {
  /// The usual one stands first in lists.
  @Test func everyShippedProfileIsListed() {
    #expect(Layer.shippedProfiles.sorted() == Shipped.names(in: "profiles") && Layer.shippedProfiles[0] == "standard")
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "schema").path

  private func object(_ schema: Schema) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(schema.json.utf8)) as? [String: Any])
  }

  private func keys(_ value: Any?, _ path: String...) throws -> Set<String> {
    var value = value
    for key in path + ["properties"] { value = (value as? [String: Any])?[key] }
    return Set(try #require(value as? [String: Any], "\(path)").keys)
  }

  /// The shipped files are what the command prints; `UNKNOT_RECORD=1` writes them anew.
  @Test func theFilesAreUpToDate() throws {
    for schema in Schema.allCases {
      #expect(try golden("\(Self.folder)/\(schema.fileName)", is: schema.json), "\(schema.fileName)")
    }
  }

  /// Each key that a reader knows is in its schema, and no other.
  @Test func theKeysAreTheReaders() throws {
    let routine = try object(.routine)
    #expect(try keys(routine) == Set(Routine.keys).union(["profile", "settings"]))
    for schema in Schema.allCases {
      let object = try object(schema)
      #expect(try keys(object, "definitions", "timing") == Set(TimingLayer.keys))
      #expect(try keys(object, "definitions", "rule") == Set(RuleKey.all.map(\.name)))
    }
    #expect(try keys(routine, "definitions", "stepRule") == Set(RuleKey.all.map(\.name)))
    let step = try keys(routine, "definitions", "step")
    #expect(step == (try keys(routine, "definitions", "sidedStep")).union(["sides"]))
    #expect(step.isSuperset(of: ["roll", "stretch", "rest", "breathe", "wait", "say", "chime", "sound", "steps"]))
  }

  /// Nothing is left without a description or without a word on its value.
  @Test func everyKeyIsExplained() throws {
    var explained = 0
    func walk(_ value: Any, _ path: String) {
      if let list = value as? [Any] { for item in list { walk(item, path) } }
      guard let map = value as? [String: Any] else { return }
      for (key, inner) in map {
        // The parts that only add conditions to a step name keys that are explained elsewhere.
        guard !["then", "else", "if"].contains(key) else { continue }
        if key == "properties", let properties = inner as? [String: [String: Any]] {
          for (name, property) in properties {
            #expect((property["description"] as? String)?.isEmpty == false && property.count > 1, "\(path)/\(name)")
            explained += 1
          }
        }
        walk(inner, path + "/" + key)
      }
    }
    for schema in Schema.allCases { walk(try object(schema), "\(schema)") }
    #expect(explained > 200)
  }

  /// What the descriptions say of defaults is what the readers take.
  @Test func theDefaultsAreTheReaders() throws {
    let definitions = try object(.routine)["definitions"] as? [String: Any]
    let timing = (definitions?["timing"] as? [String: Any])?["properties"] as? [String: [String: Any]]
    for key in LengthKey.allCases {
      let text = try #require(timing?[key.rawValue]?["description"] as? String)
      #expect(text.hasSuffix("Default \(key.standard.text)."), "\(key): \(text)")
    }
  }

  @Test func theBuiltInRulesAreOffered() throws {
    let definitions = try object(.config)["definitions"]
    let standard = try #require(Shipped.text("profiles/standard.yaml"))
    let names = standard.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
      $0.split(separator: ":").first?.trimmingCharacters(in: .whitespaces)
    }
    #expect(try keys(definitions, "cues") == Set(names) && names.count == 11)
  }
}
