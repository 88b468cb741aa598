/// How carefully a fact is handled.
public enum PrivacyClass: String, Sendable, Hashable, Codable, CaseIterable {
  /// It may be shown to whoever may see the subject.
  case open
  /// It tells who a person is: a name, a telephone number, a day of birth.
  case personal
  /// It can harm a person who is known by it: health, disability, a hardship.
  case sensitive
}
