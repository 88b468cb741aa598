internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// How the amount of a rule counts when money is added up.
public enum BenefitFlow: String, Sendable, Hashable, CaseIterable {
  /// Money that is given year after year; what is given by the month counts twelve times.
  case yearly
  /// Money that is given once, or of which no period is stated: it counts in the year in which it
  /// is given.
  case once
  /// Money of which only the most is stated: it is shown, and not added to what households get.
  case ceiling
  /// Money for each of something else, such as for a square metre: how much of it is given nobody
  /// can tell from the rule.
  case rate
  /// No money.
  case other

  /// Whether the money is added to what households get.
  public var isCounted: Bool { self == .yearly || self == .once }
}

/// How the numbers of a rule's amount become fen.
struct BenefitReading: Sendable, Hashable {
  /// How the amount counts.
  let flow: BenefitFlow
  /// How often in a year it is given, as the rule states it.
  let timesAYear: Int
  /// What a number in the plain scale of the unit is multiplied with.
  let factor: Int

  /// Reads the unit, the period and for whom an amount is.
  init(_ shape: AmountShape, of subject: SubjectKind) {
    guard shape.form != .share, var dimension = UnitOfMeasure(shape.unit)?.dimension,
      dimension["yuan"] == 1
    else {
      (flow, timesAYear, factor) = (.other, 1, 0)
      return
    }
    dimension["yuan"] = nil
    if dimension[subject.rawValue] == -1 { dimension[subject.rawValue] = nil }
    let isByMonth = dimension == ["month": -1]
    timesAYear = isByMonth || shape.period == "month" ? 12 : 1
    let isForSubject = shape.per == nil || shape.per == subject.rawValue
    guard isForSubject, dimension.isEmpty || isByMonth else {
      (flow, factor) = (.rate, 0)
      return
    }
    factor = 100 * timesAYear
    let isAgain = isByMonth || ["month", "year"].contains(shape.period)
    flow = [.atMost, .range].contains(shape.form) ? .ceiling : isAgain ? .yearly : .once
  }
}
