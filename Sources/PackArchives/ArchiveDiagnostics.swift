internal import Diagnostics

extension DiagnosticsError {
  /// The error that something is wrong with an archive as a whole.
  static func archive(_ message: Diagnostic.Message) -> DiagnosticsError {
    DiagnosticsError([Diagnostic(.error, message, at: nil)])
  }
}

extension Diagnostic.Message {
  static func pathTooLong(_ path: String) -> Self {
    Self(
      "archive.path-too-long",
      en: "the path '\(path)' is too long for an archive; shorten its folders or its name",
      zh: "路径“\(path)”过长，无法打包；请缩短文件夹名或文件名"
    )
  }

  static var noArchive: Self {
    Self(
      "archive.no-archive",
      en: "the file is no archive of a pack; make one with 'resettle pack'",
      zh: "该文件不是政策包归档；请用 resettle pack 制作"
    )
  }

  static var cutOff: Self {
    Self(
      "archive.cut-off",
      en: "the archive ends before its last file does; fetch it again",
      zh: "归档不完整；请重新获取"
    )
  }

  static func noPlainFile(_ path: String) -> Self {
    Self(
      "archive.no-plain-file",
      en: "'\(path)' is a link, a folder or a device; an archive of a pack holds plain files only",
      zh: "“\(path)”是链接、文件夹或设备；政策包归档只能有普通文件"
    )
  }

  static func pathOutside(_ path: String) -> Self {
    Self(
      "archive.path-outside",
      en: "the path '\(path)' leads out of the archive; nothing of it is read",
      zh: "路径“\(path)”指向归档之外；归档不予读取"
    )
  }

  static func fileTwice(_ path: String) -> Self {
    Self(
      "archive.file-twice",
      en: "'\(path)' is in the archive twice; nothing of it is read",
      zh: "归档中有两个“\(path)”；归档不予读取"
    )
  }

  static var badManifest: Self {
    Self(
      "archive.bad-manifest",
      en: "the archive's \(PackArchive.manifestName) can't be read; make the archive again",
      zh: "归档的 \(PackArchive.manifestName) 无法读取；请重新制作归档"
    )
  }

  static func newerArchive(_ format: String) -> Self {
    Self(
      "archive.newer-format",
      en: "the archive has format \(format), newer than \(PackArchive.format); update the software",
      zh: "归档的格式为 \(format)，高于本软件支持的 \(PackArchive.format)；请更新软件"
    )
  }

  static func notListed(_ path: String) -> Self {
    Self(
      "archive.not-listed",
      en: "'\(path)' is in the archive, but not in its manifest; the archive was changed",
      zh: "“\(path)”在归档中，却不在其清单里；归档已被改动"
    )
  }

  static func notThere(_ path: String) -> Self {
    Self(
      "archive.not-there",
      en: "'\(path)' is in the manifest, but not in the archive; the archive was changed",
      zh: "“\(path)”在清单里，却不在归档中；归档已被改动"
    )
  }

  static func wrongDigest(_ path: String) -> Self {
    Self(
      "archive.wrong-digest",
      en: "'\(path)' is not what the manifest says; the archive was changed",
      zh: "“\(path)”与清单记载的不符；归档已被改动"
    )
  }

  static var notSigned: Self {
    Self(
      "archive.not-signed",
      en:
        "the archive has no signature; sign it with 'resettle sign', or load it with --unverified",
      zh: "归档没有签名；请用 resettle sign 签名，或用 --unverified 载入"
    )
  }

  static var badSignature: Self {
    Self(
      "archive.bad-signature",
      en: "the signature does not fit the archive; the archive or the signature was changed",
      zh: "签名与归档不符；归档或签名已被改动"
    )
  }

  static func notTrusted(_ key: String) -> Self {
    Self(
      "archive.not-trusted",
      en: "the archive is signed by a key that is not trusted, \(key); if it is the office's, name "
        + "its file with --trust",
      zh: "签名所用的密钥不在信任之列：\(key)；如确属该单位，请用 --trust 指明其公钥文件"
    )
  }

  static var badKey: Self {
    Self(
      "archive.bad-key",
      en: "the file holds no such key; make a pair with 'resettle sign --new-key FILE'",
      zh: "文件中没有相应的密钥；请用 resettle sign --new-key 文件 生成一对"
    )
  }
}
