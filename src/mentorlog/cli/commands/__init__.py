"""One file per command: parse the arguments, call one workflow or insight function, show the result."""
