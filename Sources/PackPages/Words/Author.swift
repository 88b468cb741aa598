internal import Diagnostics
internal import FEEL
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// Writes what pages say of one pack in one language.
struct Author: Sendable {
  let book: PackBook
  let pack: WrittenPack
  let words: PageWords
  /// The kind of subject that is written of, which sentences leave unsaid.
  var subject: SubjectKind?

  init(_ book: PackBook, _ pack: WrittenPack, _ language: Language) {
    self.book = book
    self.pack = pack
    words = PageWords(language: language)
  }

  /// The same author writing of another pack.
  func of(_ pack: String) -> Author {
    book.pack(pack).map { Author(book, $0, words.language) } ?? self
  }

  /// The same author writing of an element: of its pack and its kind of subject.
  func about(_ element: Element) -> Author {
    var author = of(element.address.pack)
    author.subject = element.subject
    return author
  }

  /// Returns the one of two texts that is in the language.
  func pick(_ chinese: String, _ english: String) -> String { words.pick(chinese, english) }

  // MARK: - Names that lead somewhere

  /// Returns what an element is called, leading to its place.
  func link(_ element: Element) -> Prose {
    let link = Prose.link(words.text(book.title(of: element)), element.address)
    guard book.isAmbiguous(element), let kind = element.subject else { return link }
    return link + .faint(pick("（\(words.subject(kind))）", " (\(words.subject(kind)))"))
  }

  /// Returns what something is called, leading to its place.
  func link(_ address: Address) -> Prose {
    switch address.kind {
    case .unit: .link(address.id, address)
    case .clause: clause(address)
    default: book.element(at: address).map(link) ?? .code(address.id)
    }
  }

  /// Returns a list of links.
  func links(_ addresses: [Address]) -> Prose { addresses.map(link).joined(words.comma) }

  /// Returns a clause by its place in its document, leading to its page.
  func clause(_ address: Address) -> Prose {
    guard let clause = book.element(at: address) else { return .code(address.id) }
    let place = clause["place"]?.text.map { $0 + " " } ?? ""
    return .link(place + words.text(clause.title), address)
  }

  /// Returns the clauses that a node names.
  func citations(_ node: YAMLNode?) -> Prose {
    (node?.texts ?? []).map { name in
      book.find(.clause, named: name, from: pack.id).map { clause($0.address) } ?? .code(name)
    }
    .joined(words.comma)
  }

  /// Returns the rules, procedures or definitions that a node names.
  func rules(_ node: YAMLNode?) -> Prose {
    (node?.texts ?? []).map { name in
      book.find(.rule, .procedure, .definition, named: name, from: pack.id).map(link) ?? .code(name)
    }
    .joined(words.comma)
  }

  /// Returns the units that a node names.
  func units(_ node: YAMLNode?) -> Prose {
    (node?.texts ?? []).map { name in
      book.unit(named: name, from: pack.id).map { .link(name, $0) } ?? .text(name)
    }
    .joined(words.comma)
  }

  // MARK: - Values

  /// Returns a number with its unit, or a text as it is.
  func value(_ text: String, unit: String?) -> String {
    switch text {
    case "true": pick("是", "yes")
    case "false": pick("否", "no")
    default:
      ExactDecimal(text) == nil ? text : PlainWords(words.language).quantity(text, unit: unit)
    }
  }

  /// Returns where an element stands, as it is written.
  func source(of element: Element) -> Section {
    let (start, end) = (element.range.start, element.range.end)
    let bytes = element.range.source.bytes
    let all = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    let last = end.column == 1 ? max(start.line, end.line - 1) : end.line
    let lines = all.dropFirst(start.line - 1).prefix(last - start.line + 1)
      .map { $0.last == "\r" ? String($0.dropLast()) : String($0) }
    let excerpt = SourceExcerpt(file: element.file, firstLine: start.line, lines: lines)
    return Section("source", .text(pick("源文件", "Source")), [.source(excerpt)])
  }
}
