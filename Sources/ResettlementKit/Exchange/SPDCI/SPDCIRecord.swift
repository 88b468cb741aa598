internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import Tabular

/// One record of an SPDCI file, as an extract has its household and persons.
struct SPDCIRecord {
  /// A subject of the record, with the place where it stands.
  struct Located {
    let reference: SubjectReference
    let range: SourceRange
  }

  /// What of a subject was read: its facts with their places.
  typealias Facts = [String: JSONNode]

  private(set) var subjects: [Located] = []
  var diagnostics: [Diagnostic] = []
  /// How many values have no fact, by their place.
  var lost: [String: Int] = [:]
  /// How many values are masked, by the fact.
  var masked: [String: Int] = [:]

  /// Whether the record has its list of members, if it is a group.
  private(set) var listsMembers = true

  let catalogue: FactCatalogue
  private let node: JSONNode
  private var households: [JSONNode] = []
  private var persons: [JSONNode] = []

  init(_ node: JSONNode, _ catalogue: FactCatalogue) {
    self.node = node
    self.catalogue = catalogue
  }

  /// The record as an extract.
  var extract: JSONNode {
    func entry(_ key: String, _ items: [JSONNode]) -> JSONObject.Entry {
      JSONObject.Entry(key, at: node.range, JSONNode(.array(items), at: node.range))
    }
    let lists = [
      entry("complete", []), entry("households", households), entry("persons", persons),
    ]
    return JSONNode(.object(JSONObject(lists)), at: node.range)
  }

  /// Reads the record.
  mutating func read() {
    guard let object = node.object else { return report(.notARecord, at: node.range) }
    let type = object["@type"]?.string?.split(separator: ":").last.map(String.init)
    switch type {
    case "Group", "Household": group(object)
    case "Member", "SRMember": member(object, at: node.range, in: nil)
    case "Person", "SRPerson", "SR_Person": loosePerson(object)
    case nil where object["member_list"] != nil || object["group_identifier"] != nil: group(object)
    case nil where object["demographic_info"] != nil: member(object, at: node.range, in: nil)
    case nil where object["birth_date"] != nil || object["name"] != nil: loosePerson(object)
    default: report(.notARecord, at: object.entry(of: "@type")?.value.range ?? node.range)
    }
  }

  /// Reports a mistake.
  mutating func report(
    _ message: Diagnostic.Message,
    at range: SourceRange,
    _ severity: Diagnostic.Severity = .error
  ) {
    diagnostics.append(Diagnostic(severity, message, at: range))
  }

  /// Counts a value that no fact holds; a key that is itself a number of a person is not shown.
  mutating func lose(_ place: String) {
    lost[PrivateNumbers.masked(String(place.prefix(Self.longestPlace))), default: 0] += 1
  }

  private static let longestPlace = 80
}

// MARK: - Groups

extension SPDCIRecord {
  private mutating func group(_ object: JSONObject) {
    checkType(of: object)
    guard let id = identifier(in: object["group_identifier"], of: SPDCIMapping.householdID) else {
      return report(.noIdentifier("group_identifier"), at: node.range)
    }
    var facts = SPDCIFactReading(object, .group, self).read(&self)
    let head = object["group_head_info"].flatMap(SPDCIHead.init)
    let ids = members(of: object, household: id, head)
    if let head, let headID = headID(head, ids, household: id) { facts["head"] = headID }
    overlay(object, .group, &facts)
    countLost(object, "Group", SPDCIMapping.groupKeys)
    let range = object.entry(of: "group_identifier")?.value.range ?? node.range
    add(.household, id, facts, at: range)
  }

  /// A group is a household or a family, whatever way it says so.
  private mutating func checkType(of object: JSONObject) {
    guard let type = object["group_type"], !type.isNothing else { return }
    let text = type.string ?? type.number ?? ""
    let known = ["2", "3", "HOUSEHOLD", "FAMILY"]
    if !known.contains(SPDCICodes.plain(text)) { report(.notAHousehold, at: type.range) }
  }

  /// Reads the members, and returns their ids with the identifiers by which others name them.
  private mutating func members(
    of object: JSONObject,
    household: String,
    _ head: SPDCIHead?
  ) -> [(id: String, identifiers: Set<String>)] {
    guard let list = object["member_list"], list.array != nil || !list.isNothing else {
      listsMembers = false
      return []
    }
    guard let items = list.array else {
      report(.listWanted("member_list"), at: list.range)
      return []
    }
    var ids: [(id: String, identifiers: Set<String>)] = []
    for item in items {
      guard let member = item.object?["household_member"]?.object ?? item.object else {
        report(.notARecord, at: item.range)
        continue
      }
      let other = "\(household)-\(ids.count + 1)"
      let read = self.member(member, at: item.range, in: household, head: head, else: other)
      if let read { ids.append(read) }
    }
    return ids
  }

  /// The head's id: of the member who has one of the head's identifiers, or of somebody else.
  private mutating func headID(
    _ head: SPDCIHead,
    _ members: [(id: String, identifiers: Set<String>)],
    household: String
  ) -> JSONNode? {
    if let found = members.first(where: { !$0.identifiers.isDisjoint(with: head.identifiers) }) {
      return JSONNode(.string(found.id), at: head.range)
    }
    guard head.isDescribed else {
      return head.ownID.map { JSONNode(.string($0), at: head.range) }
    }
    let other = "\(household)-\(members.count + 1)"
    let added = member(head.object, at: head.range, in: household, else: other)
    return added.map { JSONNode(.string($0.id), at: head.range) }
  }
}

