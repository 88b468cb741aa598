/// The Swift source in which packs are compiled into a product.
///
/// It declares `EmbeddedPacks.all`, a table of folders and their files, sorted by path, in which
/// every pack is a constant of its own, so that the compiler has little to work out.
struct EmbeddedSource {
  private let packs: [PackFolder]

  /// Creates the source of packs.
  init(_ packs: [PackFolder]) {
    self.packs = packs
  }

  /// The whole file.
  var text: String {
    """
    // Written by EmbedPacks from the packs' folders; an edit here is lost.

    enum EmbeddedPacks {
      typealias File = (path: String, text: String)
      typealias Pack = (path: String, files: [File])

      static let all: [Pack] = [\(packs.indices.map { "pack\($0)" }.joined(separator: ", "))]

    \(packs.enumerated().map(constant).joined(separator: "\n\n"))
    }

    """
  }

  private func constant(_ index: Int, of pack: PackFolder) -> String {
    let files = pack.files.map(entry).joined(separator: "\n")
    return """
        private static let pack\(index): Pack = (
          path: \(StringLiteral(pack.path).source),
          files: [
      \(files)
          ]
        )
      """
  }

  private func entry(of file: PackFolder.File) -> String {
    "(path: \(StringLiteral(file.path).source), text: \(StringLiteral(file.text).source)),"
  }
}
