internal import Diagnostics
internal import ResettlementCore
internal import Tabular

/// An identifier of SPDCI.
struct SPDCIIdentifier {
  let type: String
  let value: String
  let range: SourceRange
}

/// Reads identifiers, however many there are.
enum SPDCIIdentifiers {
  /// The types under which registries give numbers of persons.
  private static let numbers: Set = ["UIN", "NID", "NATIONALID", "NATIONALIDENTIFIER"]

  /// Returns the identifiers of a list, one alone, or a text that is one.
  static func all(in node: JSONNode?) -> [SPDCIIdentifier] {
    guard let node else { return [] }
    if let items = node.array { return items.flatMap(all) }
    if let text = node.string, !node.isNothing {
      return [SPDCIIdentifier(type: "", value: text, range: node.range)]
    }
    guard let object = node.object, let value = object["identifier_value"], !value.isNothing,
      let text = value.string ?? value.number
    else { return [] }
    let type = object["identifier_type"]?.string ?? ""
    return [SPDCIIdentifier(type: type, value: text, range: value.range)]
  }

  /// Whether an identifier is a number of a person, by its type or its form.
  static func isNumber(_ identifier: SPDCIIdentifier) -> Bool {
    guard !identifier.type.hasPrefix(SPDCIMapping.namespace) else { return false }
    if numbers.contains(SPDCICodes.plain(identifier.type)) { return true }
    do throws(CitizenIdentityNumberError) {
      _ = try CitizenIdentityNumber(identifier.value)
      return true
    } catch {
      return false
    }
  }

  /// Returns the values of all identifiers of a member or person.
  static func values(in object: JSONObject) -> Set<String> {
    let keys = ["member_identifier", "identifier"]
    return Set(keys.flatMap { all(in: object[$0]) }.map(\.value))
  }
}

/// Who is said to be the head of a group.
struct SPDCIHead {
  let object: JSONObject
  let range: SourceRange
  /// All identifiers.
  let identifiers: Set<String>
  /// Our own id, or another that is no number of a person.
  let ownID: String?

  init?(_ node: JSONNode) {
    guard !node.isNothing, let object = node.object else { return nil }
    let person = object.demographic ?? object
    self.object = object
    range = node.range
    identifiers = SPDCIIdentifiers.values(in: object)
      .union(SPDCIIdentifiers.values(in: person))
    let own = SPDCIIdentifiers.all(in: object["member_identifier"])
    ownID =
      (own.first { $0.type == SPDCIMapping.personID }
      ?? own.first { !SPDCIIdentifiers.isNumber($0) })?.value
  }

  /// Whether more is said of the head than who it is.
  var isDescribed: Bool {
    object.entries.contains { !["@type", "@id", "member_identifier"].contains($0.key) }
  }
}
