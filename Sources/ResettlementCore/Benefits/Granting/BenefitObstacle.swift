public import Quantities

/// What is in the way of an entry.
public indirect enum BenefitObstacle: Error, Sendable, Hashable {
  /// Another entry has the id.
  case idTaken(BenefitEvent.ID)
  /// There is already an application under the benefit's name.
  case appliedAlready
  /// Nothing was applied for under the benefit's name.
  case notApplied
  /// It was decided already; a correction names the decision.
  case decidedAlready(BenefitEvent.ID)
  /// Nothing is granted under the benefit's name.
  case notGranted
  /// It is decided before it was applied for.
  case beforeApplication(CalendarDay)
  /// It was stopped already, on this day.
  case stoppedAlready(CalendarDay)
  /// It had ended by itself, on this day.
  case endedAlready(CalendarDay)
  /// The amount is nothing, negative, or has a part of a fen.
  case noWholeFen(Money)
  /// More would be paid than is due on the day: what may still be paid.
  case moreThanDue(Money)
  /// More would be paid for a month than a month gives: what may still be paid for it.
  case moreThanMonth(Money)
  /// The month is none in which the benefit runs.
  case otherMonth
  /// A part of a bill needs the bill.
  case billNeeded
  /// A part of a bill needs the days or the month that the bill is for.
  case billDaysNeeded
  /// The bill is for days on which the benefit does not run: from its first to its last day.
  case outsideTerm(CalendarDay, CalendarDay?)
  /// For some of the days of the bill a part was paid already, by this entry.
  case billPaidAlready(BenefitEvent.ID)
  /// The benefit gives no money.
  case noMoney
  /// It is granted from this money; use and channel stay as they are.
  case otherSource(FundEarmark)
  /// More would come back than was overpaid: what is to be recovered.
  case moreThanOverpaid(Money)
  /// It is no loan, so that nothing is paid back.
  case noLoan
  /// More would be paid back than is owed on the day: what is owed.
  case moreThanOwed(Money)
  /// There is no such entry of the benefit to correct.
  case noSuchEntry(BenefitEvent.ID)
  /// The entry is corrected already.
  case correctedAlready(BenefitEvent.ID)
  /// A correction or annulment needs its reason.
  case reasonNeeded
  /// An annulment names no entry.
  case annulsNothing
  /// An application can't be annulled while its decision stands.
  case decisionStands(BenefitEvent.ID)
  /// A correction says something of another kind than the entry that it names.
  case otherKind(BenefitEvent.ID)
  /// The decision would count in another year than the one from the first to the second day.
  case otherYear(CalendarDay, CalendarDay)
  /// With the correction the benefit would take more than a limit leaves.
  case limit(LimitFinding)
}

