"""How long whole processes of mentorlog take on journals of several sizes: `python -m tests.benchmarks`. No test."""
