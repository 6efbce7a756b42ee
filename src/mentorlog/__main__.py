"""`python -m mentorlog`."""

from mentorlog.cli.main import main

main()
