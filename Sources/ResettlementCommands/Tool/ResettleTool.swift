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
      return try answer(error)
    }
    guard let command = command as? any ConsoleCommand else { return try answer(for: command) }
    let language = command.common.language(in: console.environment)
    let session = Session(console: console, language: language, trust: command.common.trust)
    return try run(command, in: session)
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
  private func answer(for command: any ParsableCommand) throws -> ExitStatus {
    var command = command
    do {
      try command.run()
      return .fine
    } catch {
      return try answer(error)
    }
  }

  /// Answers what the parser of arguments has to say: help that was asked for, or a mistake.
  private func answer(_ error: any Error) throws -> ExitStatus {
    let text = ResettleCommand.fullMessage(for: error, columns: Self.columns) + "\n"
    guard ResettleCommand.exitCode(for: error).isSuccess else {
      try console.errors(text)
      return .usage
    }
    try console.output(text)
    return .fine
  }
}
