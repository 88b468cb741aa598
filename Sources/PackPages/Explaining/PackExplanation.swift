public import Diagnostics
public import PolicyPacks
internal import ResettlementCore
public import Tabular

/// What one thing in a pack says, in plain words of one language, for a terminal or a program.
///
/// It says what the thing's page in a ``PackSite`` says.
public struct PackExplanation: Sendable {
  /// The reason why there is nothing to explain.
  public enum Failure: Error, Sendable, Hashable {
    /// There is no such pack among the sources.
    case noSuchPack
    /// The pack has nothing of the name; the nearest name that it has, if one is near.
    case noSuchName(nearest: String?)
  }

  private let content: PageContent
  private let element: Element
  private let book: PackBook
  private let words: PageWords

  /// Explains something.
  ///
  /// - Parameters:
  ///   - name: The id or title of a rule, procedure, paper, clause, parameter, reading, definition or
  ///     topic of two places that the pack has or builds on; `nil` for the pack as a whole.
  ///   - id: The pack's name.
  ///   - sources: The pack and those that it builds on.
  ///   - language: The language of the words.
  /// - Throws: ``Failure`` if there is no such thing.
  public init(
    of name: String?,
    in id: String,
    among sources: [PackSource],
    language: Language
  ) throws(Failure) {
    let book = PackBook(sources)
    self.book = book
    words = PageWords(language: language)
    guard let pack = book.pack(id) else { throw .noSuchPack }
    let author = Author(book, pack, language)
    guard let name else {
      (element, content) = (pack.manifest, author.overview())
      return
    }
    let known = Self.kinds.flatMap { kind in
      book.scope(of: id).flatMap { $0.elements(kind) }
    }
    guard
      let found = known.first(where: { $0.id == name }) ?? known.first(where: { $0.isCalled(name) })
    else { throw .noSuchName(nearest: Self.nearest(to: name, among: known)) }
    element = found
    content = author.content(of: found)
  }

  /// What can be explained, in the order in which a name is looked for.
  private static let kinds: [Address.Kind] = [
    .rule, .procedure, .paper, .clause, .parameter, .reading, .definition, .place,
  ]

  private static func nearest(to name: String, among known: [Element]) -> String? {
    let names = known.flatMap { [$0.id, $0.title.chinese, $0.title.english] }
    return nearestName(to: name, among: Set(names).sorted())
  }

  // MARK: - Forms

  /// The explanation as lines of a terminal.
  public var text: String { ContentText(words).text(content) }

  /// The explanation for programs: the same words, and what leads to and from the thing.
  public var json: JSONValue {
    let address = element.address
    let all = Address.Kind.allCases
    let forward = all.flatMap { book.links.from(address, $0) }
    let backward = all.flatMap { book.links.to(address, $0) }
    return [
      "pack": .string(address.pack), "kind": .string(address.kind.rawValue),
      "form": element.form.isEmpty ? nil : .string(element.form), "id": .string(address.id),
      "file": .string(element.file), "line": .integer(element.range.start.line),
      "language": .string(words.tag), "explanation": ContentJSON.value(content),
      "refers_to": .array(forward.map(ContentJSON.value)),
      "referred_to_by": .array(backward.map(ContentJSON.value)),
    ]
  }
}

extension Element {
  /// Whether a name is its title in one of the languages.
  fileprivate func isCalled(_ name: String) -> Bool {
    title.chinese == name || title.english == name
  }
}

extension Author {
  /// Returns what is said of an element by itself.
  fileprivate func content(of element: Element) -> PageContent {
    let author = of(element.address.pack)
    switch element.address.kind {
    case .clause: return author.page(ofClause: element)
    case .rule, .procedure: return author.page(ofRule: element)
    case .paper: return author.page(ofPaper: element)
    case .place: return page(author.place(element), pick("两地责任", "two places"))
    case .parameter: return page(parameter(element), pick("参数", "parameter"))
    case .reading: return page(reading(element), pick("口径", "reading"))
    default: return page(definition(element), pick("定义", "definition"))
    }
  }

  private func page(_ section: Section, _ kicker: String) -> PageContent {
    var page = PageContent(title: section.title.plain)
    page.kicker = .text(kicker)
    page.sections = [Section("", "", section.blocks)]
    return page
  }
}
