internal import Crypto
internal import DecisionReceipts
internal import Foundation
internal import ResettlementCore

/// The keys of one file, which follow from the master key and the file's salt: HKDF with SHA-256.
struct StoreKeys: Sendable {
  /// Encrypts the keys of subjects.
  let subjects: Sealing

  /// Encrypts what ledgers keep, such as the bodies of events and the reasons of corrections.
  let ledgers: Sealing

  /// Encrypts the records of accesses and erasures.
  let accesses: Sealing

  /// Makes the digests of receipts.
  let receipts: ReceiptKey

  /// What the file keeps to tell the right key from a wrong one; no other key follows from it.
  let check: Data

  private let numbers: SymmetricKey
  private let connections: SymmetricKey

  /// The bytes of a hash that are kept.
  private static let hashSize = 16

  init(_ master: MasterKey, salt: Data) {
    func key(_ use: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: master.secret,
        salt: salt,
        info: Data("ResettlementStore 1 \(use)".utf8),
        outputByteCount: 32
      )
    }
    subjects = Sealing(key("subjects"))
    ledgers = Sealing(key("ledgers"))
    accesses = Sealing(key("accesses"))
    receipts = key("receipts").withUnsafeBytes { ReceiptKey(secret: $0) }
    numbers = key("identity numbers")
    connections = key("connections")
    check = key("check").withUnsafeBytes { Data($0) }
  }

  /// Returns the hash under which persons with an identity number are found: HMAC with SHA-256.
  ///
  /// An old number and the one that it became have the same, and so have `x` and `X`.
  func hash(of number: CitizenIdentityNumber) -> Data {
    Self.hash(number.revealed, by: numbers)
  }

  /// Returns the hash under which entries that name a subject are found.
  func hash(of naming: Naming) -> Data {
    Self.hash(naming.text, by: connections)
  }

  private static func hash(_ text: String, by key: SymmetricKey) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: key).prefix(hashSize))
  }
}
