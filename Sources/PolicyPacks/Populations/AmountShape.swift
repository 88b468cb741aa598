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

  /// Returns the amount that numbers in the plain unit make.
  ///
  /// - Parameters:
  ///   - number: The number, or the least of a range.
  ///   - most: The most of a range.
  /// - Returns: The amount; `nil` if one of the numbers is missing.
  package func amount(_ number: ExactDecimal?, most: ExactDecimal?) -> Amount? {
    guard let first = number.flatMap(scaled) else { return nil }
    let form: Amount.Form
    switch self.form {
    case .exact: form = .exact(first)
    case .atMost: form = .atMost(first)
    case .share: form = .share(first)
    case .range:
      guard let most = most.flatMap(scaled) else { return nil }
      form = .range(first, most)
    }
    return Amount(form, unit: unit, per: per, period: period)
  }

  private func scaled(_ number: ExactDecimal) -> ExactDecimal? {
    scale == .one ? number : number.divided(by: scale)
  }

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
