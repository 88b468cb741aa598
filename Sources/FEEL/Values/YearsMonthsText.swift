/// How a number of months is written in ISO 8601, such as `P1Y2M`.
enum YearsMonthsText {
  static func text(_ months: Int) -> String {
    guard months != 0 else { return "P0M" }
    let size = months.magnitude
    let (years, rest) = (size / 12, size % 12)
    let text = (years == 0 ? "" : "\(years)Y") + (rest == 0 ? "" : "\(rest)M")
    return (months < 0 ? "-P" : "P") + text
  }
}
