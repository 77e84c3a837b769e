"""One screen a file: start, chat, review, export, and the cards laid over them."""
