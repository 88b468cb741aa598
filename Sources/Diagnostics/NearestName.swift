/// Returns the name that a person most likely meant by one that does not exist, if any is close.
///
/// Case is not counted. Names of up to five characters may differ in one, longer ones in a third
/// of theirs, so that it suits names of two or three Chinese characters and long identifiers alike.
/// Of equally close names the first in their order is returned, whatever the order given.
///
/// - Complexity: O(*m* · *n*²) for *m* candidates of *n* characters.
public func nearestName(to name: some StringProtocol, among names: some Sequence<String>) -> String?
{
  let wanted = Array(name.lowercased())
  guard (2...100).contains(wanted.count) else { return nil }
  var best: (distance: Int, name: String)?
  for candidate in names {
    let limit = min(max(1, wanted.count / 3), best?.distance ?? .max)
    let distance = editDistance(wanted, Array(candidate.lowercased()), limit: limit)
    guard let distance else { continue }
    if let best, (best.distance, best.name) <= (distance, candidate) { continue }
    best = (distance, candidate)
  }
  return best?.name
}

/// Returns how many characters must be put in, left out, replaced or swapped with the next one to
/// make one text of another, or `nil` where it is more than the limit or nothing remains.
private func editDistance(_ one: [Character], _ other: [Character], limit: Int) -> Int? {
  guard abs(one.count - other.count) <= limit, !other.isEmpty else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for row in one.indices {
    let next = nextRow(row, one, other, last: last, beforeLast: beforeLast)
    guard let least = next.min(), least <= limit else { return nil }
    (beforeLast, last) = (last, next)
  }
  let distance = last[other.count]
  return distance <= limit && distance < max(one.count, other.count) ? distance : nil
}

private func nextRow(
  _ row: Int,
  _ one: [Character],
  _ other: [Character],
  last: [Int],
  beforeLast: [Int]
) -> [Int] {
  var next = [row + 1]
  for column in other.indices {
    let replaced = last[column] + (one[row] == other[column] ? 0 : 1)
    var least = min(replaced, last[column + 1] + 1, next[column] + 1)
    let isSwapped =
      row > 0 && column > 0 && one[row] == other[column - 1] && one[row - 1] == other[column]
    if isSwapped { least = min(least, beforeLast[column - 1] + 1) }
    next.append(least)
  }
  return next
}
