internal import Quantities
internal import ResettlementCore

extension Family {
  /// Returns the household after something that happened to it.
  public func after(_ event: LifeEvent) -> Family { living(through: event.change, on: event.day) }

  /// Returns the household after a change, or as it was where the change does not concern it, such
  /// as work found by somebody who has left.
  func living(through change: LifeChange, on day: CalendarDay) -> Family {
    var family = self
    family.live(through: change, day)
    return family
  }

  private mutating func live(through change: LifeChange, _ day: CalendarDay) {
    switch change {
    case .jobLost(let id): with(id) { $0.work = nil }
    case .jobFound(let id, let work): with(id) { $0.work = work }
    case .incomeStated(let yuan): otherIncome = yuan
    case .fellIll(let id, let costs, let canWork): fallIll(id, costs, canWork)
    case .costsEnded: (rigidExpenses, outOfPocket) = (1_200, 400)
    case .disaster(let loss): hit(on: day, loss)
    case .damageRegistered: disaster?.isRegistered = true
    case .guarantee(let kind, let holds): set(kind, holds)
    case .trained(let id): with(id) { $0.trainings += 1 }
    default: liveTogether(change)
    }
  }

  private mutating func liveTogether(_ change: LifeChange) {
    switch change {
    case .born(let child): add([child])
    case .joined(let others): add(others)
    case .died(let id): remove([id])
    case .splitOff(let ids): remove(ids)
    case .movedAway, .mergedInto: members = []
    case .founded(let family): self = family
    default: break
    }
  }
}

// MARK: - Parts of changes

extension Family {
  private mutating func with(_ id: Person.ID, _ change: (inout Member) -> Void) {
    guard let index = members.firstIndex(where: { $0.id == id }) else { return }
    change(&members[index])
  }

  private mutating func fallIll(_ id: Person.ID, _ costs: Int, _ canWork: Bool) {
    with(id) { member in
      member.health = .majorIllness
      guard !canWork else { return }
      member.labour = .lost
      member.work = nil
    }
    rigidExpenses += costs
    outOfPocket += costs * 3 / 4
  }

  private mutating func hit(on day: CalendarDay, _ loss: Int) {
    disaster = Disaster(on: day, loss: loss, isRegistered: false)
    guarantees.housing = false
  }

  private mutating func set(_ kind: LifeChange.GuaranteeKind, _ holds: Bool) {
    switch kind {
    case .schooling: guarantees.schooling = holds
    case .housing: guarantees.housing = holds
    case .water: guarantees.water = holds
    }
  }

  private mutating func add(_ newcomers: [Member]) {
    let known = Set(members.map(\.id))
    guard isHere else { return }
    members += newcomers.filter { !known.contains($0.id) }
    membersEver += newcomers.count
  }

  /// Takes members out; without its head the household has the oldest of the rest as its head, and
  /// relations to the new head that are not known are `other`.
  private mutating func remove(_ ids: [Person.ID]) {
    guard let head = members.first else { return }
    members.removeAll { ids.contains($0.id) }
    guard ids.contains(head.id) else { return }
    chooseHead()
  }

  mutating func chooseHead() {
    let heir =
      members.first { $0.relation == .spouse } ?? members.min { $0.birthDate < $1.birthDate }
    guard let heir else { return }
    let wasSpouse = heir.relation == .spouse
    members.removeAll { $0.id == heir.id }
    for index in members.indices { members[index].relateAnew(underSpouse: wasSpouse) }
    var head = heir
    head.relation = .head
    members.insert(head, at: 0)
  }
}

extension Member {
  /// What was a child or parent of the head is one of the spouse too; anything else is `other`.
  fileprivate mutating func relateAnew(underSpouse: Bool) {
    let kept: [RelationToHead] = [.son, .daughter, .grandchild, .parent]
    if !underSpouse || !kept.contains(relation) { relation = .other }
  }
}
