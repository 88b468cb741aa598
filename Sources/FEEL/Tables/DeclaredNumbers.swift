internal import Quantities

/// Which numbers an input of a table can have, as far as its declaration tells.
struct DeclaredNumbers: Sendable, Hashable {
  /// The smallest number, in the input's own unit; `nil` if it is not known.
  let minimum: ExactDecimal?
  /// The largest number, in the input's own unit; `nil` if it is not known.
  let maximum: ExactDecimal?
  /// The digits that a number may have behind the point; `nil` if it is not known.
  let decimals: Int?

  init(
    minimum: ExactDecimal? = nil,
    maximum: ExactDecimal? = nil,
    decimals: Int? = nil
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.decimals = decimals
  }

  /// What is declared of the fact that an input is, and what follows from its form.
  init(of input: CheckedExpression, in scope: any CheckingScope) {
    let implied = DeclaredNumbers(impliedBy: input.typed)
    guard let fact = Knowledge.fact(input.typed),
      let field = Checker(scope: scope, fragment: input.fragment).field(of: fact),
      case .number(let unit) = input.type.unwrapped
    else {
      self = implied
      return
    }
    minimum = field.bounds.least?.divided(by: unit.scale)
    maximum = field.bounds.greatest?.divided(by: unit.scale)
    decimals = implied.decimals ?? field.bounds.decimals
  }
}

extension DeclaredNumbers {
  /// What an expression can yield, whatever the facts are: a count is whole and not negative.
  init(impliedBy typed: TypedExpression) {
    switch typed.form {
    case .reduction(.count, _): self.init(minimum: 0, decimals: 0)
    case .operation(.absolute, _): self.init(minimum: 0)
    case .operation(.month, _): self.init(minimum: 1, maximum: 12, decimals: 0)
    case .operation(.day, _): self.init(minimum: 1, maximum: 31, decimals: 0)
    case .operation(.weekday, _): self.init(minimum: 1, maximum: 7, decimals: 0)
    case .operation(let operation, _) where Self.whole.contains(operation):
      self.init(decimals: Self.isPlain(typed.type) ? 0 : nil)
    default: self.init()
    }
  }

  private static let whole: Set<TypedExpression.Operation> = [
    .year, .monthCount, .dayCount, .floor, .ceiling,
  ]

  /// Whether numbers of the type are computed with as they are written.
  private static func isPlain(_ type: StaticType) -> Bool {
    if case .number(let unit) = type { unit.scale == .one } else { true }
  }

  /// Whether a number can occur.
  func admits(_ number: ExactDecimal) -> Bool {
    if let minimum, number < minimum { return false }
    if let maximum, number > maximum { return false }
    return decimals.map { number.places <= $0 } ?? true
  }

  /// Whether a number between two others, neither of which counts, can occur.
  func admits(above low: ExactDecimal?, below high: ExactDecimal?) -> Bool {
    let least = Self.tighter(low, minimum) { $0 < $1 }
    let most = Self.tighter(high, maximum) { $0 > $1 }
    guard let least, let most else { return true }
    guard let decimals else {
      return least.value < most.value
        || (least.value == most.value && least.isIncluded && most.isIncluded)
    }
    let step = ExactDecimal(significand: 1, exponent: -decimals)
    let first = Self.first(from: least, decimals, step)
    let last = Self.first(from: (-most.value, most.isIncluded), decimals, step)
    guard let first, let last else { return true }
    return first <= -last
  }

  private typealias Bound = (value: ExactDecimal, isIncluded: Bool)

  private static func tighter(
    _ excluded: ExactDecimal?,
    _ included: ExactDecimal?,
    _ isWider: (ExactDecimal, ExactDecimal) -> Bool
  ) -> Bound? {
    guard let excluded else { return included.map { ($0, true) } }
    guard let included, isWider(excluded, included) else { return (excluded, false) }
    return (included, true)
  }

  /// The first number with so many decimals from a bound on.
  private static func first(
    from bound: Bound,
    _ decimals: Int,
    _ step: ExactDecimal
  ) -> ExactDecimal? {
    if bound.isIncluded { return bound.value.rounded(toPlaces: decimals, mode: .ceiling) }
    return bound.value.rounded(toPlaces: decimals, mode: .floor).adding(step)
  }
}
