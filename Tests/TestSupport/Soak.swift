import Foundation

/// Whether tests may take long: `make prove` asks for many more random cases.
package let isSoak = ProcessInfo.processInfo.environment["UNKNOT_SOAK"] == "1"
