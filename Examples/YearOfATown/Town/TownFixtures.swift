internal import Quantities
internal import ResettlementCore

/// What does not change in the year: sites, homes, employers, leases and assets; and who looks after
/// whom, with the visits of each.
struct TownFixtures: Sendable {
  private let sites: [Site]
  private let homes: [ResettlementHome]
  private let employers: [Organisation]
  private let leases: [Lease]
  private let assets: [ProjectAsset]
  private let projects: [Project]
  private let rounds: [VisitRound]

  init(_ town: MadeUpTown) {
    sites = Self.sites(town)
    homes = town.families.compactMap(\.resettlementHome)
    employers = (0..<MadeUpTown.employers).map { Self.employer($0, town) }
    leases = Self.leases(town)
    assets = (1...30).map { Self.asset($0, town) }
    projects = [Self.project(1, town), Self.project(2, town)]
    rounds = VisitRound.all(of: town)
  }

  func insert(into population: inout Population, on day: CalendarDay, knownAt time: RecordedTime?) {
    for site in sites { population.insert(site) }
    for home in homes { population.insert(home) }
    for employer in employers { population.insert(employer) }
    for lease in leases { population.insert(lease) }
    for asset in assets { population.insert(asset) }
    for project in projects { population.insert(project) }
    for round in rounds { population.insert(round.assignment(on: day, knownAt: time)) }
  }
}

// MARK: - Places

extension TownFixtures {
  private static func sites(_ town: MadeUpTown) -> [Site] {
    MadeUpTown.siteTable.indices.map { number in
      var site = Site(id: MadeUpTown.siteID(number))
      site.name = .known(MadeUpTown.siteName(number))
      site.mode = .known(number == 3 ? .scattered : .concentrated)
      site.sizeClass = .known([.large, .medium, .small, .micro][number])
      site.setting = .known(number == 1 ? .industrialPark : number == 3 ? .rural : .urban)
      let count = town.families.count { $0.site == number }
      site.householdCount = .known(ExactDecimal(count))
      site.receivingPlace = .known(MadeUpTown.name)
      site.originPlace = .known(MadeUpTown.villages[number])
      site.elderCareFloorArea = .known(ExactDecimal(count / 5 + 12 * number))
      site.conditionsAllowElderCare = .known(number < 3)
      setFactsOfThePack(of: &site, number)
      return site
    }
  }

  /// What an inspector of a site writes down, by the names of the pack `aolezhaoqi`.
  private static func setFactsOfThePack(of site: inout Site, _ number: Int) {
    let facts = [
      "facilities_match": number < 3, "community_service_works": true, "has_organisation": true,
      "has_volunteers": number != 3, "has_petition_channel": true, "has_emergency_plan": number < 2,
    ]
    for (fact, holds) in facts { site.additionalFacts[fact] = .boolean(holds) }
    let services = [
      "employment", "schooling", "medical_care", "elder_care", "social_security", "legal_advice",
    ]
    let offered = services.dropLast(number == 2 ? 1 : 0).map { FactValue.symbol($0) }
    site.additionalFacts["coordinated_services"] = .list(offered)
  }

  private static func employer(_ number: Int, _ town: MadeUpTown) -> Organisation {
    var employer = Organisation(id: MadeUpTown.employerID(number))
    let kinds: [OrganisationKind] = [.employer, .workshop, .cooperative, .communityFactory]
    employer.name = .known("样例企业\(number + 1)号")
    employer.kind = .known(kinds[number % kinds.count])
    employer.isForProfit = .known(number % 4 != 2)
    employer.isInPark = .known(number % 5 == 0)
    employer.hasBusinessLicence = .known(true)
    employer.operatesNormally = .known(true)
    employer.creditCode = .absent
    for fact in ["is_designated_hospital", "is_social_work_body", "is_matching_park"] {
      employer.additionalFacts[fact] = .boolean(false)
    }
    return employer
  }

