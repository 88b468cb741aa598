internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// The questions that a template leaves: its blanks, and the readings that nobody has chosen.
struct TemplateQuestions {
  private let template: PolicyPack
  private let given: [String: String]
  private let chosen: [String: String]

  /// Creates the questions of a template.
  ///
  /// - Parameters:
  ///   - template: The template.
  ///   - settings: The values that were given as `--set`, by a blank's id or Chinese title.
  ///   - choices: The options that were given as `--choose`.
  /// - Throws: ``CommandError`` where they name what the template does not leave open.
  init(
    _ template: PolicyPack,
    settings: [ChoiceOptions.Assignment],
    choices: [ChoiceOptions.Assignment]
  ) throws(CommandError) {
    self.template = template
    var given: [String: String] = [:]
    for setting in settings {
      let blank = template.templateBlanks.first {
        [$0.id, $0.title.chinese].contains(setting.name)
      }
      guard let blank else {
        throw CommandError(.noSuchBlank(setting.name, of: template), status: .usage)
      }
      given[blank.id] = setting.value
    }
    self.given = given
    chosen = Dictionary(choices.map { ($0.name, $0.value) }) { $1 }
    for name in chosen.keys where !template.readings.contains(where: { $0.id == name }) {
      throw CommandError(.noSuchReading(name, of: template), status: .usage)
    }
  }

  /// Returns the values of the blanks, by parameter.
  func values(by interview: inout Interview) throws -> [String: String] {
    var values: [String: String] = [:]
    for blank in template.templateBlanks {
      let question = Question(
        option: "--set \(blank.id)=…",
        prompt: Bilingual(
          "\(blank.title.chinese)（\(blank.id)）",
          "\(blank.title.english) (\(blank.id))"
        ),
        details: [blank.sentence, Self.kind(of: blank)].map(Bilingual.init),
        objection: blank.objection
      )
      values[blank.id] = try interview.answer(question, given: given[blank.id])
    }
    return values
  }

  /// Returns the options of readings that nobody has chosen, and of those that were given.
  func options(by interview: inout Interview) throws -> [String: String] {
    var options: [String: String] = [:]
    let open = Set(template.openReadings.map(\.id))
    for reading in template.readings where open.contains(reading.id) || chosen[reading.id] != nil {
      let question = Question(
        option: "--choose \(reading.id)=…",
        prompt: Bilingual(
          "\(reading.question.chinese)（\(reading.id)，\(reading.citation)）",
          "\(reading.question.english) (\(reading.id), \(reading.citation))"
        ),
        details: reading.options.enumerated().map { number, option in
          Bilingual(
            "\(number + 1) \(option.id)：\(option.text.chinese)",
            "\(number + 1) \(option.id): \(option.text.english)"
          )
        },
        meaning: { text in Int(text).flatMap { reading.option(numbered: $0) } ?? text },
        objection: { text in template.objection(to: text, for: reading.id) }
      )
      options[reading.id] = try interview.answer(question, given: chosen[reading.id])
    }
    return options
  }

  // MARK: - Prompts

  /// What a value is: a day, a text, a number of a unit.
  private static func kind(of blank: TemplateBlank) -> LocalizedText {
    switch blank.type {
    case .date: return LocalizedText(zh: "日期，如 2024-01-01", en: "a day, as 2024-01-01")
    case .text: return LocalizedText(zh: "文字", en: "a text")
    case .boolean: return LocalizedText(zh: "true 是，false 否", en: "true or false")
    case .number:
      let unit = word(for: blank.unit)
      return LocalizedText(zh: "数值，单位：\(unit.chinese)", en: "a number, in \(unit.english)")
    }
  }

  private static func word(for unit: UnitOfMeasure) -> LocalizedText {
    guard let base = UnitOfMeasure.baseUnits[unit.symbol], !base.chinese.isEmpty else {
      return LocalizedText(zh: unit.symbol)
    }
    return LocalizedText(zh: base.chinese, en: base.english)
  }
}

extension ReadingStatement {
  /// The option that a list shows at a place, from 1.
  fileprivate func option(numbered number: Int) -> String? {
    options.indices.contains(number - 1) ? options[number - 1].id : nil
  }
}

extension PolicyPack {
  /// Why a text is no option of a reading.
  fileprivate func objection(to option: String, for reading: String) -> Diagnostic.Message? {
    do throws(PackChoiceError) {
      _ = try choosing(readings: [reading: option])
      return nil
    } catch {
      return .noSuchChoice(error.message)
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchChoice(_ text: LocalizedText) -> Self {
    Self("command.no-such-choice", en: text.english, zh: text.chinese)
  }

  fileprivate static func noSuchReading(_ name: String, of template: PolicyPack) -> Self {
    let known = template.readings.map(\.id)
    let near = nearestName(to: name, among: known)
    return Self(
      "command.no-such-choice",
      en: "--choose: the template has no reading '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; there are: \(known.joined(separator: ", "))"),
      zh: "--choose：模板没有口径“\(name)”"
        + (near.map { "，是否应为“\($0)”？" } ?? "；已有：\(known.joined(separator: "、"))")
    )
  }

  fileprivate static func noSuchBlank(_ name: String, of template: PolicyPack) -> Self {
    let known = template.templateBlanks.map(\.id)
    let near = nearestName(to: name, among: known)
    return Self(
      "command.no-such-blank",
      en: "--set: the template has no blank '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; there are: \(known.joined(separator: ", "))"),
      zh: "--set：模板没有空白“\(name)”"
        + (near.map { "，是否应为“\($0)”？" } ?? "；已有：\(known.joined(separator: "、"))")
    )
  }
}

extension Bilingual {
  /// Takes a text of a pack.
  fileprivate init(_ text: LocalizedText) { self.init(text.chinese, text.english) }
}
