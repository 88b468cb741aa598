internal import Diagnostics
internal import Foundation
internal import ResettlementCore

/// A file of records of who saw personal facts: a JSON line a record, which are only added.
struct AccessLog {
  let path: String

  /// Adds a record, and returns when it is kept: before that nobody is to be shown anything.
  ///
  /// - Throws: ``CommandError`` if it can't be written.
  func append(_ record: AccessRecord) throws(CommandError) {
    do {
      try write(line(of: record))
    } catch {
      throw CommandError(.unwritableLog(path))
    }
  }

  private func line(of record: AccessRecord) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try Array(encoder.encode(record)) + [UInt8(ascii: "\n")]
  }

  /// A line is added while no other run of the tool adds one; one that was cut short stays alone.
  private func write(_ line: [UInt8]) throws {
    let descriptor = open(path, O_RDWR | O_APPEND | O_CREAT, 0o600)
    guard descriptor >= 0 else { throw POSIXError(.EACCES) }
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, LOCK_EX) == 0 else { throw POSIXError(.EACCES) }
    let size = try file.seekToEnd()
    if size > 0 { try file.seek(toOffset: size - 1) }
    let last = size > 0 ? try file.read(upToCount: 1)?.first : UInt8(ascii: "\n")
    let gap: [UInt8] = last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
    try file.write(contentsOf: Data(gap + line))
    try file.synchronize()
  }
}

extension Diagnostic.Message {
  fileprivate static func unwritableLog(_ path: String) -> Self {
    Self(
      "command.unwritable-log",
      en:
        "nothing is given out: the record can't be added to '\(path)'; see whether its folder exists "
        + "and may be written to",
      zh: "未打印、未写出：无法在“\(path)”中留痕；请检查其文件夹是否存在、是否有写入权限"
    )
  }
}
