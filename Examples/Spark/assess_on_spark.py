"""Runs `resettle assess` over a population on Apache Spark.

Both tables are read as lines of bytes, brought together by household, and given to the tool part by
part: a part of the households with all their persons is a small population of its own. What comes
back is written as lines of JSON, and the totals of each rule are added up from what was written.

    spark-submit --master 'local-cluster[2,1,1024]' assess_on_spark.py --tool resettle \\
      --pack qinzhou-port --households households.csv --persons persons.csv --out answers \\
      --on 2024-06-30

Options that are not named here, such as --on, --set, --rule or --encoding, go to the tool as they
are. Exit status: 0 fine, 1 rows were not taken or the check failed, 2 usage, 3 the job failed.
"""

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
import zlib
from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, groupby
from operator import itemgetter
from urllib.parse import unquote

from pyspark import SparkFiles
from pyspark.errors import AnalysisException
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

HOUSEHOLDS, PERSONS = 0, 1
TABLES = ("households", "persons")

RULE = "id string, verdict string, amount string, unit string"
# How what the tool said is found in what Spark makes of a worker's error.
TOOL_SAID = re.compile(r"\[\[(resettle ended with status -?\d+: .*?)\]\]", re.DOTALL)

ANSWER = f"subject string, subject_kind string, results array<struct<{RULE}>>"


class Mistake(Exception):
    """What is wrong with the files or with how they are named, in words for the user."""


# MARK: Rows of a file


def whole_rows(numbered_lines, longest=1 << 20):
    """Yields rows with the number of their first line: a quoted cell may go on over lines.

    As in the tool, a quote that is not closed within a mebibyte ends with its line, and the end of
    the file ends any row. Empty lines are passed over.
    """
    source = iter(numbered_lines)
    ahead = deque()
    while entry := ahead.popleft() if ahead else next(source, None):
        number, row = entry
        parts, size, is_open = [row], len(row), row.count(b'"') % 2 == 1
        taken = []
        while is_open and size <= longest:
            following = ahead.popleft() if ahead else next(source, None)
            if following is None:
                break
            taken.append(following)
            parts.append(following[1])
            size += len(following[1]) + 1
            is_open = is_open != (following[1].count(b'"') % 2 == 1)
        if is_open and size > longest:
            ahead.extendleft(reversed(taken))
            del parts[1:]
        row = b"\n".join(parts).removesuffix(b"\r")
        if row:
            yield number, row


# A cell in quotes, or one without.
CELL = re.compile(rb'"[^"]*(?:"[^",]*"[^"]*)*(?:"[^",]*)?|[^,]*')
BLANKS = bytes(range(0x21)) + b'"'


def cells(row):
    """Yields the cells of a row without their quotes, in whatever encoding the file is.

    In UTF-8 as in GB 18030 no byte of a character looks like a comma or a quote.
    """
    start = 0
    while start <= len(row):
        match = CELL.match(row, start)
        yield match.group().strip(BLANKS)
        start = match.end() + 1


def cell(row, place):
    """The cell at a place; empty if the row has fewer."""
    for index, content in enumerate(cells(row)):
        if index == place:
            return content
    return b""