// MARK: - Persons

extension SPDCIRecord {
  /// Reads a member, and returns the id with all identifiers.
  @discardableResult
  private mutating func member(
    _ object: JSONObject,
    at range: SourceRange,
    in household: String?,
    head: SPDCIHead? = nil,
    else other: String? = nil
  ) -> (id: String, identifiers: Set<String>)? {
    let person = object.demographic ?? JSONObject([])
    let own = identifier(in: object["member_identifier"], of: SPDCIMapping.personID)
    guard let id = own ?? other else {
      report(.noIdentifier("member_identifier"), at: range)
      return nil
    }
    var facts = SPDCIFactReading(person, .person, self).read(&self)
    let reading = SPDCIFactReading(object, .member, self, sex: facts["sex"]?.string, head: head)
    facts.merge(reading.read(&self)) { first, _ in first }
    if let household { facts["household"] = JSONNode(.string(household), at: range) }
    overlay(object, .member, &facts, person)
    countLost(object, "Member", SPDCIMapping.memberKeys)
    countLost(person, "Person", SPDCIMapping.personKeys)
    let place = object.entry(of: "member_identifier")?.value.range ?? range
    add(.person, id, facts, at: place)
    return (id, SPDCIIdentifiers.values(in: object).union(SPDCIIdentifiers.values(in: person)))
  }

  /// A person who is no member of a group.
  private mutating func loosePerson(_ object: JSONObject) {
    let entries = [
      JSONObject.Entry(
        "member_identifier",
        at: node.range,
        object["identifier"] ?? JSONNode(.null, at: node.range)
      ),
      JSONObject.Entry("demographic_info", at: node.range, node),
    ]
    member(JSONObject(entries), at: node.range, in: nil)
  }

  private mutating func add(
    _ kind: SubjectKind,
    _ id: String,
    _ facts: Facts,
    at range: SourceRange
  ) {
    let head = JSONObject.Entry("id", at: range, JSONNode(.string(id), at: range))
    let rest = facts.sorted { $0.key < $1.key }.map { fact, node in
      JSONObject.Entry(fact, at: node.range, node)
    }
    let subject = JSONNode(.object(JSONObject([head] + rest)), at: range)
    if kind == .household { households.append(subject) } else { persons.append(subject) }
    subjects.append(Located(reference: SubjectReference(kind, id), range: range))
  }

  /// The id of a subject: ours if it is there, else the first that is no number of a person.
  private func identifier(in node: JSONNode?, of type: String) -> String? {
    let all = SPDCIIdentifiers.all(in: node)
    let own = all.first { $0.type == type }?.value
    return own ?? all.first { !SPDCIIdentifiers.isNumber($0) }?.value
  }
}

// MARK: - What is not read

extension SPDCIRecord {
  /// Counts the keys with values that are not read.
  private mutating func countLost(_ object: JSONObject, _ name: String, _ known: Set<String>) {
    for entry in object.entries where !known.contains(entry.key) && !entry.value.isNothing {
      lose("\(name).\(entry.key)")
    }
  }
}

extension SPDCIMapping {
  /// The keys of a group that are read, or say nothing of the household.
  fileprivate static let groupKeys = keys(
    of: .group,
    ["group_identifier", "group_type", "member_list", "place_address"]
  )
  fileprivate static let memberKeys = keys(
    of: .member,
    ["member_identifier", "demographic_info", "person", "related_person"]
  )
  fileprivate static let personKeys = keys(of: .person, [])

  private static func keys(of object: SPDCIField.Object, _ others: Set<String>) -> Set<String> {
    let common: Set = ["@context", "@id", "@type", "additional_attributes"]
    return common.union(others).union(fields(of: object).flatMap(\.keys))
  }
}

extension JSONObject {
  /// The person of a member, however deep; `nil` if nothing is said of the person.
  var demographic: JSONObject? {
    let info = self["demographic_info"]?.object
    return info?["person"]?.object ?? info ?? self["person"]?.object
  }
}

extension JSONNode {
  /// Whether the node says nothing, as others write what they do not know.
  var isNothing: Bool {
    switch kind {
    case .null: true
    case .string(let text): text.allSatisfy(\.isWhitespace)
    case .array(let items): items.isEmpty
    case .object(let object): object.entries.isEmpty
    case .number, .bool: false
    }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static let notARecord = Self(
    "exchange.not-a-record",
    en: "expected a Group, Member or Person of SPDCI, with its '@type'",
    zh: "此处应为 SPDCI 的 Group、Member 或 Person，并写明“@type”"
  )

  fileprivate static let notAHousehold = Self(
    "exchange.not-a-household",
    en: "'group_type' must be 2, a household, or 3, a family",
    zh: "“group_type”应为 2（户）或 3（家庭）"
  )

  fileprivate static func noIdentifier(_ key: String) -> Self {
    Self(
      "exchange.no-identifier",
      en: "'\(key)' must have an identifier that is no identity number",
      zh: "“\(key)”应有一个标识，且不能是公民身份号码"
    )
  }

  fileprivate static func listWanted(_ key: String) -> Self {
    Self("exchange.value", en: "'\(key)' must be a list", zh: "“\(key)”应为列表")
  }
}
