import Units
import Documents
import Sessions

/// The device that sound goes to: the one asked for, else the user's config's, else ALSA's default. What is wrong with the
/// config is said where it is read for the session.
func deviceInForce(_ asked: String?) -> String {
  asked ?? (try? Library().config(Diagnostics()))?.machine["device"]?.text ?? "default"
}
