/// How much of an extract may be read.
public struct ExtractLimits: Sendable, Hashable {
  /// The most bytes of a JSON text.
  public var bytes: Int

  /// The most subjects, each version of one counted.
  public var subjects: Int

  /// The most versions of one subject.
  public var versions: Int

  /// The most diagnostics; of the rest only the number is told.
  public var diagnostics: Int

  /// Creates limits.
  public init(
    bytes: Int = 64 << 20,
    subjects: Int = 1_000_000,
    versions: Int = 500,
    diagnostics: Int = 10_000
  ) {
    self.bytes = bytes
    self.subjects = subjects
    self.versions = versions
    self.diagnostics = diagnostics
  }

  /// What suits an extract of a register: 64 MiB, a million subjects.
  public static let standard = ExtractLimits()
}
