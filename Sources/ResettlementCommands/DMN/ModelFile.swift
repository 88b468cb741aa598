internal import DMN
internal import Diagnostics
internal import Foundation

/// The file of a model, or what is piped in for `-`.
struct ModelFile {
  private let path: String

  private static let limit = 16 << 20

  init(_ path: String) {
    self.path = path
  }

  /// Reads the model.
  ///
  /// - Throws: ``CommandError`` with all that is wrong with it.
  func model(in session: Session) throws -> DMNModel {
    let source = try Files.text(at: path, limit: Self.limit, in: session)
    do {
      return path == "-"
        ? try DMNModel(xml: source) : try DMNModel(contentsOf: URL(filePath: path))
    } catch let error as DiagnosticsError {
      throw CommandError(error.diagnostics)
    } catch {
      throw CommandError(.unreadableFile(path))
    }
  }
}
