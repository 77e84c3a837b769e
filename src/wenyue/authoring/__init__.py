"""For the people who write dialogs, clauses and translations: what is wrong, where, and what to do.

``lint`` checks a whole script before it runs; ``paths`` walks the contracts it
can become; ``extraction`` and ``catalogs`` keep the translations complete.
"""
