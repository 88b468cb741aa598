/// How the made-up town is, and how often what happens in it.
///
/// Every number is invented for the example; none is a statistic of a real place. Rates count in ten
/// thousand, those of events for each month.
public struct TownRates: Sendable, Hashable {
  // MARK: How households are

  /// Households that were relocated; the others lived in the town before.
  public var relocated = 7_000
  /// Households lifted out of poverty, among those relocated.
  public var liftedAmongRelocated = 8_000
  /// Households lifted out of poverty, among the others.
  public var liftedAmongOthers = 2_000
  /// Heads who live with a husband or wife.
  public var married = 7_800
  /// Heads who live with a parent of theirs.
  public var withParent = 2_200
  /// Heads from fifty who live with a grown child's family.
  public var withGrandchild = 2_500
  /// People with a long-lasting disease, of those grown up.
  public var chronic = 700
  /// People with a disability.
  public var disabled = 250
  /// People of working age who have work, of those able to.
  public var employed = 8_600
  /// Of those with work, people who work away from home.
  public var away = 3_800
  /// Of those with work, people on a public-welfare post.
  public var welfarePost = 900
  /// Of those with work, people who run a shop or a business.
  public var selfEmployed = 700
  /// People able to work who say that they want training.
  public var wantsTraining = 1_500
  /// Of these, people who are trained in a month.
  public var trained = 350
  /// Households in the first month whose income is near to the line or below it.
  public var poorAtFirst = 300
  /// The income a head below which other households don't begin the year, in yuan.
  public var lowestIncome = 9_500

  // MARK: What happens in a month

  /// People with work who lose it.
  public var jobLost = 55
  /// People without work who find some.
  public var jobFound = 1_200
  /// Households whose income from fields, herds and property is stated anew.
  public var incomeStated = 250
  /// Of these, households whose harvest or business failed.
  public var incomeFailed = 1_200
  /// Households with little income whose income recovers, with help or without.
  public var recovers = 1_300
  /// Households in which somebody falls seriously ill.
  public var fellIll = 22
  /// Households with high costs of treatment whose costs end.
  public var costsEnd = 1_300
  /// Households to which a child is born, where somebody is young enough.
  public var born = 45
  /// Deaths of people from seventy.
  public var diedOld = 40
  /// Deaths of younger people.
  public var diedYoung = 2
  /// Households in which a child stays away from school.
  public var leftSchool = 12
  /// Homes that turn out to be unsafe.
  public var unsafeHome = 6
  /// Of homes, water and schooling that are not secured, those put right.
  public var putRight = 4_000
  /// Households that move out of the town.
  public var movedAway = 6
  /// Households of four or more of which a part moves into a home of its own.
  public var split = 45
  /// Single people who move to another household.
  public var merged = 50
  /// Months between the start of the year and the disaster that hits one building.
  public var disasterMonth = 7
  /// Months between the start of the year and the failure of a site's water supply.
  public var waterFailureMonth = 3

  // MARK: How offices learn of it

  /// Facts that are recorded in a later month than that in which they became true.
  public var late = 1_800
  /// Facts that are recorded wrongly at first and corrected later.
  public var wrong = 500
  /// Households of which a lost job is reported by mistake in a month, which is annulled later.
  public var falseReport = 14

  /// Creates the rates of the example.
  public init() {}
}
