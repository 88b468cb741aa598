"""Tests of the example: `python test.py`, with pyspark installed, Java, and a built `resettle`.

What needs Spark is run on a cluster of two workers on this machine. Where something is missing the
tests say so and are skipped; RESETTLE names another program than the one built in the repository.
"""

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

from made_up_people import write_population

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TOOL = os.environ.get("RESETTLE", f"{ROOT}/.build/debug/resettle")
PACK = f"{ROOT}/Tests/Benchmarks/ReferencePack"
ON = ["--on", "2024-06-30"]


def missing():
    """What is not there that the tests need; None if nothing is."""
    if importlib.util.find_spec("pyspark") is None:
        return "pyspark is not installed: pip install -r requirements.txt"
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "there is no Java, which Spark needs"
    if not os.access(TOOL, os.X_OK):
        return f"{TOOL} is not built: make build"
    return None


if importlib.util.find_spec("pyspark"):
    import assess_on_spark as example


@unittest.skipUnless(importlib.util.find_spec("pyspark"), missing())
class Rows(unittest.TestCase):
    """How lines of a file become rows and cells."""

    def rows(self, *lines, longest=1 << 20):
        return list(example.whole_rows(enumerate(lines, 1), longest))

    def test_a_row_is_a_line(self):
        self.assertEqual(self.rows(b"a,b", b"", b"c,d\r"), [(1, b"a,b"), (3, b"c,d")])

    def test_a_quoted_cell_goes_on_over_lines(self):
        self.assertEqual(self.rows(b'a,"b', b'c"",', b'"', b"d"), [(1, b'a,"b\nc"",\n"'), (4, b"d")])

    def test_a_quote_that_is_not_closed_ends_with_its_line(self):
        rows = self.rows(b'a,"b', b"c" * 40, b"d", longest=30)
        self.assertEqual(rows, [(1, b'a,"b'), (2, b"c" * 40), (3, b"d")])

    def test_cells_lose_their_quotes(self):
        row = ' "甲, ""乙""" ,丙,"x"y,'.strip().encode("gb18030")
        self.assertEqual(list(example.cells(row))[1:], ["丙".encode("gb18030"), b'x"y', b""])
        self.assertEqual(example.cell(b'"a,b",c', 1), b"c")
        self.assertEqual(example.cell(b"a", 1), b"")


