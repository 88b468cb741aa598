/// The format in which packs are written.
public enum PackFormat {
  /// The version that is read here; a pack of a newer one is refused.
  public static let version = 1

  /// The name of the file that makes a folder a pack.
  public static let manifestName = "pack.yaml"

  /// The citation of what holds for every document: how bounds, weeks and rounding are read.
  public static let globalReadings = "readings-global"

  /// Whether a file of a pack's folder, by its name, belongs to the pack.
  static func isPackFile(_ name: String) -> Bool { name.hasSuffix(".yaml") || isModel(name) }

  /// Whether a file, by its name, is a decision model (DMN).
  static func isModel(_ name: String) -> Bool { name.hasSuffix(".dmn") }
}
