internal import FEEL

extension Program {
  /// The parameters and readings that the program reads, as `parameter.x` and `reading.x`.
  var terms: Set<String> {
    let records = [PackScope.Record.parameter, PackScope.Record.reading]
    return Set(slots.map { $0.path.joined(separator: ".") }).filter { path in
      records.contains { path.hasPrefix("\($0).") }
    }
  }
}
