//! Layout to Document: running heads, headings, lists, footnotes, clause tree, kind and metadata.
