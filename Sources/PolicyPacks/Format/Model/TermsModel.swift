internal import Diagnostics
internal import ResettlementCore

/// What a programme says beyond its conditions and amount, as it was written.
struct TermsModel: Sendable {
  /// In which form it supports; `nil` if that follows from its amount.
  let form: Located<BenefitForm>?
  /// On what terms it lends, if it does.
  let loan: LoanTerms?
  /// Its first day.
  let from: ExpressionText?
  /// How many months it runs.
  let months: ExpressionText?
  /// The day on which it ends at the latest.
  let to: ExpressionText?
  /// What becomes of it at elimination.
  let atElimination: BenefitProgramme.AtElimination?
  /// From which money it is paid.
  let source: FundEarmark?
  /// Its limits, in their order.
  let limits: [LimitModel]
  /// The rules that say who goes first.
  let rankedBy: [LocatedName]
}

/// A limit of a programme, as it was written.
struct LimitModel: Sendable {
  /// What kind of limit it is.
  let kind: LimitTerm.Kind
  /// What it is called.
  let title: LocalizedText?
  /// The clauses that it rests on.
  let citations: [LocatedName]
  /// Which other grants count.
  let span: Located<LimitTerm.Span>?
  /// From which day years are counted; `nil` for calendar years.
  let yearsFrom: ExpressionText?
  /// Whose grants count together; `nil` for those of the subject.
  let counted: ExpressionText?
  /// How much it leaves room for; `nil` for one grant.
  let bound: ExpressionText?
  /// What was had beside the ledger; `nil` for nothing.
  let beside: ExpressionText?
  /// The programmes that count; `nil` for its own.
  let programmes: [LocatedName]?
  /// When it applies; `nil` for always.
  let appliesWhen: ExpressionText?
  /// When a grant is cut down to what is left, and not refused; `nil` for always.
  let cutsDownWhen: ExpressionText?
  /// Whether the higher of several programmes is had.
  let takesHigher: Bool
  /// Whether what is stopped makes room again.
  let refills: Bool
  /// Where it stands.
  let range: SourceRange
}

extension RuleModel {
  /// What the rule says of the terms of a programme, if it is one.
  var terms: TermsModel? { if case .conditions(let body) = body { body.terms } else { nil } }
}

extension TermsModel {
  /// The limits by their names in reasons: the kind, with a number where a programme has several.
  var namedLimits: [(id: String, limit: LimitModel)] {
    var counts: [LimitTerm.Kind: Int] = [:]
    return limits.map { limit in
      counts[limit.kind, default: 0] += 1
      let number = counts[limit.kind] ?? 1
      return (number == 1 ? limit.kind.rawValue : "\(limit.kind.rawValue)_\(number)", limit)
    }
  }
}
