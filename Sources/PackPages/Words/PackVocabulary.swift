internal import Diagnostics
internal import FEEL
internal import ResettlementCore
internal import ResettlementKit

/// What the names in a pack's expressions are called in sentences.
struct PackVocabulary: SentenceVocabulary {
  let author: Author
  /// The kind of subject that the expressions are about, which is left unsaid.
  let subject: SubjectKind?

  private var names: NameTable { author.book.names(in: author.pack.id) }

  func title(of path: [String], in language: Language) -> String? {
    guard let first = path.first else { return nil }
    switch first {
    case "dates", "日期", "period", "时段": return path.count == 1 ? "" : author.words.key(path[1])
    case "parameter", "参数":
      return path.count == 1 ? "" : term(.parameter, path[1]).map(author.words.text)
    case "reading", "口径":
      guard path.count > 1 else { return "" }
      return term(.reading, path[1]).map { quoted(author.words.text($0)) }
    default: break
    }
    guard let kind = Self.kind(first) else {
      return path.count == 1 ? term(.parameter, first).map(author.words.text) : nil
    }
    guard path.count > 1 else { return kind == subject ? "" : author.words.subject(kind) }
    return member(path).map { author.words.text($0.title) }
  }

  func title(ofCase id: String, of path: [String], in language: Language) -> String? {
    if path.count == 2, ["reading", "口径"].contains(path[0]) { return option(id, of: path[1]) }
    let rule = author.book.find(.rule, named: id, from: author.pack.id)
    return (member(path)?.cases[id] ?? rule?.title).map(author.words.text)
  }

  func unit(of path: [String]) -> String? {
    if path.count == 2, ["parameter", "参数"].contains(path[0]) {
      return names.term(.parameter, named: path[1]).flatMap { author.unit(of: $0) }
    }
    return member(path)?.unit
  }

  func quantity(_ number: String, unit: String, in language: Language) -> String {
    PlainWords(language).quantity(number, unit: unit)
  }

  /// What a reading is called: its question, with the quotation marks inside it turned single.
  private func quoted(_ question: String) -> String {
    let inner = question.replacing("“", with: "‘").replacing("”", with: "’")
    return author.pick("口径“\(inner)”", "the reading of “\(inner)”")
  }

  // MARK: - Names

  private static func kind(_ name: String) -> SubjectKind? {
    SubjectKind.allCases.first { $0.rawValue == name || $0.chineseName == name }
  }

  private func term(_ kind: Address.Kind, _ name: String) -> LocalizedText? {
    names.term(kind, named: name).flatMap { names.title(of: $0) }
  }

  /// What stands at the end of a path; `nil` if it leads nowhere.
  private func member(_ path: [String]) -> NameTable.Member? {
    guard path.count > 1, var kind = Self.kind(path[0]) else { return nil }
    for name in path.dropFirst().dropLast() {
      guard let next = names.member(name, of: kind)?.next else { return nil }
      kind = next
    }
    return names.member(path[path.count - 1], of: kind)
  }

  /// What an option of a reading says, without a full stop.
  private func option(_ id: String, of reading: String) -> String? {
    let options = author.book.statements(.reading, named: reading, from: author.pack.id).lazy
      .compactMap { $0["options"]?[id]?.localized }.first
    return options.map(author.words.text).map { text in
      ["。", "."].contains(text.last.map(String.init)) ? String(text.dropLast()) : text
    }
  }
}
