/// How often offices do what with a case, in ten thousand; all made up.
public struct CaseRates: Sendable, Hashable {
  /// Clues of housing, water and schooling that are settled without a case.
  public var settledOtherwise = 7_500
  /// Clues of income that are found wrong at once, before a case is opened.
  public var dismissedAtOnce = 1_200
  /// Cases in which the visit finds no risk.
  public var rejectedAtVisit = 1_500
  /// Cases that were opened twice and are annulled.
  public var openedByMistake = 250
  /// Cases whose visit and assessment are recorded together, weeks later.
  public var recordedOffline = 1_200
  /// Ends that are recorded a month or two later.
  public var recordedLate = 1_400
  /// Records that a device sends twice.
  public var sentTwice = 800
  /// Cases in which somebody goes on before the publication is over, and is refused.
  public var triedTooEarly = 900
  /// Visits of which the wrong day is recorded and corrected.
  public var visitCorrected = 800
  /// Publications to which somebody objects.
  public var objected = 1_200
  /// Objections that are upheld.
  public var upheld = 3_500
  /// Cases whose risk goes of itself.
  public var natural = 1_500

  /// Creates the rates of the example.
  public init() {}
}
