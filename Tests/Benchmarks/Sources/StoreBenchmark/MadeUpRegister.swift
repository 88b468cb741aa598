import Foundation
import Quantities
import ResettlementCore

/// Made-up households, each with three persons of whom as much is known as in a real register.
enum MadeUpRegister {
  static let personsAHousehold = 3

  static func household(_ number: Int) -> Household.ID { Household.ID("h-\(number)") }

  /// The households of some numbers, each followed by its persons.
  static func subjects(_ numbers: Range<Int>) -> [any Subject] {
    numbers.flatMap { number -> [any Subject] in
      let persons = (0..<personsAHousehold).map { person($0, of: number) }
      return [household(of: number)] + persons
    }
  }

  private static func household(of number: Int) -> Household {
    var household = Household(id: household(number))
    household.name = .known(PersonalText("甲\(number)户"))
    household.size = .known(ExactDecimal(personsAHousehold))
    household.isRelocated = .known(true)
    household.relocatedOn = .known(CalendarDay(dayNumber: 18_000 + number % 700))
    household.registrationPlace = .known("450702001001")
    household.isInMinimumLiving = .known(number % 7 == 0)
    return household
  }

  private static func person(_ index: Int, of number: Int) -> Person {
    let serial = number * personsAHousehold + index
    var person = Person(id: Person.ID("p-\(serial)"))
    person.household = .known(household(number))
    person.name = .known(PersonalText("甲某\(serial)"))
    person.identityNumber = .known(PersonalText(identityNumber(serial)))
    person.phone = .known(PersonalText("1390000\(serial % 10_000)"))
    person.birthDate = .known(CalendarDay(dayNumber: 3_650 + serial % 15_000))
    person.sex = .known(serial % 2 == 0 ? .male : .female)
    person.isEmployed = .known(serial % 3 != 0)
    person.health = .known(.healthy)
    person.monthlyWage = .known(ExactDecimal(2_000 + serial % 3_000))
    return person
  }

  /// The identity number of a person, with the prefix that is given to nobody.
  static func identityNumber(_ serial: Int) -> String {
    let day = CalendarDay(dayNumber: 3_650 + serial / 1_000 % 15_000)
    let date = String(day.description.filter { $0 != "-" })
    let order = String(1_000 + serial % 1_000).dropFirst()
    let digits = Array("990000\(date)\(order)".utf8).map { Int($0) - 48 }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return digits.map(String.init).joined() + Array("10X98765432").map(String.init)[sum % 11]
  }

  /// The most memory that the process had, in KiB; `nil` where the system does not say so.
  static var peakMemory: Int? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
  }
}
