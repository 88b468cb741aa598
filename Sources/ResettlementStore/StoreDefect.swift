/// The reason why a file can't be used as a store, or why it can't take or give a value.
public enum StoreDefect: Error, Sendable, Hashable {
  /// The file is a database of something else.
  case otherDatabase
  /// An entry can't be read: the file was changed by something else than a store.
  case damagedEntry(String)
  /// A name or reason has a character that SQLite would cut it off at, U+0000.
  case unstorableText
  /// The bytes or the text that were to be a master key are none.
  case noKey
  /// The master key is not the one by which the file was written.
  case wrongKey
  /// The name of a subject looks like an identity number or a mobile telephone; names are not
  /// encrypted, give it one of the register's own.
  case personalName
  /// The facts were erased, but another program still reads an older state of the file: erase them
  /// once more, so that their traces go as well.
  case tracesRemain
}

extension StoreDefect: CustomStringConvertible {
  /// What is wrong and what to do, in English.
  public var description: String {
    switch self {
    case .otherDatabase: "the file is a database of something else"
    case .damagedEntry(let entry):
      "an entry can't be read (\(entry)): the file was changed by something else than a store"
    case .unstorableText: "a name or reason has the character U+0000"
    case .noKey: "a master key has \(MasterKey.size) bytes made by chance, in Base64 44 characters"
    case .wrongKey: "the master key is not the one by which the file was written"
    case .personalName:
      "the name of a subject looks like an identity number or a telephone; "
        + "names are not encrypted, give it one of the register's own"
    case .tracesRemain:
      "the facts were erased, but another program reads an older state; erase them once more"
    }
  }
}
