"""Floor 2: what is printed on paper: Typst templates, and what fills them."""
