"""Reading a web page: what it declares about itself, and the article in it.

`tree` parses the HTML once; `declared` collects what the page says of itself; `headline`, `people`, `moments` and `outlet` choose among it in an order
of trust; `body` takes the article out.
"""
