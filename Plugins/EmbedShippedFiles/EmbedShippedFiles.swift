import Foundation
import PackagePlugin

/// Turns the folders of shipped files into one Swift source of the `Shipped` target.
@main
struct EmbedShippedFiles: BuildToolPlugin {
  static let folders = ["routines", "audio", "profiles", "phrases", "handout"]

  func createBuildCommands(context: PluginContext, target: Target) async throws -> [Command] {
    let root = context.package.directoryURL
    let output = context.pluginWorkDirectoryURL.appending(path: "ShippedFiles.swift")
    let folders = Self.folders.map { root.appending(path: $0) }
    // SwiftPM plans a build anew only when a target's own folder changes, so the list of files below goes stale: a file
    // added since would be embedded, its next edit silently not. An input that differs in every build process makes
    // the command run each time; EmbedFiles leaves its output alone when nothing changed, so nothing is recompiled.
    let everNew = [URL(fileURLWithPath: "/proc/self/stat")].filter { FileManager.default.fileExists(atPath: $0.path) }
    // Where there is no /proc, the folders and files themselves: this notices all but that one edit.
    let listed = try folders.flatMap { folder in
      [folder]
        + (try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted().map { folder.appending(path: $0) })
    }
    let inputs = everNew.isEmpty ? listed : everNew
    return [
      .buildCommand(
        displayName: "Embedding shipped files",
        executable: try context.tool(named: "EmbedFiles").url,
        arguments: [root.path, output.path] + Self.folders,
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
