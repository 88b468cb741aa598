internal import Diagnostics

/// Finds the models that others import, and reads each once.
final class ModelLibrary {
  private let find: (DMNModel.ImportRequest) -> SourceText?
  private var known: [String: (ModelReader?, [Diagnostic])] = [:]
  private var underWay: Set<String> = []
  private var depth = 0

  /// How many models may be read, and how deep they may import each other.
  private static let limit = 24

  init(_ find: @escaping (DMNModel.ImportRequest) -> SourceText?) {
    self.find = find
  }

  /// Reads the model of a namespace, or returns it if it has been read.
  func model(
    _ namespace: String,
    location: String?,
    at place: SourceRange
  ) -> (ModelReader?, [Diagnostic]) {
    if let found = known[namespace] { return (found.0, []) }
    guard !underWay.contains(namespace), depth < Self.limit, known.count < Self.limit else {
      return (nil, [Diagnostic(.importCycle(namespace), at: place)])
    }
    let request = DMNModel.ImportRequest(namespace: namespace, location: location)
    guard let source = find(request) else {
      return (nil, [Diagnostic(.missingImport(location ?? namespace), at: place)])
    }
    underWay.insert(namespace)
    depth += 1
    let result = ModelReader.read(source, self)
    depth -= 1
    underWay.remove(namespace)
    known[namespace] = result
    return result
  }
}
