"""The commands: the same use-cases without a screen, for administrators and checks."""
