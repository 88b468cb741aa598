internal import FEEL
internal import ResettlementCore

/// The terms of a programme in a program of their own: its answers do not depend on them.
struct CompiledTerms: Sendable {
  /// A limit.
  struct Limit: Sendable {
    let term: LimitTerm
    let counted: Trace?
    let bound: Trace?
    let beside: Trace?
    let yearsFrom: Trace?
    let applies: Trace?
    let cutsDown: Trace?
    let takesHigher: Bool
    let refills: Bool

    /// The expressions in it.
    var traces: [Trace] {
      [counted, bound, beside, yearsFrom, applies, cutsDown].compactMap { $0 }
    }
  }

  let from: Trace?
  let months: Trace?
  let to: Trace?
  let limits: [Limit]
  let program: Program
}
