public import Quantities

extension Population {
  /// The age below which everything about a person is sensitive (个人信息保护法第二十八条).
  public static let ageOfMajorityForPrivacy = 14

  /// Returns whether somebody must be taken for a child whose data are sensitive.
  ///
  /// Whoever is not known to be fourteen is: one without a day of birth, or who is not listed.
  ///
  /// - Parameters:
  ///   - person: The person.
  ///   - day: The day on which it is asked.
  /// - Returns: Whether nobody can say that the person is fourteen.
  public func isPossiblyChild(_ person: SubjectReference, on day: CalendarDay) -> Bool {
    guard case .date(let birth) = value(of: "birth_date", of: person),
      let fourteenth = birth.adding(months: 12 * Self.ageOfMajorityForPrivacy)
    else { return true }
    return day < fourteenth
  }
}
