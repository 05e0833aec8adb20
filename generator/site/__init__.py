"""The site stage: pages to a finished site, swapped in whole."""
