internal import Diagnostics

extension Diagnostic.Message {
  static func wrongByte(_ byte: UInt8, in encoding: TableEncoding) -> Self {
    let shown = String(byte, radix: 16, uppercase: true)
    let name = encoding == .gb18030 ? "GB18030" : "UTF-8"
    return Self(
      "csv.wrong-byte",
      en: "the byte \(shown) here is no character of \(name); type the cell again",
      zh: "此处的字节 \(shown) 不是 \(name) 字符；请重新录入该单元格"
    )
  }

  static let wideEncoding = Self(
    "csv.wide-encoding",
    en: "the file is in UTF-16 ('Unicode text'); save it as 'CSV UTF-8'",
    zh: "文件是 UTF-16（“Unicode 文本”）编码；请另存为“CSV UTF-8”"
  )
}
