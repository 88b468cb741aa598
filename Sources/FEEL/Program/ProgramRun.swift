public import Diagnostics

/// Why a value is not known.
public enum UnknownCause: Sendable, Hashable {
  /// Something the host does not know, by the name it gave.
  case missing(String)
  /// An operation without a result, such as a division by zero, at its place.
  case undefined(SourceRange)
  /// A computation that took more steps than are allowed, and was given up, at its place.
  case exhausted(SourceRange)
}

/// What became of a value.
public enum Outcome: Sendable, Hashable {
  /// The value; `null` if there is none.
  case known(Value)
  /// It is not known, for these causes.
  case unknown(Set<UnknownCause>)
}

/// The registers of a program after a run over some records, kept for results and reasons.
public final class ProgramRun {
  private let workspace: ProgramWorkspace

  /// Runs a program over records of a host.
  ///
  /// - Complexity: The program's ``Program/cost`` times the rows of each frame.
  public init<Source: RowSource>(
    _ program: Program,
    over rows: [Source.Row],
    from source: Source
  ) {
    workspace = ProgramWorkspace(program, rows: rows.count)
    workspace.bind(rows, from: source)
    workspace.run()
  }

  /// Reads a workspace in which a program has run, as it is after its latest run.
  package init(reading workspace: ProgramWorkspace) {
    self.workspace = workspace
  }

  /// Returns the value of a part of an expression in a row of its frame.
  public func outcome(of trace: Trace, row: Int = 0) -> Outcome {
    workspace.outcome(of: trace, row: row)
  }

  /// The number of rows of a frame.
  public func rowCount(ofFrame frame: Int) -> Int { workspace.rowCount(ofFrame: frame) }
}
