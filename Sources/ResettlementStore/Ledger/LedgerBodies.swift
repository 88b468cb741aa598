internal import Foundation

/// The bodies of entries of ledgers: JSON, encrypted under the key of the ledgers.
///
/// They have reasons and other words that may name somebody. They are not under keys of subjects: a
/// ledger has to be read whole after one of its subjects was erased. The words go then (`LedgerWords`).
struct LedgerBodies: Sendable {
  private let key: Sealing

  init(_ keys: StoreKeys) {
    key = keys.ledgers
  }

  /// Where the body of an event stands.
  static func place(ofEvent id: String, in ledger: String) -> SealedPlace {
    var place = SealedPlace("ledgerEvent.body", row: ledger)
    place.add(id)
    return place
  }

  /// Where the body of an entry of a benefit stands.
  static func place(ofBenefitEntry id: String) -> SealedPlace {
    SealedPlace("benefitEvent.body", row: id)
  }

  /// Where the reason of a grant of an earlier version stands.
  static func place(ofGrant id: String) -> SealedPlace {
    SealedPlace("grantEntry.reason", row: id)
  }

  /// Returns an entry as bytes; equal entries differ.
  func seal(_ entry: some Encodable, at place: SealedPlace) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try key.seal(Array(try encoder.encode(entry)), at: place)
  }

  /// Returns the entry that was sealed.
  func open<Entry: Decodable>(
    _ type: Entry.Type,
    _ body: Data,
    at place: SealedPlace
  ) throws -> Entry {
    let plain = try key.open(body, at: place)
    guard let entry = try? JSONDecoder().decode(type, from: Data(plain)) else {
      throw StoreDefect.damagedEntry("entry of a ledger")
    }
    return entry
  }

  /// Returns a text as bytes, such as a reason or the JSON of an entry.
  func seal(text: String, at place: SealedPlace) throws -> Data {
    try key.seal(text, at: place)
  }

  /// Returns the text that was sealed.
  func text(_ sealed: Data, at place: SealedPlace) throws(StoreDefect) -> String {
    try key.text(sealed, at: place)
  }
}
