internal import Crypto
internal import Foundation

/// What 32 bytes say of other bytes: a SHA-256, or one under a key.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// The digest in 64 hexadecimal digits, in lower case.
  public let description: String

  /// Creates the SHA-256 of some bytes, which anybody can make again.
  public init(of bytes: some Sequence<UInt8>) {
    self.init(bytes: SHA256.hash(data: Data(bytes)))
  }

  /// Creates a digest under a key (HMAC with SHA-256), which only who has the key can make again.
  ///
  /// Facts are few and easily guessed; without the key nobody can try which ones fit.
  init(of bytes: some Sequence<UInt8>, key: SymmetricKey) {
    self.init(bytes: HMAC<SHA256>.authenticationCode(for: Data(bytes), using: key))
  }

  /// Reads 64 hexadecimal digits; `nil` for any other text.
  public init?(_ description: String) {
    let isDigest = description.utf8.count == 64 && description.utf8.allSatisfy(\.isDigit)
    guard isDigest else { return nil }
    self.description = description
  }

  private init(bytes: some Sequence<UInt8>) {
    description = bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
  }
}

extension UInt8 {
  /// Whether the byte is a hexadecimal digit in lower case.
  fileprivate var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
  }
}
