internal import ResettlementCore

extension PackModel {
  /// Returns the rules of libraries that a pack has besides its own: the checks of consistency.
  ///
  /// - Parameter foundations: The packs that it builds on, the furthest first.
  /// - Returns: The rules, in the order of the packs; of two with one name the first.
  func inheritedRules(from foundations: [PackModel]) -> [RuleModel] {
    var names = Set(rules.map(\.id.value))
    return foundations.filter { $0.manifest.kind == .library }.flatMap(\.rules)
      .filter { $0.kind == .consistency && names.insert($0.id.value).inserted }
  }
}
