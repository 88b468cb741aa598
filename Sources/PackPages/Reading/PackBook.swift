internal import LocatedYAML
internal import PolicyPacks
internal import ResettlementCore

/// Packs that are shown together, and what leads from one thing in them to another.
struct PackBook: Sendable {
  /// The packs, by name.
  let packs: [WrittenPack]
  /// What the names in each pack's expressions mean.
  private let names: [String: NameTable]
  /// What leads where.
  private(set) var links = LinkGraph()
  /// The titles of definitions and facts that several of a pack have.
  private var shared: Set<String> = []
  private let indices: [String: Int]

  /// Reads packs, and those that they build on.
  init(_ sources: [PackSource]) {
    var seen: Set<String> = []
    let packs = sources.compactMap(WrittenPack.init).filter { seen.insert($0.id).inserted }
      .sorted { $0.id < $1.id }
    self.packs = packs
    indices = Dictionary(uniqueKeysWithValues: packs.enumerated().map { ($1.id, $0) })
    let order = packs.map { pack in (pack.id, Self.scope(of: pack, among: packs)) }
    names = Dictionary(uniqueKeysWithValues: order.map { ($0, NameTable($1)) })
    for pack in packs {
      shared.formUnion(Self.sharedTitles(in: pack))
      for element in [pack.manifest] + pack.elements {
        links.add(ReferenceFinder(element, in: self).references, from: element.address)
      }
    }
  }

  /// The pack and all that it builds on, the nearest first.
  private static func scope(of pack: WrittenPack, among packs: [WrittenPack]) -> [WrittenPack] {
    var scope: [WrittenPack] = []
    var waiting = [pack.id]
    while !waiting.isEmpty {
      let id = waiting.removeFirst()
      guard !scope.contains(where: { $0.id == id }), let next = packs.first(where: { $0.id == id })
      else { continue }
      scope.append(next)
      waiting += next.foundations
    }
    return scope
  }

  private static func sharedTitles(in pack: WrittenPack) -> [String] {
    let members = pack.elements(.definition) + pack.elements(.fact)
    let titles = Dictionary(grouping: members, by: \.title.chinese)
    return titles.filter { $0.value.count > 1 }.map { pack.id + " " + $0.key }
  }

  /// Whether several definitions or facts of its pack are called like an element that is one.
  func isAmbiguous(_ element: Element) -> Bool {
    [.definition, .fact].contains(element.address.kind)
      && shared.contains(element.address.pack + " " + element.title.chinese)
  }

  // MARK: - Finding

  /// Returns the pack of a name.
  func pack(_ id: String) -> WrittenPack? { indices[id].map { packs[$0] } }

  /// Returns the pack and those that it builds on, the nearest first.
  func scope(of pack: String) -> [WrittenPack] { names[pack]?.packs ?? [] }

  /// Returns what the names in a pack's expressions mean.
  func names(in pack: String) -> NameTable { names[pack] ?? NameTable([]) }

  /// Returns the element at an address.
  func element(at address: Address) -> Element? { pack(address.pack)?.element(at: address) }

  /// Returns what a name of some kind means in a pack: its own, else that of a pack it builds on.
  func find(_ kinds: Address.Kind..., named id: String, from pack: String) -> Element? {
    for near in scope(of: pack) {
      for kind in kinds {
        let address = Address(pack: near.id, kind: kind, id: id)
        if let element = near.element(at: address) { return element }
      }
    }
    return nil
  }

  /// Returns everything that packs say of a parameter or a reading that a pack can name: the widest
  /// law first.
  func statements(_ kind: Address.Kind, named id: String, from pack: String) -> [Element] {
    scope(of: pack).reversed().compactMap {
      $0.element(at: Address(pack: $0.id, kind: kind, id: id))
    }
  }

  /// Returns what an element is called: where it only fills something, what that is called, and
  /// messages by their register.
  func title(of element: Element) -> LocalizedText {
    if element.address.kind == .message {
      return find(.rule, named: element.id, from: element.address.pack)?.title ?? element.title
    }
    let key = element.address.kind == .reading ? "question" : "title"
    guard [.parameter, .reading].contains(element.address.kind), element[key] == nil else {
      return element.title
    }
    let declared = statements(element.address.kind, named: element.id, from: element.address.pack)
      .first { $0[key] != nil }
    return declared?.title ?? element.title
  }
}
