//! The answers of the engine as versioned data, and their forms for terminal and machine.
