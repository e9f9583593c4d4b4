import Foundation

/// Whether tests may take long: `make soak` asks for many more random cases.
package let isSoak = ProcessInfo.processInfo.environment["UNKNOT_SOAK"] == "1"
