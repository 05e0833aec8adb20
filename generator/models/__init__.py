"""The nouns of the project: values that stages take and return, without behaviour of their own beyond derived properties."""
