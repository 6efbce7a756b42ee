"""Read the words of a command line: free text as one run of words, and a name at its beginning."""
