"""Writes a table of made-up households and one of the persons in them.

    made_up_people.py FOLDER [--households 400] [--seed 1] [--encoding utf-8]

The columns are facts of the pack qinzhou-port by their ids, so that no mapping is needed. Some cells
stand in quotes because of a comma, a quote or a line break; the persons stand in any order. Nobody
here exists.
"""

import argparse
import csv
import os
import random

ABILITIES = ("skilled", "ordinary", "ordinary", "weak_or_half", "none")
PLACES = ("虚构县甲村", "虚构县乙村, 三组", '虚构县"老街"', "虚构县丙村\n（原第四组）")


def boolean(dice, share):
    return "true" if dice.random() < share else "false"


def household(dice, number, size):
    return {
        "household_id": f"户{number:05}",
        "origin_place": dice.choice(PLACES),
        "size": size,
        "is_relocated": boolean(dice, 0.9),
        "added_members": dice.choice((0, 0, 0, 1, 2)),
        "has_fallen_back": boolean(dice, 0.02),
        "qualifies_for_minimum_living": boolean(dice, 0.2),
        "is_in_minimum_living": boolean(dice, 0.3),
        "qualifies_for_temporary_relief": boolean(dice, 0.1),
        "has_temporary_relief": boolean(dice, 0.5),
        # An empty cell is not known.
        "surveyed_on": dice.choice(("2024-03-05", "2023-11-20", "")),
    }


def person(dice, home, number):
    is_child = number > 2
    ability = "none" if is_child else dice.choice(ABILITIES)
    return {
        "household_id": home,
        "person_id": f"{home}-{number}",
        "name": dice.choice(("虚构人甲", "虚构人乙", '虚构人"丙"', "虚构人丁, 又名戊")),
        "birth_date": f"{dice.randint(2008, 2022) if is_child else dice.randint(1950, 2004)}-07-15",
        "labour_ability": ability,
        "is_pupil": "true" if is_child else "false",
        "is_employed": "false" if ability == "none" else boolean(dice, 0.6),
        "is_registered_unemployed": boolean(dice, 0.1),
        "wants_work": boolean(dice, 0.7),
        "returned_on": dice.choice(("2024-02-01", "", "")),
        "is_child_in_difficulty": boolean(dice, 0.05 if is_child else 0),
        "is_left_behind_child": boolean(dice, 0.1 if is_child else 0),
        "is_in_special_difficulty": boolean(dice, 0.1),
        "qualifies_for_education_aid": boolean(dice, 0.3 if is_child else 0),
        "has_education_aid": boolean(dice, 0.25),
        "qualifies_for_medical_aid": boolean(dice, 0.15),
        "compliant_costs_left": dice.choice((0, 0, 800, 12500.5)),
    }


def write(path, rows, encoding):
    with open(path, "w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_population(folder, count=400, seed=1, encoding="utf-8"):
    """Writes households.csv and persons.csv into a folder."""
    dice = random.Random(seed)
    households, persons = [], []
    for number in range(1, count + 1):
        size = dice.randint(1, 6)
        households.append(household(dice, number, size))
        home = households[-1]["household_id"]
        persons += [person(dice, home, member) for member in range(1, size + 1)]
    dice.shuffle(persons)
    os.makedirs(folder, exist_ok=True)
    write(f"{folder}/households.csv", households, encoding)
    write(f"{folder}/persons.csv", persons, encoding)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder")
    parser.add_argument("--households", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encoding", default="utf-8", choices=("utf-8", "gb18030"))
    options = parser.parse_args()
    write_population(options.folder, options.households, options.seed, options.encoding)