extension BenefitObstacle {
  /// What is in the way, in words.
  public var message: LocalizedText {
    switch self {
    case .idTaken(let id):
      LocalizedText(zh: "编号“\(id)”已被另一条记录使用", en: "the id '\(id)' is that of another entry")
    case .appliedAlready:
      LocalizedText(zh: "这个编号下已有申请", en: "there is an application of this name already")
    case .notApplied: LocalizedText(zh: "没有申请", en: "nothing was applied for")
    case .decidedAlready(let id):
      LocalizedText(
        zh: "已经审批（\(id)）；改正须写明更正的是哪一条",
        en: "it is decided already ('\(id)'); a correction has to name that entry"
      )
    case .notGranted: LocalizedText(zh: "没有批准的待遇", en: "nothing is granted")
    case .beforeApplication(let day):
      LocalizedText(zh: "早于申请日 \(day)", en: "it is earlier than the application on \(day)")
    case .stoppedAlready(let day): LocalizedText(zh: "已于 \(day) 停发", en: "it was stopped on \(day)")
    case .endedAlready(let day): LocalizedText(zh: "已于 \(day) 到期", en: "it ended on \(day)")
    case .noWholeFen(let money):
      LocalizedText(zh: "\(money.yuan) 元不是可以支付的数额", en: "\(money) can't be paid")
    case .moreThanDue(let left):
      LocalizedText(zh: "超过应发数额；还可以发 \(left.yuan) 元", en: "more than is due; \(left) are left")
    case .moreThanMonth(let left):
      LocalizedText(
        zh: "超过该月标准；该月还可以发 \(left.yuan) 元",
        en: "more than the month gives; \(left) are left of it"
      )
    case .otherMonth: LocalizedText(zh: "该月不在享受期内", en: "the benefit does not run in that month")
    case .billNeeded:
      LocalizedText(zh: "按比例减免须写明应交总额", en: "a part of a bill needs the whole bill")
    case .noMoney: LocalizedText(zh: "这项待遇不发钱", en: "the benefit gives no money")
    case .otherSource(let source):
      LocalizedText(
        zh: "批准的资金是“\(source)”，用途和渠道不变",
        en: "it is granted from '\(source)'; use and channel stay as they are"
      )
    case .moreThanOverpaid(let sum):
      LocalizedText(zh: "应追回的只有 \(sum.yuan) 元", en: "only \(sum) are to be recovered")
    case .noLoan:
      LocalizedText(zh: "这项待遇不是贷款，多发的用追回", en: "it is no loan; what was overpaid is recovered")
    case .moreThanOwed(let sum):
      LocalizedText(zh: "未还的只有 \(sum.yuan) 元", en: "only \(sum) are owed")
    case .noSuchEntry(let id):
      LocalizedText(zh: "这项待遇没有记录“\(id)”", en: "the benefit has no entry '\(id)'")
    case .correctedAlready(let id):
      LocalizedText(zh: "记录“\(id)”已更正过", en: "the entry '\(id)' is corrected already")
    case .reasonNeeded:
      LocalizedText(zh: "更正或撤销须写明原因", en: "a correction or annulment needs its reason")
    case .annulsNothing:
      LocalizedText(zh: "撤销须写明撤销哪一条", en: "an annulment has to name an entry")
    case .decisionStands(let id):
      LocalizedText(
        zh: "审批（\(id)）仍有效，须先撤销审批",
        en: "its decision '\(id)' stands; annul that one first"
      )
    case .otherKind(let id):
      LocalizedText(
        zh: "更正须与记录“\(id)”同类",
        en: "the correction is of another kind than the entry '\(id)'"
      )
    case .billDaysNeeded, .outsideTerm, .billPaidAlready: billMessage
    case .otherYear(let first, let last):
      LocalizedText(
        zh: "名额、上限按 \(first) 至 \(last) 这一年计，更正的日期须在这一年内",
        en: "it counts in the year from \(first) to \(last); the day has to be in it"
      )
    case .limit(let finding): Self.message(finding)
    }
  }

  private var billMessage: LocalizedText {
    switch self {
    case .outsideTerm(let first, let last):
      LocalizedText(
        zh: "账单的起止日须在享受期内（\(first) 至 \(last?.description ?? "未定")）",
        en: "the bill has to be for days from \(first)"
          + (last.map { " to \($0), on which the benefit runs" } ?? " on")
      )
    case .billPaidAlready(let id):
      LocalizedText(
        zh: "这段时间的账单已减免过（\(id)）；有误的先撤销",
        en: "a bill for some of these days was paid for already ('\(id)'); annul that one if it is "
          + "wrong"
      )
    default:
      LocalizedText(
        zh: "按比例减免须写明账单的月份或起止日",
        en: "a part of a bill needs the month or the days that the bill is for"
      )
    }
  }

  /// The limit with its clauses and what counts.
  private static func message(_ finding: LimitFinding) -> LocalizedText {
    let (name, clauses) = (finding.limit.name, finding.limit.citations.joined(separator: ", "))
    let earlier = finding.earlier.map { "\($0.benefit) (\($0.programme), \($0.amount.yuan))" }
    let list = earlier.joined(separator: ", ")
    return LocalizedText(
      zh: "会超出“\(name.chinese)”（\(clauses)），限 \(finding.bound)，其他已用 \(finding.taken)"
        + (earlier.isEmpty ? "" : "；计入：\(list)"),
      en: "it would pass '\(name.english)' (\(clauses)): others have \(finding.taken) of "
        + "\(finding.bound)" + (earlier.isEmpty ? "" : "; counted: \(list)")
    )
  }
}
