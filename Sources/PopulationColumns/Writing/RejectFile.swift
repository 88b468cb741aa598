internal import Diagnostics

/// The rows that were not taken, as a CSV file: which file and line, why, and the row itself.
struct RejectFile {
  private let file: ResultFile?

  /// Begins the file; without a path nothing is written.
  init(_ path: String?) throws(PopulationError) {
    file = try path.map { path throws(PopulationError) in try ResultFile(path) }
    try file?.write(Array("table,line,code,reason,row\n".utf8))
  }

  /// Appends rows.
  func write(_ rejects: [Reject]) throws(PopulationError) {
    guard let file, !rejects.isEmpty else { return }
    var bytes: [UInt8] = []
    for reject in rejects {
      let message = reject.message
      bytes += Array("\(reject.table.rawValue),\(reject.line),\(message.code),".utf8)
      bytes += Self.quoted(Array(message.chinese.utf8)) + [Cells.separator]
      bytes += Self.quoted(reject.row) + [UInt8(ascii: "\n")]
    }
    try file.write(bytes)
  }

  private static func quoted(_ bytes: [UInt8]) -> [UInt8] {
    [Cells.quote] + bytes.flatMap { $0 == Cells.quote ? [$0, $0] : [$0] } + [Cells.quote]
  }

  /// Puts the file under its name.
  func finish() throws(PopulationError) { try file?.finish() }
}
