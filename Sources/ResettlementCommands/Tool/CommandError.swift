internal import Diagnostics

/// The reason why a command ends early, said to a person.
struct CommandError: Error {
  /// What is wrong.
  let diagnostics: [Diagnostic]

  /// The exit status.
  let status: ExitStatus

  /// Creates an error about the texts that the command was to work with.
  init(_ diagnostics: [Diagnostic], status: ExitStatus = .findings) {
    self.diagnostics = diagnostics
    self.status = status
  }

  /// Creates an error without a place.
  init(_ message: Diagnostic.Message, status: ExitStatus = .findings) {
    diagnostics = [Diagnostic(.error, message, at: nil)]
    self.status = status
  }
}
