/// The reason why a fact can't have a value, which names types and limits and never the value.
public struct FactMismatch: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// The kind of subject has no such fact.
    case noSuchFact
    /// There is no such subject.
    case noSuchSubject
    /// The value is of another type.
    case wrongType(expected: FactType, found: LocalizedText)
    /// The value says that there is none, but there always is one.
    case mayNotBeAbsent(FactType)
    /// The symbol is no case of the enumeration.
    case noSuchCase(Enumeration)
    /// The number is too small or too large.
    case outOfRange(NumberRange)
    /// The number has more decimal places than its unit is counted in.
    case tooManyDecimals(NumberRange)
  }

  /// The fact's id.
  public let fact: String

  /// The kind of subject the fact is of.
  public let subject: SubjectKind

  /// What is wrong.
  public let reason: Reason

  /// Creates a mismatch.
  public init(fact: String, subject: SubjectKind, reason: Reason) {
    self.fact = fact
    self.subject = subject
    self.reason = reason
  }
}

// MARK: - Messages

extension FactMismatch: CustomStringConvertible {
  /// The message in English.
  public var description: String { message.english }

  /// What is wrong and what is wanted, in both languages.
  public var message: LocalizedText {
    let chinese = "“\(subject.chineseName)”的“\(fact)”\(chineseReason)"
    return LocalizedText(zh: chinese, en: "'\(subject.rawValue).\(fact)' \(englishReason)")
  }

  private var englishReason: String {
    switch reason {
    case .noSuchFact: "is not declared"
    case .noSuchSubject: "can't be set: there is no such subject"
    case .wrongType(let expected, let found):
      "must be of type \(expected.name.english), not \(found.english)"
    case .mayNotBeAbsent: "can't be null; leave it out if it is not known"
    case .noSuchCase(let enumeration):
      "must be one of \(enumeration.cases.map(\.id).joined(separator: ", "))"
    case .outOfRange(let range): "must be \(limits(range, "at least", "at most", " and "))"
    case .tooManyDecimals(let range): "must have at most \(range.decimals) decimal places"
    }
  }

  private var chineseReason: String {
    switch reason {
    case .noSuchFact: "没有声明"
    case .noSuchSubject: "无法设定：没有这个对象"
    case .wrongType(let expected, let found):
      "应为\(expected.name.chinese)，不是\(found.chinese)"
    case .mayNotBeAbsent: "不能为 null;不清楚时请省略"
    case .noSuchCase(let enumeration):
      "应为下列之一：\(enumeration.cases.map(\.id).joined(separator: "、"))"
    case .outOfRange(let range): "应\(limits(range, "不小于", "不大于", ","))"
    case .tooManyDecimals(let range): "最多有 \(range.decimals) 位小数"
    }
  }

  private func limits(
    _ range: NumberRange,
    _ least: String,
    _ most: String,
    _ and: String
  ) -> String {
    [range.minimum.map { "\(least) \($0)" }, range.maximum.map { "\(most) \($0)" }]
      .compactMap(\.self).joined(separator: and)
  }
}
