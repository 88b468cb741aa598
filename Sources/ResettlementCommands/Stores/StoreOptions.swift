internal import ArgumentParser
internal import DecisionReceipts
internal import Diagnostics
internal import ResettlementCore
internal import ResettlementStore

/// The options that say which store is used, and where its key is.
struct StoreOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The file of the store.", valueName: "file"))
  var store: String

  @Option(
    help: ArgumentHelp(
      "The file with the store's key, which 'resettle store key' makes.",
      valueName: "file"
    )
  )
  var key: String

  /// Opens the store that is there.
  ///
  /// - Throws: ``CommandError`` if there is none, or the key is not its own.
  func open() throws(CommandError) -> SQLiteStore { try Self.existing(store, key: key) }

  /// Opens a store that is there.
  ///
  /// - Throws: ``CommandError`` if there is none, or the key is not its own.
  static func existing(_ path: String, key: String) throws(CommandError) -> SQLiteStore {
    guard Files.exists(path) else { throw CommandError(.noStore(path), status: .usage) }
    return try open(path, key: key)
  }

  /// Opens the store, or makes it if there is none.
  ///
  /// - Throws: ``CommandError`` if there is no such key, or it is not the store's own.
  func openOrMake() throws(CommandError) -> SQLiteStore { try Self.open(store, key: key) }

  /// Opens a store, or makes it if there is none; waits long for others that write to it.
  ///
  /// - Throws: ``CommandError`` if there is no such key, or it is not the store's own.
  static func open(_ path: String, key: String) throws(CommandError) -> SQLiteStore {
    let master = try masterKey(at: key)
    do throws(RegistryError) {
      return try SQLiteStore(path: path, key: master, patience: .seconds(30))
    } catch {
      throw CommandError(.store(path, error))
    }
  }

  private static func masterKey(at path: String) throws(CommandError) -> MasterKey {
    let text = String(decoding: try Files.bytes(at: path, limit: 4_096), as: UTF8.self)
    do throws(StoreDefect) {
      return try MasterKey(base64: text)
    } catch {
      throw CommandError(.noMasterKey(path), status: .usage)
    }
  }
}

extension SQLiteStore {
  /// Does something with the store, and waits for its end.
  ///
  /// - Throws: ``CommandError`` if the store can't do it.
  func doing<Value: Sendable>(
    at path: String,
    _ work: @escaping @Sendable (SQLiteStore) async throws(RegistryError) -> Value
  ) throws -> Value {
    do {
      return try CallingThread.run { try await work(self) }
    } catch let error as RegistryError {
      throw CommandError(.store(path, error))
    }
  }
}

// MARK: - Messages

extension Diagnostic.Message {
  fileprivate static func noStore(_ path: String) -> Self {
    Self(
      "store.not-there",
      en: "there is no store '\(path)'",
      zh: "没有数据库文件“\(path)”"
    )
  }

  fileprivate static func noMasterKey(_ path: String) -> Self {
    Self(
      "store.no-key",
      en: "'\(path)' holds no key of a store; 'resettle store key \(path)' makes one where there "
        + "is no file yet",
      zh: "“\(path)”不是数据库密钥；文件不存在时可用 'resettle store key \(path)' 生成"
    )
  }

  static func store(_ path: String, _ error: RegistryError) -> Self {
    let words = error.words
    return Self(
      "store.failed",
      en: "'\(path)' \(words.english)",
      zh: "“\(path)”\(words.chinese)"
    )
  }
}

extension RegistryError {
  /// What is wrong with a store, to stand after its name; nothing of what is in it.
  fileprivate var words: LocalizedText {
    switch reason {
    case .busy:
      LocalizedText(zh: "正被其他程序使用；请稍后再试", en: "is in use by others; try again later")
    case .tooNew:
      LocalizedText(
        zh: "由更新的版本写成；请更新本工具",
        en: "was written by a later version; update this tool"
      )
    case .conflict:
      LocalizedText(zh: "与已有记录相矛盾，未写入", en: "was not changed: what it has says otherwise")
    case .full:
      LocalizedText(zh: "所在磁盘已满，未写入", en: "was not changed: there is no room on its disk")
    case .readOnly:
      LocalizedText(zh: "只能读取，不能写入", en: "can be read, but not be written to")
    case .erased: erased
    case .failed: defect
    }
  }

  private var erased: LocalizedText {
    guard let erasure = underlying as? Erasure else {
      return LocalizedText(zh: "中有人的信息已被删除", en: "has somebody whose facts were erased")
    }
    let message = erasure.message
    return LocalizedText(
      zh: "未读出也未写入：\(message.chinese)",
      en: "gave and took nothing: \(message.english)"
    )
  }

  private var defect: LocalizedText {
    if let found = underlying as? ReceiptChain.Break {
      return LocalizedText(
        zh: "的第 \(found.number) 张回执被改动，无法读取；请用 resettle audit 核对",
        en: "can't be read at receipt \(found.number), which was changed; see 'resettle audit'"
      )
    }
    return switch underlying as? StoreDefect {
    case .wrongKey:
      LocalizedText(zh: "不是用这把密钥写成的", en: "was written by another key than this one")
    case .otherDatabase:
      LocalizedText(zh: "不是本系统的数据库", en: "is a database of something else")
    case .damagedEntry:
      LocalizedText(zh: "被其他程序改动，无法读取", en: "was changed by something else, and can't be read")
    case .personalName:
      LocalizedText(
        zh: "未写入：某个名称或数值像证件号码或电话号码，而这些不加密",
        en: "was not changed: a name or value looks like an identity number or a telephone, and "
          + "these are not encrypted"
      )
    default:
      LocalizedText(
        zh: "无法使用：\(underlying.map { "\($0)" } ?? "原因不明")",
        en: "can't be used: \(underlying.map { "\($0)" } ?? "nobody knows why")"
      )
    }
  }
}
