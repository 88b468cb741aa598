public import Quantities
public import ResettlementCore

/// A town that does not exist, with its households as they are on the first day.
///
/// The same seed makes the same town on every machine; more households change nothing about those
/// that were there with fewer.
public struct MadeUpTown: Sendable {
  /// The seed of everything that is made up.
  public let seed: UInt64
  /// The first day, on which the households are as ``families`` says.
  public let firstDay: CalendarDay
  /// How the town is and what happens in it.
  public let rates: TownRates
  /// The households.
  public let families: [Family]
  /// The source of identity numbers for those who are born later.
  let identityNumbers: MadeUpIdentityNumbers

  /// Makes a town.
  ///
  /// - Parameters:
  ///   - seed: The seed of everything that is made up.
  ///   - households: How many households there are, at least one.
  ///   - firstDay: The first day.
  ///   - rates: How the town is and what happens in it.
  public init(
    seed: UInt64,
    households: Int,
    on firstDay: CalendarDay,
    rates: TownRates = TownRates()
  ) {
    precondition(households > 0, "a town has at least one household, not \(households)")
    var identityNumbers = MadeUpIdentityNumbers()
    families = (1...households).map { number in
      var maker = FamilyMaker(number, seed: seed, on: firstDay, rates: rates)
      return maker.family(numbering: &identityNumbers)
    }
    self.seed = seed
    self.firstDay = firstDay
    self.rates = rates
    self.identityNumbers = identityNumbers
  }
}

// MARK: - Names

extension MadeUpTown {
  /// What the town is called.
  public static let name = "样镇"

  /// The villages, from which relocated households come and in which the others live.
  static let villages = ["甲样村", "乙样村", "丙样村", "丁样村", "戊样村", "己样村"]

  /// The sites, with how many homes a building has and how many households of a hundred live there.
  static let siteTable: [(name: String, homesInBuilding: Int, weight: Int)] = [
    ("东样安置区", 48, 52), ("西样安置区", 36, 30), ("南样安置点", 18, 13), ("北样安置点", 4, 5),
  ]

  /// Returns what a site is called.
  public static func siteName(_ number: Int) -> String { siteTable[number].name }

  /// Returns the name of a site in the registers.
  public static func siteID(_ number: Int) -> Site.ID { Site.ID("S\(number + 1)") }

  /// Returns the name of an employer in the registers.
  public static func employerID(_ number: Int) -> Organisation.ID {
    Organisation.ID("E" + MadeUpIdentityNumbers.padded(number + 1, to: 2))
  }

  /// How many employers there are.
  static let employers = 24
}
