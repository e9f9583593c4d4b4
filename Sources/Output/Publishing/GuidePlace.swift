import Documents
import Files
import SoundFiles

/// Where guides are written, as `--output` and `--format` ask.
package struct GuidePlace: Sendable {
  /// The file or folder of `--output`; nil: here, under the routine's name.
  private let output: String?
  private let isOneOfMany: Bool
  private let format: GuideFormat?

  package init(output: String?, isOneOfMany: Bool, format: GuideFormat?) {
    (self.output, self.isOneOfMany, self.format) = (output, isOneOfMany, format)
  }

  /// The file of a routine's guide. Makes the folder that the file lies in, if that is asked for.
  ///
  /// - Throws: a failure, or a `FileError`, of status 73.
  package func path(of routine: String) throws -> String {
    let file = "\(routine).\((format ?? .sound(.wav)).name)"
    guard let output else { return file }
    let exists = isThere(output)
    guard isFolder(output) || output.hasSuffix("/") || isOneOfMany else { return output }
    if exists, !isFolder(output) {
      throw Failure(.cannotCreate, "\"\(output)\" is a file; several routines need a folder")
    }
    // A name such as d.mp3 means a file, even if there is a folder of that name.
    if exists, !isOneOfMany, !output.hasSuffix("/"), ending(of: output).flatMap(GuideFormat.init(ending:)) != nil {
      throw Failure(
        .cannotCreate, "\"\(output)\" is a folder; to write into it, name it \"\(output)/\", or choose another name")
    }
    try makeFolder(output)
    return output.hasSuffix("/") ? output + file : "\(output)/\(file)"
  }
}