@unittest.skipIf(missing(), missing())
class OnACluster(unittest.TestCase):
    """The job on two workers, each a Java process of its own."""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix="resettle-example-")
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.scratch = f"{cls.folder}/scratch"
        os.mkdir(cls.scratch)
        os.environ |= {"PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_DIRS": cls.scratch}
        cls.spark = (
            example.SparkSession.builder.master("local-cluster[2,1,1024]")
            .config("spark.log.level", "OFF")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.sql.shuffle.partitions", "2")
            .getOrCreate()
        )
        cls.addClassCleanup(cls.spark.stop)
        cls.spark.sparkContext.addPyFile(f"{HERE}/assess_on_spark.py")
        cls.made = f"{cls.folder}/made"
        write_population(cls.made)
        with open(f"{cls.made}/households.csv", "a", encoding="utf-8") as file:
            file.write('户00001,"again",3\n户00007,"again"' + 9 * "," + "\nshort,row\n")
            # A cell longer than a block, so that Spark cuts the file within it.
            long = "虚构县的一个很长的地名\n" * 1000
            file.write(f'户90000,"{long}",1,true' + 7 * "," + "\n户90000" + 10 * "," + "\n")
        with open(f"{cls.made}/persons.csv", "a", encoding="utf-8") as file:
            file.write("户99999,P1,nobody's" + 14 * "," + "\n\nshort\n")

    def options(self, households, persons, out, *more, tool=TOOL, pack="qinzhou-port"):
        words = ["--tool", tool, "--pack", pack, "--out", out, "--parts", "5"]
        words += ["--households", households, "--persons", persons]
        return example.read_options([*words, *ON, *more])

    def job(self, name, folder, *more, **others):
        """Runs the job over the tables of a folder; returns where its answers are."""
        out = f"{self.folder}/{name}"
        tables = (f"{folder}/households.csv", f"{folder}/persons.csv")
        example.assess(self.spark, *self.options(*tables, out, *more, **others))
        return out

    def alone(self, folder, *more, pack="qinzhou-port"):
        """What the tool alone says: its results sorted, and the rejects as rows of CSV."""
        out, rejects = f"{self.folder}/alone.jsonl", f"{self.folder}/alone.csv"
        command = [TOOL, "assess", "--pack", pack, "--households", f"{folder}/households.csv"]
        command += ["--persons", f"{folder}/persons.csv", "--out", out, "--rejects", rejects]
        subprocess.run([*command, *ON, *more], capture_output=True)
        with open(out, encoding="utf-8") as file:
            return sorted(file), list(example.rows_of_csv(rejects))

    def lines(self, out, kind):
        folder = f"{out}/kind={kind}"
        lines = []
        for name in sorted(os.listdir(folder)):
            if name.startswith("part-"):
                with open(f"{folder}/{name}", encoding="utf-8") as file:
                    lines += file
        return lines

    def assert_rejects(self, out, alone, source):
        found = [json.loads(line) for line in self.lines(out, "rejects")]
        self.assertEqual(
            sorted((row["table"], row["line"], row["code"], row["row"]) for row in found),
            sorted(
                (row["table"], int(row["line"]), row["code"], row["row"].encode("latin-1").decode())
                for row in alone
            ),
        )
        for row in found:
            self.assertTrue(row["file"].endswith(f"{source}/{row['table']}.csv"), row["file"])

    def test_answers_and_rejects_are_those_of_the_tool_alone(self):
        results, rejects = self.alone(self.made)
        out = self.job("same", self.made)
        self.assertEqual(sorted(self.lines(out, "results")), results)
        self.assertGreater(len(rejects), 4)
        self.assert_rejects(out, rejects, "made")
        self.assert_nothing_left()

    def test_rows_that_lie_across_blocks_are_whole(self):
        results, rejects = self.alone(self.made)
        with example.setting(self.spark, "spark.sql.files.maxPartitionBytes", 20_000):
            out = self.job("blocks", self.made)
        self.assertEqual(sorted(self.lines(out, "results")), results)
        self.assert_rejects(out, rejects, "made")

    def test_lines_are_counted_through_the_blocks_of_plain_files(self):
        plain = f"{self.folder}/plain"
        os.mkdir(plain)
        heading = "household_id,size,is_relocated\n"
        homes = "".join(f"H{number},1,true\n" for number in range(500))
        people = "".join(f"H{number},P{number}\n" for number in range(500))
        for name, text in (
            ("households", f"{heading}{homes}H499,2,false\n"),
            ("persons", f"household_id,person_id\n{people}H500,P500\n"),
        ):
            with open(f"{plain}/{name}.csv", "w") as file:
                file.write(text)
        with example.setting(self.spark, "spark.sql.files.maxPartitionBytes", 2_500):
            out = self.job("counted", plain)
        found = {(row["table"], row["line"]) for row in map(json.loads, self.lines(out, "rejects"))}
        self.assertEqual(found, {("households", 502), ("persons", 502)})
        self.assertEqual(sorted(self.lines(out, "results")), self.alone(plain)[0])

    def test_gb_18030_and_several_files_give_the_same_answers(self):
        results, _ = self.alone(self.made)
        other = f"{self.folder}/gb"
        for table in example.TABLES:
            with open(f"{self.made}/{table}.csv", encoding="utf-8", newline="") as file:
                rows = example.whole_rows(enumerate(file.read().encode("gb18030").split(b"\n"), 1))
            heading, *rows = [row + b"\r\n" for _, row in rows]
            os.makedirs(f"{other}/{table}.csv")
            for number in range(3):
                with open(f"{other}/{table}.csv/{number}.csv", "wb") as file:
                    file.writelines([heading, *rows[number::3]])
        out = self.job("from-gb", other, "--encoding", "gb18030")
        self.assertEqual(sorted(self.lines(out, "results")), results)
        rejects = map(json.loads, self.lines(out, "rejects"))
        self.assertTrue(any("户99999" in row["row"] for row in rejects))

    def test_totals_are_those_the_tool_prints(self):
        folder = f"{self.folder}/amounts"
        os.mkdir(folder)
        with open(f"{folder}/households.csv", "w") as file:
            file.write("household_id,size,category\n")
            file.writelines(f"H{number},1,relocated_lifted\n" for number in range(60))
        with open(f"{folder}/persons.csv", "w") as file:
            file.write("household_id,person_id,birth_date\n")
            file.writelines(f"H{n},P{n},{1920 + n}-03-01\n" for n in reversed(range(60)))
        later = ("--on", "2025-06-30")
        out = self.job("sums", folder, *later, pack=PACK)
        tables = (f"{folder}/households.csv", f"{folder}/persons.csv")
        options, arguments = self.options(*tables, out, *later, pack=PACK)
        result, rejects = example.totals(self.spark, out)
        self.assertRegex(result["r10_elderly_allowance"][1][0], r"^[1-9]\d*$")
        self.assertTrue(example.check(options, arguments, result, rejects))
        result["r10_elderly_allowance"][0]["eligible"] += 1
        self.assertFalse(example.check(options, arguments, result, rejects))

    def test_the_same_job_writes_the_same_bytes(self):
        first, second = (self.job(name, self.made) for name in ("once", "again"))
        for kind in ("results", "rejects"):
            self.assertEqual(self.lines(first, kind), self.lines(second, kind))

    def program(self, name, lines):
        """A program in the place of the tool."""
        path = f"{self.folder}/{name}"
        with open(path, "w") as file:
            file.write("#!/bin/sh\n" + lines)
        os.chmod(path, 0o755)
        return path

    def test_a_task_that_is_run_again_adds_nothing(self):
        mark = f"{self.folder}/mark"
        flaky = self.program(
            "flaky", f'mkdir {mark} 2>/dev/null && exec kill -9 $$\nexec {TOOL} "$@"\n'
        )
        out = self.job("flaky-out", self.made, tool=flaky)
        self.assertTrue(os.path.isdir(mark))
        self.assertEqual(sorted(self.lines(out, "results")), self.alone(self.made)[0])
        self.assert_nothing_left()

    def test_a_part_that_fails_fails_the_job_with_the_words_of_the_tool(self):
        with self.assertRaises(Exception) as failure:
            self.job("failed", self.made, "--rule", "no_such_rule")
        said = example.TOOL_SAID.search(str(failure.exception))
        self.assertIn("no_such_rule", said[1])
        self.assertFalse(os.path.exists(f"{self.folder}/failed/_SUCCESS"))
        self.assertEqual([], [name for name in self.walk(f"{self.folder}/failed")])
        self.assert_nothing_left()

    def test_the_tables_of_a_part_lie_among_the_files_of_the_executor(self):
        seen = f"{self.folder}/seen"
        spy = self.program("spy", f'echo "$TMPDIR" >>{seen}\nexec {TOOL} "$@"\n')
        self.job("spied", self.made, tool=spy)
        with open(seen) as file:
            folders = set(file.read().split())
        self.assertEqual(len(folders), 5)
        for folder in folders:
            self.assertTrue(folder.startswith(self.scratch), folder)

    def test_a_heading_that_is_missing_is_said_before_the_job_begins(self):
        with self.assertRaisesRegex(example.Mistake, "no column 'home'"):
            self.job("no-column", self.made, "--household-column", "home")

    def walk(self, folder):
        return [name for _, _, names in os.walk(folder) for name in names]

    def assert_nothing_left(self):
        """Soon no table of a part is left in the folders for temporary files."""
        for _ in range(100):
            left = self.left()
            if not left:
                return
            time.sleep(0.2)
        self.assertEqual(left, [])

    def left(self):
        return [
            os.path.join(place, name)
            for place, _, names in os.walk(self.scratch)
            for name in names
            if os.path.basename(place).startswith("resettle-")
        ]


@unittest.skipIf(missing(), missing())
class Command(unittest.TestCase):
    """The program as a user starts it."""

    def test_prints_the_totals_and_checks_them(self):
        with tempfile.TemporaryDirectory(prefix="resettle-example-") as folder:
            write_population(folder, count=50)
            submit = os.path.join(os.path.dirname(sys.executable), "spark-submit")
            command = [submit, "--master", "local-cluster[2,1,1024]", "--conf"]
            command += ["spark.log.level=WARN", f"{HERE}/assess_on_spark.py", "--tool", TOOL]
            command += ["--pack", "qinzhou-port", "--households", f"{folder}/households.csv"]
            command += ["--persons", f"{folder}/persons.csv", "--out", f"{folder}/out", *ON]
            ended = subprocess.run(
                [*command, "--check"],
                capture_output=True,
                text=True,
                env={**os.environ, "PYSPARK_PYTHON": sys.executable},
            )
        self.assertEqual(ended.returncode, 0, ended.stdout + ended.stderr)
        self.assertRegex(ended.stdout, r"  housing_security: .*ineligible \d+")
        self.assertIn("0 rows were not taken\nthe tool alone comes to the same totals", ended.stdout)


if __name__ == "__main__":
    unittest.main(warnings="ignore")
