package import Quantities
package import ResettlementCore

/// How the numbers of a rule's amount are to be read.
package struct AmountShape: Sendable, Hashable {
  /// What the numbers say.
  package enum Form: String, Sendable, Hashable {
    case exact, atMost = "at_most", share, range
  }

  /// What the numbers say.
  package let form: Form
  /// The unit in which amounts are shown.
  package let unit: String
  /// How many of the plain unit one of that unit is: numbers of lanes are divided by it.
  package let scale: ExactDecimal
  /// For whom or what it is given, if it says so.
  package let per: String?
  /// The period for which it is given, if it says so.
  package let period: String?

  init?(_ amount: CompiledAmount) {
    switch amount.form {
    case .exact: form = .exact
    case .atMost: form = .atMost
    case .share: form = .share
    case .range: form = .range
    case .leftTo: return nil
    }
    unit = amount.unit.symbol
    scale = amount.unit.scale
    per = amount.per
    period = amount.period
  }
}

extension Amount {
  /// The amount that numbers of lanes make; `nil` if one is missing.
  package init?(_ numbers: [ExactDecimal], _ shape: AmountShape) {
    let form: Form? =
      switch shape.form {
      case .exact: numbers.first.map { .exact($0) }
      case .atMost: numbers.first.map { .atMost($0) }
      case .share: numbers.first.map { .share($0) }
      case .range: numbers.count == 2 ? .range(numbers[0], numbers[1]) : nil
      }
    guard let form else { return nil }
    self.init(form, unit: shape.unit, per: shape.per, period: shape.period)
  }
}
