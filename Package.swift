// swift-tools-version: 6.1
import PackageDescription

// One target per room of the house (docs/ARCHITECTURE.md): the compiler holds the walls.
let package = Package(
  name: "unknot",
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
  ],
  targets: [
    // C libraries, from Debian packages.
    .systemLibrary(name: "CALSA", pkgConfig: "alsa", providers: [.apt(["libasound2-dev"])]),
    .systemLibrary(name: "CSndFile", pkgConfig: "sndfile", providers: [.apt(["libsndfile1-dev"])]),
    .systemLibrary(name: "CSoxr", pkgConfig: "soxr", providers: [.apt(["libsoxr-dev"])]),
    .systemLibrary(name: "CTagLib", pkgConfig: "taglib", providers: [.apt(["libtag1-dev"])]),
    // TagLib is C++: a small C face over the part that is needed.
    .target(name: "CTagFile", dependencies: ["CTagLib"]),
    .systemLibrary(name: "CEbur128", pkgConfig: "libebur128", providers: [.apt(["libebur128-dev"])]),
    .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
    .target(name: "CLinux"),

    // From text to a timeline. These rooms know nothing of sound.
    .target(name: "Documents", dependencies: [.product(name: "Yams", package: "Yams")]),
    .target(name: "Routines", dependencies: ["Documents"]),
    .target(name: "Scheduling", dependencies: ["Documents", "Routines"]),
    .target(name: "Importing", dependencies: ["Documents", "Routines"]),

    // From a score to frames. These rooms know nothing of routines.
    .target(name: "PCM"),
    .target(name: "Rendering", dependencies: ["PCM"]),
    .target(name: "SoundFiles", dependencies: ["PCM", "CSndFile", "CSoxr", "CTagFile"]),
    .target(name: "Playback", dependencies: ["PCM", "Rendering", "CLinux"]),
    .target(name: "Devices", dependencies: ["PCM", "Playback", "CALSA", "CLinux"]),

    // Where the two meet.
    .target(name: "Shipped", plugins: ["EmbedShippedFiles"]),
    .target(name: "Sounds", dependencies: ["PCM", "Documents", "SoundFiles", "Rendering"]),
    .target(
      name: "Speech",
      dependencies: [
        .product(name: "Subprocess", package: "swift-subprocess"), "PCM", "Documents", "SoundFiles", "Rendering",
        "CEbur128",
      ]),
    .target(name: "Scoring", dependencies: ["PCM", "Scheduling", "Rendering"]),
    .target(name: "Guides", dependencies: ["Documents", "Shipped", "Routines", "Scheduling", "Rendering", "Scoring"]),
    .target(
      name: "Control",
      dependencies: [
        "PCM", "Documents", "Routines", "Scheduling", "Rendering", "Scoring", "Playback", "CLinux", "CSystemd",
      ]),
    .executableTarget(
      name: "unknot",
      dependencies: [
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        "PCM", "Documents", "Routines", "Scheduling", "Rendering", "SoundFiles", "Sounds", "Speech", "Scoring",
        "Playback", "Devices", "Shipped", "Guides", "Control", "Importing", "CLinux",
      ]),

    // The files under routines/, audio/, profiles/ and phrases/, inside the binary.
    .executableTarget(name: "EmbedFiles"),
    .plugin(name: "EmbedShippedFiles", capability: .buildTool(), dependencies: ["EmbedFiles"]),

    .target(name: "AllocationCounter", path: "Tests/AllocationCounter"),
    .target(
      name: "TestSupport",
      dependencies: ["PCM", "Rendering", "Playback", "Scheduling", "Routines", "Documents", "Shipped"],
      path: "Tests/TestSupport"),
    .testTarget(name: "PCMTests", dependencies: ["PCM"]),
    .testTarget(name: "ShippedTests", dependencies: ["Shipped"]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents"]),
    .testTarget(
      name: "RoutinesTests", dependencies: ["Routines", "Scheduling", "Documents", "Shipped", "TestSupport"],
      exclude: ["Mistakes.txt", "MistakesAround.txt"]),
    .testTarget(
      name: "SchedulingTests", dependencies: ["Scheduling", "Routines", "Documents", "Shipped", "TestSupport"]),
    .testTarget(name: "RenderingTests", dependencies: ["Rendering", "PCM", "TestSupport", "AllocationCounter"]),
    .testTarget(name: "SoundFilesTests", dependencies: ["SoundFiles", "PCM", "TestSupport"]),
    .testTarget(
      name: "SoundsTests", dependencies: ["Sounds", "PCM", "Documents", "Shipped", "Rendering", "TestSupport"]),
    .testTarget(name: "SpeechTests", dependencies: ["Speech", "SoundFiles", "PCM", "Documents", "TestSupport"]),
    .testTarget(
      name: "ScoringTests",
      dependencies: ["Scoring", "Scheduling", "Routines", "Rendering", "PCM", "TestSupport"]),
    .testTarget(name: "PlaybackTests", dependencies: ["Playback", "Rendering", "PCM", "TestSupport"]),
    .testTarget(name: "DevicesTests", dependencies: ["Devices", "Playback", "PCM", "TestSupport"]),
    .testTarget(
      name: "GuidesTests", dependencies: ["Guides", "Scheduling", "Routines", "Documents", "Shipped", "TestSupport"]),
    .testTarget(
      name: "ImportingTests", dependencies: ["Importing", "Routines", "Scheduling", "Documents", "TestSupport"]),
    .testTarget(
      name: "ControlTests",
      dependencies: ["Control", "Scheduling", "Scoring", "Routines", "Playback", "Rendering", "PCM", "TestSupport"]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "Shipped", "SoundFiles", "PCM", "Routines", "Documents"],
      exclude: ["Golden", "handout.py", "logind.py"]),
  ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)
