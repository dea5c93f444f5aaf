"""The synthetic office: real-looking, and the same for the same seed."""
