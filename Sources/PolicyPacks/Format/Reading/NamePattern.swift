/// How names of one sort are written.
struct NamePattern: Sendable {
  /// Small letters, digits and `_`, a letter first, such as `tracking_subsidy`.
  static let identifier = Self(extras: ["_"], expression: "^[a-z][a-z0-9_]*$")

  /// As identifiers, and hyphens, such as `qinzhou-05`.
  static let hyphenated = Self(extras: ["_", "-"], expression: "^[a-z][a-z0-9_-]*$")

  /// Two identifiers with a dot, such as `household.size`.
  static let member = Self(
    extras: ["_"],
    expression: "^[a-z][a-z0-9_]*\\.[a-z][a-z0-9_]*$",
    parts: 2
  )

  /// What is allowed beside letters and digits.
  let extras: Set<Character>

  /// The pattern as a regular expression, for the JSON Schema.
  let expression: String

  /// How many parts there are, with dots between them.
  var parts = 1

  /// Whether a name is written so.
  func matches(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == self.parts && parts.allSatisfy(matchesPart)
  }

  private func matchesPart(_ part: Substring) -> Bool {
    guard let first = part.first, ("a"..."z").contains(first) else { return false }
    return part.allSatisfy { character in
      ("a"..."z").contains(character) || ("0"..."9").contains(character)
        || extras.contains(character)
    }
  }
}
