import Foundation

/// Writes the packs of a folder as Swift source: `EmbedPacksTool FOLDER OUTPUT`.
@main
enum EmbedPacksTool {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let folder = arguments.first, let output = arguments.last, arguments.count == 2 else {
      exit("usage: EmbedPacksTool FOLDER OUTPUT", status: 2)
    }
    do {
      try embed(folder, into: output)
    } catch let mistake as UnreadableFile {
      exit("\(mistake.path): error: \(mistake.reason)", status: 1)
    } catch {
      exit("error: \(error)", status: 1)
    }
  }

  private static func embed(_ folder: String, into output: String) throws {
    let packs = try PackFolder.all(below: URL(filePath: folder, directoryHint: .isDirectory))
    let source = EmbeddedSource(packs).text
    try source.write(to: URL(filePath: output), atomically: true, encoding: .utf8)
  }

  private static func exit(_ message: String, status: Int32) -> Never {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
    Foundation.exit(status)
  }
}
