internal import Foundation

extension String {
  /// Returns the text in the one form in which SQLite, which compares bytes, finds it again.
  ///
  /// - Throws: ``StoreDefect/unstorableText`` if SQLite would cut it off.
  func stored() throws(StoreDefect) -> String {
    guard !utf8.contains(0) else { throw .unstorableText }
    return composed
  }

  /// Returns a name in that form, such as the id of an entry, which is not encrypted.
  ///
  /// - Throws: ``StoreDefect/personalName`` if it looks like a number of a person.
  func storedName() throws(StoreDefect) -> String {
    guard !PersonalName.isOne(self) else { throw .personalName }
    return try stored()
  }

  /// The text in the one form that equal texts have in bytes.
  var composed: String {
    utf8.allSatisfy { $0 < 128 } ? self : precomposedStringWithCanonicalMapping
  }
}
