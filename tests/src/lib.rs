//! Empty: the tests are in `whole/`; a package needs a target that builds without them.
