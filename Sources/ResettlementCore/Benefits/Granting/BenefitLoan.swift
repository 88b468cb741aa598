public import Quantities

/// On what terms a programme lends (贷款).
public struct LoanTerms: Sendable, Hashable, Codable {
  /// Whether no interest is taken (无息).
  public let isInterestFree: Bool
  /// Whether somebody has to answer for it (担保).
  public let isGuaranteed: Bool

  /// Creates terms.
  public init(isInterestFree: Bool = false, isGuaranteed: Bool = false) {
    self.isInterestFree = isInterestFree
    self.isGuaranteed = isGuaranteed
  }
}

/// That a loan, or a part of it, was paid back on the day of the event; interest is none of it.
public struct Repayment: Sendable, Hashable, Codable {
  /// How much of the loan.
  public let amount: Money
  /// To which money it went back.
  public let source: FundEarmark

  /// Creates a repayment.
  public init(_ amount: Money, to source: FundEarmark) {
    self.amount = amount
    self.source = source
  }
}

extension BenefitState {
  /// Whether it is a loan, or was one that was taken back.
  public var isLoan: Bool { (entitlement ?? grant?.entitlement)?.form == .loan }

  /// What was paid back of a loan.
  public var repaid: Money { repayments.reduce(Money.zero) { $0 + $1.amount } }

  /// What was paid and has come back neither as overpaid nor as a repayment: of a loan, what is owed.
  public var balance: Money { netPaid - repaid }

  /// Returns what is owed of a loan after its last day.
  public func overdue(on day: CalendarDay) -> Money {
    guard isLoan, let lastDay = (entitlement ?? grant?.entitlement)?.to, day > lastDay else {
      return .zero
    }
    return balance.atLeastZero
  }

  func balance(on day: CalendarDay) -> Money {
    payments.sum(through: day) - recoveries.sum(through: day) - repayments.sum(through: day)
  }

  /// How far a loan has come that was paid out; `nil` for anything else.
  var loanStatus: Status? {
    guard isLoan, netPaid > .zero else { return nil }
    return balance > .zero ? .running : .settled
  }
}

extension [BenefitState.Movement] {
  /// All that moved up to a day.
  func sum(through day: CalendarDay) -> Money {
    filter { $0.day <= day }.reduce(Money.zero) { $0 + $1.amount }
  }
}
