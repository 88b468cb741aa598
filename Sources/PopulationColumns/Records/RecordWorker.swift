internal import PolicyPacks
internal import ResettlementCore

/// Assesses blocks of records, one after the other.
final class RecordWorker {
  private let households: KindWork
  private let persons: KindWork
  private let writes: Bool
  private var text = ByteText()
  private static let nobody = IDList([""])

  /// Takes the rules about households and those about persons, and the form of the lines to be
  /// written; `nil` if there are none.
  init(_ programs: [PopulationProgram], writing form: PopulationOutput.Form?) {
    let writes = form != nil
    let size = RecordRun.blockSize
    households = KindWork(programs[0], ([], []), rows: size, writes: writes, as: form)
    persons = KindWork(programs[1], ([], []), rows: 4 * size, writes: writes, as: form)
    self.writes = writes
  }

  /// How everybody came out so far, rule by rule.
  var totals: [RuleTotals] {
    [households, persons].flatMap { $0.totals.result + $0.otherTotals }
  }

  /// Assesses a block.
  func work(on block: PopulationBlock) -> BlockResult {
    let homes = block.households.map(\.reference)
    let members = homes.map { block.population.related("members", of: $0).listed }
    let others = block.persons.map(\.reference)
    let people = members.flatMap(\.self) + others
    var result = BlockResult()
    result.households = homes.count
    result.persons = people.count
    let rows = (
      households.run(homes, in: block.population), persons.run(people, in: block.population)
    )
    guard writes || !households.program.otherRules.isEmpty || !persons.program.otherRules.isEmpty
    else { return result }
    text.clear()
    let ids = (IDList(homes.map(\.id)), IDList(people.map(\.id)))
    let lanes = (households.lanes(), persons.lanes())
    var person = 0
    for (home, own) in members.enumerated() {
      let names = SubjectNames(own: ids.0, home, homes: ids.0, home)
      append(households, rows.0[home], lanes.0, names, block.population)
      for _ in own {
        let names = SubjectNames(own: ids.1, person, homes: ids.0, home)
        append(persons, rows.1[person], lanes.1, names, block.population)
        person += 1
      }
    }
    while person < people.count {
      let names = SubjectNames(own: ids.1, person, homes: Self.nobody, 0)
      append(persons, rows.1[person], lanes.1, names, block.population)
      person += 1
    }
    if writes { result.lines = text.bytes }
    return result
  }

  private func append(
    _ work: KindWork,
    _ row: @autoclosure () -> Int,
    _ lanes: ResultLanes,
    _ names: SubjectNames,
    _ population: Population
  ) {
    guard !work.isEmpty else { return }
    let alone = work.program.otherRules.isEmpty ? nil : population
    work.append(row(), lanes, names, alone, to: &text)
  }
}
