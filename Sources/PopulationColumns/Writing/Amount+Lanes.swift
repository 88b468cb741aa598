internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

extension Amount {
  /// The amount that numbers of lanes make; `nil` if one is missing.
  init?(_ numbers: [ExactDecimal], _ shape: AmountShape) {
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
