internal import Quantities
internal import ResettlementCore

/// Alerts and what became of them; both are only added.
public struct AlertBook: Sendable, Hashable {
  /// The alerts, in the order in which they came.
  public private(set) var alerts: [MatchAlert] = []

  /// The feedback, in the order in which it came.
  public private(set) var feedback: [AlertFeedback] = []

  private var ids: Set<MatchAlert.ID> = []
  private var hits: Set<Hit> = []

  /// What makes two alerts one.
  private struct Hit: Hashable {
    let list: String
    let day: CalendarDay
    let person: SubjectReference
    let remarks: [MatchAlert.Remark]

    init(_ alert: MatchAlert) {
      list = alert.list
      day = alert.listedOn
      person = alert.person
      remarks = alert.remarks
    }
  }

  /// Creates an empty book.
  public init() {}

  /// Adds alerts of hits that are not in the book yet, under names that are free.
  ///
  /// - Returns: Those that were added, as they are in the book; a list that is read twice, or in
  ///   another order, adds nothing.
  @discardableResult
  public mutating func add(_ others: [MatchAlert]) -> [MatchAlert] {
    var new: [MatchAlert] = []
    for alert in others where hits.insert(Hit(alert)).inserted { new.append(named(alert)) }
    alerts += new
    return new
  }

  private mutating func named(_ alert: MatchAlert) -> MatchAlert {
    var (named, number) = (alert, 1)
    while !ids.insert(named.id).inserted {
      named = alert.numbered(number)
      number += 1
    }
    return named
  }

  /// Adds feedback to an alert.
  ///
  /// - Returns: False if there is no such alert, or the same was said already.
  @discardableResult
  public mutating func add(_ answer: AlertFeedback) -> Bool {
    guard ids.contains(answer.alert), !feedback.contains(answer) else { return false }
    feedback.append(answer)
    return true
  }

  /// Returns what was last found out of an alert; `nil` if nobody has answered yet.
  public func outcome(of alert: MatchAlert.ID) -> AlertFeedback? {
    feedback.last { $0.alert == alert }
  }

  /// The alerts that nobody has answered yet.
  public var open: [MatchAlert] {
    let answered = Set(feedback.map(\.alert))
    return alerts.filter { !answered.contains($0.id) }
  }
}

// MARK: - Keeping

extension AlertBook: Codable {
  private enum CodingKeys: String, CodingKey {
    case alerts
    case feedback
  }

  /// Reads a book that was kept; feedback to alerts that are not in it is left out.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    add(try container.decode([MatchAlert].self, forKey: .alerts))
    for answer in try container.decode([AlertFeedback].self, forKey: .feedback) { add(answer) }
  }

  /// Writes the book: alerts and feedback, each in the order in which it came.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(alerts, forKey: .alerts)
    try container.encode(feedback, forKey: .feedback)
  }
}
