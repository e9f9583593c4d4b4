import CSystemd

/// A value in a D-Bus message, of the types that MPRIS needs.
enum BusValue: Equatable {
  case string(String)
  case path(String)
  case bool(Bool)
  case double(Double)
  case int64(Int64)
  case strings([String])
  case map([Pair])

  struct Pair: Equatable {
    var key: String
    var value: BusValue

    init(_ key: String, _ value: BusValue) { (self.key, self.value) = (key, value) }
  }

  var signature: String {
    switch self {
    case .string: "s"
    case .path: "o"
    case .bool: "b"
    case .double: "d"
    case .int64: "x"
    case .strings: "as"
    case .map: "a{sv}"
    }
  }
}

/// A message of sd-bus, freed with its last owner. None of these calls blocks.
struct BusMessage: ~Copyable {
  let raw: OpaquePointer

  /// - Parameter raw: a reference that this value takes over and frees.
  init?(_ raw: OpaquePointer?) {
    guard let raw else { return nil }
    self.raw = raw
  }

  deinit { sd_bus_message_unref(raw) }

  // MARK: - Writing

  func append(_ value: BusValue) {
    switch value {
    case .string(let text): append("s", text)
    case .path(let path): append("o", path)
    case .bool(let bool): append("b", Int32(bool ? 1 : 0))
    case .double(let number): append("d", number)
    case .int64(let number): append("x", number)
    case .strings(let texts): container("a", "s") { for text in texts { append("s", text) } }
    case .map(let pairs):
      container("a", "{sv}") {
        for pair in pairs {
          container("e", "sv") {
            append("s", pair.key)
            appendVariant(pair.value)
          }
        }
      }
    }
  }

  func appendVariant(_ value: BusValue) { container("v", value.signature) { append(value) } }

  private func append(_ type: Unicode.Scalar, _ text: String) {
    _ = text.withCString { sd_bus_message_append_basic(raw, Self.code(type), $0) }
  }

  private func append<Number: BitwiseCopyable>(_ type: Unicode.Scalar, _ number: Number) {
    _ = withUnsafePointer(to: number) { sd_bus_message_append_basic(raw, Self.code(type), $0) }
  }

  private func container(_ type: Unicode.Scalar, _ contents: String, _ fill: () -> Void) {
    sd_bus_message_open_container(raw, Self.code(type), contents)
    fill()
    sd_bus_message_close_container(raw)
  }

  static func code(_ type: Unicode.Scalar) -> CChar { CChar(bitPattern: UInt8(ascii: type)) }
}

/// Reads what others sent, from front to back; each reader returns nil where the message holds another type.
enum BusReading {
  static func string(_ message: OpaquePointer, _ type: Unicode.Scalar = "s") -> String? {
    var text: UnsafePointer<CChar>?
    guard sd_bus_message_read_basic(message, BusMessage.code(type), &text) > 0, let text else { return nil }
    return String(cString: text)
  }

  static func int64(_ message: OpaquePointer) -> Int64? {
    var number: Int64 = 0
    return sd_bus_message_read_basic(message, BusMessage.code("x"), &number) > 0 ? number : nil
  }

  static func variantDouble(_ message: OpaquePointer) -> Double? {
    guard sd_bus_message_enter_container(message, BusMessage.code("v"), "d") > 0 else { return nil }
    var number = 0.0
    return sd_bus_message_read_basic(message, BusMessage.code("d"), &number) > 0 && number.isFinite ? number : nil
  }
}
