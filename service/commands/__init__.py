"""One module per command; each has a function `run` whose parameters are its flags."""
