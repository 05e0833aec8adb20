"""Page makers, one module a kind of page: each takes the site and gives pages."""
