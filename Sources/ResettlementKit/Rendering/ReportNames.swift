internal import Diagnostics
internal import FEEL
internal import Quantities
internal import ResettlementCore

/// What facts are called and how their values are shown.
struct ReportNames: Sendable {
  let catalogue: FactCatalogue
  let words: ReportWords

  private var units: UnitWords { UnitWords(language: words.language) }

  /// Returns the fact at the end of a path such as `placement.worker.household.size`.
  func declaration(_ path: String) -> FactDeclaration? { steps(path)?.last?.fact }

  /// Returns what a path is called, seen from a subject of a kind; `nil` if it is none.
  func name(of path: String, from subject: SubjectKind) -> String? {
    guard let steps = steps(path), !steps.isEmpty else { return nil }
    let first = path.split(separator: ".").first.flatMap { SubjectKind(rawValue: String($0)) }
    var names = steps.map { words.text($0.name) }
    if let first, first != subject { names.insert(words.text(first.name), at: 0) }
    return words.language == .chinese
      ? names.joined(separator: "的") : names.reversed().joined(separator: " of ")
  }

  /// Returns what the last name of a path is called; nothing for the subject itself, `nil` for what
  /// is none of its facts.
  func step(_ path: [String], from subject: SubjectKind) -> String? {
    guard let kind = SubjectKind(named: path[0]) else { return nil }
    if path.count == 1 { return kind == subject ? "" : words.text(kind.name) }
    let full = [kind.rawValue] + path.dropFirst()
    return steps(full.joined(separator: "."))?.last.map { words.text($0.name) }
  }

  /// Returns the kind of subject that has what a path ends with, and the name of that; `nil` if the
  /// path leads nowhere.
  func owner(of path: [String]) -> (kind: SubjectKind, name: String)? {
    guard let last = path.last, path.count > 1, var kind = SubjectKind(named: path[0]) else {
      return nil
    }
    for name in path.dropFirst().dropLast() {
      let next =
        catalogue.fact(name, of: kind)?.type.referencedKind
        ?? catalogue.relation(name, of: kind)?.element
      guard let next else { return nil }
      kind = next
    }
    return (kind, last)
  }

  private struct Step {
    let name: LocalizedText
    let fact: FactDeclaration?
  }

  /// The facts and relations along a path; `nil` if it leads nowhere.
  private func steps(_ path: String) -> [Step]? {
    let parts = path.pathParts
    guard var kind = parts.first.flatMap({ SubjectKind(named: $0.name) }) else { return nil }
    var steps: [Step] = []
    for (index, part) in parts.enumerated().dropFirst() {
      let fact = catalogue.fact(part.name, of: kind)
      let relation = catalogue.relation(part.name, of: kind)
      guard let name = fact?.name ?? relation?.name else { return nil }
      steps.append(Step(name: name.followed(by: part.member), fact: fact))
      guard let next = fact?.type.referencedKind ?? relation?.element else {
        return index == parts.count - 1 ? steps : nil
      }
      kind = next
    }
    return steps
  }
}

extension SubjectKind {
  /// The kind of an id or of a Chinese name.
  fileprivate init?(named name: String) {
    guard
      let kind = SubjectKind(rawValue: name)
        ?? SubjectKind.allCases.first(where: { $0.chineseName == name })
    else { return nil }
    self = kind
  }
}

// MARK: - Expressions

extension ReportNames {
  /// Returns what an expression says, its facts and parameters by what they are called; a text that
  /// is no expression as it is.
  func readable(_ text: String, in answer: AnswerContext) -> String {
    let source = SourceFragment(SourceText(name: "reasons", text: text))
    guard let expression = Parser.expression(source).sound else { return text.onOneLine }
    let vocabulary = AnswerVocabulary(answer: answer, names: self)
    return SentenceRenderer(words.language, vocabulary: vocabulary).sentence(expression)
  }
}

extension LocalizedText {
  /// The text with the id of one of the subjects it names.
  fileprivate func followed(by id: String?) -> LocalizedText {
    guard let id else { return self }
    return LocalizedText(zh: "\(chinese) \(id) ", en: "\(english) \(id)")
  }
}

extension String {
  /// The names along a path, each with the id of a member in brackets, as in `site.residents[P1]`.
  fileprivate var pathParts: [(name: String, member: String?)] {
    var parts: [(name: String, member: String?)] = [("", nil)]
    for character in self {
      let last = parts.count - 1
      switch (character, parts[last].member?.hasSuffix("]")) {
      case (".", nil), (".", true): parts.append(("", nil))
      case ("[", nil): parts[last].member = ""
      case (_, nil): parts[last].name.append(character)
      default: parts[last].member?.append(character)
      }
    }
    return parts.map { ($0.name, $0.member.map { String($0.dropLast()) }) }
  }
}

// MARK: - Values

extension ReportNames {
  /// Returns a value as a person reads it.
  ///
  /// - Parameters:
  ///   - value: Its text; `nil` if it is not known.
  ///   - unit: The unit's id, if it has one.
  ///   - fact: The fact that has it, or that it is compared with.
  /// - Returns: The words, such as `12 个月`, `是` or `“省外”`.
  func value(_ value: String?, _ unit: String?, of fact: FactDeclaration?) -> String {
    guard let value else { return words.unknown }
    switch value {
    case "null": return words.absent
    case "true", "false": return words.truth(value == "true")
    default: break
    }
    if let fact, fact.isPersonalText { return "***" }
    if let unit { return units.quantity(value, unit) }
    guard let fact else { return isPlain(value) ? value : words.quoted(value.unquoted) }
    return shown(value, of: fact)
  }

  private func shown(_ value: String, of fact: FactDeclaration) -> String {
    switch fact.type {
    case .number, .date, .boolean, .reference: value
    case .enumeration(let enumeration), .list(.enumeration(let enumeration)):
      words.quoted(
        enumeration.case(value.unquoted).map { words.text($0.name) } ?? value.unquoted
      )
    default: words.quoted(value.unquoted)
    }
  }

  /// Whether a value reads well without quotation marks: a number, a date, a list.
  private func isPlain(_ value: String) -> Bool {
    ExactDecimal(value) != nil || CalendarDay(value) != nil || value.hasPrefix("[")
  }
}

extension FactDeclaration {
  /// Whether its values are texts that tell who a person is, which reports don't show.
  var isPersonalText: Bool {
    guard privacy == .personal else { return false }
    return type == .text || type == .list(.text)
  }
}

extension String {
  /// The text without the quotes of an expression around it.
  var unquoted: String {
    count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
  }

  /// The text without a full stop at its end.
  var withoutStop: String { last == "。" || last == "." ? String(dropLast()) : self }

  /// The text on one line.
  var onOneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
