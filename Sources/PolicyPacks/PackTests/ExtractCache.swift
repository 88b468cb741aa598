internal import Quantities
internal import ResettlementCore

/// The facts of tests that were read already, for tests that are run more than once.
final class ExtractCache {
  private struct Key: Hashable {
    let test: String
    let day: CalendarDay
  }

  private var extracts: [Key: Extract] = [:]

  /// Returns the facts of a test on a day, which are read the first time only.
  func extract(
    of test: PackTestModel,
    on day: CalendarDay,
    read: () -> Extract
  ) -> Extract {
    let key = Key(test: test.name.value, day: day)
    if let known = extracts[key] { return known }
    let extract = read()
    extracts[key] = extract
    return extract
  }
}
