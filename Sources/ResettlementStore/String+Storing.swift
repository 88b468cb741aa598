internal import Foundation

extension String {
  /// Returns the text in the one form in which SQLite, which compares bytes, finds it again.
  ///
  /// - Throws: ``StoreDefect/unstorableText`` if SQLite would cut it off.
  func stored() throws(StoreDefect) -> String {
    guard !utf8.contains(0) else { throw .unstorableText }
    if utf8.allSatisfy({ $0 < 128 }) { return self }
    return precomposedStringWithCanonicalMapping
  }
}
