public import ResettlementCore
public import ResettlementKit

/// What is counted at the end of a month.
public enum Figure: String, Sendable, Hashable, CaseIterable {
  /// Households in the town.
  case households
  /// People in the town.
  case people
  /// People able to work, without pupils.
  case ableToWork = "able_to_work"
  /// Of these, people with work.
  case employed
  /// The mean income for each person, in whole yuan a year.
  case meanIncome = "mean_income"
  /// Households below the monitoring line.
  case belowLine = "below_line"
  /// Households of which home, water or schooling is not secured.
  case unsecured
  /// Clues found in the month.
  case cluesFound = "clues_found"
  /// Clues answered in the month.
  case cluesAnswered = "clues_answered"
  /// Clues without an outcome at the end of the month.
  case cluesOpen = "clues_open"
  /// Cases in the steps of identification.
  case inIdentification = "in_identification"
  /// Households that were identified in the month.
  case identified
  /// Cases that were rejected in the month.
  case rejected
  /// Households that are monitored.
  case monitored
  /// Cases in the steps of elimination.
  case inElimination = "in_elimination"
  /// Risks that were marked eliminated in the month.
  case eliminated

  /// What it is called.
  public var title: LocalizedText {
    switch self {
    case .households: LocalizedText(zh: "户数", en: "households")
    case .people: LocalizedText(zh: "人口", en: "people")
    case .ableToWork: LocalizedText(zh: "劳动力", en: "people able to work")
    case .employed: LocalizedText(zh: "已就业", en: "people with work")
    case .meanIncome: LocalizedText(zh: "人均纯收入（元）", en: "net income per head (yuan)")
    case .belowLine: LocalizedText(zh: "低于监测线户数", en: "households below the line")
    case .unsecured: LocalizedText(zh: "保障有缺户数", en: "households with a guarantee lacking")
    case .cluesFound: LocalizedText(zh: "本月发现线索", en: "clues found in the month")
    case .cluesAnswered: LocalizedText(zh: "本月办结线索", en: "clues answered in the month")
    case .cluesOpen: LocalizedText(zh: "月末未办结线索", en: "clues without an outcome")
    case .inIdentification: LocalizedText(zh: "识别程序中", en: "in the steps of identification")
    case .identified: LocalizedText(zh: "本月纳入监测", en: "identified in the month")
    case .rejected: LocalizedText(zh: "本月不予纳入", en: "not taken in in the month")
    case .monitored: LocalizedText(zh: "月末监测户数", en: "households monitored")
    case .inElimination: LocalizedText(zh: "消除程序中", en: "in the steps of elimination")
    case .eliminated: LocalizedText(zh: "本月消除风险", en: "risks eliminated in the month")
    }
  }
}

extension Figure {
  /// Whether the town counts it itself, and not the kit from clues and cases.
  var isOwn: Bool {
    switch self {
    case .households, .people, .ableToWork, .employed, .meanIncome, .belowLine, .unsecured,
      .monitored:
      true
    case .cluesFound, .cluesAnswered, .cluesOpen, .inIdentification, .identified, .rejected,
      .inElimination, .eliminated:
      false
    }
  }

  /// Returns its value in an account; zero where nothing was counted.
  public func value(in account: MonthAccount) -> Int {
    switch self {
    case .cluesFound: account.count("clues/found")
    case .cluesAnswered: account.count("clues/answered")
    case .cluesOpen: account.count("clues/open")
    case .inIdentification: account.count("cases/identification/open")
    case .identified: account.count("cases/identification/ended/monitored")
    case .rejected:
      account.total(
        "cases/identification/ended/",
        except: ["cases/identification/ended/monitored"]
      )
    case .inElimination: account.count("cases/elimination_steps/open")
    case .eliminated: account.count("cases/elimination_steps/ended/eliminated")
    default: account.count(rawValue)
    }
  }
}

extension MonthAccount {
  /// The value of a figure of the town.
  public subscript(figure: Figure) -> Int { figure.value(in: self) }

  fileprivate func count(_ id: String) -> Int { self[id]?.value?.asInt() ?? 0 }
}
