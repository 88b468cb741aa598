internal import FEEL
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// The whole numbers of a lane as cells write them.
struct WholeRange {
  private var places = 0
  private var factor = 1
  /// What a number without decimal places is multiplied with to have all.
  private var ten = 1
  private var least = 0
  private var greatest = 0

  init() {}

  /// `nil` if cells' numbers are no whole part of the lane's, or have no range.
  init?(_ lane: FactLane) {
    guard case .number(let lanePlaces, _, _, _) = lane.lane,
      case .number(let range) = lane.declaration.type,
      let minimum = range.minimum?.scaled(toPlaces: range.decimals),
      let maximum = range.maximum?.scaled(toPlaces: range.decimals), range.decimals < 3
    else { return nil }
    let scale = UnitOfMeasure(range.unit)?.scale ?? ExactDecimal(1)
    let unit = scale.multiplied(
      by: ExactDecimal(significand: 1, exponent: lanePlaces - range.decimals)
    )
    guard let factor = unit?.asInt(), factor > 0 else { return nil }
    places = range.decimals
    ten = [1, 10, 100][places]
    self.factor = factor
    least = Int(minimum)
    greatest = Int(maximum)
  }

  // MARK: - Reading

  /// The number that a cell writes, as the lane keeps it; `nil` if it is written otherwise or out of
  /// the range.
  @inline(__always)
  func number(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    guard count > 0, count <= 8,
      let number = ByteWord.number(ByteWord.load(start), digits: count)
    else { return longNumber(start, count) }
    return inLane(number &* ten)
  }

  @inline(__always)
  private func inLane(_ number: Int) -> Int? {
    number >= least && number <= greatest ? number &* factor : nil
  }

  /// A number with a sign, a point or many digits.
  @inline(never)
  private func longNumber(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int? {
    let isNegative = count > 0 && start.pointee == UInt8(ascii: "-")
    var (number, digits, decimals) = (0, 0, 0)
    var isPastPoint = false
    for place in (isNegative ? 1 : 0)..<count {
      if start[place] == UInt8(ascii: "."), !isPastPoint, digits > 0, places > 0 {
        isPastPoint = true
        continue
      }
      let digit = start[place] &- UInt8(ascii: "0")
      guard digit < 10, digits < 15, !isPastPoint || decimals < places else { return nil }
      number = number * 10 + Int(digit)
      if isPastPoint { decimals += 1 } else { digits += 1 }
    }
    guard digits > 0, !isPastPoint || decimals > 0 else { return nil }
    for _ in decimals..<places { number *= 10 }
    return inLane(isNegative ? -number : number)
  }
}
