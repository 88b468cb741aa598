import PolicyPacks
import StandardPacks

/// The shipped packs that can be assessed, loaded once for all tests.
enum ShippedPacks {
  static let all = PackLoader.load(StandardPacks.sources).packs.filter(\.blanks.isEmpty)

  static func pack(_ id: String) -> PolicyPack? { all.first { $0.manifest.id.value == id } }
}
