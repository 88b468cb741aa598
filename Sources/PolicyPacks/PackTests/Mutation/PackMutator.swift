internal import Diagnostics
internal import ResettlementCore

/// Changes packs in small ways, one at a time, and finds out whether their tests or checks notice.
///
/// A change is noticed if the check of the changed pack reports an error, or a test fails of the
/// pack or of one that builds on it. What a change can't make a difference to is neither compiled
/// nor tested again.
public struct PackMutator: Sendable {
  private let packs: [PolicyPack]

  /// Creates a mutator of sound packs whose tests pass.
  public init(_ packs: [PolicyPack]) { self.packs = packs }

  /// Tries every change.
  ///
  /// - Parameters:
  ///   - sourceNames: The names of the sources whose packs are changed; `nil` for all.
  ///   - share: Of how many changes one is tried, for a sample; 1 for all.
  ///   - hasTried: Is told after each change how many were tried, and how many there are.
  /// - Returns: What became of each change.
  public func run(
    on sourceNames: Set<String>? = nil,
    oneIn share: Int = 1,
    hasTried: (Int, Int) -> Void = { _, _ in }
  ) -> MutationReport {
    let trials = self.trials(on: sourceNames).enumerated()
      .filter { $0.offset.isMultiple(of: max(1, share)) }.map(\.element)
    let tests = packs.map { MutationTests($0) }
    var results: [MutationReport.Result] = []
    for (model, mutation) in trials {
      results.append(result(of: mutation, to: model, tests))
      hasTried(results.count, trials.count)
    }
    return MutationReport(results: results)
  }

  /// Every pack that the packs build on or are, each once, with its changes.
  private func trials(on sourceNames: Set<String>?) -> [(PackModel, Mutation)] {
    var seen: Set<String> = []
    return packs.flatMap(\.models).filter { model in
      sourceNames?.contains(model.sourceName) ?? true && seen.insert(model.id).inserted
    }
    .flatMap { model in model.mutations.map { (model, $0) } }
  }

  private func result(
    of mutation: Mutation,
    to model: PackModel,
    _ tests: [MutationTests]
  ) -> MutationReport.Result {
    MutationReport.Result(
      kind: mutation.kind,
      packID: model.id,
      change: mutation.change,
      range: mutation.range,
      isCaught: isCaught(mutation, model, tests)
    )
  }

  private func isCaught(
    _ mutation: Mutation,
    _ model: PackModel,
    _ tests: [MutationTests]
  ) -> Bool {
    let changed = model.applying(mutation)
    let builders = tests.filter { $0.pack.models.contains { $0.id == model.id } }
    guard let first = builders.first else { return false }
    if MutatedPack.hasErrors(changed, among: first.pack.models) { return true }
    return builders.contains { $0.notice(mutation, in: changed) }
  }
}
