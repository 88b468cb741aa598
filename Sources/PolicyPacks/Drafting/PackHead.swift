public import Diagnostics
internal import LocatedYAML
public import Quantities
public import ResettlementCore

/// What the author of a new pack says of it: its name, its place, its document.
public struct PackHead: Sendable, Hashable {
  /// The pack's name, which its document and clauses share.
  public var id: String
  /// What it is called.
  public var title: LocalizedText
  /// How wide its law is.
  public var rank: LawRank
  /// The place where it holds.
  public var region: LocalizedText
  /// The first day of its rules.
  public var rulesFrom: CalendarDay
  /// The title of the document that it states.
  public var documentTitle: String
  /// Who issued the document.
  public var issuer: String
  /// The number of the document, if it has one.
  public var number: String?

  /// Creates the head of a pack.
  public init(
    id: String,
    title: LocalizedText,
    rank: LawRank,
    region: LocalizedText,
    rulesFrom: CalendarDay,
    documentTitle: String,
    issuer: String,
    number: String? = nil
  ) {
    self.id = id
    self.title = title
    self.rank = rank
    self.region = region
    self.rulesFrom = rulesFrom
    self.documentTitle = documentTitle
    self.issuer = issuer
    self.number = number
  }

  /// The name of the first clause.
  var clause: String { "\(id)-1" }

  /// The day before the rules, if the calendar has one.
  var dayBefore: CalendarDay { rulesFrom.adding(days: -1) ?? rulesFrom }

  /// The day by which somebody should look at the first values again: a year after the first day.
  var reviewBy: CalendarDay { rulesFrom.adding(months: 12) ?? rulesFrom }
}

// MARK: - Answers

extension PackHead {
  /// A part of the head, as a person writes it.
  public enum Field: Sendable, Hashable, CaseIterable {
    /// The pack's name.
    case id
    /// A title, a place, an issuer: any text.
    case text
    /// How wide its law is.
    case rank
    /// The first day of its rules.
    case rulesFrom

    /// Returns why a text cannot stand there, by the rules of the pack format; `nil` if it can.
    public func objection(to text: String) -> Diagnostic.Message? {
      switch self {
      case .id: Self.objection(to: text, as: ManifestKeys.id)
      case .text: Self.objection(to: text, as: ManifestKeys.text)
      case .rank: Self.objection(to: text, as: ManifestKeys.rank)
      case .rulesFrom: Self.objection(to: text, as: ManifestKeys.day)
      }
    }

    private static func objection<Value>(
      to text: String,
      as key: Key<Value>
    ) -> Diagnostic.Message? {
      let reading = FileReading()
      let name = YAMLScalar(SourceFragment(SourceText(name: "", text: key.name)))
      let scalar = YAMLScalar(SourceFragment(SourceText(name: "", text: text)))
      let node = YAMLNode(.scalar(scalar), at: scalar.range)
      let entry = YAMLMapping.Entry(key: name, value: node)
      let value = reading.read(entry, as: NamedNotation(key.notation) { $1 })
      let found = reading.findings.diagnostics.first { $0.severity == .error }?.message
      return found ?? (value == nil ? .nothingThere(key.name) : nil)
    }
  }
}

extension ManifestKeys {
  /// A text of any kind.
  fileprivate static let text = Key("text", .text, zh: "文字", en: "a text")

  /// The first day of a pack that is no template and cannot leave it blank.
  fileprivate static let day = Key("rules_from", .day, zh: "规则起始日", en: "first day of the rules")
}

extension YAMLScalar {
  /// A text that is the whole of a source.
  fileprivate init(_ fragment: SourceFragment) {
    let range = SourceRange(fragment.source, 0..<fragment.source.bytes.count)
    self.init(fragment, style: .plain, at: range)
  }
}
