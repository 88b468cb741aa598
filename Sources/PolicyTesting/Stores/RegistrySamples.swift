internal import Quantities
internal import ResettlementCore

/// A day, by its distance from 2023-01-01.
func day(_ number: Int) -> CalendarDay { CalendarDay(dayNumber: 19_358 + number) }

/// The days from one on, by its distance from 2023-01-01.
func days(from number: Int) -> DatePeriod { DatePeriod(from: day(number)) }

/// The moment at which a day begins, by its distance from 2023-01-01.
func time(_ number: Int) -> RecordedTime { RecordedTime(startOf: day(number)) }

/// A household of some people.
func household(_ id: Household.ID = "h-1", of size: Int) -> Household {
  var household = Household(id: id)
  household.size = .known(ExactDecimal(size))
  return household
}

extension SubjectRegistry {
  /// The size of the household `h-1` on a day; `nil` if nothing was known of it.
  func size(on number: Int, knownAt time: RecordedTime? = nil) async throws -> ExactDecimal? {
    try await subject("h-1" as Household.ID, on: day(number), knownAt: time)?.size.value
  }
}

/// Returns what a store gives, and asks again while it is busy, as a caller may.
@discardableResult
func patiently<Value>(_ body: () async throws -> Value) async throws -> Value {
  for _ in 0..<100 {
    do {
      return try await body()
    } catch let error as RegistryError where error.reason == .busy {
      await Task.yield()
    }
  }
  return try await body()
}

extension Remarks {
  /// Notes if a call does not throw a conflict with the reason.
  mutating func expect<Reason: Error & Equatable>(
    _ reason: Reason,
    _ body: () async throws -> Void
  ) async throws {
    do {
      try await body()
      note("expected a conflict, \(reason), but nothing was thrown")
    } catch let error as RegistryError {
      expect(error.reason, is: .conflict, "the reason of \(reason)")
      expect(error.underlying as? Reason == reason, "a conflict lacks its reason \(reason)")
    }
  }
}
