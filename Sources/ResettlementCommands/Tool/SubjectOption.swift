internal import ArgumentParser
internal import ResettlementCore
internal import ResettlementKit

/// A subject or a kind of subjects in an option.
enum SubjectOption {
  /// Returns the subject that a text means, such as `person/P1`.
  @Sendable static func subject(_ text: String) throws -> SubjectReference {
    guard let subject = SubjectReference(slashed: text) else {
      throw ValidationError("'\(text)' is no subject; write it as person/P1")
    }
    return subject
  }

  /// Returns the kind that a text means, such as `household`.
  @Sendable static func kind(_ text: String) throws -> SubjectKind {
    guard let kind = SubjectKind(rawValue: text) else {
      throw ValidationError("'\(text)' is no kind of subject; write it as household")
    }
    return kind
  }
}
