internal import Diagnostics
internal import FEEL
internal import ResettlementCore

/// What the names in the expressions of a rule are called, for sentences about one answer.
struct AnswerVocabulary: SentenceVocabulary {
  let answer: AnswerContext
  let names: ReportNames

  private var words: ReportWords { names.words }

  func title(of path: [String], in language: Language) -> String? {
    let text = path.joined(separator: ".")
    if let date = words.date(text) { return date }
    switch path[0] {
    case "dates", "parameter", "reading":
      return path.count == 1 ? "" : law(path[0], path[1])
    case "period" where path.count > 1: return words.period(path[1])
    case "period": return ""
    default: return names.step(path, from: answer.subject) ?? defined(path) ?? called(text)
    }
  }

  /// What a definition is called, also one of the members of a list.
  private func defined(_ path: [String]) -> String? {
    guard let (kind, name) = names.owner(of: path) else { return nil }
    return answer.reasons.definitions.first { use in
      use.id == "\(kind.rawValue).\(name)"
        || use.id.hasPrefix(kind.rawValue + ".") && use.title.chinese == name
    }
    .map { words.text($0.title) }
  }

  /// What a definition is called where a comparison of the answer names it.
  private func called(_ path: String) -> String? {
    let all = [answer.reasons.application, answer.reasons.conditions].compactMap(\.self)
    return all.lazy.flatMap(\.allComparisons).flatMap(\.operands)
      .first { $0.text == path && $0.name != nil }?.name.map(words.text)
  }

  /// What a parameter or a reading is called.
  private func law(_ record: String, _ id: String) -> String? {
    guard record == "parameter" else {
      let use = answer.reasons.readings.first { $0.id == id }
      return use.map { words.valued(words.reading, words.quoted(words.text($0.question))) }
    }
    return answer.reasons.parameters.first { $0.id == id }.map { words.text($0.title) }
  }

  func title(ofCase id: String, of path: [String], in language: Language) -> String? {
    if path.count == 2, path[0] == "reading" { return option(id, of: path[1]) }
    switch names.declaration(path.joined(separator: "."))?.type {
    case .enumeration(let enumeration), .list(.enumeration(let enumeration)):
      return enumeration.case(id).map { words.text($0.name) }
    default: return nil
    }
  }

  /// What an option of a reading says, where it is the chosen one; only that is known here.
  private func option(_ id: String, of reading: String) -> String? {
    let use = answer.reasons.readings.first { $0.id == reading && $0.option == id }
    return use?.text.map { words.text($0).withoutStop }
  }

  func unit(of path: [String]) -> String? {
    if path.count == 2, path[0] == "parameter" {
      return answer.reasons.parameters.first { $0.id == path[1] }?.unit
    }
    return names.declaration(path.joined(separator: "."))?.type.unit
  }

  func quantity(_ number: String, unit: String, in language: Language) -> String {
    UnitWords(language: language).quantity(number, unit)
  }
}

extension ConditionReason {
  /// The comparisons of the condition and of its parts.
  fileprivate var allComparisons: [ComparisonReason] {
    comparisons + parts.flatMap(\.allComparisons)
  }
}
