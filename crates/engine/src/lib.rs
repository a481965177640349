//! Puts the rooms together: import, search, clause, with progress and cancellation.