def text_of(data):
    """The text of bytes in UTF-8 or else in GB 18030."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("gb18030", errors="replace")


# MARK: Tables


class Table:
    """The files of one of the two tables: their heading, and where the blocks of lines begin.

    Spark reads a file in blocks. A block knows its place in the file by bytes only, so lines are
    counted first; then every row can say its file and line, whichever worker has it.
    """

    def __init__(self, spark, path, key):
        self.path = path
        self.lines, blocks = self._read(spark, path)
        if self._cuts_a_row(blocks):
            # A quoted cell goes on from one block into the next: each file is read as one block.
            with setting(spark, "spark.sql.files.maxPartitionBytes", 1 << 60):
                self.lines, blocks = self._read(spark, path)
        self.files = sorted({block.file for block in blocks})
        self.heading = self._heading(blocks)
        self.place = self._place(key)
        self.count = sum(block.lines for block in blocks) - len(self.files)
        self.starts = self._starts(blocks)

    @staticmethod
    def _read(spark, path):
        """The lines as they stand in the files, byte by byte, and the blocks in which they come."""
        lines = spark.read.text(path, lineSep="\n").select(
            F.col("value").cast("binary").alias("line"),
            F.col("_metadata.file_path").alias("file"),
            F.col("_metadata.file_block_start").alias("start"),
        )
        unquoted = F.replace(F.col("line").cast("string"), F.lit('"'), F.lit(""))
        blocks = lines.groupBy("file", "start").agg(
            F.count("*").alias("lines"),
            F.sum(F.octet_length("line") - F.octet_length(unquoted)).alias("quotes"),
            F.first("line").alias("first"),
        )
        rows = lines.rdd
        # Asked for now, the blocks of the rows are those that are counted.
        rows.getNumPartitions()
        return rows, sorted(blocks.collect(), key=itemgetter("file", "start"))

    @staticmethod
    def _cuts_a_row(blocks):
        for _, own in groupby(blocks, key=itemgetter("file")):
            quotes = 0
            for block in own:
                if quotes % 2 == 1:
                    return True
                quotes += block.quotes
        return False

    def _heading(self, blocks):
        headings = {
            block.file: bytes(block.first).removeprefix(b"\xef\xbb\xbf").removesuffix(b"\r")
            for block in blocks
            if block.start == 0
        }
        if not headings:
            raise Mistake(f"{self.path}: there is nothing to read")
        (first, heading), *others = sorted(headings.items())
        if not heading or b"\r" in heading or heading.count(b'"') % 2 == 1:
            raise Mistake(f"{first}: the first line is no heading of a CSV file")
        for file, other in others:
            if other != heading:
                raise Mistake(f"{file}: the heading is not that of {first}")
        return heading

    def _place(self, key):
        names = [text_of(name) for name in cells(self.heading)]
        if key not in names:
            raise Mistake(f"{self.path}: no column '{key}'; name it with --household-column")
        return names.index(key)

    def _starts(self, blocks):
        """For each block its file's number and the number of its first line."""
        starts, line, last = {}, 1, None
        for block in blocks:
            line = line if block.file == last else 1
            starts[block.file, block.start] = (self.files.index(block.file), line)
            line, last = line + block.lines, block.file
        return starts

    def rows(self, table):
        """The rows but for the headings: ((household, table, file, line), row)."""
        starts, place = self.starts, self.place

        def keyed(lines):
            for block, own in groupby(lines, key=itemgetter(1, 2)):
                file, first = starts[block]
                for number, row in whole_rows(enumerate((bytes(line[0]) for line in own), first)):
                    if number > 1:
                        yield (cell(row, place), table, file, number), row

        return self.lines.mapPartitions(keyed)


@contextmanager
def setting(spark, name, value):
    """Gives a setting another value for a while."""
    before = spark.conf.get(name)
    spark.conf.set(name, str(value))
    try:
        yield
    finally:
        spark.conf.set(name, before)


# MARK: The tool


@dataclass
class Shipped:
    """A file or folder that Spark brings to every worker, or one that is there anyway."""

    name: str
    travels: bool

    @property
    def path(self):
        return SparkFiles.get(self.name) if self.travels else self.name


@dataclass
class Task:
    """What every worker must know to assess a part."""

    tool: Shipped
    pack: Shipped
    arguments: list
    headings: list
    mappings: list
    files: list

    def answers(self, rows):
        """Assesses a part; yields results and the rows that were not taken, each a line of JSON.

        The rows come household by household, each with its persons.
        """
        first = next(rows, None)
        if first is None:
            return
        with private_folder() as folder:
            places = self.write_tables(first, rows, folder)
            self.run(folder)
            with open(f"{folder}/results.jsonl", encoding="utf-8", newline="\n") as results:
                yield from (("results", line.removesuffix("\n")) for line in results)
            yield from (("rejects", line) for line in self.rejects(folder, places))

    def write_tables(self, first, rows, folder):
        """Writes the tables of a part; returns for each line the file and line it came from."""
        names = [f"{folder}/{name}.csv" for name in TABLES]
        tables = [open(name, "wb") for name in names[: len(self.headings)]]
        try:
            lines = [1] * len(tables)
            places = [{} for _ in tables]
            for table, heading in zip(tables, self.headings):
                table.write(heading + b"\n")
            for (_, table, file, line), row in chain([first], rows):
                lines[table] += 1
                places[table][lines[table]] = (file, line)
                lines[table] += row.count(b"\n")
                tables[table].write(row + b"\n")
            return places
        finally:
            for table in tables:
                table.close()

    def run(self, folder):
        """Runs the tool; what it says is the error if it made no results."""
        command = [self.tool.path, "assess", "--pack", self.pack.path, "--threads", "1"]
        command += ["--out", f"{folder}/results.jsonl", "--rejects", f"{folder}/rejects.csv"]
        for name, _ in zip(TABLES, self.headings):
            command += [f"--{name}", f"{folder}/{name}.csv"]
        for name, mapping in zip(TABLES, self.mappings):
            if mapping is not None:
                command += [f"--{name}-map", f"{folder}/{name}.yaml"]
                with open(f"{folder}/{name}.yaml", "wb") as file:
                    file.write(mapping)
        ended = subprocess.run(
            command + self.arguments,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env={**os.environ, "TMPDIR": folder},
        )
        if ended.returncode not in (0, 1) or not os.path.exists(f"{folder}/results.jsonl"):
            said = ended.stderr.decode("utf-8", errors="replace").replace(folder + "/", "").strip()
            raise RuntimeError(f"[[resettle ended with status {ended.returncode}: {said}]]")

    def rejects(self, folder, places):
        """The rows that were not taken, with the files and lines where the user finds them."""
        for reject in rows_of_csv(f"{folder}/rejects.csv"):
            table = TABLES.index(reject["table"])
            number, line = places[table][int(reject["line"])]
            kept = {
                "table": reject["table"],
                "file": self.files[table][number],
                "line": line,
                "code": reject["code"],
                "reason": text_of(reject["reason"].encode("latin-1")),
                "row": text_of(reject["row"].encode("latin-1")),
            }
            yield json.dumps(kept, ensure_ascii=False)


