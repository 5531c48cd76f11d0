"""Who wrote it: bylines, read word by word, and cut off the edges of a text."""
