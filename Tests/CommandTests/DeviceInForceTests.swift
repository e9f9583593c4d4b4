import Foundation
import TestSupport
import Testing

extension CommandTests {
  /// Where the sound goes: the command line, then the config, then ALSA's default.
  @Suite struct DeviceInForce {
    private func unknot(_ config: String) throws -> Unknot {
      let unknot = try Unknot()
      try FileManager.default.createDirectory(atPath: unknot.config, withIntermediateDirectories: true)
      try config.write(toFile: "\(unknot.config)/config.yaml", atomically: false, encoding: .utf8)
      return unknot
    }

    @Test func theConfigsDeviceIsPlayedOn() throws {
      let unknot = try unknot("device: \"null\"\n")
      #expect(try unknot.run("play", "first-roll", "--plain").status == 0)
      #expect(try unknot.run("sounds", "tick").status == 0)
      // Its sound server is not there, so the default would not open.
      #expect(try unknot.run("play", "first-roll", "--device", "default").status == 69)
      #expect(try unknot.run("sounds", "tick", "--device", "default").status == 69)
    }

    @Test func theOptionGoesBeforeTheConfig() throws {
      let unknot = try unknot("device: nonesuch\n")
      for arguments in [["play", "first-roll", "--plain"], ["sounds", "tick"]] {
        let result = try unknot.run(arguments)
        #expect(result.status == 69 && result.errorText.contains("ALSA knows no device \"nonesuch\""))
        #expect(try unknot.run(arguments + ["--device", "null"]).status == 0)
      }
    }

    @Test func withoutEitherItIsTheDefault() throws {
      let unknot = try Unknot()
      let result = try unknot.run("sounds", "tick")
      #expect(result.status == 69 && result.errorText.contains("\"default\""), "\(result.errorText)")
    }
  }
}
