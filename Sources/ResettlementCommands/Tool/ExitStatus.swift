/// What a command tells its caller by its exit status.
enum ExitStatus: Int32 {
  /// All is well.
  case fine = 0
  /// Something was found to be wrong, or a test failed.
  case findings = 1
  /// The command was called in a way it does not know.
  case usage = 2
  /// The command could not do its work for a reason of its own.
  case failure = 3
}
