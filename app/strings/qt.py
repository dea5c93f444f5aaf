"""Words of Qt's own file dialog that Qt's Persian translation leaves out, by context and source."""

from typing import Final

MISSING: Final = {
    ("QFileDialog", "&Look in:"): "&جست‌وجو در:",
    ("QFileDialog", "Files of &type:"): "&نوع پرونده‌ها:",
    ("QAbstractFileIconProvider", "Drive"): "دیسک",
    ("QAbstractFileIconProvider", "Folder"): "پوشه",
}
