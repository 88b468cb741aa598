/// What leads from one thing in packs to another, and back.
struct LinkGraph: Sendable {
  private var forward: [Address: [Address]] = [:]
  private var backward: [Address: [Address]] = [:]

  /// Notes what an element refers to, each thing once.
  mutating func add(_ references: [Address], from address: Address) {
    var seen: Set<Address> = [address]
    for reference in references where seen.insert(reference).inserted {
      forward[address, default: []].append(reference)
      backward[reference, default: []].append(address)
    }
  }

  /// Returns what something refers to, in the order in which it is named.
  func from(_ address: Address, _ kinds: Address.Kind...) -> [Address] {
    (forward[address] ?? []).filter { kinds.contains($0.kind) }
  }

  /// Returns what refers to something, in the order of packs and files.
  func to(_ address: Address, _ kinds: Address.Kind...) -> [Address] {
    (backward[address] ?? []).filter { kinds.contains($0.kind) }
  }
}
