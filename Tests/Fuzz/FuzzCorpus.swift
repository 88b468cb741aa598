import FEEL
import Foundation

/// The texts that damaged inputs are made of: our own, and those of conformance records.
public struct FuzzCorpus: Sendable {
  /// Texts of expressions.
  let expressions: [[UInt8]]
  /// Lines of conformance records, some with models.
  let records: [[UInt8]]

  /// Our own texts alone.
  public static let own = FuzzCorpus(lines: [])

  /// Creates a corpus with the records of a folder as well; where it can't be read, without them.
  public init(folder: String?) {
    let found = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) }
    let names = found ?? []
    let texts = names.filter { $0.hasSuffix(".jsonl") }.sorted().compactMap { name in
      try? String(contentsOfFile: "\(folder ?? "")/\(name)", encoding: .utf8)
    }
    self.init(lines: texts.flatMap { $0.split(separator: "\n").map(String.init) })
  }

  private init(lines: [String]) {
    let feel = lines.compactMap { try? ConformanceRecord(json: $0).feel }
    expressions = (FuzzSeeds.expressions + FuzzSeeds.tests + feel).map { Array($0.utf8) }
    records = (ModelMaker.records + lines).map { Array($0.utf8) }
  }
}
