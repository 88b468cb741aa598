/// The kinds of subject that rules are about.
public enum SubjectKind: String, Sendable, Hashable, Codable, CaseIterable {
  /// Those who live in one home and share its costs (户).
  case household
  /// A person (人).
  case person
  /// A place to which households were relocated (安置点).
  case site
  /// A home at a site (安置住房).
  case resettlementHome = "resettlement_home"
  /// A house at the place of origin (旧房).
  case oldHouse = "old_house"
  /// An employer, workshop, agency, cooperative or unit (组织).
  case organisation
  /// A person's employment with an organisation (就业安置).
  case placement
  /// A contract over premises (租赁).
  case lease
  /// A place of work that is offered or held (岗位).
  case post
  /// The work that a person looks for (就业意愿).
  case jobWish = "job_wish"
  /// A course of training (培训班).
  case trainingCourse = "training_course"
  /// A person's part in a course (参训).
  case trainingEnrolment = "training_enrolment"
  /// A project that money was given for (项目).
  case project
  /// Money of one level, year and purpose (资金).
  case fund
  /// What a project made and who owns it (扶贫项目资产).
  case asset
  /// What a household has from an operator or an asset (利益联结).
  case interestLink = "interest_link"
  /// A school, clinic or other service of a site (设施).
  case facility
  /// A benefit of another bureau, as its data say (外部政策).
  case externalScheme = "external_scheme"
  /// A leader or helper who looks after a site or a household (包联).
  case assignment
  /// A household that is watched because it may fall back into poverty (监测对象).
  case monitoringCase = "monitoring_case"
  /// An entry of a register: a ticket, a visit, an event (台账条目).
  case ledgerEntry = "ledger_entry"
}

// MARK: - Names

extension SubjectKind {
  /// The word for the kind in Chinese, as expressions use it, such as `户`.
  public var chineseName: String {
    switch self {
    case .household: "户"
    case .person: "人"
    case .site: "安置点"
    case .resettlementHome: "安置住房"
    case .oldHouse: "旧房"
    case .organisation: "组织"
    case .placement: "就业安置"
    case .lease: "租赁"
    case .post: "岗位"
    case .jobWish: "就业意愿"
    case .trainingCourse: "培训班"
    case .trainingEnrolment: "参训"
    case .project: "项目"
    case .fund: "资金"
    case .asset: "资产"
    case .interestLink: "利益联结"
    case .facility: "设施"
    case .externalScheme: "外部政策"
    case .assignment: "包联"
    case .monitoringCase: "监测对象"
    case .ledgerEntry: "台账条目"
    }
  }

  /// The word for the kind in English.
  public var englishName: String {
    switch self {
    case .asset: "project asset"
    case .monitoringCase: "monitoring case"
    default: rawValue.replacing("_", with: " ")
    }
  }

  /// The word for the kind in both languages.
  public var name: LocalizedText { LocalizedText(zh: chineseName, en: englishName) }

  /// The name of the list of such subjects in an extract, such as `households`.
  public var collectionName: String {
    switch self {
    case .facility: "facilities"
    case .jobWish: "job_wishes"
    case .ledgerEntry: "ledger_entries"
    default: rawValue + "s"
    }
  }

  /// Creates the kind whose list in an extract has this name; `nil` if there is none.
  public init?(collectionName: String) {
    guard let kind = Self.allCases.first(where: { $0.collectionName == collectionName }) else {
      return nil
    }
    self = kind
  }
}

// MARK: - Types

extension SubjectKind {
  /// The Swift type that holds a subject of the kind.
  public var subjectType: any Subject.Type {
    switch self {
    case .household: Household.self
    case .person: Person.self
    case .site: Site.self
    case .resettlementHome: ResettlementHome.self
    case .oldHouse: OldHouse.self
    case .organisation: Organisation.self
    case .placement: Placement.self
    case .lease: Lease.self
    case .post: Post.self
    case .jobWish: JobWish.self
    case .trainingCourse: TrainingCourse.self
    case .trainingEnrolment: TrainingEnrolment.self
    case .project: Project.self
    case .fund: Fund.self
    case .asset: ProjectAsset.self
    case .interestLink: InterestLink.self
    case .facility: Facility.self
    case .externalScheme: ExternalScheme.self
    case .assignment: Assignment.self
    case .monitoringCase: MonitoringCase.self
    case .ledgerEntry: LedgerEntry.self
    }
  }
}
