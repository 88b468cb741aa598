/// Something that is to be said about a text that a person wrote, at its place.
public struct Diagnostic: Error, Sendable, Hashable {
  /// How bad it is.
  public enum Severity: String, Sendable, Hashable, Codable {
    /// The text can't be used as it is.
    case error
    /// The text can be used, but probably does not say what its author meant.
    case warning
    /// Something worth knowing.
    case note
  }

  /// What is said, in both languages, under a code that stays the same.
  public struct Message: Sendable, Hashable {
    /// The stable code, such as `feel.unknown-name`.
    ///
    /// All are listed in DiagnosticCodes.
    public let code: String

    /// The message in English.
    public let english: String

    /// The message in simplified Chinese.
    public let chinese: String

    /// Creates a message.
    public init(_ code: String, en english: String, zh chinese: String) {
      self.code = code
      self.english = english
      self.chinese = chinese
    }
  }

  /// A second place, with what it has to do with the first.
  public struct Note: Sendable, Hashable {
    /// What is said of the second place.
    public let message: Message

    /// The second place, if the note has one.
    public let range: SourceRange?

    /// Creates a note.
    public init(_ message: Message, at range: SourceRange? = nil) {
      self.message = message
      self.range = range
    }
  }

  /// A change to the text that would mend it.
  public struct Fix: Sendable, Hashable {
    /// What to replace.
    public let range: SourceRange

    /// What to put there.
    public let replacement: String

    /// Creates a fix.
    public init(replacing range: SourceRange, with replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// How bad it is.
  public let severity: Severity

  /// What is said.
  public let message: Message

  /// Where; `nil` for what concerns no single place, such as a file that is missing.
  public let range: SourceRange?

  /// Second places.
  public let notes: [Note]

  /// A change that would mend it.
  public let fix: Fix?

  /// Whether its place holds a person's data, so that a report shows the place but no line of it.
  public var isPrivate = false

  /// Creates a diagnostic.
  public init(
    _ severity: Severity,
    _ message: Message,
    at range: SourceRange?,
    notes: [Note] = [],
    fix: Fix? = nil
  ) {
    self.severity = severity
    self.message = message
    self.range = range
    self.notes = notes
    self.fix = fix
  }

  /// Creates an error.
  public init(_ message: Message, at range: SourceRange?, notes: [Note] = [], fix: Fix? = nil) {
    self.init(.error, message, at: range, notes: notes, fix: fix)
  }

  /// The stable code of the message.
  public var code: String { message.code }
}

/// Everything that is wrong with some texts, collected.
public struct DiagnosticsError: Error, Sendable {
  /// What was found, at least one of them an error.
  public let diagnostics: [Diagnostic]

  /// Creates an error from what was found.
  public init(_ diagnostics: [Diagnostic]) {
    precondition(!diagnostics.isEmpty, "an error without diagnostics says nothing")
    self.diagnostics = diagnostics
  }
}

/// A language in which results and messages are shown.
public enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  /// Simplified Chinese.
  case chinese = "zh"
  /// English.
  case english = "en"
}

extension Diagnostic.Message {
  /// Returns the message in a language.
  public func text(in language: Language) -> String {
    switch language {
    case .chinese: chinese
    case .english: english
    }
  }
}
