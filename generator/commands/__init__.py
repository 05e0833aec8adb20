"""The commands behind the command line, without printing."""
