"""The same tree read for many patients at once: sets of possible values as columns of bits (meaning.md, rules 2-9)."""
