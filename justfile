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

# Update the field tables and the JSON Schema in docs/.
docs:
    {{bin}}/python -m tests.generated_docs

# Kill commands at random moments, some 700 times, and update the counts in docs/.
reliability:
    {{bin}}/pytest --heavy --update-reliability tests/reliability

# Update the pictures and the summary in docs/ (needs Chromium).
pictures:
    {{bin}}/python -m tests.journal.picture
    {{bin}}/python -m tests.journal.page
