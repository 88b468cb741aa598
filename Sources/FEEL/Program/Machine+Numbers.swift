internal import Quantities

// MARK: - Whole numbers

extension Machine {
  func wholeNumbers(_ step: Step) {
    let source = columns[step.a].words
    let target = columns[step.result].words
    let unit = step.detail
    switch step.kernel {
    case .minimumWords: each(step, source, columns[step.b].words, target) { min($0, $1) }
    case .maximumWords: each(step, source, columns[step.b].words, target) { max($0, $1) }
    case .negateWords: each(step, source, target) { 0 &- $0 }
    case .absoluteWords: each(step, source, target) { $0 < 0 ? 0 &- $0 : $0 }
    default: each(step, source, target) { $0 / unit }
    }
  }

  @inline(__always)
  private static func floor(_ word: Int, _ unit: Int) -> Int {
    let quotient = word / unit
    return word < 0 && quotient &* unit != word ? quotient &- 1 : quotient
  }

  func monthCounts(_ step: Step) {
    let source = columns[step.a].words
    let target = columns[step.result].words
    switch step.kernel {
    case .addMonthCounts:
      map(step, source, columns[step.b].words, target) {
        Self.exact($0.addingReportingOverflow($1))
      }
    case .subtractMonthCounts:
      map(step, source, columns[step.b].words, target) {
        Self.exact($0.subtractingReportingOverflow($1))
      }
    default:
      map(step, source, target) { Self.exact(0.subtractingReportingOverflow($0)) }
    }
  }

  private static func exact(_ result: (partialValue: Int, overflow: Bool)) -> Int? {
    result.overflow ? nil : result.partialValue
  }
}

// MARK: - Days

extension Machine {
  private static let secondsOfADay = 86_400

  func days(_ step: Step) {
    let source = columns[step.a].words
    let target = columns[step.result].words
    switch step.kernel {
    case .addDays:
      map(step, source, columns[step.b].numbers, target) { Self.day($0, plus: $1) }
    case .addSeconds:
      map(step, source, columns[step.b].words, target) {
        CalendarDay(dayNumber: $0).adding(days: Self.floor($1, Self.secondsOfADay))?.dayNumber
      }
    case .addMonths:
      map(step, source, columns[step.b].words, target) {
        CalendarDay(dayNumber: $0).adding(months: $1)?.dayNumber
      }
    case .monthsBetween:
      map(step, source, columns[step.b].words, target) {
        CalendarDay(dayNumber: $0).months(until: CalendarDay(dayNumber: $1))
      }
    case .subtractDays:
      each(step, source, columns[step.b].words, target) { ($0 &- $1) &* Self.secondsOfADay }
    default: part(step)
    }
  }

  private static func day(_ day: Int, plus seconds: ExactDecimal) -> Int? {
    let length = ExactDecimal(secondsOfADay)
    guard let days = seconds.divided(by: length)?.rounded(toPlaces: 0, mode: .floor).asInt()
    else { return nil }
    return CalendarDay(dayNumber: day).adding(days: days)?.dayNumber
  }

  private func part(_ step: Step) {
    let target = columns[step.result].words
    each(step, columns[step.a].words, target) {
      let day = CalendarDay(dayNumber: $0)
      switch step.detail {
      case 0: return day.year
      case 1: return day.month
      case 2: return day.day
      default: return day.weekday
      }
    }
  }
}

// MARK: - Exact decimals

extension Machine {
  func exactNumbers(_ step: Step) {
    let comparison = TypedExpression.Comparison(
      code: step.kernel == .compareNumbers ? step.detail : 0
    )
    switch step.kernel {
    case .compareNumbers:
      let target = columns[step.result].bytes
      map(step, columns[step.a].numbers, columns[step.b].numbers, target) {
        comparison.holds($0, $1) ? 1 : 0
      }
    case .addNumbers: number(step) { $0.adding($1) }
    case .subtractNumbers: number(step) { $0.subtracting($1) }
    case .multiplyNumbers: number(step) { $0.multiplied(by: $1) }
    case .divideNumbers: number(step) { $0.divided(by: $1) }
    case .powerNumbers: number(step) { $0.raised(to: $1) }
    case .minimumNumbers: number(step) { min($0, $1) }
    case .maximumNumbers: number(step) { max($0, $1) }
    case .negateNumber: number(step) { -$0 }
    case .absoluteNumber: number(step) { $0.magnitude }
    case .floorNumber: number(step) { $0.rounded(toPlaces: 0, mode: .floor) }
    case .ceilingNumber: number(step) { $0.rounded(toPlaces: 0, mode: .ceiling) }
    default: number(step) { Self.days(ofSeconds: $0) }
    }
  }

  private static func days(ofSeconds seconds: ExactDecimal) -> ExactDecimal? {
    seconds.divided(by: ExactDecimal(secondsOfADay))?.rounded(toPlaces: 0, mode: .down)
  }

  private func number(_ step: Step, _ body: (ExactDecimal, ExactDecimal) -> ExactDecimal?) {
    let target = columns[step.result].numbers
    map(step, columns[step.a].numbers, columns[step.b].numbers, target, body)
  }

  private func number(_ step: Step, _ body: (ExactDecimal) -> ExactDecimal?) {
    map(step, columns[step.a].numbers, columns[step.result].numbers, body)
  }
}
