# Commands for contributors. `just` lists them; CONTRIBUTING.md says what each of them runs.

bin := justfile_directory() / ".venv/bin"

# List the commands.
default:
    @just --list

# Create .venv with everything that tests and checks need.
setup:
    python3 -m venv .venv
    {{bin}}/pip install -q -e '.[dev]'

# Run the tests.
test *arguments:
    {{bin}}/pytest {{arguments}}

# Run the tests that take long, and property tests with all their examples.
heavy *arguments:
    {{bin}}/pytest --heavy -m heavy {{arguments}}

# Check format, style, types, imports and spelling.
lint:
    {{bin}}/ruff format --check
    {{bin}}/ruff check
    {{bin}}/mypy
    {{bin}}/lint-imports
    {{bin}}/codespell

# Measure whole commands on large journals.
bench *arguments:
    {{bin}}/python -m tests.benchmarks {{arguments}}

# Create a journal to try things on.
demo:
    {{bin}}/mentorlog demo

# Update the field tables, the JSON Schema and the counts in docs/, and the script that creates a journal.
docs:
    {{bin}}/python -m tests.store.new_file
    {{bin}}/python -m tests.generated_docs

# Kill commands some 1,200 times, make the disk fail, damage files, and update the counts in docs/.
reliability:
    {{bin}}/pytest --heavy -m heavy --update-reliability tests/reliability tests/cli/test_system_faults.py tests/cli/test_damaged_journals.py
    {{bin}}/python -m tests.generated_docs

# Update the pictures and the summary in docs/, and make pictures of all screens and pages in build/pages (needs Chromium).
# With other fonts or versions, docs/summary.webp and docs/page-to-keep.png differ: keep them if nothing else has changed.
pictures:
    {{bin}}/python -m tests.journal.picture
    {{bin}}/python -m tests.journal.page
    {{bin}}/python -m tests.journal.kept_page
    {{bin}}/python -m tests.journal.page_pictures build/pages
    {{bin}}/python -m tests.journal.screen_pictures build/pages
