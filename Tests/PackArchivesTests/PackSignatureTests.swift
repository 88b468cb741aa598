import Diagnostics
import PolicyPacks
import Testing

@testable import PackArchives

@Suite struct PackSignatureTests {
  @Test func `a signed archive is verified by the key's other half`() throws {
    let key = PackSigningKey()
    let signed = try TinyArchive.archive().signed(with: key)
    let read = try PackArchive(reading: try signed.bytes())
    #expect(try read.verify(by: [key.verifyingKey]) == key.verifyingKey)
  }

  @Test func `keys are written and read as lines of text`() throws {
    let key = PackSigningKey()
    #expect(try PackSigningKey(key.text + "\n").verifyingKey == key.verifyingKey)
    #expect(try PackVerifyingKey(key.verifyingKey.text) == key.verifyingKey)
  }

  @Test(
    arguments: ["", "hello", "resettlement-ed25519-private:AAAA", "resettlement-ed25519-public:"]
  )
  func `what is no key is refused and not shown`(text: String) {
    let code = TinyArchive.code { () throws(DiagnosticsError) in _ = try PackSigningKey(text) }
    #expect(code == "archive.bad-key")
  }

  @Test func `nobody's and a stranger's signature are told apart`() throws {
    let archive = try TinyArchive.archive()
    let stranger = try archive.signed(with: PackSigningKey())
    let key = PackSigningKey().verifyingKey
    func code(_ archive: PackArchive) -> String? {
      TinyArchive.code { () throws(DiagnosticsError) in try archive.verify(by: [key]) }
    }
    #expect(code(archive) == "archive.not-signed")
    #expect(code(stranger) == "archive.not-trusted")
  }

  @Test func `a signature of another pack does not fit`() throws {
    let key = PackSigningKey()
    let signed = try TinyArchive.archive(title: "别的政策").signed(with: key)
    let signature = try #require(signed.signature)
    let archive = try TinyArchive.archive()
    let files = [ArchivedFile(path: "MANIFEST.json", bytes: archive.manifest)] + archive.files
    let forged = files + [ArchivedFile(path: "SIGNATURE.json", bytes: signature.bytes)]
    let read = try PackArchive(reading: try TapeArchive.bytes(of: forged))
    let code = TinyArchive.code { () throws(DiagnosticsError) in
      try read.verify(by: [key.verifyingKey])
    }
    #expect(code == "archive.bad-signature")
  }
}
