internal import ArgumentParser
internal import Diagnostics

/// A command that does its work on a console.
protocol ConsoleCommand: ParsableCommand {
  /// The options that all commands have.
  var common: CommonOptions { get }

  /// Does the work.
  func run(in session: Session) throws -> ExitStatus
}

/// The options that all commands have.
struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Language of results and messages: zh or en (default: from LC_ALL or LANG). 语言",
      valueName: "zh|en"
    )
  )
  var lang: LanguageName?

  @Option(
    name: .customLong("trust"),
    help: ArgumentHelp("A public key whose archives are taken.", valueName: "file.pub")
  )
  var trustedKeys: [String] = []

  @Flag(help: "Takes archives of packs that no trusted key has signed.")
  var unverified = false

  /// Which archives are taken.
  var trust: ArchiveTrust { ArchiveTrust(keyFiles: trustedKeys, isUnverified: unverified) }

  /// Returns the language that was asked for, or that of the environment.
  func language(in environment: [String: String]) -> Language {
    lang?.language ?? Language(of: environment)
  }
}

/// A language as it is named in options.
enum LanguageName: String, CaseIterable, ExpressibleByArgument {
  case zh
  case en

  var language: Language { self == .zh ? .chinese : .english }
}

/// The form of results that have a text for people and JSON for programs.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case text
  case json
}
