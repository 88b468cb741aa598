/// How much of a workbook may be read.
public struct WorkbookLimits: Sendable, Hashable {
  /// The most bytes of the file.
  public var bytes: Int
  /// The most bytes of all its parts when they are unpacked.
  public var unpackedBytes: Int
  /// The most parts of the archive.
  public var parts: Int
  /// The most sheets.
  public var sheets: Int
  /// The most cells of all sheets that hold something.
  public var cells: Int
  /// The most merged ranges of a sheet.
  public var mergedRanges: Int

  /// Creates limits.
  public init(
    bytes: Int = 64 << 20,
    unpackedBytes: Int = 512 << 20,
    parts: Int = 4_096,
    sheets: Int = 256,
    cells: Int = 10_000_000,
    mergedRanges: Int = 50_000
  ) {
    self.bytes = bytes
    self.unpackedBytes = unpackedBytes
    self.parts = parts
    self.sheets = sheets
    self.cells = cells
    self.mergedRanges = mergedRanges
  }

  /// What suits a table of an office: 64 MiB, half a gigabyte unpacked.
  public static let standard = WorkbookLimits()

  /// The last row and column that a sheet can have.
  static let lastRow = 1_048_576
  static let lastColumn = 16_384

  /// What is counted.
  enum Measure {
    case bytes
    case unpackedBytes
    case parts
    case sheets
    case cells
    case mergedRanges
    case depth

    var english: String {
      switch self {
      case .bytes: "bytes"
      case .unpackedBytes: "bytes when it is unpacked"
      case .parts: "parts"
      case .sheets: "sheets"
      case .cells: "cells"
      case .mergedRanges: "merged ranges in a sheet"
      case .depth: "levels"
      }
    }

    var chinese: String {
      switch self {
      case .bytes: "字节数"
      case .unpackedBytes: "解压后字节数"
      case .parts: "部件数"
      case .sheets: "工作表数"
      case .cells: "单元格数"
      case .mergedRanges: "合并区域数"
      case .depth: "层数"
      }
    }
  }
}
