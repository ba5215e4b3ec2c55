"""The tree back to words: rules as the tables of a sheet, sets as the shortest words that say them, in French and in English.

What is printed as a sheet can be read again and gives the same tree; what is printed for a reader (French or English) cannot.
"""
