/// What a household has in a year, in fen: by itself and with the benefits of either policy.
struct HouseholdIncome: Sendable, Hashable {
  var own: Int
  var baseline: Int
  var reform: Int
  var members: Int32
}
