"""The command line: verbs in English, documents in French unless asked otherwise."""
