public import Quantities

/// An entry of a register (台账条目), such as a repair that was asked for, or a visit that was paid.
///
/// Who or what the entry is about is said by its references; those that it does not need are absent.
public struct LedgerEntry: Subject {
  /// The subject's name in the registers.
  public typealias ID = SubjectID<LedgerEntry>

  /// The kind of subject: ledger entry.
  public static let kind = SubjectKind.ledgerEntry

  /// The subject's name in the registers.
  public let id: ID

  /// The name of the register that it stands in, from the pack's list.
  public var register: Known<String> = .unknown

  /// The state that it is in, such as a step of the register's procedure.
  public var state: Known<String> = .unknown

  /// The day it was opened.
  public var openedOn: Known<CalendarDay> = .unknown

  /// The day it was last brought up to date.
  public var updatedOn: Known<CalendarDay> = .unknown

  /// The day it was closed; absent while it is open.
  public var closedOn: Known<CalendarDay?> = .unknown

  /// The unit that keeps it.
  public var keptBy: Known<String> = .unknown

  /// Whether somebody has checked it against the facts.
  public var isVerified: Known<Bool> = .unknown

  /// The household that it is about.
  public var household: Known<Household.ID?> = .unknown

  /// The person that it is about.
  public var person: Known<Person.ID?> = .unknown

  /// The site that it is about.
  public var site: Known<Site.ID?> = .unknown

  /// The home at a site that it is about.
  public var home: Known<ResettlementHome.ID?> = .unknown

  /// The house at the place of origin that it is about.
  public var oldHouse: Known<OldHouse.ID?> = .unknown

  /// The asset that it is about.
  public var asset: Known<ProjectAsset.ID?> = .unknown

  /// The organisation that it is about.
  public var organisation: Known<Organisation.ID?> = .unknown

  /// The project that it is about.
  public var project: Known<Project.ID?> = .unknown

  /// The facility that it is about.
  public var facility: Known<Facility.ID?> = .unknown

  /// The monitoring case that it is about.
  public var monitoringCase: Known<MonitoringCase.ID?> = .unknown

  /// The facts that packs declare beyond the core's.
  public var additionalFacts = FactSet()

  /// Creates a subject of which nothing is known but its name.
  public init(id: ID) {
    self.id = id
  }
}

// MARK: - Facts

extension LedgerEntry {
  /// The facts that the properties hold.
  public static let facts = FactTable<LedgerEntry>(
    Fact("register", zh: "台账", en: "register", \.register),
    Fact("state", zh: "状态", en: "state", \.state),
    Fact("opened_on", zh: "登记日期", en: "day of opening", \.openedOn),
    Fact("updated_on", zh: "更新日期", en: "day of the last update", \.updatedOn),
    Fact("closed_on", zh: "办结日期", en: "day of closing", \.closedOn),
    Fact("kept_by", zh: "管理单位", en: "unit that keeps it", \.keptBy),
    Fact("is_verified", zh: "已核实", en: "is verified", \.isVerified),
    Fact("household", zh: "户", en: "household", \.household),
    Fact("person", zh: "人", en: "person", \.person),
    Fact("site", zh: "安置点", en: "site", \.site),
    Fact("home", zh: "安置住房", en: "home", \.home),
    Fact("old_house", zh: "旧房", en: "old house", \.oldHouse),
    Fact("asset", zh: "资产", en: "asset", \.asset),
    Fact("organisation", zh: "组织", en: "organisation", \.organisation),
    Fact("project", zh: "项目", en: "project", \.project),
    Fact("facility", zh: "设施", en: "facility", \.facility),
    Fact("monitoring_case", zh: "监测对象", en: "monitoring case", \.monitoringCase)
  )
}
