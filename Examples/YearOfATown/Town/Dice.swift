/// Made-up numbers that are the same on every machine for the same seed (SplitMix64).
///
/// Each household rolls dice of its own, so that one more household changes nothing about the rest.
public struct Dice: Sendable {
  private var state: UInt64

  /// Creates dice from a seed and the names of what they are rolled for.
  ///
  /// - Parameters:
  ///   - seed: The seed of the whole town.
  ///   - purposes: Numbers that tell one use from another, such as a household and a month.
  public init(seed: UInt64, _ purposes: Int...) {
    state = seed
    for purpose in purposes { state = next() ^ UInt64(bitPattern: Int64(purpose)) }
  }

  /// Returns the next number of 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Returns a number in a range.
  public mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Returns whether something happens that does so this often in ten thousand times.
  public mutating func happens(_ inTenThousand: Int) -> Bool { number(1...10_000) <= inTenThousand }

  /// Returns one of some things.
  public mutating func pick<Thing>(_ things: [Thing]) -> Thing {
    things[number(0...things.count - 1)]
  }

  /// Returns one of some things that have weights.
  public mutating func pick<Thing>(weighted things: [(Thing, Int)]) -> Thing {
    var left = number(1...things.reduce(0) { $0 + $1.1 })
    for (thing, weight) in things {
      left -= weight
      if left <= 0 { return thing }
    }
    return things[0].0
  }
}