  private static func leases(_ town: MadeUpTown) -> [Lease] {
    let tenants = town.families.filter { family in
      family.site != nil && family.members.contains { $0.work?.kind == .selfEmployed }
    }
    return tenants.prefix(40).enumerated().map { index, family in
      var lease = Lease(id: Lease.ID("L\(index + 1)"))
      lease.site = .known(family.site.map(MadeUpTown.siteID))
      lease.tenantHousehold = .known(family.id)
      lease.tenantOrganisation = .absent
      lease.premisesInSite = .known(true)
      lease.use = .known(.shop)
      lease.floorArea = .known(ExactDecimal(20 + index % 7 * 6))
      lease.from = .known(CalendarDay(dayNumber: town.firstDay.dayNumber - 100 - index * 9))
      lease.to = .absent
      lease.annualRent = .known(ExactDecimal(3_000 + index % 5 * 800))
      return lease
    }
  }

  private static func asset(_ number: Int, _ town: MadeUpTown) -> ProjectAsset {
    var dice = Dice(seed: town.seed, 5, number)
    var asset = ProjectAsset(id: ProjectAsset.ID("A\(number)"))
    let isOperating = number % 3 != 0
    asset.name = .known("样例资产\(number)号")
    asset.assetClass = .known(isOperating ? .operating : .publicWelfare)
    asset.kind = .known(dice.pick([.workshop, .shop, .greenhouse, .photovoltaic, .facility]))
    asset.site = .known(MadeUpTown.siteID(number % MadeUpTown.siteTable.count))
    asset.owner = .known(MadeUpTown.villages[number % MadeUpTown.villages.count])
    asset.keeper = .known(dice.happens(9_000) ? "样镇物业" : nil)
    asset.status = .known(dice.happens(8_000) ? .operating : .idle)
    asset.isTitled = .known(dice.happens(9_200))
    asset.isRegistered = .known(true)
    asset.bookValue = .known(ExactDecimal(dice.number(20...900) * 1_000))
    let run = [
      "has_operation_plan": dice.happens(9_000), "has_rights_and_duties": dice.happens(9_300),
      "has_risk_control": dice.happens(8_500), "is_lost_or_seized": false,
      "has_responsible_unit": true,
    ]
    for (fact, holds) in run { asset.additionalFacts[fact] = .boolean(holds) }
    asset.responsiblePerson = .known(dice.happens(9_000) ? "样某" : nil)
    asset.annualRevenue = .known(ExactDecimal(isOperating ? dice.number(0...60) * 1_000 : 0))
    return asset
  }
}

extension TownFixtures {
  /// A project that pays local people for building; the second one pays too little.
  private static func project(_ number: Int, _ town: MadeUpTown) -> Project {
    var project = Project(id: Project.ID("X\(number)"))
    project.name = .known("样例工程\(number)号")
    project.site = .known(MadeUpTown.siteID(number - 1))
    project.isWorkForRelief = .known(true)
    project.workForReliefFunds = .known(ExactDecimal(600_000))
    project.labourRemuneration = .known(ExactDecimal(number == 1 ? 93_000 : 51_000))
    project.totalCost = .known(ExactDecimal(1_400_000))
    project.centralFunds = .known(ExactDecimal(500_000))
    project.startedOn = .known(town.firstDay.adding(days: 70 * number))
    project.completedOn = .absent
    return project
  }
}

extension Family {
  /// The home at the site, as the registers have it.
  fileprivate var resettlementHome: ResettlementHome? {
    guard let home, let site else { return nil }
    var subject = ResettlementHome(id: home.id)
    subject.site = .known(MadeUpTown.siteID(site))
    subject.household = .known(id)
    subject.building = .known("\(home.building)")
    subject.unit = .known("\(home.unit)")
    subject.room = .known(home.room)
    subject.floorArea = .known(ExactDecimal(min(25 * members.count, 125)))
    subject.hasTitle = .known(number % 12 != 0)
    subject.isLet = .known(false)
    return subject
  }
}

extension Member {
  /// Returns the public-welfare post that the person holds; `nil` if it is none.
  func post(at site: Int?) -> Post? {
    guard let work, work.kind == .publicWelfarePost else { return nil }
    var post = Post(id: Post.ID("W" + id.rawValue.dropFirst()))
    post.name = .known("公益性岗位")
    post.kind = .known(.cleaner)
    post.site = .known(site.map(MadeUpTown.siteID))
    post.offeredBy = .absent
    post.isSpecialWelfarePost = .known(true)
    post.holder = .known(id)
    post.heldFrom = .known(work.since)
    post.heldTo = .absent
    post.monthlyWage = .known(ExactDecimal(work.wage))
    post.places = .known(ExactDecimal(1))
    return post
  }
}
