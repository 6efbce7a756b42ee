"""What the commands that write do, as functions of typed values over a Journal.

No text is parsed here and nothing is printed or asked: what must be asked first is an argument. The present is an
argument too (`now`, local time). What a function returns is plain data: an entry, or a result of `model.results`.
"""
