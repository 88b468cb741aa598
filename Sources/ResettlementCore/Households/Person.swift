public import Quantities

/// A person (人), as a member of a household.
public struct Person: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<Person>

  /// The kind of subject: person.
  public static let kind = SubjectKind.person

  /// The subject's name in the registers.
  public let id: ID

  /// The household where the person lives; a person is in one at a time.
  public var household: Known<Household.ID> = .unknown

  /// The person's name.
  public var name: Known<PersonalText> = .unknown

  /// The citizen identity number as it was typed, right or wrong.
  ///
  /// ``CitizenIdentityNumber`` checks it.
  public var identityNumber: Known<PersonalText?> = .unknown

  /// A telephone number.
  public var phone: Known<PersonalText?> = .unknown

  /// How the person is related to the head of the household.
  public var relationToHead: Known<RelationToHead> = .unknown

  /// The day of birth.
  public var birthDate: Known<CalendarDay> = .unknown

  /// The person's sex.
  public var sex: Known<Sex> = .unknown

  /// The ethnic group, by its code or name in GB/T 3304-1991.
  public var ethnicGroup: Known<String?> = .unknown

  /// The schooling that the person finished or is in.
  public var education: Known<Education> = .unknown

  /// Whether the person finished a college or university.
  public var isCollegeGraduate: Known<Bool> = .unknown

  /// The day of graduation; absent if there is none.
  public var graduatedOn: Known<CalendarDay?> = .unknown

  /// Whether the person goes to school or studies.
  public var isPupil: Known<Bool> = .unknown

  /// Whether the person is able to work.
  public var labourAbility: Known<LabourAbility> = .unknown

  /// The state of the person's health.
  public var health: Known<Health> = .unknown

  /// The kind of disability; absent if there is none.
  public var disabilityKind: Known<DisabilityKind?> = .unknown

  /// The grade of the disability, from 1, the worst, to 4.
  public var disabilityGrade: Known<ExactDecimal?> = .unknown

  /// Whether the person has work.
  public var isEmployed: Known<Bool> = .unknown

  /// How the person earns a living.
  public var employmentKind: Known<EmploymentKind> = .unknown

  /// Whether the person is registered as unemployed.
  public var isRegisteredUnemployed: Known<Bool> = .unknown

  /// Whether the person lives in the area most of the time.
  public var livesInArea: Known<Bool> = .unknown

  /// Whether the person has said to want training (`qinzhou-08`).
  public var wantsTraining: Known<Bool> = .unknown

  /// Whether the person was trained in the year (`qinzhou-08`).
  public var wasTrainedThisYear: Known<Bool> = .unknown

  /// How often the person was trained in the year.
  public var trainingsThisYear: Known<ExactDecimal> = .unknown

  /// The groups in need of care that the person belongs to (`anhui-23`).
  public var specialDifficultyGroups: Known<[SpecialDifficultyGroup]> = .unknown

  /// The days on which somebody visited to see whether all is well (`anhui-23`).
  public var careVisits: Known<[CalendarDay]> = .unknown

  /// Whether the person is able to work away from home (`district-template-3-5`).
  public var canLeaveHome: Known<Bool> = .unknown

  /// Whether the person lives by farming or a trade (`district-template-3-5`).
  public var hasIndustry: Known<Bool> = .unknown

  /// Whether the person could leave poverty by his or her own strength.
  public var canLeavePovertyByOwnStrength: Known<Bool> = .unknown

  /// The programmes of which the person was granted something, by their ids.
  public var grantsReceived: Known<[String]> = .unknown

  /// What the person earns in a month, in yuan; absent without wages.
  public var monthlyWage: Known<ExactDecimal?> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension Person {
  /// The facts that the properties hold.
  public static let facts = FactTable<Person>(
    Fact("household", zh: "户", en: "household", \.household),
    Fact("name", zh: "姓名", en: "name", \.name, privacy: .personal),
    Fact(
      "identity_number",
      zh: "公民身份号码",
      en: "identity number",
      \.identityNumber,
      privacy: .personal
    ),
    Fact("phone", zh: "电话", en: "phone", \.phone, privacy: .personal),
    Fact("relation_to_head", zh: "与户主关系", en: "relation to head", \.relationToHead),
    Fact("birth_date", zh: "出生日期", en: "day of birth", \.birthDate, privacy: .personal),
    Fact("sex", zh: "性别", en: "sex", \.sex),
    Fact("ethnic_group", zh: "民族", en: "ethnic group", \.ethnicGroup, privacy: .personal),
    Fact("education", zh: "文化程度", en: "education", \.education),
    Fact("is_college_graduate", zh: "高校毕业生", en: "is a college graduate", \.isCollegeGraduate),
    Fact("graduated_on", zh: "毕业日期", en: "day of graduation", \.graduatedOn),
    Fact("is_pupil", zh: "在校", en: "is at school", \.isPupil),
    Fact("labour_ability", zh: "劳动能力", en: "labour ability", \.labourAbility),
    Fact("health", zh: "健康状况", en: "health", \.health, privacy: .sensitive),
    Fact(
      "disability_kind",
      zh: "残疾类别",
      en: "disability kind",
      \.disabilityKind,
      privacy: .sensitive
    ),
    Fact(
      "disability_grade",
      zh: "残疾等级",
      en: "disability grade",
      \.disabilityGrade,
      .count(of: "ratio", upTo: 4),
      privacy: .sensitive
    ),
    Fact("is_employed", zh: "已就业", en: "is employed", \.isEmployed),
    Fact("employment_kind", zh: "就业形式", en: "employment kind", \.employmentKind),
    Fact(
      "is_registered_unemployed",
      zh: "登记失业",
      en: "is registered as unemployed",
      \.isRegisteredUnemployed
    ),
    Fact("lives_in_area", zh: "常住", en: "lives in the area", \.livesInArea),
    Fact("wants_training", zh: "有培训意愿", en: "wants training", \.wantsTraining),
    Fact("was_trained_this_year", zh: "本年已培训", en: "was trained in the year", \.wasTrainedThisYear),
    Fact(
      "trainings_this_year",
      zh: "本年培训次数",
      en: "trainings in the year",
      \.trainingsThisYear,
      .count(of: "time", upTo: 1_000)
    ),
    Fact(
      "special_difficulty_groups",
      zh: "特殊困难类别",
      en: "groups in special difficulty",
      \.specialDifficultyGroups,
      privacy: .sensitive
    ),
    Fact("care_visits", zh: "探访日期", en: "days of care visits", \.careVisits),
    Fact("can_leave_home", zh: "能离家", en: "can leave home", \.canLeaveHome),
    Fact("has_industry", zh: "有产业", en: "has a trade or farm", \.hasIndustry),
    Fact(
      "can_leave_poverty_by_own_strength",
      zh: "有能力脱贫",
      en: "can leave poverty by own strength",
      \.canLeavePovertyByOwnStrength
    ),
    Fact("grants_received", zh: "已享受补助", en: "grants received", \.grantsReceived),
    Fact(
      "monthly_wage",
      zh: "月工资",
      en: "monthly wage",
      \.monthlyWage,
      .money("yuan/month"),
      privacy: .personal
    )
  )

  /// The lists of subjects that refer to one of this kind.
  public static let relations: [RelationDeclaration] = [
    relation("placements", zh: "就业安置", en: "placements", of: .placement, by: "worker"),
    relation("enrolments", zh: "参训记录", en: "enrolments", of: .trainingEnrolment, by: "person"),
    relation("posts_held", zh: "在岗记录", en: "posts held", of: .post, by: "holder"),
    relation("job_wishes", zh: "就业意愿", en: "job wishes", of: .jobWish, by: "person"),
    relation(
      "external_schemes",
      zh: "外部政策",
      en: "external schemes",
      of: .externalScheme,
      by: "person"
    ),
    relation(
      "ledger_entries",
      zh: "台账条目",
      en: "ledger entries",
      of: .ledgerEntry,
      by: "person"
    ),
  ]
}
