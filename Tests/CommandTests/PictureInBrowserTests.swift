import Foundation
import TestSupport
import Testing

/// The picture as a real browser shows it. What librsvg shows is another thing: it takes styles for `<use>` from where
/// browsers do not.
@Suite(.ownThread) struct PictureInBrowserTests {
  private struct Pixels {
    let width: Int
    let bytes: [UInt8]

    /// The colour at a place in the picture's units.
    func colour(_ x: Double, _ y: Double) -> [Int] {
      let start = (Int(y * 2) * width + Int(x * 2)) * 3
      return bytes[start..<start + 3].map(Int.init)
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private func pixels(_ scheme: String, _ folder: String, width: Int) throws -> Pixels {
    let drawn = try ChildProcess.run(
      "ffmpeg", ["-v", "error", "-i", "\(folder)/\(scheme).png", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"])
    try #require(drawn.status == 0, "\(drawn.errorText)")
    return Pixels(width: width * 2, bytes: Array(drawn.output))
  }

  private func colour(_ hex: String) -> [Int] {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    return [number >> 16, number >> 8 & 255, number & 255]
  }

  /// Where each mark has ink, and where one sees the paper through it.
  private static let marks: [(id: String, ink: (Double, Double), paper: (Double, Double)?)] = [
    ("ready", (4, 0), (0, 0)), ("area", (0, 0), (4, -4)), ("side", (-1, 0), (4, -4)), ("rest", (0, 0), (0, -4)),
    ("go", (0, 1), (-4, -4)), ("hold", (0, 0), (4.5, -4.5)), ("halfway", (2, 0), (-1.5, 0)),
    ("release", (3.8, 0), (0, 0)), ("finish", (0, 0), (-4, 4)), ("tick", (0, 0), (4, 0)),
  ]

  @Test(.needs("chromium", "ffmpeg"), arguments: [1000, 360])
  func eachKindOfMarkHasItsColour(width: Int) throws {
    let (unknot, scratch) = (try Unknot(), try Scratch())
    try scratch.write(
      """
      steps:
        - roll: calves
        - rest: 10s
        - stretch: quads
        - breathe: 30s
        - wait: 10s
      """, to: "r.yaml")
    let made = try unknot.run(
      "timeline", scratch.path("r.yaml"), "--format", "svg", "--width", "\(width)")
    try #require(made.status == 0, "\(made.errorText)")
    let svg = made.outputText
    try scratch.write(svg, to: "p.svg")
    let script = Self.folder.appendingPathComponent("picture.py").path
    let shown = try ChildProcess.run("python3", [script, scratch.path("p.svg"), scratch.folder])
    try #require(shown.status == 0, "\(shown.errorText)")

    let sheet = svg.components(separatedBy: "@media (prefers-color-scheme: dark)")
    for (scheme, half, ink, paper) in [
      ("light", sheet[0], "#1d2630", "#ffffff"), ("dark", sheet[1], "#e6ebf0", "#12171d"),
    ] {
      let pixels = try pixels(scheme, scratch.folder, width: width)
      func expect(_ x: Double, _ y: Double, _ wanted: String, _ what: String) {
        let seen = pixels.colour(x, y)
        let differs = zip(seen, colour(wanted)).contains { abs($0 - $1) > 40 }
        #expect(!differs, "\(scheme), \(width) wide, \(what): \(seen) instead of \(wanted)")
      }
      // In the legend each mark stands by itself, before its name.
      for (name, inked, open) in Self.marks {
        guard let (x, y) = try place(name, svg) else {
          Issue.record("no \(name) in the legend")
          continue
        }
        expect(x + inked.0, y + inked.1, ink, name)
        if let open { expect(x + open.0, y + open.1, paper, "around \(name)") }
      }
      for kind in ["ready", "settle", "roll", "hold", "stretch", "rest", "breathe", "wait", "finish"] {
        let fill = try #require(half.firstMatch(of: try Regex("\\.\(kind) \\{ fill: (#[0-9a-f]+)"))?[1].substring)
        let swatch = try Regex("<rect class=\"\(kind)\" x=\"([0-9.]+)\" y=\"([0-9.]+)\"")
        let found = try #require(svg.firstMatch(of: swatch), "\(kind)")
        let (x, y) = (Double(found[1].substring!)!, Double(found[2].substring!)!)
        expect(x + 6, y + 5, String(fill), kind)
      }
    }
  }

  /// The middle of the mark before a name in the legend.
  private func place(_ name: String, _ svg: String) throws -> (Double, Double)? {
    let legend = svg.components(separatedBy: "</g>\n").last ?? ""
    let text = try Regex("<text class=\"small\" x=\"([0-9.]+)\" y=\"([0-9.]+)\">\(name)</text>")
    guard let found = legend.matches(of: text).last, let x = Double(found[1].substring!),
      let y = Double(found[2].substring!)
    else { return nil }
    return (Double(Int(x - 18)) + 6, y - 4)
  }

  @Test(.needs("rsvg-convert", "ffmpeg")) func aPNGIsThePictureInPixels() throws {
    let unknot = try Unknot()
    let made = try unknot.run("timeline", "first-roll", "--format", "png")
    try #require(made.status == 0, "\(made.errorText)")
    try #require(made.output.starts(with: [0x89, 0x50, 0x4E, 0x47]))
    // Its width stands in the header: two pixels for each unit.
    #expect(Array(made.output[16..<20]) == [0, 0, 2000 >> 8, 2000 & 255])
    try made.output.write(to: URL(fileURLWithPath: unknot.folder.path("light.png")))
    let pixels = try pixels("light", unknot.folder.folder, width: 1000)
    #expect(pixels.colour(0, 0) == [255, 255, 255] && Set(pixels.bytes).count > 50)
  }

  @Test func withoutAProgramForItThePNGIsRefusedWithWhatToInstall() throws {
    let (unknot, empty) = (try Unknot(), try Scratch())
    let made = try unknot.run("timeline", "first-roll", "--format", "png", environment: ["PATH": empty.folder])
    #expect(made.status == 69 && made.output.isEmpty)
    #expect(made.errorText.contains("librsvg2-bin"))
    // What fails is told by its own words.
    try empty.write("#!/bin/sh\necho 'no fonts here' >&2\nexit 3\n", to: "rsvg-convert")
    chmod(empty.path("rsvg-convert"), 0o755)
    let failed = try unknot.run("timeline", "first-roll", "--format", "png", environment: ["PATH": empty.folder])
    #expect(failed.status == 69, "\(failed.status) \(failed.errorText)")
    #expect(failed.errorText.contains("rsvg-convert makes no PNG of the picture: no fonts here"))
  }
}
