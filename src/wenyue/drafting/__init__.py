"""Template and draft become the document tree that every writer prints."""
