internal import Foundation
internal import ResettlementCore

/// What tells in words who somebody is: names, and numbers such as those of identity, telephone and
/// account.
///
/// Nothing of it shows in a description or is kept: it is read before somebody is erased, to find the
/// words of others in which it stands.
struct TellingValues: Equatable {
  /// The values in the form in which texts are searched.
  private var values: Set<String> = []

  /// Whether there is nothing to search for.
  var isEmpty: Bool { values.isEmpty }

  /// Adds what tells who the subject is of which something is known.
  mutating func add(_ facts: [(id: String, value: FactValue)], of kind: SubjectKind) {
    for fact in facts {
      let privacy = FactCatalogue.core.fact(id: fact.id, of: kind)?.privacy ?? .sensitive
      guard privacy != .open, case .text(let text) = fact.value else { continue }
      let plain = Self.plain(text)
      let digits = plain.utf8.count { 48...57 ~= $0 }
      guard digits >= 6 || (fact.id == "name" && plain.count >= 2) else { continue }
      values.insert(plain)
      if let old = Self.old(plain) { values.insert(old) }
    }
  }

  /// Whether one of them stands in a text, with whatever spaces, dashes, dots and wide characters.
  func isIn(_ text: String) -> Bool {
    guard !values.isEmpty else { return false }
    let plain = Self.plain(text)
    return values.contains { plain.contains($0) }
  }

  private static let separators = Set(" -_./·•\u{3000}\t\n\r")

  private static func plain(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased().filter { !separators.contains($0) }
  }

  /// An identity number of eighteen characters as it was before, of fifteen.
  private static func old(_ number: String) -> String? {
    guard number.utf8.count == 18, number.dropLast().utf8.allSatisfy({ 48...57 ~= $0 }) else {
      return nil
    }
    return String(number.prefix(6) + number.dropFirst(8).dropLast())
  }
}

extension TellingValues: CustomStringConvertible, CustomReflectable {
  /// How many there are.
  var description: String { "\(values.count) values" }

  /// Nothing of them.
  var customMirror: Mirror { Mirror(self, children: []) }
}
