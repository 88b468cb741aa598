internal import Diagnostics

/// An inverted index of pages and places in them: for each term where it occurs.
///
/// Latin words are terms of their own in small letters; of Chinese each two neighbouring characters
/// are one, and a character that stands alone.
struct SearchIndex {
  private struct Entry {
    let path: String
    let title: String
    let about: String
  }

  private let words: PageWords
  private var entries: [Entry] = []
  private var places: [String: [Int]] = [:]

  init(_ words: PageWords) { self.words = words }

  /// The sections of pages that are found by what they say.
  private static let told: Set<String> = ["asks", "course", "form", "obligations"]

  /// Adds a page: as a whole if it is about one thing, else each of its parts.
  mutating func add(_ content: PageContent, at path: String, in pack: String) {
    let isList = path.split(separator: "/").count == 2 && !path.hasSuffix("/index.html")
    if isList || path.contains("/tests/") {
      guard !path.hasSuffix("/obligations.html") else { return }
      for section in content.sections {
        let texts = [section.title.plain] + section.blocks.flatMap(\.plainTexts)
        let about = "\(content.title) · \(pack)"
        add(
          Entry(path: "\(path)#\(section.anchor)", title: section.title.plain, about: about),
          texts
        )
      }
    } else {
      let told = content.sections.filter { Self.told.contains($0.anchor) }
      let texts =
        [content.title, content.kicker.plain, content.lead.plain]
        + content.facts.map(\.value.plain) + told.flatMap { $0.blocks.flatMap(\.plainTexts) }
      let about = [content.kicker.plain, pack].filter { !$0.isEmpty }.joined(separator: " · ")
      add(Entry(path: path, title: content.title, about: about), texts)
    }
  }

  private mutating func add(_ entry: Entry, _ texts: [String]) {
    let number = entries.count
    entries.append(entry)
    for term in Set(texts.flatMap(Self.terms)) { places[term, default: []].append(number) }
  }

  // MARK: - Terms

  /// The terms of a text.
  static func terms(_ text: String) -> [String] {
    var terms: [String] = []
    var word = ""
    var last: Unicode.Scalar?
    func finish() {
      if !word.isEmpty { terms.append(word) }
      word = ""
    }
    for scalar in text.lowercased().unicodeScalars {
      if scalar.isASCII, scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
        word.unicodeScalars.append(scalar)
        last = nil
        continue
      }
      finish()
      let isWide = scalar.displayWidth > 1 && scalar.properties.isAlphabetic
      if isWide {
        terms.append(String(scalar))
        if let before = last { terms.append(String(before) + String(scalar)) }
      }
      last = isWide ? scalar : nil
    }
    finish()
    return terms
  }

  // MARK: - Script

  /// The index as a script that hands it to the search.
  var script: String {
    let lines = entries.map { entry in
      "[" + [entry.path, entry.title, entry.about].map(Self.quoted).joined(separator: ",") + "]"
    }
    let terms = places.keys.sorted().map { term in
      Self.quoted(term) + ":\"" + Self.packed(places[term] ?? []) + "\""
    }
    return "packSearch({pages:[\n\(lines.joined(separator: ",\n"))\n],terms:{\n"
      + terms.joined(separator: ",\n") + "\n}});\n"
  }

  /// Rising numbers as their differences, in base 36.
  private static func packed(_ numbers: [Int]) -> String {
    var last = 0
    return numbers.map { number in
      defer { last = number }
      return String(number - last, radix: 36)
    }
    .joined(separator: " ")
  }

  /// A text of a script that is none of HTML either, wherever it may be put.
  private static func quoted(_ text: String) -> String {
    JSONText.quoted(text).replacing("<", with: "\\u003c")
      .replacing("\u{2028}", with: "\\u2028").replacing("\u{2029}", with: "\\u2029")
  }
}

extension Section.Block {
  /// The words that stand in a block, but for those of a source or of something folded.
  fileprivate var plainTexts: [String] {
    switch self {
    case .paragraph(let prose): [prose.plain]
    case .facts(let facts): facts.map(\.value.plain)
    case .list(let items): items.flatMap(\.plainTexts)
    case .table(let table): table.rows.flatMap { $0.cells.map(\.plain) }
    case .sections(let sections):
      sections.flatMap { [$0.title.plain] + $0.blocks.flatMap(\.plainTexts) }
    case .timeline, .diagram, .source, .folded: []
    }
  }
}

extension Item {
  fileprivate var plainTexts: [String] {
    [text.plain] + details.map(\.plain) + items.flatMap(\.plainTexts)
  }
}
