//! What a modification does to the clauses it names: instructions and deletions to clause states.
