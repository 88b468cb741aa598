extension PatternClass {
  /// Returns the set of an escape such as `\d`, or `nil` if the letter stands for none.
  static func escape(_ letter: Unicode.Scalar) -> PatternClass? {
    switch letter {
    case "s": .spaces
    case "S": .complement(.spaces)
    case "d": .property { $0.properties.generalCategory == .decimalNumber }
    case "D": .complement(.property { $0.properties.generalCategory == .decimalNumber })
    case "w": .complement(.nonWord)
    case "W": .nonWord
    case "i": .property(isNameStart)
    case "I": .complement(.property(isNameStart))
    case "c": .property(isNamePart)
    case "C": .complement(.property(isNamePart))
    default: nil
    }
  }

  private static let spaces = PatternClass.union([.range(9...10), .single("\r"), .single(" ")])

  private static let nonWord = PatternClass.property { scalar in
    ["P", "Z", "C"].contains(category(scalar).first)
  }

  @Sendable private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || NameCharacters.isStart(scalar)
  }

  @Sendable private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == ":" || scalar == "-" || scalar == "." || NameCharacters.isPart(scalar)
  }

  /// Returns the set of a property such as `Lu` or `IsBasicLatin`, or `nil` if there is none.
  static func property(_ name: String) -> PatternClass? {
    if name.hasPrefix("Is") { return blocks[String(name.dropFirst(2))].map { .range($0) } }
    if categories.contains(name) { return .property { category($0) == name } }
    guard name.count == 1, categories.contains(where: { $0.hasPrefix(name) }) else { return nil }
    return .property { category($0).hasPrefix(name) }
  }

  private static let categories: Set<String> = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi",
    "Pf", "Po", "Zs", "Zl", "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Co", "Cn", "Cs",
  ]

  @Sendable private static func category(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }

  /// The blocks of Unicode by their names without spaces.
  private static let blocks: [String: ClosedRange<UInt32>] = [
    "BasicLatin": 0x00...0x7F, "Latin-1Supplement": 0x80...0xFF,
    "LatinExtended-A": 0x100...0x17F, "LatinExtended-B": 0x180...0x24F,
    "IPAExtensions": 0x250...0x2AF, "SpacingModifierLetters": 0x2B0...0x2FF,
    "CombiningDiacriticalMarks": 0x300...0x36F, "Greek": 0x370...0x3FF,
    "GreekandCoptic": 0x370...0x3FF, "Cyrillic": 0x400...0x4FF,
    "CyrillicSupplement": 0x500...0x52F, "Armenian": 0x530...0x58F, "Hebrew": 0x590...0x5FF,
    "Arabic": 0x600...0x6FF, "Syriac": 0x700...0x74F, "Thaana": 0x780...0x7BF,
    "Devanagari": 0x900...0x97F, "Bengali": 0x980...0x9FF, "Gurmukhi": 0xA00...0xA7F,
    "Gujarati": 0xA80...0xAFF, "Oriya": 0xB00...0xB7F, "Tamil": 0xB80...0xBFF,
    "Telugu": 0xC00...0xC7F, "Kannada": 0xC80...0xCFF, "Malayalam": 0xD00...0xD7F,
    "Sinhala": 0xD80...0xDFF, "Thai": 0xE00...0xE7F, "Lao": 0xE80...0xEFF,
    "Tibetan": 0xF00...0xFFF, "Myanmar": 0x1000...0x109F, "Georgian": 0x10A0...0x10FF,
    "HangulJamo": 0x1100...0x11FF, "Ethiopic": 0x1200...0x137F, "Khmer": 0x1780...0x17FF,
    "Mongolian": 0x1800...0x18AF, "LatinExtendedAdditional": 0x1E00...0x1EFF,
    "GreekExtended": 0x1F00...0x1FFF, "GeneralPunctuation": 0x2000...0x206F,
    "SuperscriptsandSubscripts": 0x2070...0x209F, "CurrencySymbols": 0x20A0...0x20CF,
    "CombiningMarksforSymbols": 0x20D0...0x20FF, "LetterlikeSymbols": 0x2100...0x214F,
    "NumberForms": 0x2150...0x218F, "Arrows": 0x2190...0x21FF,
    "MathematicalOperators": 0x2200...0x22FF, "MiscellaneousTechnical": 0x2300...0x23FF,
    "ControlPictures": 0x2400...0x243F, "EnclosedAlphanumerics": 0x2460...0x24FF,
    "BoxDrawing": 0x2500...0x257F, "BlockElements": 0x2580...0x259F,
    "GeometricShapes": 0x25A0...0x25FF, "MiscellaneousSymbols": 0x2600...0x26FF,
    "Dingbats": 0x2700...0x27BF, "BraillePatterns": 0x2800...0x28FF,
    "CJKRadicalsSupplement": 0x2E80...0x2EFF, "KangxiRadicals": 0x2F00...0x2FDF,
    "CJKSymbolsandPunctuation": 0x3000...0x303F, "Hiragana": 0x3040...0x309F,
    "Katakana": 0x30A0...0x30FF, "Bopomofo": 0x3100...0x312F,
    "HangulCompatibilityJamo": 0x3130...0x318F, "EnclosedCJKLettersandMonths": 0x3200...0x32FF,
    "CJKCompatibility": 0x3300...0x33FF, "CJKUnifiedIdeographsExtensionA": 0x3400...0x4DBF,
    "CJKUnifiedIdeographs": 0x4E00...0x9FFF, "YiSyllables": 0xA000...0xA48F,
    "YiRadicals": 0xA490...0xA4CF, "HangulSyllables": 0xAC00...0xD7AF,
    "PrivateUse": 0xE000...0xF8FF, "CJKCompatibilityIdeographs": 0xF900...0xFAFF,
    "AlphabeticPresentationForms": 0xFB00...0xFB4F, "CJKCompatibilityForms": 0xFE30...0xFE4F,
    "HalfwidthandFullwidthForms": 0xFF00...0xFFEF, "Specials": 0xFFF0...0xFFFF,
    "CJKUnifiedIdeographsExtensionB": 0x20000...0x2A6DF,
  ]
}
