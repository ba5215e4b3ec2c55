"""What the board sees: answers laid out for people."""
