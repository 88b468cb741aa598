internal import Quantities
public import ResettlementCore

/// A month as it was reported on a day (月报); what was reported stays, whatever is learnt later.
///
/// ``ReportedMonthFile`` keeps it, ``MonthComparison`` shows what is known better now.
public struct ReportedMonth: Sendable, Hashable {
  /// The figures by what was known when they were reported.
  public let account: MonthAccount
  /// When it was reported.
  public let reportedAt: RecordedTime
  /// The unit that reported; `nil` if that was not said.
  public let unit: String?

  /// Freezes an account.
  ///
  /// - Parameters:
  ///   - account: What was known then.
  ///   - reportedAt: When it is reported.
  ///   - unit: The unit that reports.
  /// - Throws: ``ReportedMonthError`` if the month's last day has not come yet, in China's time.
  public init(
    _ account: MonthAccount,
    at reportedAt: RecordedTime,
    by unit: String? = nil
  ) throws(ReportedMonthError) {
    guard account.month.last <= reportedAt.day() else {
      throw ReportedMonthError(reason: .notOver, month: account.month)
    }
    self.account = account
    self.reportedAt = reportedAt
    self.unit = unit
  }
}

/// The reason why a month can't be reported or compared.
public struct ReportedMonthError: Error, Sendable, Hashable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// Its last day has not come yet.
    case notOver
    /// It was reported under another policy, which is named.
    case otherPolicy(PolicyID)
    /// The account is of another month, which is named.
    case otherMonth(CalendarMonth)
  }

  /// What is wrong.
  public let reason: Reason
  /// The month of the report.
  public let month: CalendarMonth
}

extension ReportedMonthError {
  /// What is wrong, in words.
  public var message: LocalizedText {
    switch reason {
    case .notOver:
      LocalizedText(
        zh: "\(month) 尚未结束，最早可在 \(month.last) 上报",
        en: "\(month) is not over; it can be reported from \(month.last) on"
      )
    case .otherPolicy(let policy):
      LocalizedText(
        zh: "该月报按政策包“\(policy)”上报；请用同一政策包比较",
        en: "the month was reported under the policy '\(policy)'; compare it under that one"
      )
    case .otherMonth(let other):
      LocalizedText(
        zh: "月报是 \(month) 的，不能与 \(other) 比较",
        en: "the report is of \(month), and can't be compared with \(other)"
      )
    }
  }
}
