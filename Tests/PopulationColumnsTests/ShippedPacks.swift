import Foundation
import PolicyPacks
import StandardPacks

/// The shipped packs that can be assessed, loaded once for all tests.
enum ShippedPacks {
  static let all = PackLoader.load(StandardPacks.sources).packs.filter(\.blanks.isEmpty)

  /// The same, and the district that fills the template.
  static let withExample: [PolicyPack] = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let example = PackSource.folder(at: root.appending(path: "Examples/Packs/YunlingDistrict").path)
    let sources = StandardPacks.sources + [example.source].compactMap(\.self)
    return PackLoader.load(sources).packs.filter(\.blanks.isEmpty)
  }()

  static func pack(_ id: String) -> PolicyPack? { all.first { $0.manifest.id.value == id } }
}
