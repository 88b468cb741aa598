internal import Diagnostics
internal import LocatedYAML

/// The pages of all packs in one language.
struct LanguageTree {
  /// A page before it is written.
  private struct Draft {
    let path: String
    let content: PageContent
    let trail: [PageFrame.Way]
    var neighbours: (before: PageFrame.Way?, after: PageFrame.Way?) = (nil, nil)
    var pack: WrittenPack?
  }

  private let book: PackBook
  private let words: PageWords
  private let language: Language

  init(_ book: PackBook, _ language: Language) {
    self.book = book
    self.language = language
    words = PageWords(language: language)
  }

  /// What the whole site is called.
  static func title(_ words: PageWords) -> String { words.pick("政策包汇编", "Policy packs") }

  private var home: PageFrame.Way {
    PageFrame.Way(target: "index.html", title: Self.title(words))
  }

  // MARK: - Files

  /// The pages, and the index by which they are searched.
  var files: [PackSite.File] {
    let drafts = [first] + book.packs.flatMap(drafts)
    let pages = Set(drafts.map(\.path))
    let written = drafts.map { write($0, pages) }
    var index = SearchIndex(words)
    for draft in drafts.dropFirst() {
      index.add(draft.content, at: draft.path, in: draft.pack.map { words.text($0.title) } ?? "")
    }
    return written + [
      PackSite.File(path: "assets/search-\(words.folder).js", text: index.script)
    ]
  }

  private func write(_ draft: Draft, _ pages: Set<String>) -> PackSite.File {
    let path = "\(words.folder)/\(draft.path)"
    let body = PageBody(words: words, path: path, pages: pages)
    let frame = PageFrame(
      words: words,
      path: path,
      site: Self.title(words),
      trail: draft.trail,
      pack: draft.pack.map { ways(in: $0, here: draft.path) } ?? [],
      neighbours: draft.neighbours
    )
    return PackSite.File(path: path, text: frame.page(draft.content, body.article(draft.content)))
  }

  private func ways(in pack: WrittenPack, here: String) -> [PageFrame.Way] {
    let author = Author(book, pack, language)
    let overview = PageFrame.Way(
      target: SitePage.path(of: pack.manifest.address),
      title: words.pick("总览", "Overview")
    )
    let lists = SitePage.lists(of: pack).filter { $0.address.kind != .test }.map { list in
      PageFrame.Way(target: SitePage.path(of: list.address), title: author.title(of: list))
    }
    return ([overview] + lists).map { way in
      PageFrame.Way(target: way.target, title: way.title, isHere: way.target == here)
    }
  }

  // MARK: - Pages

  private var first: Draft {
    var content = PageContent(title: Self.title(words))
    content.lead = .text(
      words.pick(
        "各地易地搬迁后续扶持政策，逐条、逐规则，与源文件一一对应。",
        "The policies of each place for relocated households, clause by clause and rule by rule, one to one with their files."
      )
    )
    let groups = [
      ("pack", words.pick("政策包", "Packs")), ("template", words.pick("模板", "Templates")),
      ("library", words.pick("公共库", "Libraries")),
    ]
    content.sections = groups.compactMap { kind, title in
      let packs = book.packs.filter { ($0.manifest["kind"]?.text ?? "pack") == kind }
      guard !packs.isEmpty else { return nil }
      return Section(kind, .text(title), [.list(packs.map(line))])
    }
    return Draft(path: "index.html", content: content, trail: [])
  }

  private func line(_ pack: WrittenPack) -> Item {
    let author = Author(book, pack, language)
    let region = pack.manifest["region"]?["name"]?.localized.map(words.text)
    let counts = [
      words.count(pack.clauses.count, "条条款", "clause", "clauses"),
      words.count(pack.rules.count, "条规则和程序", "rule or procedure", "rules and procedures"),
      words.count(pack.elements(.test).count, "项测试", "test", "tests"),
    ].joined(separator: words.comma)
    let statuses = author.statusCounts().filter { $0.count > 0 }.map { status, count in
      Prose.badge("\(words.status(status)) \(count)", status)
    }
    let rank = words.rank(pack.manifest["rank"]?.text ?? "")
    let place = [region, rank].compactMap(\.self).joined(separator: " · ")
    return Item(
      .link(words.text(pack.title), pack.manifest.address),
      details: [.faint("\(place) · \(counts)"), statuses.joined(" ")].filter { !$0.isEmpty }
    )
  }

  private func drafts(of pack: WrittenPack) -> [Draft] {
    let author = Author(book, pack, language)
    let path = SitePage.path(of: pack.manifest.address)
    let own = PageFrame.Way(target: path, title: words.text(pack.title))
    let overview = Draft(path: path, content: author.overview(), trail: [home], pack: pack)
    let clauses = drafts(pack.clauses, own, pack) { author.page(ofClause: $0) }
    let rules = drafts(pack.elements(.rule), own, pack) { author.page(ofRule: $0) }
    let procedures = drafts(pack.elements(.procedure), own, pack) { author.page(ofRule: $0) }
    let papers = drafts(pack.elements(.paper), own, pack) { author.page(ofPaper: $0) }
    let lists = SitePage.lists(of: pack).map { list in
      Draft(
        path: SitePage.path(of: list.address),
        content: content(of: list, author),
        trail: [home, own],
        pack: pack
      )
    }
    return [overview] + clauses + rules + procedures + papers + lists
  }

  private func drafts(
    _ elements: [Element],
    _ pack: PageFrame.Way,
    _ owner: WrittenPack,
    _ content: (Element) -> PageContent
  ) -> [Draft] {
    let ways = elements.map { element in
      PageFrame.Way(target: SitePage.path(of: element.address), title: words.text(element.title))
    }
    return elements.enumerated().map { index, element in
      Draft(
        path: ways[index].target,
        content: content(element),
        trail: [home, pack],
        neighbours: (
          index > 0 ? ways[index - 1] : nil, index + 1 < ways.count ? ways[index + 1] : nil
        ),
        pack: owner
      )
    }
  }

  private func content(of list: SitePage.List, _ author: Author) -> PageContent {
    switch list.address.kind {
    case .clause: author.obligationsPage()
    case .unit: author.unitsPage()
    case .place: author.placesPage()
    case .parameter: author.parametersPage()
    case .reading: author.readingsPage()
    case .definition: author.definitionsPage()
    case .fact: author.factsPage()
    default:
      author.testsPage(
        list.name,
        SitePage.testFiles(of: author.pack).first { $0.file == list.name }?.tests ?? []
      )
    }
  }
}
