public import Quantities

/// How incomes are spread over persons: each has an equal part of what the household has.
///
/// With `N` persons, of whom the person `i` has `y` in a year, and the line `z`:
///
/// - the head count is the share of persons with `y < z` (FGT with exponent 0);
/// - the gap is the sum of `(z - y) / z` over these persons, divided by `N` (exponent 1);
/// - the Gini coefficient is the mean difference of the incomes of all pairs of persons, divided by
///   twice the mean income.
///
/// FGT are the measures of Foster, Greer and Thorbecke (Econometrica 52, 1984). All sums are in whole
/// fen, so that they do not depend on the order of the households.
public struct IncomeDistribution: Sendable, Hashable {
  /// The persons below the line, and what they lack.
  public struct Poverty: Sendable, Hashable {
    /// The households whose persons are below the line.
    public let households: Int
    /// The persons below the line.
    public let persons: Int
    /// The share of all persons that they are.
    public let headCount: Double
    /// What all persons lack of the line on average, as a share of the line.
    public let gap: Double
    /// The yuan a year by which all of them would reach the line.
    public let shortfall: ExactDecimal
  }

  /// What a person has in a year on average, in yuan and whole fen.
  public let mean: ExactDecimal
  /// The Gini coefficient; `nil` where there is no income to share.
  public let gini: Double?
  /// The share of all income that the poorest 0, 10, … 100 per cent of the persons have; empty where
  /// there is no income to share.
  public let lorenz: [Double]
  /// Who is poor; `nil` if no line was given.
  public let poverty: Poverty?
}

/// Measures incomes of households in fen, with the number of their members.
struct IncomeMeasure {
  private var incomes: [(fen: Int, members: Int)]
  private var persons = Int128(0)
  private var total = Int128(0)

  /// Sorts incomes by what each member has.
  init(_ incomes: consuming [(fen: Int, members: Int)]) {
    self.incomes = incomes
    self.incomes.sort { left, right in
      let (less, more) =
        (Int128(left.fen) * Int128(right.members), Int128(right.fen) * Int128(left.members))
      return less == more ? left.members < right.members : less < more
    }
    for income in self.incomes {
      persons += Int128(income.members)
      total += Int128(income.fen)
    }
  }

  /// Measures them against a line in fen for a person.
  func distribution(line: Int?) -> IncomeDistribution {
    IncomeDistribution(
      mean: persons > 0 ? ExactDecimal(fen: Self.nearest(total, persons)) : .zero,
      gini: gini,
      lorenz: lorenz,
      poverty: line.map(poverty)
    )
  }

  private static func nearest(_ sum: Int128, _ count: Int128) -> Int128 {
    let half = sum < 0 ? -count : count
    return (2 * sum + half) / (2 * count)
  }

  // MARK: - Inequality

  /// `Σ Y (2C + n) / (N ΣY) - 1`, with the households from the poorest on, `Y` what one has, `n` its
  /// members and `C` those before it: the mean difference of all pairs, written with ranks.
  private var gini: Double? {
    guard total > 0 else { return nil }
    var (sum, before) = (Int128(0), Int128(0))
    for income in incomes {
      sum += Int128(income.fen) * (2 * before + Int128(income.members))
      before += Int128(income.members)
    }
    let whole = persons * total
    return Double(sum - whole) / Double(whole)
  }

  private var lorenz: [Double] {
    guard total > 0 else { return [] }
    var shares: [Double] = []
    var (people, money, tenth) = (Int128(0), Int128(0), Int128(0))
    for income in incomes {
      let next = people + Int128(income.members)
      while tenth < 10, tenth * persons < 10 * next {
        let inside = Double(tenth * persons - 10 * people) / (10 * Double(income.members))
        shares.append((Double(money) + inside * Double(income.fen)) / Double(total))
        tenth += 1
      }
      people = next
      money += Int128(income.fen)
    }
    return shares + [1]
  }

  // MARK: - Poverty

  private func poverty(_ line: Int) -> IncomeDistribution.Poverty {
    var (households, poor, missing) = (0, 0, Int128(0))
    for income in incomes {
      let lacking = Int128(line) * Int128(income.members) - Int128(income.fen)
      guard lacking > 0 else { break }
      households += 1
      poor += income.members
      missing += lacking
    }
    let all = Double(max(1, persons))
    return IncomeDistribution.Poverty(
      households: households,
      persons: poor,
      headCount: Double(poor) / all,
      gap: Double(missing) / (all * Double(line)),
      shortfall: ExactDecimal(fen: missing)
    )
  }
}

extension ExactDecimal {
  /// So many fen in yuan.
  init(fen: Int128) {
    if let small = Int64(exactly: fen) {
      self.init(significand: small, exponent: -2)
    } else {
      let part = Int128(1_000_000_000_000)
      let high = ExactDecimal(Int(fen / part)).multiplied(by: 10_000_000_000) ?? .zero
      let low = ExactDecimal(significand: Int64(fen % part), exponent: -2)
      self = high.adding(low) ?? high
    }
  }
}
