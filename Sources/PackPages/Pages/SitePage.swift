internal import LocatedYAML

/// Where things are in the site: the path of a page in its language's folder, and a place in it.
enum SitePage {
  /// A page that lists everything of one sort.
  struct List: Sendable {
    /// The sort, with no name: the page itself.
    let address: Address
    /// What tells it from other pages of its sort.
    let name: String
    /// How many things it lists.
    let count: Int
  }

  /// Returns the lists that a pack has.
  static func lists(of pack: WrittenPack) -> [List] {
    let kinds: [Address.Kind] = [.parameter, .reading, .definition, .fact]
    let places = pack.elements(.place).count + pack.elements(.message).count
    let obligations = pack.elements(.clause).map { $0["obligations"]?.items.count ?? 0 }.reduce(
      0,
      +
    )
    let lists =
      [(Address.Kind.clause, obligations), (.unit, pack.units.count), (.place, places)]
      + kinds.map { ($0, pack.elements($0).count) }
    let tests = testFiles(of: pack).map { file, tests in
      List(address: Address(pack: pack.id, kind: .test, id: file), name: file, count: tests.count)
    }
    return lists.filter { $0.1 > 0 }.map { kind, count in
      List(address: Address(pack: pack.id, kind: kind, id: ""), name: "", count: count)
    } + tests
  }

  /// Returns a pack's tests by the file in which they stand.
  static func testFiles(of pack: WrittenPack) -> [(file: String, tests: [Element])] {
    let tests = pack.elements(.test)
    let files = tests.map(\.file).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return files.map { file in (file, tests.filter { $0.file == file }) }
  }

  /// Returns the path of the page on which something is, from its language's folder.
  static func path(of address: Address) -> String {
    let pack = Slug.text(address.pack)
    switch address.kind {
    case .pack, .document: return "\(pack)/index.html"
    case .clause where address.id.isEmpty: return "\(pack)/obligations.html"
    case .clause: return "\(pack)/clauses/\(Slug.text(address.id)).html"
    case .rule: return "\(pack)/rules/\(Slug.text(address.id)).html"
    case .procedure: return "\(pack)/procedures/\(Slug.text(address.id)).html"
    case .step:
      return Self.path(of: Address(pack: address.pack, kind: .procedure, id: step(address).0))
    case .paper: return "\(pack)/papers/\(Slug.text(address.id)).html"
    case .place, .message: return "\(pack)/places.html"
    case .parameter: return "\(pack)/parameters.html"
    case .reading: return "\(pack)/readings.html"
    case .definition: return "\(pack)/definitions.html"
    case .fact: return "\(pack)/facts.html"
    case .unit: return "\(pack)/units.html"
    case .test: return "\(pack)/tests/\(Slug.text(testFile(address.id))).html"
    }
  }

  /// Returns the place of something in its page; `nil` if it is the whole page.
  static func anchor(of address: Address) -> String? {
    switch address.kind {
    case .pack, .clause, .rule, .procedure, .paper: nil
    case .step: Author.anchor(ofStep: step(address).1)
    case .message: Author.anchor(ofMessages: address.id)
    case .test: address.id.contains("#") ? Author.anchor(ofTest: address.id) : nil
    default: address.id.isEmpty ? nil : Slug.text(address.id)
    }
  }

  /// The procedure and the step that an address of a step is made of.
  private static func step(_ address: Address) -> (String, String) {
    let parts = address.id.split(separator: ".", maxSplits: 1).map(String.init)
    return (parts.first ?? "", parts.count > 1 ? parts[1] : "")
  }

  private static func testFile(_ id: String) -> String {
    id.split(separator: "#").first.map(String.init) ?? id
  }

  /// Returns the way from one page to another, both given from the site's top.
  static func way(from page: String, to other: String) -> String {
    let steps = page.split(separator: "/").dropLast()
    let target = other.split(separator: "/")
    let shared = zip(steps, target.dropLast()).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: steps.count - shared)
    return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
  }
}
