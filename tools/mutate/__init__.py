"""Does a wrong sheet, or a wrong engine, get noticed? One change at a time is made, and what catches it is written down.

    python -m tools.mutate [--sheets | --engine] [--only TEXT] [--sample N] [--seed S]

`cells`, `rows`, `notes`, `lines`, `shapes` change a sheet; `operators` changes the engine; `reading` and `trial` judge; `report` says what was found.
"""
