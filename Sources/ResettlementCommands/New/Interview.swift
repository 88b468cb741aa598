internal import Diagnostics

/// A question whose answer is given as an option, or typed at a terminal.
struct Question {
  /// The option, such as `--id`; what names it in messages.
  let option: String

  /// What is asked.
  let prompt: Bilingual

  /// What helps to answer, a line each.
  var details: [Bilingual] = []

  /// What an empty answer means; `nil` where there must be one, empty where there need not.
  var fallback: String?

  /// What an answer is turned into before it is checked, such as the name that a number stands for.
  var meaning: (String) -> String = { $0 }

  /// Returns why a text cannot be the answer; `nil` if it can.
  let objection: (String) -> Diagnostic.Message?
}

/// The questions of a command, one after another: what was not given as an option is asked for at a
/// terminal, and is a mistake without one.
struct Interview {
  private let session: Session

  /// What is missing or wrong, all of it.
  private(set) var mistakes: [Diagnostic] = []

  /// Creates an interview.
  init(in session: Session) {
    self.session = session
  }

  /// Whether somebody is there to answer.
  var isInteractive: Bool { session.console.isInteractive }

  /// Takes the answer to a question from its option, or asks for it.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - given: What was given as an option.
  /// - Returns: The answer, empty where there is none.
  /// - Throws: ``CommandError`` where the person stops answering.
  mutating func answer(_ question: Question, given: String?) throws -> String {
    if let given {
      let answer = question.meaning(given)
      guard let objection = objection(to: answer, question) else { return answer }
      guard isInteractive else { return note(.badOption(question.option, objection)) }
      try report(objection)
    } else if !isInteractive {
      return question.fallback == "" ? "" : note(.missingOption(question))
    }
    return try ask(question)
  }

  private mutating func note(_ message: Diagnostic.Message) -> String {
    mistakes.append(Diagnostic(.error, message, at: nil))
    return ""
  }

  /// Asks until the answer can be used.
  private func ask(_ question: Question) throws -> String {
    while true {
      try session.print(prompt(of: question))
      guard let line = session.console.line() else {
        try session.printLine()
        throw CommandError(.inputEnded)
      }
      let typed = line.trimmingBlanks
      if typed.isEmpty, let fallback = question.fallback { return fallback }
      let answer = question.meaning(typed)
      guard let objection = objection(to: answer, question) else { return answer }
      try report(objection)
    }
  }

  private func prompt(of question: Question) -> String {
    let hint = question.fallback.map { $0.isEmpty ? "" : " [\($0)]" } ?? ""
    let head = question.prompt.text(in: session.language) + hint
    guard !question.details.isEmpty else { return head + session.pick("：", ": ") }
    let details = question.details.map { "  \($0.text(in: session.language))\n" }.joined()
    return "\n\(head)\n\(details)> "
  }

  private func objection(to answer: String, _ question: Question) -> Diagnostic.Message? {
    if answer.isEmpty { return question.fallback == "" ? nil : .answerNeeded }
    return question.objection(answer)
  }

  private func report(_ objection: Diagnostic.Message) throws {
    try session.report([Diagnostic(.error, objection, at: nil)])
  }
}

extension String {
  /// The text without white space around it, also the wide kind of Chinese input.
  fileprivate var trimmingBlanks: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}

extension Diagnostic.Message {
  fileprivate static func badOption(_ option: String, _ reason: Self) -> Self {
    Self(reason.code, en: "\(option): \(reason.english)", zh: "\(option)：\(reason.chinese)")
  }

  fileprivate static func missingOption(_ question: Question) -> Self {
    let words = { (language: Language, between: String) in
      ([question.prompt] + question.details).map { $0.text(in: language) }
        .joined(separator: between)
    }
    return Self(
      "command.missing-option",
      en: "give \(question.option): \(words(.english, "; "))",
      zh: "请给出 \(question.option)：\(words(.chinese, "；"))"
    )
  }

  fileprivate static var answerNeeded: Self {
    Self("command.answer-needed", en: "an answer is needed here", zh: "此处必须填写")
  }

  fileprivate static var inputEnded: Self {
    Self(
      "command.input-ended",
      en: "the answers ended before the last question; nothing was written",
      zh: "问题还没有答完，输入就结束了；没有写入任何文件"
    )
  }
}