def rows_of_csv(path):
    """The rows of a CSV file in any encoding: Latin 1 takes every byte as it is."""
    csv.field_size_limit(1 << 28)
    with open(path, encoding="latin-1", newline="") as file:
        yield from csv.DictReader(file)


# Waits until the worker closes the pipe or is killed; a tool that still runs may write meanwhile.
JANITOR = 'cat; while [ -e "$1" ]; do rm -rf "$1" 2>/dev/null || sleep 1; done'


@contextmanager
def private_folder():
    """A folder for the tables of a part, which goes even if Spark kills this worker."""
    folder = tempfile.mkdtemp(prefix="resettle-", dir=scratch_folder())
    command = ["sh", "-c", JANITOR, "janitor", folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as janitor:
        try:
            yield folder
        finally:
            janitor.stdin.close()


def scratch_folder():
    """Where this executor has its own temporary files, which go when it goes."""
    folders = os.environ.get("SPARK_LOCAL_DIRS", "").split(",")
    return next((folder for folder in folders if os.path.isdir(folder)), None)


def ship(context, path, folder):
    """Has Spark bring a file or folder of the driver to the workers."""
    name = os.path.basename(os.path.normpath(path))
    if os.path.isdir(path):
        name = f"shipped-{name}"
        archive = shutil.make_archive(f"{folder}/{name}", "zip", path)
        context.addArchive(f"{archive}#{name}")
    elif os.path.isfile(path):
        context.addFile(os.path.abspath(path))
    else:
        return Shipped(path, False)
    return Shipped(name, True)


# MARK: The job


def assess(spark, options, arguments):
    """Writes the answers about everybody: kind=results and kind=rejects of the output folder."""
    paths = [path for path in (options.households, options.persons) if path]
    keys = (options.household_column, options.person_household_column or options.household_column)
    tables = [Table(spark, path, key) for path, key in zip(paths, keys)]
    context = spark.sparkContext
    with tempfile.TemporaryDirectory(prefix="resettle-") as folder:
        task = Task(
            tool=ship(context, options.tool, folder),
            pack=ship(context, options.pack, folder),
            arguments=arguments,
            headings=[table.heading for table in tables],
            mappings=[contents(options.households_map), contents(options.persons_map)],
            files=[[unquote(file) for file in table.files] for table in tables],
        )
        rows = context.union([table.rows(number) for number, table in enumerate(tables)])
        # The same rows come to the same part in the same order, however often a task is run.
        parts = options.parts or default_parts(context, sum(table.count for table in tables))
        parted = rows.repartitionAndSortWithinPartitions(parts, lambda key: zlib.crc32(key[0]))
        answers = spark.createDataFrame(
            parted.mapPartitions(task.answers), "kind string, line string", verifySchema=False
        )
        # The two kinds are written side by side in the order they come, not sorted by kind.
        with setting(spark, "spark.sql.maxConcurrentOutputFileWriters", 2):
            answers.write.partitionBy("kind").text(options.out)


def contents(path):
    if path is None:
        return None
    with open(path, "rb") as file:
        return file.read()


def default_parts(context, rows):
    """Enough parts for all workers, and small ones: each is sorted and written by one task."""
    return max(context.defaultParallelism, rows // 250_000 + 1)


def totals(spark, folder):
    """For each rule, in the pack's order, how many have each verdict, and the sum of amounts."""
    written = spark.read.schema("value string, kind string").text(folder)
    answers = written.where("kind = 'results'").select(F.from_json("value", ANSWER).alias("of"))
    rules = answers.select("of.subject_kind", F.posexplode("of.results").alias("place", "rule"))
    amount = F.col("rule.amount").try_cast("decimal(38,10)")
    counts = (
        rules.groupBy("subject_kind", "rule.id", "rule.verdict")
        .agg(
            F.min("place").alias("place"),
            F.count("*").alias("count"),
            F.sum(amount).alias("amount"),
            F.max("rule.unit").alias("unit"),
        )
        .orderBy("subject_kind", "place", F.desc("count"))
        .collect()
    )
    result = {}
    for row in counts:
        verdicts, _ = entry = result.setdefault(row.id, ({}, None))
        verdicts[row.verdict] = row["count"]
        if row.verdict == "eligible" and row.amount is not None:
            entry = (verdicts, (plain(row.amount), row.unit))
        result[row.id] = entry
    return result, written.where("kind = 'rejects'").count()


def plain(number):
    """A decimal number without zeros at its end."""
    return f"{Decimal(number):f}".rstrip("0").rstrip(".") if number else "0"


def show(result, rejects):
    """Prints the totals, a line for each rule."""
    for rule, (verdicts, amount) in result.items():
        counts = ", ".join(f"{verdict} {count}" for verdict, count in verdicts.items())
        print(f"  {rule}: {counts}" + (f"; {amount[0]} {amount[1]} in all" if amount else ""))
    print(f"{rejects} rows were not taken")


# MARK: The check

TOTAL = re.compile(r"  (\S+) .*: (\w+ \d+(?:, \w+ \d+)*)(?:; (\S+) .* in all)?$")


def check(options, arguments, result, rejects):
    """Whether the tool alone, over the same files on this machine, comes to the same totals."""
    command = [options.tool, "assess", "--pack", options.pack, "--households", options.households]
    for name in ("persons", "households_map", "persons_map"):
        if getattr(options, name):
            command += ["--" + name.replace("_", "-"), getattr(options, name)]
    with tempfile.TemporaryDirectory(prefix="resettle-") as folder:
        command += ["--out", f"{folder}/results.jsonl", "--rejects", f"{folder}/rejects.csv"]
        command += [*arguments, "--lang", "en"]
        ended = subprocess.run(command, capture_output=True, text=True)
        if not os.path.exists(f"{folder}/rejects.csv"):
            print(f"the tool alone ended badly: {ended.stderr}", file=sys.stderr)
            return False
        alone_rejects = sum(1 for _ in rows_of_csv(f"{folder}/rejects.csv"))
    alone = {
        found[1]: (counts(found[2]), found[3] or "0")
        for found in map(TOTAL.match, ended.stdout.splitlines())
        if found
    }
    here = {rule: (found, amount[0] if amount else "0") for rule, (found, amount) in result.items()}
    differing = sorted(rule for rule in {*alone, *here} if alone.get(rule) != here.get(rule))
    for rule in differing:
        print(f"{rule}: {here.get(rule)} on Spark, {alone.get(rule)} alone", file=sys.stderr)
    if rejects != alone_rejects:
        print(f"{rejects} rows not taken on Spark, {alone_rejects} alone", file=sys.stderr)
    is_same = bool(alone) and not differing and rejects == alone_rejects
    print("the tool alone comes to the same totals" if is_same else "the totals differ")
    return is_same


def counts(text):
    return {word: int(number) for word, number in (pair.split() for pair in text.split(", "))}


# MARK: The command


def read_options(words):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0], allow_abbrev=False)
    add = parser.add_argument
    add("--tool", required=True, help="resettle: a file to ship, or a command all workers have")
    add("--pack", required=True, help="a compiled-in id, or a folder or archive to ship")
    add("--households", required=True, help="CSV: a file, a folder or a pattern")
    add("--persons", help="likewise")
    add("--households-map", help="what the columns mean; by their names otherwise")
    add("--persons-map")
    add("--household-column", default="household_id", help="the heading of the household's id")
    add("--person-household-column", help="the same in the table of persons; else as there")
    add("--out", required=True, help="the folder for the answers, which must not be there yet")
    add("--parts", type=int, help="into how many parts the households are divided")
    add("--check", action="store_true", help="runs the tool alone too, and compares the totals")
    options, others = parser.parse_known_args(words)
    for name in ("--input", "--rejects", "--shard", "--threads", "--record-in", "--format"):
        if any(word == name or word.startswith(name + "=") for word in others):
            parser.error(f"{name} can't be used here")
    return options, others


def run(spark, options, arguments):
    """Runs the job and prints the totals; returns the exit status."""
    try:
        assess(spark, options, arguments)
        result, rejects = totals(spark, options.out)
    except (Mistake, AnalysisException) as mistake:
        print(str(mistake).splitlines()[0], file=sys.stderr)
        return 2
    except Exception as error:
        said = TOOL_SAID.search(str(error))
        print(said[1] if said else traceback.format_exc(), file=sys.stderr)
        return 3
    show(result, rejects)
    is_same = check(options, arguments, result, rejects) if options.check else True
    return 0 if is_same and rejects == 0 else 1


def main(words=None):
    options, arguments = read_options(words)
    spark = SparkSession.builder.appName("resettle assess").getOrCreate()
    try:
        return run(spark, options, arguments)
    finally:
        spark.stop()


if __name__ == "__main__":
    sys.exit(main())
