"""Text, before anything is made of it: Markdown as blocks, sentences, characters."""
