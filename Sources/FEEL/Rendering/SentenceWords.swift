public import Diagnostics
internal import Quantities

/// The words and marks of sentences about expressions, in Chinese or English.
///
/// Reports that say more than ``SentenceRenderer`` does can use the same words for the same things.
public struct SentenceWords: Sendable, Hashable {
  /// The language.
  public let language: Language

  /// Creates the words of a language.
  public init(_ language: Language) { self.language = language }

  /// Returns the one of two texts that is in the language.
  public func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }

  // MARK: - Marks

  /// Returns a title followed by what is said of it.
  public func said(_ title: String, _ what: String) -> String {
    pick("\(title)：\(what)", "\(title): \(what)")
  }

  /// Returns several parts of a sentence, joined by commas.
  public func clauses(_ parts: [String]) -> String { parts.joined(separator: pick("，", ", ")) }

  /// Returns a list of words.
  public func list(_ words: [String]) -> String { words.joined(separator: pick("、", ", ")) }

  /// Returns a text in parentheses behind another one; nothing for no text.
  public func aside(_ text: String) -> String {
    text.isEmpty ? "" : pick("（\(text)）", " (\(text))")
  }

  /// Returns a text in quotation marks.
  public func quoted(_ text: String) -> String { pick("“\(text)”", "'\(text)'") }

  /// Returns a part of a sentence in parentheses, so that it is read as one.
  func bracketed(_ text: String) -> String { pick("（\(text)）", "(\(text))") }

  /// Returns a name with its value; Chinese has a blank only between a character and a figure.
  public func valued(_ name: String, _ value: String) -> String {
    let isFigure = value.unicodeScalars.first?.isASCII ?? true
    return language == .english || isFigure ? "\(name) \(value)" : name + value
  }

  // MARK: - Words

  /// The word for what is not known.
  public var unknown: String { pick("未知", "not known") }

  /// The word for what there is not.
  public var absent: String { pick("无", "none") }

  /// The word for yes or no.
  public func truth(_ truth: Bool) -> String { truth ? pick("是", "yes") : pick("否", "no") }

  /// The sign of a comparison as it is printed.
  public func sign(_ comparator: String) -> String {
    ["<=": "≤", ">=": "≥", "!=": "≠", "in": pick("属于", "in")][comparator] ?? comparator
  }

  // MARK: - Values

  /// Returns a value as a person reads it; texts stand in quotation marks.
  public func text(_ value: Value) -> String {
    switch value {
    case .null: absent
    case .boolean(let truth): self.truth(truth)
    case .string(let text): quoted(text)
    case .yearsMonthsDuration(let months): duration(months: months)
    case .daysTimeDuration(let duration): self.duration(duration)
    case .list(let items): items.isEmpty ? pick("空列表", "an empty list") : list(items.map(text))
    case .context(let context):
      list(context.entries.map { said($0.key, text($0.value)) })
    case .range, .number, .date, .time, .dateTime, .function: value.text
    }
  }

  private func duration(months: Int) -> String {
    let (years, rest) = (months.magnitude / 12, months.magnitude % 12)
    let parts = [
      years == 0 ? nil : count("\(years)", "年", "year"),
      rest == 0 && years > 0 ? nil : count("\(rest)", "个月", "month"),
    ]
    return signed(parts.compactMap(\.self), isNegative: months < 0)
  }

  private func duration(_ duration: DaysTimeDuration) -> String {
    let size = DaysTimeDuration(seconds: duration.seconds.magnitude)
    guard size.seconds.isInteger else { return duration.description }
    let parts = [
      (size.count(of: .days), "天", "day"), (size.count(of: .hours), "小时", "hour"),
      (size.count(of: .minutes), "分钟", "minute"), (size.count(of: .seconds), "秒", "second"),
    ].compactMap { number, chinese, english in
      number.flatMap { $0 == 0 ? nil : count("\($0)", chinese, english) }
    }
    let none = [count("0", "天", "day")]
    return signed(parts.isEmpty ? none : parts, isNegative: duration.seconds.isNegative)
  }

  private func count(_ number: String, _ chinese: String, _ english: String) -> String {
    pick("\(number) \(chinese)", "\(number) \(english)\(number == "1" ? "" : "s")")
  }

  private func signed(_ parts: [String], isNegative: Bool) -> String {
    (isNegative ? pick("负 ", "minus ") : "") + parts.joined(separator: " ")
  }
}
