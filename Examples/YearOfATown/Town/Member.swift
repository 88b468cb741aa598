public import Quantities
public import ResettlementCore

/// A made-up person, as he or she really is at one time.
public struct Member: Sendable, Hashable {
  /// The person's name in the registers.
  public let id: Person.ID
  /// A name that nobody has.
  public let name: String
  /// An identity number that is given to nobody.
  public let identityNumber: String
  /// A telephone number that nobody has; `nil` for children.
  public let phone: String?
  /// The day of birth.
  public let birthDate: CalendarDay
  /// The person's sex.
  public let sex: Sex
  /// How the person is related to the head.
  public var relation: RelationToHead
  /// Whether the person is able to work.
  public var labour: LabourAbility
  /// The state of health.
  public var health: Health
  /// The kind of disability, if there is one.
  public var disability: DisabilityKind?
  /// The schooling that the person finished or is in.
  public var education: Education
  /// Whether the person goes to school.
  public var isPupil: Bool
  /// The work that the person has.
  public var work: Work?
  /// Whether the person wants training.
  public var wantsTraining: Bool
  /// How often the person was trained in the year.
  public var trainings = 0

  /// What somebody works.
  public struct Work: Sendable, Hashable {
    /// How the person earns a living.
    public var kind: EmploymentKind
    /// The wage, in yuan a month; the earnings of somebody self-employed.
    public var wage: Int
    /// The employer, by its number among the town's; `nil` where there is none.
    public var employer: Int?
    /// The first day.
    public var since: CalendarDay
  }

  /// Whether the person is able to work, in full or in part.
  public var canWork: Bool { [.skilled, .ordinary, .weakOrHalf].contains(labour) }

  /// Returns the full years that the person has lived by a day.
  public func age(on day: CalendarDay) -> Int { birthDate.months(until: day) / 12 }
}

// MARK: - As subjects

extension Member {
  /// Returns the person as the registers have it.
  func person(in household: Household.ID) -> Person {
    var person = Person(id: id)
    person.household = .known(household)
    person.name = .known(PersonalText(name))
    person.identityNumber = .known(PersonalText(identityNumber))
    person.phone = .known(phone.map { PersonalText($0) })
    person.relationToHead = .known(relation)
    person.birthDate = .known(birthDate)
    person.sex = .known(sex)
    person.education = .known(education)
    person.isPupil = .known(isPupil)
    setWork(of: &person)
    setHealth(of: &person)
    return person
  }

  private func setWork(of person: inout Person) {
    person.labourAbility = .known(labour)
    person.isEmployed = .known(work != nil)
    person.employmentKind = .known(work?.kind ?? .none)
    person.isRegisteredUnemployed = .known(work == nil && canWork && !isPupil)
    person.monthlyWage = .known(work.map { ExactDecimal($0.wage) })
    person.wantsTraining = .known(wantsTraining)
    person.trainingsThisYear = .known(ExactDecimal(trainings))
    person.wasTrainedThisYear = .known(trainings > 0)
    person.livesInArea = .known(work?.kind != .away)
  }

  private func setHealth(of person: inout Person) {
    person.health = .known(health)
    person.disabilityKind = .known(disability)
    person.disabilityGrade = .known(disability == nil ? nil : ExactDecimal(3))
    person.additionalFacts["has_drop_out_risk"] = .boolean(false)
    person.additionalFacts["is_destitute"] = .boolean(false)
    person.additionalFacts["has_family_doctor"] = .boolean(identityNumber.last != "7")
    person.additionalFacts["has_listed_chronic_disease"] = .boolean(health == .chronic)
    let levels = canWork && !isPupil ? (identityNumber.last == "3" ? 2 : 3) : 0
    person.additionalFacts["employment_register_levels"] = .number(ExactDecimal(levels))
    person.isCollegeGraduate = .known([.college, .bachelor, .graduateSchool].contains(education))
  }

  /// Returns the employment as the registers have it; `nil` for somebody without an employer.
  func placement() -> Placement? {
    guard let work, let employer = work.employer else { return nil }
    var placement = Placement(id: Placement.ID("J" + id.rawValue.dropFirst()))
    placement.worker = .known(id)
    placement.employer = .known(MadeUpTown.employerID(employer))
    placement.agency = .absent
    placement.contractFrom = .known(work.since)
    placement.contractTo = .absent
    placement.isInsured = .known(employer % 3 != 2)
    placement.workplace = .known(work.kind == .away ? .outsideProvince : .inDistrict)
    placement.monthlyWage = .known(ExactDecimal(work.wage))
    return placement
  }
}
