import ArgumentParser
import Devices
import Documents
import Exports

/// `unknot devices`
struct ListDevices: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "devices", abstract: "Where sound can go: names for --device.")

  func run() throws {
    try reporting {
      let devices = listDevices()
      guard !devices.isEmpty else {
        throw Failure(.unavailable, "ALSA knows no sound device; connect one or start a sound server")
      }
      let rows = [["name", "what it is"]] + devices.map { [$0.name, $0.summary] }
      try Console.table(rows, wraps: [1])
      if devices.contains(where: { ["jack", "oss"].contains($0.name) }) {
        Console.error("jack and oss need such a server or driver to be running; null plays into nothing.")
      }
    }
  }
}
