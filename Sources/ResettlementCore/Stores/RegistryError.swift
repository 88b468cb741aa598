/// The reason why a registry or ledger did not do what it was asked to.
public struct RegistryError: Error, Sendable {
  /// What a caller can tell apart.
  public enum Reason: Sendable, Hashable {
    /// It can't be used now; the same call may succeed later.
    case busy
    /// It was written by a later version.
    case tooNew
    /// What was to be written contradicts what is recorded.
    case conflict
    /// The facts of the subject were erased; ``RegistryError/underlying`` is the ``Erasure``.
    case erased
    /// There is no room to write; nothing was written.
    case full
    /// It can be read, but not written; nothing was written.
    case readOnly
    /// Anything else; ``RegistryError/underlying`` says more.
    case failed
  }

  /// What a caller can tell apart.
  public let reason: Reason

  /// What went wrong beneath, if that is known.
  public let underlying: (any Error)?

  /// Creates an error.
  public init(_ reason: Reason, underlying: (any Error)? = nil) {
    self.reason = reason
    self.underlying = underlying
  }
}
