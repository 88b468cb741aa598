/// Names of files and anchors, made of names that a pack's author has chosen.
enum Slug {
  /// Returns a name that is safe in a path and in an address: letters, digits, `-`, `_` and inner
  /// dots stay, all else becomes its code in hexadecimal, so that different names stay different.
  static func text(_ name: String) -> String {
    var slug = ""
    for scalar in name.unicodeScalars {
      let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || isMark(scalar, slug))
      slug += isKept ? String(scalar) : "~\(String(scalar.value, radix: 16))~"
    }
    return slug.isEmpty ? "~" : slug
  }

  private static func isMark(_ scalar: Unicode.Scalar, _ before: String) -> Bool {
    switch scalar {
    case "0"..."9", "-", "_": true
    case ".": before.last.map { $0 != "." && $0 != "~" } ?? false
    default: false
    }
  }
}
