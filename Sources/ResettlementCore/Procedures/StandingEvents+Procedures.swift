extension StandingEvents where Event == ProcedureEvent {
  /// An opening that was annulled with what annulled it; empty if none was.
  public var annulledOpening: Set<ProcedureEvent.ID> {
    Set(annulled.first { $0.first?.content.kind == .opened }?.map(\.id) ?? [])
  }

  /// Whether an opening was annulled.
  public var isOpeningAnnulled: Bool { !annulledOpening.isEmpty }
}

extension StandingEvents.Entry where Event == ProcedureEvent {
  /// Returns the entry with what was decided about its event.
  public func ruled(_ ruling: ProcedureRuling) -> Self {
    var copy = self
    copy.event.ruling = ruling
    return copy
  }
}
