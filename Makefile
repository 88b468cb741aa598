# What the project's commands do: `make help`.

.DEFAULT_GOAL := help
.PHONY: help setup build demo test mutate bench bench-store spark fuzz dist format lint docs clean

FLAGS := --explicit-target-dependency-import-check error
RECORDS := $(or $(RESETTLEMENT_SHARED),../shared)/feel-conformance/dev
FOLDERS := Package.swift Sources Tests Plugins Examples

help: ## Lists the commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

setup: ## Installs the system packages that are missing
	@scripts/setup

build: setup ## Builds the command line, resettle
	@swift build $(FLAGS) --product resettle

demo: build ## Assesses the sample data of all places
	@scripts/demo .build/debug/resettle

test: setup ## Builds and runs all tests
	@swift build $(FLAGS) --product ResettlementKitPackageTests
	@swift test --skip-build --disable-xctest --quiet

mutate: setup ## Changes every pack in small ways to see whether its tests notice
	@swift run --configuration release resettle mutate --progress --at-least $(or $(PERCENT),95) \
	  Plugins Examples/Packs

fuzz: setup ## Runs a million made and damaged inputs, outside the tests
	@swift run -c release Fuzz --count $(or $(COUNT),1000000) --seed $(or $(SEED),1) \
	  $(if $(wildcard $(RECORDS)),--corpus $(RECORDS))

bench: setup ## Measures how fast it is, in a release build of its own
	@swift run --package-path Tests/Benchmarks --configuration release Benchmarks
	@swift build --package-path Tests/Benchmarks --configuration release --product reference-workload

bench-store: setup ## Measures a store of 100,000 households on the disk, likewise
	@swift run --package-path Tests/Benchmarks --configuration release StoreBenchmark

spark: build ## Runs a pack over made-up people on Apache Spark, which needs Java
	@Examples/Spark/run .build/debug/resettle

dist: setup ## Makes an archive of resettle that needs no Swift toolchain
	@scripts/dist

format: ## Formats the sources
	@swift format --in-place --recursive $(FOLDERS)

lint: ## Checks the sources' format and style
	@swift format lint --strict --recursive $(FOLDERS)

docs: setup ## Builds the documentation; a warning is an error
	@scripts/docs

clean: ## Removes what was built
	@rm -rf .build dist
