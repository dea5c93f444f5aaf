"""Errors a user can act on; everything else is a bug and reaches the crash dialog."""


class AppError(Exception):
    """An expected refusal. *code* names its sentence in `app.strings.errors`."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


class InvalidInputError(AppError):
    """A command has problems; *fields* maps a field (``lines.0.amount``) to a code."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__("invalid_input", fields=fields)
        self.fields = fields
