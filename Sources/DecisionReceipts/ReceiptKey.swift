internal import Crypto
internal import Foundation
public import ResettlementCore

/// The key under which a book of receipts makes its digests, derived from the host's master key.
public struct ReceiptKey: Sendable {
  /// Of what a digest is made; the same bytes have another digest in another place.
  enum Purpose: String {
    case inputs
    case answer
    case people
    case seal
  }

  private let key: SymmetricKey

  /// Derives the key from a secret of the host.
  ///
  /// - Parameter secret: At least 16 bytes that nobody can guess.
  public init(secret: some Sequence<UInt8>) {
    let bytes = Array(secret)
    precondition(bytes.count >= 16, "a secret has at least 16 bytes, not \(bytes.count)")
    key = HKDF<SHA256>.deriveKey(
      inputKeyMaterial: SymmetricKey(data: bytes),
      info: Data("resettlement receipts 1".utf8),
      outputByteCount: 32
    )
  }

  func digest(of people: Set<SubjectReference>) -> ContentDigest {
    let names = people.sorted().map { "\($0)\n" }.joined()
    return digest(of: Array(names.utf8), as: .people)
  }

  func seal(of hash: ContentDigest) -> ContentDigest {
    digest(of: Array(hash.description.utf8), as: .seal)
  }

  func digest(of bytes: [UInt8], as purpose: Purpose) -> ContentDigest {
    ContentDigest(of: Array(purpose.rawValue.utf8) + [0] + bytes, key: key)
  }
}

// MARK: - Comparing

extension DecisionReceipt {
  /// Whether content is that of the receipt.
  public func isOf(_ content: DecisionContent, key: ReceiptKey) -> Bool {
    key.digest(of: content.inputs, as: .inputs) == inputs
      && key.digest(of: content.answer, as: .answer) == answer
  }

  /// Whether these are the people of whom the content of the receipt tells, no more and no less.
  public func isAbout(_ people: Set<SubjectReference>, key: ReceiptKey) -> Bool {
    key.digest(of: people) == self.people
  }
}
