/// A part of a regular expression.
indirect enum PatternNode: Sendable {
  /// One character of a class.
  case character(PatternClass)
  /// `^`
  case start
  /// `$`
  case end
  /// Parts one after another.
  case sequence([PatternNode])
  /// `a|b`
  case alternatives([PatternNode])
  /// `(a)`, with its number if it is remembered.
  case group(PatternNode, Int?)
  /// `a{1,2}`, `a*?`
  case repetition(PatternNode, least: Int, most: Int?, isReluctant: Bool)
  /// `\1`
  case reference(Int)
}

/// A set of characters.
indirect enum PatternClass: Sendable {
  /// The characters from one to another one.
  case range(ClosedRange<UInt32>)
  /// The characters of general categories, by `\p{Lu}` and the like.
  case property(@Sendable (Unicode.Scalar) -> Bool)
  /// The characters of any of some sets.
  case union([PatternClass])
  /// All but the characters of a set.
  case complement(PatternClass)
  /// The characters of a set but not of another one.
  case difference(PatternClass, PatternClass)

  /// Whether a character is in the set; if case is ignored, as any of its capital and small forms.
  func contains(_ scalar: Unicode.Scalar, ignoringCase: Bool) -> Bool {
    switch self {
    case .range(let range):
      if range.contains(scalar.value) { return true }
      return ignoringCase && scalar.caseForms.contains { range.contains($0) }
    case .property(let test): return test(scalar)
    case .union(let parts):
      return parts.contains { $0.contains(scalar, ignoringCase: ignoringCase) }
    case .complement(let part): return !part.contains(scalar, ignoringCase: ignoringCase)
    case .difference(let base, let other):
      return base.contains(scalar, ignoringCase: ignoringCase)
        && !other.contains(scalar, ignoringCase: ignoringCase)
    }
  }

  /// The set of one character.
  static func single(_ scalar: Unicode.Scalar) -> PatternClass {
    .range(scalar.value...scalar.value)
  }
}

extension Unicode.Scalar {
  /// The capital and the small letter of this one, and the other letters that share them.
  var caseForms: [UInt32] {
    let lower = properties.lowercaseMapping.unicodeScalars
    let upper = properties.uppercaseMapping.unicodeScalars
    var forms = [lower, upper].compactMap { $0.count == 1 ? $0.first?.value : nil }
    switch lower.first {
    case "k": forms.append(0x212A)
    case "s": forms.append(0x17F)
    case "å": forms.append(0x212B)
    case "ω": forms.append(0x2126)
    default: break
    }
    return forms
  }
}
