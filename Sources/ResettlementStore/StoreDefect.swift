/// The reason why a file can't be used as a store, or why it can't take or give a value.
public enum StoreDefect: Error, Sendable, Hashable {
  /// The file is a database of something else.
  case otherDatabase
  /// An entry can't be read: the file was changed by something else than a store.
  case damagedEntry(String)
  /// A name or reason has a character that SQLite would cut it off at, U+0000.
  case unstorableText
}
