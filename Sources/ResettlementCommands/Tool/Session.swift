internal import Diagnostics
internal import Tabular

/// A run of one command: its console and the language it speaks.
struct Session {
  let console: Console
  let language: Language
  /// Which archives are taken.
  var trust = ArchiveTrust()

  /// Writes results.
  func print(_ text: String) throws { try console.output(text) }

  /// Writes a line of results.
  func printLine(_ line: String = "") throws { try console.output(line + "\n") }

  /// Writes a value as JSON.
  func print(_ value: JSONValue) throws {
    try printLine(JSONWriter(.pretty).text(of: value))
  }

  /// Writes diagnostics for a person.
  func report(_ diagnostics: [Diagnostic]) throws {
    guard !diagnostics.isEmpty else { return }
    try console.errors(DiagnosticRenderer(language: language).report(diagnostics))
  }

  /// Returns the one of two texts that is in the session's language.
  func pick(_ chinese: String, _ english: String) -> String {
    language == .chinese ? chinese : english
  }
}

extension Language {
  /// Creates the language of an environment: Chinese where the locale is, else English.
  init(of environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale.map { $0.lowercased().hasPrefix("zh") } == true ? .chinese : .english
  }
}
