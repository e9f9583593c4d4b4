import Foundation
import PCM
import Playback
import TestSupport
import Testing

@testable import Devices

/// One after the other: a sound server is told to ALSA through the environment, which is the process's.
@Suite("ALSA", .serialized) enum ALSATests {}

extension ALSATests {
  @Suite("Opening a device") struct Opening {
    @Test("a name that ALSA does not know is an error that says so")
    func unknownName() {
      #expect(throws: ALSAError.noSuchDevice("nosuchthing")) { _ = try ALSADevice(name: "nosuchthing") }
    }

    @Test(
      "a sound server that does not run is an error that says how to start it",
      .enabled(if: SoundServer.isInstalled, "needs libasound2-plugins"))
    func noServer() {
      setenv("PULSE_SERVER", "unix:/nonexistent/socket", 1)
      do throws(ALSAError) {
        _ = try ALSADevice(name: "pulse")
        Issue.record("it opened")
      } catch {
        guard case .noSoundServer("pulse", _) = error else {
          Issue.record("\(error)")
          return
        }
        #expect(error.description.contains("pulseaudio --start"))
      }
    }

    @Test("takes one channel, and any rate and sample that the device takes", arguments: [1, 2])
    func formats(channels: Int) throws {
      for encoding in [StreamFormat.Encoding.s16, .s24, .float] {
        let format = StreamFormat(rate: 44_100, channels: channels, encoding: encoding)
        let device = try ALSADevice(name: "null", format: format)
        #expect(device.capacity.rawValue > 0)
        let bytes = [UInt8](repeating: 0, count: 100 * format.bytesPerFrame)
        #expect(try bytes.withUnsafeBytes { try device.write($0) } == 100)
        device.close()
        device.close()
        #expect(throws: DeviceFault.self) { try device.waitForRoom(milliseconds: 0) }
        try device.reopen()
      }
    }

    @Test("a wake from another thread ends a wait at once, also one that comes first")
    func wake() throws {
      let device = try ALSADevice(name: "null")
      device.waker()
      // It would sleep longer than any test waits.
      let start = monotonicNow()
      device.sleep(milliseconds: 1_000_000)
      #expect(monotonicNow() - start < .seconds(patience))
    }

    @Test("lists what can be played on, by the name that opens it")
    func list() {
      let devices = listDevices()
      #expect(devices.contains { $0.name == "null" && !$0.summary.isEmpty })
      #expect(Set(devices.map(\.name)).count == devices.count)
    }
  }
}
