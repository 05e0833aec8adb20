"""The look: templates, style sheet and scripts that the site engine takes over the theme's own. Shipped as plain files, written to build/theme."""
