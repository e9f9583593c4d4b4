// swift-tools-version: 6.1
import PackageDescription

// One target per room of the house (docs/ARCHITECTURE.md): the compiler holds the walls. The folders of Sources/ are the
// straight line from text to sound, in its order; a room may use those above it and those in its own folder.

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")

/// A room: a target in a folder of the line.
func room(
  _ folder: String, _ name: String, uses dependencies: [Target.Dependency] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, path: "Sources/\(folder)/\(name)", plugins: plugins)
}

/// A C library from a Debian package.
func library(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, path: "Sources/C/\(name)", pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// The tests of a room.
func tests(of room: String, with dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(room)Tests", dependencies: [.target(name: room), "TestSupport"] + dependencies, exclude: exclude)
}

let rooms: [Target] = [
  // What everything stands on.
  room("Ground", "Units"),
  room("Ground", "Threads", uses: ["CLinux"]),
  room("Ground", "Files"),
  room("Ground", "Documents", uses: ["Units", "CYAML", "CLinux"]),
  room("Ground", "Shipped", plugins: ["EmbedShippedFiles"]),

  // From text to settings. Nothing here and in Time knows sound.
  room("Text", "Routines", uses: ["Units", "Documents"]),
  room("Text", "Settings", uses: ["Units", "Documents", "Routines"]),
  room("Text", "Importing", uses: ["Units", "Documents", "Routines"]),

  // From settings to a timeline.
  room("Time", "Scheduling", uses: ["Units", "Documents", "Routines", "Settings"]),

  // From a timeline to frames. Only Scoring knows timelines.
  room("Sound", "PCM"),
  room("Sound", "Rendering", uses: ["Units", "PCM"]),
  room("Sound", "SoundFiles", uses: ["Files", "PCM", "CSndFile", "CSoxr", "CTagFile"]),
  room("Sound", "Sounds", uses: ["Units", "Files", "PCM", "Documents", "SoundFiles", "Rendering"]),
  room(
    "Sound", "Speech",
    uses: [subprocess, "Units", "Threads", "Files", "PCM", "Documents", "SoundFiles", "Rendering", "CEbur128"]),
  room("Sound", "Scoring", uses: ["Units", "PCM", "Scheduling", "Rendering"]),

  // A session in the making, for whoever wants one.
  room(
    "Session", "Sessions",
    uses: [
      "Units", "Threads", "Files", "Documents", "Shipped", "Routines", "Settings", "Scheduling", "PCM", "Rendering",
      "SoundFiles", "Sounds", "Speech", "Scoring",
    ]),

  // Where it goes.
  room(
    "Output", "Exports",
    uses: ["Units", "Files", "Documents", "Shipped", "Routines", "Settings", "Scheduling", "Rendering", "Scoring"]),
  room(
    "Output", "Publishing",
    uses: [
      subprocess, "Units", "Threads", "Files", "Documents", "Shipped", "Routines", "Settings", "Scheduling", "PCM",
      "Rendering",
      "SoundFiles", "Scoring", "Sessions", "Exports",
    ]),
  room(
    "Output", "Authoring",
    uses: [
      subprocess, "Units", "Threads", "Files", "Documents", "Routines", "Settings", "SoundFiles", "Sessions", "Exports",
    ]),
  room("Output", "Playback", uses: ["Units", "Threads", "PCM", "Rendering"]),
  room("Output", "Devices", uses: ["Units", "Threads", "PCM", "Playback", "CALSA", "CLinux"]),

  // A session that is played and commanded.
  room(
    "Live", "Live",
    uses: [
      "Units", "Files", "Documents", "Routines", "Settings", "Scheduling", "PCM", "Rendering", "Scoring", "Playback",
    ]),
  room("Live", "MediaControl", uses: ["Units", "Threads", "Scheduling", "Playback", "Live", "CSystemd"]),
  room(
    "Live", "Terminal",
    uses: [
      "Units", "Threads", "Documents", "Scheduling", "Playback", "Devices", "Live", "MediaControl", "CLinux",
    ]),
]

let libraries: [Target] = [
  library("CALSA", "alsa", "libasound2-dev"),
  library("CSndFile", "sndfile", "libsndfile1-dev"),
  library("CSoxr", "soxr", "libsoxr-dev"),
  library("CTagLib", "taglib", "libtag1-dev"),
  library("CEbur128", "libebur128", "libebur128-dev"),
  library("CSystemd", "libsystemd", "libsystemd-dev"),
  library("CYAML", "yaml-0.1", "libyaml-dev"),
  // TagLib is C++: a small C face over the part that is needed.
  .target(name: "CTagFile", dependencies: ["CTagLib"], path: "Sources/C/CTagFile"),
  // What Glibc does not show to Swift.
  .target(name: "CLinux", path: "Sources/C/CLinux"),
]

let command: [Target] = [
  .executableTarget(
    name: "unknot",
    dependencies: [
      argumentParser, "Units", "Threads", "Files", "Documents", "Shipped", "Routines", "Settings",
      "Importing", "Scheduling",
      "PCM", "Rendering", "SoundFiles", "Sounds", "Speech", "Sessions", "Exports", "Publishing", "Authoring",
      "Playback", "Devices", "Live", "MediaControl", "Terminal",
    ]),

  // The files under routines/, audio/, profiles/, phrases/ and handout/, inside the binary.
  .executableTarget(name: "EmbedFiles", path: "Plugins/EmbedFiles"),
  .plugin(name: "EmbedShippedFiles", capability: .buildTool(), dependencies: ["EmbedFiles"]),
]

let testing: [Target] = [
  // A program that the tests of Terminal run on a terminal of its own.
  .executableTarget(name: "TerminalProbe", dependencies: ["Terminal"], path: "Tests/TerminalProbe"),
  .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
  .target(
    name: "TestSupport",
    dependencies: [
      "Units", "Files", "PCM", "Rendering", "Playback", "Scheduling", "Routines", "Settings", "Documents", "Shipped",
      "Live",
    ],
    path: "Tests/TestSupport"),
  tests(of: "Units", with: []),
  tests(of: "Threads", with: []),
  tests(of: "Files", with: []),
  tests(of: "Documents", with: []),
  tests(of: "Shipped", with: []),
  tests(of: "Routines", with: ["Units", "Documents", "Shipped"]),
  tests(
    of: "Settings", with: ["Units", "Routines", "Scheduling", "Documents", "Shipped"],
    exclude: ["Mistakes.txt", "MistakesAround.txt"]),
  tests(of: "Importing", with: ["Routines", "Scheduling", "Documents"]),
  tests(of: "Scheduling", with: ["Units", "Routines", "Settings", "Documents", "Shipped"]),
  tests(of: "PCM", with: []),
  tests(of: "Rendering", with: ["Units", "PCM", "AllocationCounter"]),
  tests(of: "SoundFiles", with: ["Files", "PCM"]),
  tests(of: "Sounds", with: ["Units", "PCM", "Documents", "Shipped", "Rendering"]),
  tests(of: "Speech", with: ["Files", "SoundFiles", "PCM", "Documents"]),
  tests(of: "Scoring", with: ["Units", "Scheduling", "Routines", "Rendering", "PCM"]),
  tests(
    of: "Sessions",
    with: ["Units", "Files", "Documents", "Routines", "Settings", "Scheduling", "Rendering", "Scoring", "Speech"]),
  tests(of: "Exports", with: ["Scheduling", "Routines", "Documents", "Shipped"]),
  tests(
    of: "Publishing",
    with: [
      "Units", "Files", "Documents", "Routines", "Settings", "PCM", "SoundFiles", "Sessions", "Exports", "Scheduling",
    ]),
  tests(of: "Playback", with: ["Rendering", "PCM"]),
  tests(of: "Devices", with: ["Playback", "PCM"]),
  tests(
    of: "Live",
    with: ["Units", "Files", "Documents", "Scheduling", "Scoring", "Routines", "Playback", "Rendering", "PCM"]),
  tests(of: "MediaControl", with: ["Units", "Live", "Scheduling", "Routines", "Playback", "PCM"]),
  tests(of: "Terminal", with: ["TerminalProbe", "Units", "Live", "Scheduling", "Routines", "Playback", "PCM"]),
  .testTarget(
    name: "CommandTests",
    dependencies: ["TestSupport", "Units", "Shipped", "SoundFiles", "PCM", "Routines", "Documents"],
    exclude: ["Golden", "axe.py", "browser.py", "handout.py", "logind.py", "picture.py"]),
]

/// What is built: everything; or, for the sanitizers, which need a build of their own, what plays and what commands it,
/// with whatever that stands on (`UNKNOT_SANITIZED=1`, see scripts/run-tests).
func selected(_ all: [Target]) -> [Target] {
  guard Context.environment["UNKNOT_SANITIZED"] == "1" else { return all }
  var names: Set<String> = []
  var left = ["PlaybackTests", "LiveTests", "TerminalTests", "MediaControlTests"]
  while let name = left.popLast() {
    guard names.insert(name).inserted, let target = all.first(where: { $0.name == name }) else { continue }
    for dependency in target.dependencies {
      switch dependency {
      case .targetItem(let name, _), .byNameItem(let name, _): left.append(name)
      default: break
      }
    }
    for case .plugin(let name, _) in target.plugins ?? [] { left.append(name) }
  }
  return all.filter { names.contains($0.name) }
}

let package = Package(
  name: "unknot",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: selected(rooms + libraries + command + testing),
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
