import Diagnostics
import Foundation
import PolicyPacks

/// Checks the packs of a package that embeds the SDK: `ValidatePacksTool STAMP LIBRARY PACK…`.
///
/// `LIBRARY` is a folder of packs that the others may build on; what is wrong with those is not
/// shown. `STAMP` is written where nothing is wrong: a Swift file without declarations.
@main
enum ValidatePacksTool {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 2 else {
      exit("usage: ValidatePacksTool STAMP LIBRARY PACK…\n", status: 2)
    }
    let diagnostics = diagnostics(of: Array(arguments.dropFirst(2)), library: arguments[1])
    let report = DiagnosticRenderer(language: .english).report(diagnostics)
    guard !diagnostics.hasErrors else { exit(report, status: 1) }
    FileHandle.standardError.write(Data(report.utf8))
    try Data("// The packs were checked.\n".utf8).write(to: URL(filePath: arguments[0]))
  }

  /// What is wrong with packs that may build on one another and on those of the library.
  private static func diagnostics(of packs: [String], library: String) -> [Diagnostic] {
    let found = packs.map { PackSource.discover(under: $0) }
    let own = found.flatMap(\.sources)
    let names = Set(own.map(\.name))
    let others = PackSource.discover(under: library).sources.filter { !names.contains($0.name) }
    let files = Set(own.flatMap(\.files))
    let loaded = PackLoader.load(own + others).diagnostics.filter { diagnostic in
      diagnostic.range.map { files.contains($0.source) } ?? true
    }
    return found.flatMap(\.diagnostics) + loaded
  }

  private static func exit(_ report: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data(report.utf8))
    Foundation.exit(status)
  }
}
