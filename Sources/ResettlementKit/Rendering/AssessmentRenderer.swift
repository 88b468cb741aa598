public import Diagnostics
public import ResettlementCore

/// Writes answers with their reasons as a person reads them, in Chinese or English.
///
/// ```
/// 就业安置 P1
///   ✗ 一次性跟踪服务补贴：不符合（qinzhou-05）
///       ✗ 合同期限：合同月数 11 个月 ≥ 合同期限下限 12 个月
///           → 若合同月数为 12 个月（现为 11 个月），此条件成立，结论为“符合”
/// ```
///
/// ✓ is a yes, ✗ a no, ? not enough known, ◇ left to a unit, △ a target that was only striven for
/// and not reached, – what does not apply, is not in force or not yet due. The same answers give
/// the same bytes. Texts that tell who a person is are not shown.
public struct AssessmentRenderer: Sendable {
  /// How much of the reasons is shown.
  public enum Detail: String, Sendable, Hashable, CaseIterable {
    /// A line for each answer.
    case summary
    /// The reasons of answers that are not a plain yes.
    case reasons
    /// All reasons of all answers.
    case full
  }

  /// The language.
  public let language: Language

  /// How much of the reasons is shown.
  public let detail: Detail

  /// The facts, for their names.
  public let catalogue: FactCatalogue

  /// Creates a renderer.
  public init(
    language: Language,
    detail: Detail = .reasons,
    catalogue: FactCatalogue = .core
  ) {
    self.language = language
    self.detail = detail
    self.catalogue = catalogue
  }

  /// Returns a report for a terminal: the answers by subject, a line break after each line.
  ///
  /// - Parameters:
  ///   - assessments: The answers; subjects come in the order of their first one.
  ///   - population: The subjects, of which those found to be broken are listed at the end.
  /// - Returns: The report; empty where there are no answers.
  public func text(_ assessments: [Assessment], in population: Population? = nil) -> String {
    text(sections(assessments) + flags(in: population))
  }

  /// Returns sections as lines, with an empty line between them.
  func text(_ sections: [ReportSection]) -> String {
    sections.map { section in
      ([section.heading] + section.items.flatMap { $0.lines(indent: 2) })
        .map { $0 + "\n" }.joined()
    }
    .joined(separator: "\n")
  }
}

// MARK: - JSON

extension AssessmentRenderer {
  /// Returns the answers as JSON for programs, in both languages at once; see ``AssessmentJSON``.
  ///
  /// - Parameters:
  ///   - assessments: The answers, which stay in their order.
  ///   - dates: The days for which all were asked.
  ///   - population: The subjects, of which those found to be broken are listed at the end.
  /// - Returns: An indented text that ends with a line break.
  public func json(
    _ assessments: [Assessment],
    on dates: AssessmentDates,
    in population: Population? = nil
  ) -> String {
    AssessmentJSON(catalogue: catalogue).text(assessments, on: dates, in: population)
  }
}

// MARK: - Sections

extension AssessmentRenderer {
  /// Returns what a report says, by subject.
  func sections(_ assessments: [Assessment]) -> [ReportSection] {
    var order: [SubjectReference] = []
    var groups: [SubjectReference: [Assessment]] = [:]
    for assessment in assessments {
      if groups[assessment.subject] == nil { order.append(assessment.subject) }
      groups[assessment.subject, default: []].append(assessment)
    }
    return order.map { subject in
      let items = (groups[subject] ?? []).map(item)
      return ReportSection(heading: heading(subject), items: items)
    }
  }

  /// Returns what a report says of subjects that were found to be broken.
  func flags(in population: Population?) -> [ReportSection] {
    let flags = (population?.flags ?? [:]).sorted { $0.key < $1.key }
    guard !flags.isEmpty else { return [] }
    let items = flags.map { subject, codes in
      ReportItem(nil, words.said(heading(subject), words.list(codes.map(words.flag))))
    }
    return [ReportSection(heading: words.pick("数据有误", "Broken data"), items: items)]
  }

  var words: ReportWords { ReportWords(language: language) }

  private func item(_ assessment: Assessment) -> ReportItem {
    ResultReport(assessment: assessment, names: names, detail: detail).item
  }

  var names: ReportNames { ReportNames(catalogue: catalogue, words: words) }

  func heading(_ subject: SubjectReference) -> String {
    "\(words.text(subject.kind.name)) \(subject.id)"
  }
}
