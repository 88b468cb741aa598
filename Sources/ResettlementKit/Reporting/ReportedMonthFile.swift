internal import DecisionReceipts
public import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import Tabular

/// The file in which a reported month is kept: JSON of a stable form, which says itself whether it
/// was changed since.
///
/// It is written once and never again. Its last key is a digest of everything before it, so that an
/// edited figure shows; blanks and line breaks between keys do not count. The digest guards against
/// what happens by mistake and is no signature: whoever reports notes it beside the report.
public enum ReportedMonthFile {
  /// The version of the form.
  public static let format = 1
  static let kind = "reported_month"

  /// Returns a report as a file: the same report gives the same bytes.
  public static func text(of report: ReportedMonth) -> String {
    let entries = content(of: report)
    let whole = entries + [("digest", .string(digest(.object(entries))))]
    return JSONWriter(.pretty).text(of: .object(whole)) + "\n"
  }

  /// Returns the digest of a report, as it stands in its file.
  public static func digest(of report: ReportedMonth) -> String {
    digest(.object(content(of: report)))
  }

  /// Reads a report.
  ///
  /// - Parameter source: A file that ``text(of:)`` made.
  /// - Returns: What was reported.
  /// - Throws: `DiagnosticsError` if it is no such file, of a newer form, or was changed.
  public static func read(_ source: SourceText) throws(DiagnosticsError) -> ReportedMonth {
    let document = JSONDocument(source)
    guard document.diagnostics.isEmpty else { throw DiagnosticsError(document.diagnostics) }
    guard let root = document.root else { throw DiagnosticsError([Diagnostic(.noReport, at: nil)]) }
    return try ReportedMonthReading(root).report()
  }

  static func digest(_ content: JSONValue) -> String {
    let text = JSONWriter(.compact).text(of: content)
    return "sha256:\(ContentDigest(of: text.utf8))"
  }

  // MARK: - Writing

  private static func content(of report: ReportedMonth) -> [(String, JSONValue)] {
    let account = report.account
    return [
      ("format", .integer(format)),
      ("kind", .string(kind)),
      ("policy", .string(account.policy)),
      ("policy_version", .string(account.policyVersion)),
      ("month", .string(account.month.description)),
      ("reported_at", .string(report.reportedAt.description)),
      ("reported_by", .optional(report.unit)),
      ("figures", .array(account.figures.map(value))),
    ]
  }

  static func value(_ figure: MonthFigure) -> JSONValue {
    [
      "id": .string(figure.id),
      "section": .string(figure.section.rawValue),
      "title": AssessmentJSON.text(figure.title),
      "value": .optional(figure.value?.description),
      "of": .optional(figure.whole?.description),
      "standing": .optional(figure.standing),
      "entries": .array(figure.entries.map(value)),
    ]
  }

  static func value(_ entry: MonthFigure.Entry) -> JSONValue {
    ["name": .string(entry.name), "subject": .optional(entry.subject?.description)]
  }
}

/// The work of reading a report.
private struct ReportedMonthReading {
  private let root: JSONNode
  private let object: JSONObject

  init(_ root: JSONNode) throws(DiagnosticsError) {
    guard let object = root.object, object["kind"]?.string == ReportedMonthFile.kind else {
      throw DiagnosticsError([Diagnostic(.noReport, at: root.range)])
    }
    self.root = root
    self.object = object
  }

  func report() throws(DiagnosticsError) -> ReportedMonth {
    try checkFormat()
    try checkDigest()
    guard let policy = object["policy"]?.string, let version = object["policy_version"]?.string,
      let month = (object["month"]?.string).flatMap({ CalendarMonth($0) }),
      let time = (object["reported_at"]?.string).flatMap({ RecordedTime($0) }),
      let nodes = object["figures"]?.array
    else { throw DiagnosticsError([Diagnostic(.noReport, at: root.range)]) }
    var figures: [MonthFigure] = []
    for node in nodes { figures.append(try figure(node)) }
    let account = MonthAccount(policy: policy, version: version, month: month, figures: figures)
    do throws(ReportedMonthError) {
      return try ReportedMonth(account, at: time, by: object["reported_by"]?.string)
    } catch {
      throw DiagnosticsError([Diagnostic(.noReport, at: root.range)])
    }
  }

  private func checkFormat() throws(DiagnosticsError) {
    let format = (object["format"]?.number).flatMap { Int($0) } ?? 0
    guard format > ReportedMonthFile.format else { return }
    let place = object["format"]?.range ?? root.range
    throw DiagnosticsError([Diagnostic(.newerForm(format), at: place)])
  }

  private func checkDigest() throws(DiagnosticsError) {
    let content = object.entries.filter { $0.key != "digest" }.map { ($0.key, $0.value.value) }
    let digest = object["digest"]
    guard digest?.string == ReportedMonthFile.digest(.object(content)) else {
      throw DiagnosticsError([Diagnostic(.changed, at: digest?.range ?? root.range)])
    }
  }

  private func figure(_ node: JSONNode) throws(DiagnosticsError) -> MonthFigure {
    guard let object = node.object, let id = object["id"]?.string,
      let section = (object["section"]?.string).flatMap(MonthFigure.Section.init),
      let chinese = object["title"]?.object?["zh-Hans"]?.string,
      let entries = object["entries"]?.array?.map(Self.entry)
    else { throw DiagnosticsError([Diagnostic(.noReport, at: node.range)]) }
    return MonthFigure(
      id: id,
      section: section,
      title: LocalizedText(zh: chinese, en: object["title"]?.object?["en"]?.string),
      value: (object["value"]?.string).flatMap { ExactDecimal($0) },
      of: (object["of"]?.string).flatMap { ExactDecimal($0) },
      standing: object["standing"]?.string,
      entries: entries.compactMap(\.self)
    )
  }

  private static func entry(_ node: JSONNode) -> MonthFigure.Entry? {
    guard let name = node.object?["name"]?.string else { return nil }
    let subject = node.object?["subject"]?.string
    return MonthFigure.Entry(name, about: subject.flatMap(SubjectReference.init(slashed:)))
  }
}

extension Diagnostic.Message {
  fileprivate static let noReport = Self(
    "month.no-report",
    en: "this is no reported month; give a file that 'resettle month report' wrote",
    zh: "这不是月报文件；请给出 resettle month report 写出的文件"
  )

  fileprivate static let changed = Self(
    "month.changed",
    en: "the report was changed after it was written; use the copy that was filed",
    zh: "该月报写出后被改动过；请使用存档的原件"
  )

  fileprivate static func newerForm(_ format: Int) -> Self {
    Self(
      "month.newer-form",
      en: "the report is of form \(format), and this tool knows \(ReportedMonthFile.format); "
        + "use a newer version of the tool",
      zh: "该月报的格式版本为 \(format)，本工具只支持 \(ReportedMonthFile.format)；请升级工具"
    )
  }
}
