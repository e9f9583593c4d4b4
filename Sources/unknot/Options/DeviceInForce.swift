import Documents
import Sessions

/// The device that sound goes to: the one asked for, else the config's, else ALSA's default.
struct DeviceInForce {
  let name: String
  /// Where the config names it; nil if the config is not what decides.
  private let location: TextLocation?

  /// - Parameter diagnostics: takes what is wrong with the config, if it is read.
  init(_ asked: String?, _ diagnostics: Diagnostics) {
    let node = asked == nil ? (try? Library().config(diagnostics))?.machine["device"] : nil
    (name, location) = (asked ?? node?.text ?? "default", node?.location)
  }

  /// To be said behind an error of the device, if it was the config that named it.
  var origin: String {
    location.map { ". Your config names it: \($0.source.name):\($0.mark.line)" } ?? ""
  }
}
