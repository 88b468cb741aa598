internal import Quantities
public import ResettlementCore

/// Why a desk does not record something of a benefit.
public indirect enum BenefitProblem: Error, Sendable, Hashable {
  /// The policy has no such programme.
  case noProgramme(Rule.ID)
  /// The facts have no such subject, or the programme is about another kind.
  case noSubject(SubjectReference, wanted: SubjectKind)
  /// It can't be decided before this is known.
  case undecided([MissingTerm])
  /// It is left to these units, and nobody said what they found.
  case leftTo([String])
  /// The policy leaves nothing to a unit, so that it can't be refused for another reason.
  case notLeft
  /// The amount has to be said: from the least to the most, where the policy says so.
  case amountNeeded(least: Money?, most: Money?)
  /// The amount is outside what the policy allows.
  case amountOutside(least: Money?, most: Money?)
  /// It is a guaranteed loan, and nobody is named who answers for it.
  case guarantorNeeded
  /// What is recorded is in the way.
  case obstacle(BenefitObstacle)
}

extension BenefitProblem {
  /// Why, in words.
  public var message: LocalizedText {
    switch self {
    case .noProgramme(let id):
      LocalizedText(zh: "政策包没有补助项目“\(id)”", en: "the pack has no programme '\(id)'")
    case .noSubject(let subject, let wanted):
      LocalizedText(
        zh: "资料中没有“\(subject)”，或不是该项目的对象（\(wanted.rawValue)）",
        en: "the facts have no '\(subject)', or it is no \(wanted.rawValue)"
      )
    case .undecided(let missing):
      LocalizedText(
        zh: "还不能审批，缺：\(missing.map(\.name).joined(separator: "、"))",
        en: "it can't be decided without \(missing.map(\.name).joined(separator: ", "))"
      )
    case .leftTo(let units):
      LocalizedText(
        zh: "由\(units.joined(separator: "、"))裁量，须写明认定结果",
        en: "it is left to \(units.joined(separator: ", ")); say what was found"
      )
    case .notLeft:
      LocalizedText(
        zh: "条文没有留给单位裁量，符合条件的不能另行拒绝",
        en: "nothing is left to a unit, so it can't be refused for another reason"
      )
    case .amountNeeded(let least, let most):
      LocalizedText(
        zh: "须写明数额" + Self.range(least, most, " 元").0,
        en: "the amount has to be said" + Self.range(least, most, " yuan").1
      )
    case .amountOutside(let least, let most):
      LocalizedText(
        zh: "数额不在规定范围内" + Self.range(least, most, " 元").0,
        en: "the amount is not as the clause sets it" + Self.range(least, most, " yuan").1
      )
    case .guarantorNeeded:
      LocalizedText(
        zh: "担保贷款须写明担保人",
        en: "it is a guaranteed loan; say who answers for it"
      )
    case .obstacle(let obstacle): obstacle.message
    }
  }

  private static func range(_ least: Money?, _ most: Money?, _ unit: String) -> (String, String) {
    switch (least, most) {
    case (nil, nil): ("", "")
    case (let least?, let most?) where least == most:
      ("：\(least.yuan)\(unit)", ": \(least.yuan)\(unit)")
    case (let least?, nil): ("：不少于 \(least.yuan)\(unit)", ": at least \(least.yuan)\(unit)")
    case (nil, let most?): ("：不超过 \(most.yuan)\(unit)", ": at most \(most.yuan)\(unit)")
    case (let least?, let most?):
      ("：\(least.yuan) 至 \(most.yuan)\(unit)", ": \(least.yuan) to \(most.yuan)\(unit)")
    }
  }
}
