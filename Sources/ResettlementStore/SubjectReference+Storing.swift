internal import Foundation
internal import ResettlementCore

extension SubjectReference {
  /// Returns the name of a subject in the one form in which SQLite finds it again.
  ///
  /// - Throws: `StoreDefect.personalName` if it looks like a number of a person: names are not
  ///   encrypted.
  func storedName() throws(StoreDefect) -> String {
    try id.storedName()
  }
}

/// Names that somebody made of an identity number or a telephone.
enum PersonalName {
  private static let separators = Set(" -_./·")

  /// Whether a name has the digits of such a number, with or without separators between them.
  static func isOne(_ name: String) -> Bool {
    guard name.utf8.count(where: { 48...57 ~= $0 || $0 > 127 }) >= 11 else { return false }
    let plain = name.precomposedStringWithCompatibilityMapping
    let joined = plain.filter { !separators.contains($0) }
    return runs(plain).contains(where: isNumber) || runs(joined).contains(where: isNumber)
  }

  /// The runs of digits, of which the last character may be an X.
  private static func runs(_ text: String) -> [[UInt8]] {
    var runs: [[UInt8]] = [[]]
    for byte in text.utf8 {
      if 48...57 ~= byte {
        runs[runs.count - 1].append(byte)
      } else {
        if byte | 32 == UInt8(ascii: "x") { runs[runs.count - 1].append(UInt8(ascii: "X")) }
        runs.append([])
      }
    }
    return runs
  }

  private static func isNumber(_ run: [UInt8]) -> Bool {
    guard run.count >= 11 else { return false }
    let isMobile = run.count == 11 && run[0] == 49 && run[1] >= 51 && run[10] != 88
    let isOld = run.count == 15 && isIdentity(run[...])
    return isMobile || isOld
      || (0...max(0, run.count - 18)).contains { start in
        run.count >= 18 && isIdentity(run[start..<start + 18])
      }
  }

  /// Whether place and day of birth can be those of a person; the check character may be wrong.
  private static func isIdentity(_ run: ArraySlice<UInt8>) -> Bool {
    do throws(CitizenIdentityNumberError) {
      _ = try CitizenIdentityNumber(String(decoding: run, as: UTF8.self))
      return true
    } catch {
      return error == .wrongCheckCharacter
    }
  }
}
