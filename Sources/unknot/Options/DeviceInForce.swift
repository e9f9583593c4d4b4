import Documents
import Sessions

/// The device that sound goes to: the one asked for, else the config's, else ALSA's default.
struct DeviceInForce {
  let name: String
  /// Where the config names it; nil if the config is not what decides.
  private let place: Place?

  /// - Parameter diagnostics: takes what is wrong with the config, if it is read.
  init(_ asked: String?, _ diagnostics: Diagnostics) {
    let node = asked == nil ? (try? Library().config(diagnostics))?.machine["device"] : nil
    (name, place) = (asked ?? node?.text ?? "default", node?.place)
  }

  /// To be said behind an error of the device, if it was the config that named it.
  var origin: String {
    place.map { ". Your config names it: \($0.source.name):\($0.mark.line)" } ?? ""
  }
}
