/// Random numbers that are the same for the same seed and index on every machine.
public struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  /// Creates the numbers of one input of a run.
  public init(seed: UInt64, index: Int) {
    state = seed &* 0xD134_2543_DE82_EF95 &+ UInt64(truncatingIfNeeded: index)
    _ = next()
  }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// The next number below a bound, which is at least one.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(max(1, bound))) }

  /// Whether one of so many chances comes up.
  mutating func chance(oneIn count: Int) -> Bool { below(count) == 0 }

  /// One of some things.
  mutating func pick<Thing>(_ things: [Thing]) -> Thing { things[below(things.count)] }
}
