import Documents
import Sessions

/// The device that sound goes to: the one asked for, else the config's, else ALSA's default.
struct DeviceInForce {
  let name: String
  /// Where the config names it; nil if the config is not what decides.
  private let location: TextLocation?

  /// - Parameter diagnostics: takes the mistakes in the config, if it has to be read.
  init(_ asked: String?, _ diagnostics: Diagnostics) {
    let node = asked == nil ? (try? Library().config(diagnostics))?.machine["device"] : nil
    (name, location) = (asked ?? node?.text ?? "default", node?.location)
  }

  /// A sentence to add to an error of the device, if it was the config that named it; else empty.
  var origin: String {
    location.map { ". Your config names it: \($0.source.name):\($0.mark.line)" } ?? ""
  }
}
