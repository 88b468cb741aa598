import Quantities
import Testing

@testable import FEEL

/// The loops of blocks, each against what it stands for.
@Suite struct BlockKernelTests {
  private static let days: [Int] =
    (-1 << 28...1 << 28).stride(by: 6_553_577) + Array(19_000...21_000) + Array(-1000...1000)
    + Array(-719_900 ... -719_000)

  @Test func `parts of a day by whole numbers of four bytes are those of the calendar`() {
    for number in Self.days {
      let (parts, day) = (DayParts(Int32(number)), CalendarDay(dayNumber: number))
      #expect(Int(parts.year) == day.year, "\(number)")
      #expect(Int(parts.month) == day.month, "\(number)")
      #expect(Int(parts.day) == day.day, "\(number)")
      #expect(Int(DayParts.weekday(Int32(number))) == day.weekday, "\(number)")
    }
  }

  @Test func `months between days by whole numbers are those of the calendar`() throws {
    for text in ["2024-02-29", "2025-06-30", "2025-07-01", "1969-12-31", "2023-01-31"] {
      let end = try #require(CalendarDay(text))
      for number in Self.days {
        let day = CalendarDay(dayNumber: number)
        let months = DayParts(Int32(number)).months(until: DayParts(Int32(end.dayNumber)))
        #expect(Int(months) == day.months(until: end), "\(day) to \(end)")
      }
    }
  }

  // MARK: - Rounding quotients

  @Test(
    arguments: [
      Rounding.floor, .ceiling, .down, .up, .halfUp, .halfDown, .halfEven,
    ]
  )
  func `a rounded quotient of whole numbers is the exact decimal's`(rounding: Rounding) throws {
    let modes: [Rounding: ExactDecimal.RoundingMode] = [
      .floor: .floor, .ceiling: .ceiling, .down: .down, .up: .up, .halfUp: .halfUp,
      .halfDown: .halfDown, .halfEven: .halfEven,
    ]
    let mode = try #require(modes[rounding])
    for number in Array(-60...60) + [1 << 60, -(1 << 60)] {
      for divisor in [-7, -4, -2, -1, 1, 2, 3, 4, 12, 999_999_937] {
        let exact = try #require(ExactDecimal(number).divided(by: ExactDecimal(divisor)))
        let wanted = exact.rounded(toPlaces: 0, mode: mode)
        let found = rounding.quotient(number, divisor)
        #expect(ExactDecimal(found) == wanted, "\(number) by \(divisor)")
        if abs(number) < 1000 {
          #expect(Int(rounding.quotient(Int32(number), Int32(divisor))) == found)
        }
      }
    }
  }

  private static let roundings = [
    "floor(household.income / limit)", "ceiling(household.income * 3 / limit)",
    "floor(household.income / limit, 2)", "round up(household.income / limit, 3)",
    "round half up(household.income * household.income / limit, 1)",
    "round down(limit / household.income, 0)", "decimal(household.income / 8, 2)",
    "floor(household.income / 0.03)", "round half down(household.income / -0.08, 1)",
  ]

  @Test(arguments: roundings)
  func `a rounding of a quotient in a block is the exact one`(text: String) throws {
    let (program, trace) = try BlockLanesTests.compile("\(text) = 0 or household.a")
    let part = trace.parts[0].parts[0]
    #expect(program.plans.plan(.block, of: program).steps.contains { $0.kernel == .roundQuotient })
    var random = SplitMix(seed: 7)
    for limit in [3, nil, 0, ExactDecimal("0.07")] as [ExactDecimal?] {
      let homes = (0..<60).map { _ in
        var home = Home(known: 0, &random)
        let limit = limit ?? ExactDecimal(significand: Int64(random.next(400)), exponent: -2)
        home.facts["limit"] = .number(limit)
        return home
      }
      let host = LaneHost(ProgramWorkspace(program), Village())
      host.sharesValues = true
      host.fill(homes.map(Village.Row.home))
      host.workspace.run()
      let wide = ProgramWorkspace(program, isAlwaysWide: true)
      wide.bind(homes.map(Village.Row.home), from: Village())
      wide.run()
      try BlockLanesTests.compare(host.workspace, wide, part, text)
    }
  }

  // MARK: - Months compared

  private static let comparisons = ["<", "<=", ">", ">=", "=", "!="]

  @Test(arguments: comparisons, ["2025-06-30", "2024-02-29", "2022-05-31"])
  func `months compared as days give what counting them gives`(
    comparison: String,
    end: String
  ) throws {
    let months = "months(years and months duration(household.came_on, @\"\(end)\"))"
    let (program, trace) = try BlockLanesTests.compile("\(months) \(comparison) household.months")
    #expect(program.plans.plan(.block, of: program).steps.contains { $0.kernel == .compareMonths })
    let first = 18_000
    let homes = (0..<2500).map { index in
      var random = SplitMix(seed: 1)
      var home = Home(known: 0, &random)
      home.facts["came_on"] = .date(CalendarDay(dayNumber: first + index))
      return home
    }
    let host = LaneHost(ProgramWorkspace(program), Village())
    host.sharesValues = true
    for limit in [0, 1, 11, 40] {
      let rows = homes.map { home in
        var home = home
        home.facts["months"] = .number(limit)
        return Village.Row.home(home)
      }
      host.fill(rows)
      host.workspace.run()
      let records = ProgramWorkspace(program)
      records.bind(rows, from: Village())
      records.run()
      try BlockLanesTests.compare(host.workspace, records, trace, "\(comparison) \(end)")
    }
  }

  @Test func `the same case of two enumerations is compared as a position in both`() throws {
    let scope = TwoEnumerations()
    let text = "thing.size = \"none\" or thing.colour = \"none\""
    let expression = try #require(
      Checker.check(TownScope.fragment(text), in: scope).expression
    )
    var builder = ProgramBuilder()
    _ = builder.add(expression)
    for kind in [Plan.Kind.narrow, .block] {
      let plan = builder.program.plans.plan(kind, of: builder.program)
      #expect(!plan.steps.contains { $0.kernel == .nameCodes })
    }
  }
}

/// A record with two enumerations that share a case.
private struct TwoEnumerations: CheckingScope {
  func field(named name: String, of record: String) -> Field? {
    switch (record, name) {
    case ("", "thing"): Field("thing", .record("thing"))
    case ("thing", "size"): Field("size", Self.enumeration("size", ["none", "large"]))
    case ("thing", "colour"): Field("colour", Self.enumeration("colour", ["red", "none"]))
    default: nil
    }
  }

  private static func enumeration(_ id: String, _ cases: [String]) -> StaticType {
    .enumeration(.init(id: id, cases: cases.map { .init($0) }))
  }

  func fieldNames(of record: String) -> [String] {
    record.isEmpty ? ["thing"] : ["size", "colour"]
  }
}

extension ClosedRange<Int> {
  fileprivate func stride(by step: Int) -> [Int] {
    Array(Swift.stride(from: lowerBound, through: upperBound, by: step))
  }
}
