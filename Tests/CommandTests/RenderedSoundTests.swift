import Foundation
import Shipped
import TestSupport
import Testing

extension CommandTests {
  /// What is in the files: the samples themselves, measured.
  @Suite struct RenderedSound {
    private struct Onset {
      var name: String
      /// Exact, in milliseconds.
      var start: Int
      var end: Int

      /// The frame nearest to it.
      func first(_ rate: Int) -> Int { (start * rate * 2 + 1000) / 2000 }
      /// No frame of it is after this one.
      func last(_ rate: Int) -> Int { (end * rate + 999) / 1000 + 1 }
    }

    /// Every chime of a session, by time, as its timeline has it.
    private func chimes(_ unknot: Unknot, _ arguments: [String]) throws -> [Onset] {
      let output = try unknot.run(["timeline", "--format", "json"] + arguments).output
      let object = try #require(try JSONSerialization.jsonObject(with: output) as? [String: Any])
      let cues = try #require(object["cues"] as? [[String: Any]])
      return cues.filter { $0["bus"] as? String == "chimes" }.map { cue in
        let start = Int(((cue["at"] as! Double) * 1000).rounded())
        let length = Int(((cue["duration"] as! Double) * 1000).rounded())
        return Onset(name: cue["name"] as! String, start: start, end: start + length)
      }
    }

    static let sessions =
      Shipped.names(in: "routines").enumerated().map { ($1, $0 % 2 == 0 ? 48_000 : 44_100) }
      + [("first-roll", 48_000), ("first-roll", 22_050)]

    /// As floating point, which has no dither: a clip's own first sample can be told from silence.
    @Test(arguments: sessions)
    func everyOnsetAfterSilenceStandsOnItsCuesFrame(routine: String, rate: Int) throws {
      let unknot = try Unknot()
      let result = try unknot.run(
        "render", routine, "--volume", "breath=off", "--bits", "float", "--channels", "1", "--rate", "\(rate)",
        "-o", "a.wav")
      #expect(result.status == 0)
      let file = try SoundFile(unknot.folder.path("a.wav"))
      #expect(file.rate == rate && file.channels == 1)
      let chimes = try chimes(unknot, [routine])
      #expect(chimes.count > 10)
      var onsets = 0
      file.read(as: Float.self) { samples in
        var silent = 0
        for chime in chimes {
          let first = chime.first(rate)
          if first > silent {
            #expect(samples.isSilent(silent..<first), "before \(chime.name) at \(chime.start) ms")
            #expect(samples[first] != 0, "\(chime.name) at \(chime.start) ms")
            onsets += 1
          }
          silent = max(silent, chime.last(rate))
        }
        #expect(samples.isSilent(min(silent, samples.count)..<samples.count))
      }
      #expect(onsets > chimes.count / 3)
    }

    @Test func in16BitTheDitherEndsWithTheClip() throws {
      let unknot = try Unknot()
      #expect(try unknot.run("render", "--volume", "breath=off", "-o", "a.wav").status == 0)
      let chimes = try chimes(unknot, [])
      try SoundFile(unknot.folder.path("a.wav")).read(as: Int16.self) { samples in
        var silent = 0
        var gaps = 0
        for chime in chimes {
          let first = chime.first(48_000)
          if first > silent {
            #expect(samples.isSilent(2 * silent..<2 * first), "before \(chime.name) at \(chime.start) ms")
            gaps += 1
          }
          silent = max(silent, chime.last(48_000))
        }
        #expect(gaps > 10)
      }
    }

    /// All that sounds at once at its loudest: short holds make many chimes, with breaths that never stop.
    static let dense =
      "timing: { settle: 4s, switch: 4s, roll: 0s, hold: 4s, spots: 6, breath: 1-0-1-0, ready: 4s }\n"
      + "steps:\n  - repeat: 2\n    steps:\n      - roll: calves\n        sides: each\n  - stretch: quads\n"

    @Test(.needs("ffmpeg"), arguments: ["first-roll", "-"], [[], ["--volume", "chimes=12", "--volume", "breath=12"]])
    func noClickNoDirectCurrentNothingTooLoud(routine: String, options: [String]) throws {
      let unknot = try Unknot()
      let arguments = ["render", routine, "-o", "a.wav"] + options
      #expect(try unknot.run(arguments, input: Data(Self.dense.utf8)).status == 0)
      try SoundFile(unknot.folder.path("a.wav")).read(as: Int16.self) { samples in
        let channel = { (offset: Int) in
          var (sum, peak, step, last) = (0, 0, 0, 0)
          var index = offset
          while index < samples.count {
            let sample = Int(samples[index])
            sum += sample
            peak = max(peak, abs(sample))
            step = max(step, abs(sample - last))
            last = sample
            index += 2
          }
          return (mean: Double(sum) / Double(samples.count / 2), peak: peak, step: step)
        }
        for side in [channel(0), channel(1)] {
          // What is limited because it was turned up that far may lean by less than the smallest step.
          #expect(abs(side.mean) < (options.isEmpty ? 0.05 : 1), "\(side)")
          #expect(side.peak > 3000 && Double(side.peak) < 32_768 * 0.891, "\(side)")
          // A click is a jump of the order of the level itself; the steepest strike is far from it.
          #expect(side.step < side.peak * 2 / 5, "\(side)")
        }
      }
      let measured = try ChildProcess.run(
        "ffmpeg",
        ["-hide_banner", "-nostats", "-i", unknot.folder.path("a.wav"), "-af", "ebur128=peak=true", "-f", "null", "-"])
      let peak = try #require(measured.errorText.components(separatedBy: "Peak:").last?.split(separator: " ").first)
      #expect(try #require(Double(peak)) <= -1, "\(peak) dBFS")
    }

    @Test func monoIsTheMeanOfBothChannels() throws {
      let unknot = try Unknot()
      for channels in ["1", "2"] {
        #expect(
          try unknot.run("render", "--channels", channels, "--bits", "float", "-o", "\(channels).wav").status == 0)
      }
      let (mono, stereo) = (
        try SoundFile(unknot.folder.path("1.wav")), try SoundFile(unknot.folder.path("2.wav"))
      )
      #expect(mono.channels == 1 && stereo.channels == 2)
      mono.read(as: Float.self) { mono in
        stereo.read(as: Float.self) { stereo in
          #expect(stereo.count == 2 * mono.count)
          var (difference, width) = (Float(0), Float(0))
          var frame = 0
          while frame < mono.count {
            let (left, right) = (stereo[2 * frame], stereo[2 * frame + 1])
            difference = max(difference, abs((left + right) / 2 - mono[frame]))
            width = max(width, abs(left - right))
            frame += 1
          }
          #expect(difference < 1e-6)
          // The cue to change sides leans to one.
          #expect(width > 0.01)
        }
      }
    }
  }
}
