internal import Quantities
internal import ResettlementCore
internal import Tabular

/// What stands in the place of a fact, and which facts a reader takes from it.
struct SPDCIEncoded {
  /// The keys with their values.
  var entries: [(String, JSONValue)]
  /// The facts that reading gives back.
  var derived: [String: FactValue] = [:]
}

/// Writes facts in their places in the SPDCI shapes.
struct SPDCIEncoder {
  /// Returns the value of a fact as it is shown.
  let shown: (String) -> ShownValue

  /// Returns what stands in the place of a field; `nil` if nothing does.
  func encoded(_ field: SPDCIField) -> SPDCIEncoded? {
    switch field.form {
    case .disability(let codes): return disability(field, codes)
    case .employment(let codes): return employment(field, codes)
    default: break
    }
    switch shown(field.fact) {
    case .masked(let text): return json(text, field).map { SPDCIEncoded(entries: $0) }
    case .value(let value): return encoded(value, field)
    case .withheld: return nil
    }
  }

  private func encoded(_ value: FactValue, _ field: SPDCIField) -> SPDCIEncoded? {
    switch (field.form, value) {
    case (.wholeNumber, .number(let number)):
      guard let whole = number.asInt() else { return nil }
      return SPDCIEncoded(
        entries: [(field.key, .integer(whole))],
        derived: [field.fact: value]
      )
    case (.day, .date(let day)):
      return SPDCIEncoded(
        entries: [(field.key, .string(day.description))],
        derived: [field.fact: value]
      )
    case (.head, .reference(let id)):
      let head: JSONValue = [
        "@type": "Member",
        "member_identifier": [Self.identifier(SPDCIMapping.personID, id)],
      ]
      return SPDCIEncoded(entries: [(field.key, head)], derived: [field.fact: value])
    case (.codes(let codes), .symbol(let id)): return code(id, field, codes)
    case (_, .text(let text)):
      return json(text, field).map { SPDCIEncoded(entries: $0, derived: [field.fact: value]) }
    default: return nil
    }
  }

  /// A text in its place; one of blanks only has none, since others write so what is not known.
  private func json(_ text: String, _ field: SPDCIField) -> [(String, JSONValue)]? {
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    let value: JSONValue? =
      switch field.form {
      case .text: .string(text)
      case .texts: [.string(text)]
      case .address: [["@type": "Address", "address_line_1": .string(text)]]
      case .name: ["given_name": .string(text)]
      case .identityNumber: [Self.identifier("UIN", text)]
      default: nil
      }
    return value.map { [(field.key, $0)] }
  }

  /// Returns an identifier.
  static func identifier(_ type: String, _ value: String) -> JSONValue {
    ["identifier_type": .string(type), "identifier_value": .string(value)]
  }
}

// MARK: - Codes

extension SPDCIEncoder {
  private func code(_ id: String, _ field: SPDCIField, _ codes: SPDCICodes) -> SPDCIEncoded? {
    guard let code = codes.code(for: id) else { return nil }
    return SPDCIEncoded(
      entries: [(field.key, .string(code))],
      derived: Self.derived(codes.meaning(of: code), field.fact)
    )
  }

  private static func derived(
    _ meaning: SPDCICodes.Meaning?,
    _ fact: String
  ) -> [String: FactValue] {
    guard case .one(let id)? = meaning else { return [:] }
    return [fact: .symbol(id)]
  }

  private func disability(_ field: SPDCIField, _ codes: SPDCICodes) -> SPDCIEncoded? {
    switch shown(field.fact) {
    case .value(.absent):
      return SPDCIEncoded(entries: [(field.key, false)], derived: [field.fact: .absent])
    case .value(.symbol(let id)):
      var encoded = SPDCIEncoded(entries: [(field.key, true)])
      guard let code = codes.code(for: id) else { return encoded }
      encoded.entries.append(("disability_info", [["disability_type": .string(code)]]))
      encoded.derived = Self.derived(codes.meaning(of: code), field.fact)
      return encoded
    default: return nil
    }
  }

  private func employment(_ field: SPDCIField, _ codes: SPDCICodes) -> SPDCIEncoded? {
    if case .value(.symbol(let id)) = shown(field.fact), let code = codes.code(for: id) {
      return employment(code, field, codes)
    }
    guard case .value(.boolean(let isEmployed)) = shown("is_employed") else { return nil }
    return employment(isEmployed ? "1" : "2", field, codes)
  }

  private func employment(
    _ code: String,
    _ field: SPDCIField,
    _ codes: SPDCICodes
  ) -> SPDCIEncoded {
    var derived = Self.derived(codes.meaning(of: code), field.fact)
    derived["is_employed"] = Self.isEmployed(code).map(FactValue.boolean)
    return SPDCIEncoded(entries: [(field.key, .string(code))], derived: derived)
  }

  /// Whether somebody with a code of employment has work; `nil` where it says that nobody knows.
  static func isEmployed(_ code: String) -> Bool? {
    switch SPDCICodes.plain(code) {
    case "2", "NOTEMPLOYED": false
    case "3", "UNKNOWN": nil
    default: true
    }
  }
}
