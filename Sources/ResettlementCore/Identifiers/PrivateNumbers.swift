/// Numbers in a text that look as if they belonged to a person: of identity, telephones, accounts.
///
/// This is the last line of defence of what everybody may see, after facts that are private were
/// kept out. It hides too much rather than too little: any run of eleven digits or more, with blanks
/// or hyphens in it or not, in whatever form digits can be written, and what is of the form of an
/// identity number with a letter at its end. Days such as `2024-06-30` stay.
public enum PrivateNumbers {
  /// The least number of digits that are hidden: those of a mobile telephone.
  private static let leastDigits = 11

  /// Returns a text with a star in the place of each digit of such numbers.
  public static func masked(_ text: String) -> String {
    var characters = Array(text)
    for run in runs(in: characters) {
      for index in run where !isSeparator(characters[index]) { characters[index] = "*" }
    }
    return String(characters)
  }

  /// Returns whether a text has such a number.
  public static func occur(in text: String) -> Bool { !runs(in: Array(text)).isEmpty }

  private static func runs(in characters: [Character]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < characters.count {
      guard isDigit(characters[index]) else {
        index += 1
        continue
      }
      let end = endOfRun(characters, from: index)
      let digits = characters[index..<end].filter(isDigit).count
      if digits >= leastDigits, !isDays(characters[index..<end]) {
        found.append(index..<withLetter(characters, end, digits))
      }
      index = end
    }
    return found
  }

  /// Where a run of digits ends, in which single blanks or hyphens may stand.
  private static func endOfRun(_ characters: [Character], from start: Int) -> Int {
    var end = start
    while end < characters.count {
      if isDigit(characters[end]) {
        end += 1
      } else if isSeparator(characters[end]), end + 1 < characters.count,
        isDigit(characters[end + 1])
      {
        end += 2
      } else {
        break
      }
    }
    return end
  }

  /// The end of a number that may have a letter for its last digit.
  private static func withLetter(_ characters: [Character], _ end: Int, _ digits: Int) -> Int {
    guard digits == 17, end < characters.count, "xXｘＸ".contains(characters[end]) else { return end }
    return end + 1
  }

  /// Whether the digits are one day or several, each written as `2024-06-30`.
  private static func isDays(_ run: ArraySlice<Character>) -> Bool {
    run.split(separator: " ").allSatisfy { day in
      let parts = day.split(separator: "-", omittingEmptySubsequences: false)
      return parts.map(\.count) == [4, 2, 2]
    }
  }

  private static func isDigit(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    return scalar.properties.numericType == .decimal
  }

  private static func isSeparator(_ character: Character) -> Bool {
    " -－–—·\u{3000}\u{A0}".contains(character)
  }
}
