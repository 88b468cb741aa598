internal import ArgumentParser
internal import Diagnostics

/// The command line `resettle`, to be run in a process or in a test.
///
/// ```swift
/// let status = ResettleTool(on: .system).run(["check", "Plugins"])
/// ```
public struct ResettleTool: Sendable {
  /// The tool's version.
  public static let version = "0.1.0"

  private let console: Console
  private static let columns = 96

  /// Creates a tool that works on a console.
  public init(on console: Console) {
    self.console = console
  }

  /// Runs a command.
  ///
  /// - Parameter arguments: The command's name and what follows it.
  /// - Returns: The exit status: 0 fine, 1 findings or failures, 2 usage, 3 internal.
  public func run(_ arguments: [String]) -> Int32 {
    do {
      return try status(of: arguments).rawValue
    } catch {
      try? console.errors("error: \(error)\n")
      return ExitStatus.failure.rawValue
    }
  }

  private func status(of arguments: [String]) throws -> ExitStatus {
    let command: any ParsableCommand
    do {
      command = try ResettleCommand.parseAsRoot(arguments)
    } catch {
      return try answer(error, language(of: arguments))
    }
    guard let command = command as? any ConsoleCommand else {
      return try answer(for: command, language(of: arguments))
    }
    let language = command.common.language(in: console.environment)
    let session = Session(console: console, language: language, trust: command.common.trust)
    return try run(command, in: session)
  }

  /// The language that is asked for, also where the arguments as a whole can't be understood.
  private func language(of arguments: [String]) -> Language {
    let joined = arguments.last { $0.hasPrefix("--lang=") }.map { String($0.dropFirst(7)) }
    let index = arguments.lastIndex(of: "--lang").map { $0 + 1 } ?? arguments.endIndex
    let name = arguments.indices.contains(index) ? arguments[index] : joined
    return name.flatMap(LanguageName.init)?.language ?? Language(of: console.environment)
  }

  private func run(_ command: any ConsoleCommand, in session: Session) throws -> ExitStatus {
    do {
      return try command.run(in: session)
    } catch let error as CommandError {
      try session.report(error.diagnostics)
      return error.status
    }
  }

  /// Answers a command that does nothing but show help.
  private func answer(
    for command: any ParsableCommand,
    _ language: Language
  ) throws -> ExitStatus {
    var command = command
    do {
      try command.run()
      return .fine
    } catch {
      return try answer(error, language)
    }
  }

  /// Answers what the parser of arguments has to say: help that was asked for, or a mistake.
  private func answer(_ error: any Error, _ language: Language) throws -> ExitStatus {
    let said = ResettleCommand.fullMessage(for: error, columns: Self.columns) + "\n"
    let text = UsageText(language).text(said)
    guard ResettleCommand.exitCode(for: error).isSuccess else {
      try console.errors(text)
      return .usage
    }
    try console.output(text)
    return .fine
  }
}
