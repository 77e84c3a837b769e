"""One widget a file, each with its own styles."""
