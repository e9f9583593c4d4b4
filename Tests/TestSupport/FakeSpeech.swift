import Foundation

/// A speech program for tests, so that lines have the same lengths on every machine: a quarter of a second for each word,
/// a hum with silence around it.
package final class FakeSpeech {
  package let scratch: Scratch
  /// Where the program is.
  package let path: String

  /// - Parameter body: what the program does, in the language of `sh`, instead of speaking: `$1` is the file that it was
  ///   told, `$2` the text.
  package init(_ body: String? = nil) throws {
    scratch = try Scratch()
    path = scratch.path("speak")
    for words in 1...40 {
      try Self.hum(milliseconds: 250 * words).write(to: URL(fileURLWithPath: scratch.path("\(words).wav")))
    }
    let speaks = """
      set -f; file=$1; echo "$2" >> "\(scratch.path("said"))"; set -- $2
      [ $# -gt 40 ] && set -- \((1...40).map(String.init).joined(separator: " "))
      cp "\(scratch.folder)/$#.wav" "$file"
      """
    // Copied by another process: a child that some other test is starting just now would have the file that we write
    // open until it runs its own program, and a program that is open for writing cannot be run ("Text file busy").
    try scratch.write("#!/bin/sh\n\(body ?? speaks)\n", to: "speak.sh")
    let copy = try ChildProcess("cp", [scratch.path("speak.sh"), path])
    guard copy.wait() == 0 else { throw ChildProcess.Trouble.doesNotStart("cp", EIO) }
    chmod(path, 0o755)
  }

  /// The lines that it was asked to speak.
  package var said: [String] {
    String(decoding: scratch.bytes("said") ?? Data(), as: UTF8.self).split(separator: "\n").map(String.init).sorted()
  }

  /// A `config.yaml` that makes it the speech program.
  package var config: String { "speech: { command: [\"\(path)\", \"{file}\", \"{text}\"] }\n" }

  /// A WAV file: 100 ms of silence, a hum that begins and ends at once, 150 ms of silence.
  package static func hum(milliseconds: Int, rate: Int = 22_050, amplitude: Double = 0.2) -> Data {
    var samples = [Int16](repeating: 0, count: rate * (milliseconds + 250) / 1000)
    for i in 0..<rate * milliseconds / 1000 {
      let phase = 2 * Double.pi * Double(i) / Double(rate)
      let value = sin(phase * 210) + sin(phase * 630) / 3 + sin(phase * 1050) / 5
      samples[rate / 10 + i] = Int16(value / 1.5 * amplitude * 32767)
    }
    return wave(samples, rate: rate)
  }

  /// A WAV file of one channel.
  package static func wave(_ samples: [Int16], rate: Int) -> Data {
    func number(_ value: Int, _ count: Int) -> Data {
      Data((0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) })
    }
    var data = Data("RIFF".utf8) + number(36 + samples.count * 2, 4) + Data("WAVEfmt ".utf8) + number(16, 4)
    data += number(1, 2) + number(1, 2) + number(rate, 4) + number(rate * 2, 4) + number(2, 2) + number(16, 2)
    data += Data("data".utf8) + number(samples.count * 2, 4)
    samples.withUnsafeBytes { data.append(contentsOf: $0) }
    return data
  }
}
