internal import Diagnostics
public import Foundation

extension DMNModel {
  /// Reads a model from a file in the XML of DMN 1.3, 1.4 or 1.5.
  ///
  /// Models that it imports are looked for beside the file, by the last part of the place that is
  /// given for them, and nowhere else.
  ///
  /// - Parameter url: The file.
  /// - Throws: `DiagnosticsError` with all that is wrong with the file, or an error of the file
  ///   system if it can't be read.
  public init(contentsOf url: URL) throws {
    let bytes = [UInt8](try Data(contentsOf: url))
    let folder = url.deletingLastPathComponent()
    try self.init(xml: SourceText(name: url.relativePath, bytes: bytes)) { request in
      Self.source(of: request, in: folder)
    }
  }

  private static func source(of request: ImportRequest, in folder: URL) -> SourceText? {
    guard let location = request.location, let last = location.split(separator: "/").last,
      last != "..", !last.contains("\\")
    else { return nil }
    let file = folder.appending(path: String(last))
    guard let data = try? Data(contentsOf: file) else { return nil }
    return SourceText(name: file.relativePath, bytes: [UInt8](data))
  }
}
