"""How the tests of lists walk to a row and look into the office."""

from PySide6.QtCore import Qt


def opened(qtbot, screen, row=0):
    """Walk from the search line to a row and open its panel."""
    qtbot.waitUntil(lambda: screen.model.rowCount() > row)
    qtbot.keyClick(screen.page.search, Qt.Key.Key_Down)
    for _step in range(row):
        qtbot.keyClick(screen.page.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: screen.page.current() is not None)
    qtbot.keyClick(screen.page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.card.isVisible)
    return screen


def read(office, query, *asked):
    with office.store.reading() as connection:
        return query(connection, *asked)
