"""The screen in a browser: one process for each tab, one store of drafts for each visitor, nothing from outside.

    seal.py      what the server signs: who a visitor is, and that the token was shown
    visitors.py  the key and the visitors' folders on disk
    places.py    how many tabs may be open at once
    session.py   the program behind one tab, and its end
    pages.py     the page around the terminal, and the headers of every answer
    server.py    what is answered at each address
    visit.py     what the program behind a tab runs

The last is a program of its own; all others need the extra ``serve``.
"""
