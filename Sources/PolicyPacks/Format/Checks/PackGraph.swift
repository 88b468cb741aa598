internal import Diagnostics

/// Packs and the packs that they build on.
enum PackGraph {
  /// Returns packs so that each comes after those that it builds on, and what stands in the way:
  /// two packs with one id, a pack that is not there, a circle.
  ///
  /// Of two packs with one id the second is left out; the packs of a circle stay.
  static func order(_ models: [PackModel]) -> (models: [PackModel], diagnostics: [Diagnostic]) {
    var ordering = PackOrdering(models)
    for model in models { ordering.visit(model) }
    return (ordering.ordered, ordering.diagnostics)
  }

  /// Returns the packs that a pack builds on, directly or not, and whether all of them are there.
  static func foundations(
    of model: PackModel,
    among models: [PackModel]
  ) -> (packs: [PackModel], isComplete: Bool) {
    let byID = Dictionary(models.map { ($0.id, $0) }) { first, _ in first }
    var found: [PackModel] = []
    var seen: Set = [model.id]
    var isComplete = true
    var waiting = model.foundations.map(\.value)
    while let id = waiting.popLast() {
      guard seen.insert(id).inserted else { continue }
      guard let pack = byID[id] else { isComplete = false; continue }
      found.append(pack)
      waiting += pack.foundations.map(\.value)
    }
    return (found, isComplete)
  }
}

/// A walk over packs, the deepest first.
private struct PackOrdering {
  private(set) var ordered: [PackModel] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var byID: [String: PackModel] = [:]
  private var done: Set<String> = []
  /// The packs that are being visited, with the names that led from each to the next.
  private var path: [(id: String, next: LocatedName?)] = []

  init(_ models: [PackModel]) {
    for model in models {
      if let first = byID[model.id] {
        diagnostics.append(.twoPacks(model.manifest.id, first: first.manifest.id))
      } else {
        byID[model.id] = model
      }
    }
  }

  mutating func visit(_ model: PackModel) {
    guard byID[model.id]?.manifest.id.range == model.manifest.id.range,
      done.insert(model.id).inserted
    else { return }
    path.append((model.id, nil))
    for name in model.foundations where name.value != model.id { follow(name) }
    path.removeLast()
    ordered.append(model)
  }

  private mutating func follow(_ name: LocatedName) {
    guard let model = byID[name.value] else {
      diagnostics.append(.unknownPack(name, among: byID.keys.sorted()))
      return
    }
    path[path.count - 1].next = name
    if let start = path.firstIndex(where: { $0.id == name.value }) {
      diagnostics.append(.circle(path[start...].compactMap(\.next)))
    } else {
      visit(model)
    }
  }
}

extension Diagnostic {
  fileprivate static func twoPacks(_ name: LocatedName, first: LocatedName) -> Self {
    let message = Message(
      "pack.duplicate-pack",
      en: "two packs have the id '\(name.value)'; rename one or load only one of them",
      zh: "两个包都名为“\(name.value)”；请改名，或只加载其一"
    )
    let note = Message("pack.duplicate-pack", en: "the other pack", zh: "另一个包")
    return Diagnostic(.error, message, at: name.range, notes: [Note(note, at: first.range)])
  }

  fileprivate static func unknownPack(_ name: LocatedName, among names: [String]) -> Self {
    unknown(name, "pack.unknown-pack", among: names) { hint in
      Message(
        "pack.unknown-pack",
        en: "the pack '\(name.value)' is not loaded\(hint.english)",
        zh: "没有加载名为“\(name.value)”的包\(hint.chinese)"
      )
    }
  }

  /// An error at the name that closes a circle, with a note at each of the others.
  fileprivate static func circle(_ names: [LocatedName]) -> Self {
    let listed = names.map(\.value).joined(separator: " → ")
    let message = Message(
      "pack.requirement-circle",
      en: "packs can't build on one another in a circle: \(listed); leave one of the names out",
      zh: "各包不能循环依赖：\(listed)；请删去其中一处"
    )
    let note = Message("pack.requirement-circle", en: "part of the circle", zh: "循环的一环")
    return Diagnostic(
      .error,
      message,
      at: names.last?.range,
      notes: names.dropLast().map { Note(note, at: $0.range) }
    )
  }
}
