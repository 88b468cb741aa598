/// Writes diagnostics as a person reads them, each with its line and a mark under its place.
///
/// ```
/// rules/income.yaml:2:12: error: no variable named '人均收' [feel.unknown-name]
/// 2 | when: 收入 < 人均收 * 1.5
///   |              ^^^^^^
/// ```
public struct DiagnosticRenderer: Sendable {
  /// The most diagnostics that are shown; of the rest only the number is.
  public static let limit = 100

  /// The language of the messages.
  public let language: Language

  /// Creates a renderer for a language.
  public init(language: Language) {
    self.language = language
  }

  /// Returns the report: diagnostics by source and place, a line break after each line.
  ///
  /// Those without a place come first, in the order given. The same diagnostics give the same
  /// bytes. Empty where there are no diagnostics.
  public func report(_ diagnostics: some Sequence<Diagnostic>) -> String {
    let sorted = diagnostics.sortedByPlace()
    let lines = LineIndices(for: sorted.prefix(Self.limit))
    var report = ""
    for diagnostic in sorted.prefix(Self.limit) {
      write(diagnostic, to: &report, lines: lines)
    }
    if sorted.count > Self.limit { report += remainder(sorted.count - Self.limit) + "\n" }
    return report
  }

  private func write(
    _ diagnostic: Diagnostic,
    to report: inout String,
    lines: LineIndices
  ) {
    let message = "\(diagnostic.message.text(in: language)) [\(diagnostic.code)]"
    write(diagnostic.severity, message, at: diagnostic.range, to: &report, lines: lines)
    if !diagnostic.isPrivate { write(diagnostic.range, to: &report, lines: lines) }
    for note in diagnostic.notes {
      write(.note, note.message.text(in: language), at: note.range, to: &report, lines: lines)
      if !diagnostic.isPrivate { write(note.range, to: &report, lines: lines) }
    }
    if let fix = diagnostic.fix, !diagnostic.isPrivate {
      report += words(of: fix, at: diagnostic.range) + "\n"
    }
  }

  private func write(
    _ severity: Diagnostic.Severity,
    _ message: String,
    at range: SourceRange?,
    to report: inout String,
    lines: LineIndices
  ) {
    guard let range else {
      report += "\(severity.word(in: language)): \(message)\n"
      return
    }
    let place = lines[range.source].position(at: range.bytes.lowerBound)
    report += "\(range.source.name):\(place.line):\(place.column): "
    report += "\(severity.word(in: language)): \(message)\n"
  }

  private func write(_ range: SourceRange?, to report: inout String, lines: LineIndices) {
    guard let range else { return }
    let excerpt = Excerpt(range, in: lines[range.source])
    let number = String(excerpt.lineNumber)
    let gutter = String(repeating: " ", count: number.count)
    report += "\(number) | \(excerpt.shown)\n\(gutter) | \(excerpt.marks)\n"
  }
}

// MARK: - Words

extension DiagnosticRenderer {
  private func remainder(_ count: Int) -> String {
    switch language {
    case .chinese: "另有 \(count) 条诊断未列出"
    case .english: count == 1 ? "1 more is not shown" : "\(count) more are not shown"
    }
  }

  private func words(of fix: Diagnostic.Fix, at place: SourceRange?) -> String {
    let old = Self.oneLine(fix.range.text)
    let new = Self.oneLine(fix.replacement)
    let named = fix.range == place ? nil : old
    switch language {
    case .chinese: return chineseWords(replacing: old, named: named, with: new)
    case .english: return englishWords(replacing: old, named: named, with: new)
    }
  }

  private func englishWords(replacing old: String, named: String?, with new: String) -> String {
    if old.isEmpty { return "fix: insert '\(new)'" }
    if new.isEmpty { return "fix: delete '\(old)'" }
    return "fix: replace \(named.map { "'\($0)' " } ?? "")with '\(new)'"
  }

  private func chineseWords(replacing old: String, named: String?, with new: String) -> String {
    if old.isEmpty { return "改法：插入“\(new)”" }
    if new.isEmpty { return "改法：删去“\(old)”" }
    return "改法：\(named.map { "将“\($0)”" } ?? "")改为“\(new)”"
  }

  /// Line breaks are shown as they would be escaped, so that a fix stays on its line.
  private static func oneLine(_ text: String) -> String {
    text.unicodeScalars.map { $0 == "\n" ? "\\n" : String($0) }.joined()
  }
}

extension Diagnostic.Severity {
  /// Returns the word shown for it.
  public func word(in language: Language) -> String {
    switch (self, language) {
    case (.error, .chinese): "错误"
    case (.warning, .chinese): "警告"
    case (.note, .chinese): "说明"
    case (_, .english): rawValue
    }
  }
}

// MARK: - Order

extension Sequence<Diagnostic> {
  /// Returns the diagnostics by source and place; those of one place stay in their order.
  public func sortedByPlace() -> [Diagnostic] {
    enumerated().sorted { one, other in
      let (first, second) = (one.element.range, other.element.range)
      return first.isBefore(second) ?? (one.offset < other.offset)
    }
    .map(\.element)
  }
}

extension SourceRange? {
  /// Whether this place is shown before another one; `nil` where both are the same.
  fileprivate func isBefore(_ other: SourceRange?) -> Bool? {
    guard let self else { return other == nil ? nil : true }
    guard let other else { return false }
    if self.source.name != other.source.name { return self.source.name < other.source.name }
    let (one, two) = (self.bytes.lowerBound, other.bytes.lowerBound)
    return one == two ? nil : one < two
  }
}
