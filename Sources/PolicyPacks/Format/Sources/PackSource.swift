public import Diagnostics

/// The files of a pack, wherever they come from.
///
/// Files of a folder are found by ``folder(at:limits:)`` and ``discover(under:limits:)``; packs
/// that are compiled in are made of their texts.
public struct PackSource: Sendable, Hashable {
  /// What the source is called in messages: usually the folder's path.
  public let name: String

  /// The files, one of them `pack.yaml`, in the order of their names.
  public let files: [SourceText]

  /// Creates a source of files.
  public init(name: String, files: [SourceText]) {
    self.name = name
    self.files = files.sorted { $0.name < $1.name }
  }

  /// The files with their paths below the folder of the pack, in the order of these, so that the
  /// same pack has the same ones wherever it lies.
  public var placedFiles: [(path: String, file: SourceText)] {
    let folder = manifestFile?.name.dropLast(PackFormat.manifestName.count) ?? ""
    return
      files.map { file in
        let path = file.name.hasPrefix(folder) ? file.name.dropFirst(folder.count) : file.name[...]
        return (String(path), file)
      }
      .sorted { $0.path < $1.path }
  }

  /// The file `pack.yaml`, the outermost one where there are several.
  var manifestFile: SourceText? {
    files.filter { $0.name.split(separator: "/").last.map(String.init) == PackFormat.manifestName }
      .min { $0.name.utf8.count < $1.name.utf8.count }
  }
}

extension PackSource {
  /// The same source without files that have nothing but tests.
  var withoutTests: PackSource {
    PackSource(name: name, files: files.filter { !$0.hasTestsAlone })
  }
}

extension SourceText {
  /// Whether a YAML file has nothing but tests and those who are in them, as can be seen of the
  /// beginnings of its lines; a file in doubt has more.
  fileprivate var hasTestsAlone: Bool {
    var hasTests = false
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      switch line.first {
      case UInt8(ascii: " "), UInt8(ascii: "#"), UInt8(ascii: "\r"): continue
      case UInt8(ascii: "-") where hasTests: continue
      default:
        guard line.starts(with: "tests:".utf8) || line.starts(with: "personas:".utf8) else {
          return false
        }
        hasTests = true
      }
    }
    return hasTests
  }
}

/// How much is read from a file system.
public struct PackSourceLimits: Sendable, Hashable {
  /// The most bytes in one file.
  public var fileBytes: Int

  /// The most bytes in all files together.
  public var totalBytes: Int

  /// The most files.
  public var files: Int

  /// The most folders within one another.
  public var depth: Int

  /// Creates limits.
  public init(
    fileBytes: Int = 1 << 20,
    totalBytes: Int = 64 << 20,
    files: Int = 2_000,
    depth: Int = 32
  ) {
    self.fileBytes = fileBytes
    self.totalBytes = totalBytes
    self.files = files
    self.depth = depth
  }

  /// What suits packs that people write: files of 1 MiB, 64 MiB and 2,000 files in all.
  public static let standard = PackSourceLimits()
}
