internal import Foundation

/// Where commands read and write, and what they know of their surroundings.
///
/// Commands touch no global state: a test gives them a console that keeps what they write.
public struct Console: Sendable {
  /// Writes a text; throws where nobody can read it.
  public typealias Writer = @Sendable (String) throws -> Void

  /// Takes results.
  public let output: Writer

  /// Takes diagnostics, in words.
  public let errors: Writer

  /// Reads at most this many bytes of what is piped in.
  public let input: @Sendable (_ limit: Int) throws -> [UInt8]

  /// Reads the next line of what is piped in or typed, without its end; `nil` after the last.
  public let line: @Sendable () -> String?

  /// Whether a person types the input, so that a prompt is of use.
  public let isInteractive: Bool

  /// The variables of the environment, of which those of the locale choose the language.
  public let environment: [String: String]

  /// Creates a console.
  public init(
    output: @escaping Writer,
    errors: @escaping Writer,
    input: @escaping @Sendable (_ limit: Int) throws -> [UInt8] = { _ in [] },
    line: @escaping @Sendable () -> String? = { nil },
    isInteractive: Bool = false,
    environment: [String: String] = [:]
  ) {
    self.output = output
    self.errors = errors
    self.input = input
    self.line = line
    self.isInteractive = isInteractive
    self.environment = environment
  }

  /// The console of this process.
  public static var system: Console {
    Console(
      output: { try write($0, to: .standardOutput) },
      errors: { try write($0, to: .standardError) },
      input: { try FileHandle.standardInput.bytes(upTo: $0) },
      line: { readLine() },
      isInteractive: isatty(FileHandle.standardInput.fileDescriptor) == 1,
      environment: ProcessInfo.processInfo.environment
    )
  }

  private static func write(_ text: String, to file: FileHandle) throws(ClosedConsole) {
    do {
      try file.write(contentsOf: Data(text.utf8))
    } catch {
      throw ClosedConsole()
    }
  }
}

/// The error that what a command says can't be written.
private struct ClosedConsole: Error, CustomStringConvertible {
  let description = "the results can't be written; see whether there is room where they go"
}
