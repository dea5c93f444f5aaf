"""A panel beside a list that follows the cursor while it is open: one way for every list."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractButton

from app.ui.widgets.list_page import ListPage


class SidePanel(QObject):
    """Opens the panel of *page* by Enter, lets it follow the cursor, closes it by Esc.

    *wide* and *narrow* are the widths of the columns without and with it; *show* fills it.
    """

    def __init__(
        self,
        page: ListPage,
        close_it: QAbstractButton,
        widths: tuple[Sequence[int], Sequence[int]],
        show: Callable[[Any], None],
    ) -> None:
        super().__init__(page)
        self._page, self._show = page, show
        self._wide, self._narrow = widths
        page.opened.connect(self.open)
        page.closed.connect(self.close)
        page.table.picked.connect(self._follow)
        close_it.clicked.connect(self.close)
        page.table.fit(*self._wide)

    @property
    def is_open(self) -> bool:
        """Tell whether it is beside the list now."""
        return not self._page.panel.isHidden()

    def open(self) -> None:
        """Show the row on which the cursor stands."""
        row = self._page.current()
        if row is not None:
            self.lay()
            self._show(row)

    def lay(self) -> None:
        """Make room for what another screen wants shown, wherever the cursor stands."""
        self._page.table.fit(*self._narrow)
        self._page.panel.show()

    def close(self) -> None:
        """Give the list its room back."""
        self._page.panel.hide()
        self._page.table.fit(*self._wide)

    def _follow(self) -> None:
        if self.is_open and self._page.table.hasFocus():
            self.open()
