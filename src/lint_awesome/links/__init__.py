"""Whether links still lead anywhere: asked politely, and said only as far as it is certain."""
