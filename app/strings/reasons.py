"""What the system says of a file or a disk, in the reader's own language."""

from collections.abc import Mapping
from typing import Final

REASONS: Final[Mapping[str, str]] = {
    "No space left on device": "جا نیست",
    "Disk quota exceeded": "سهم شما از دیسک پر است",
    "File too large": "برای این دیسک بزرگ است",
    "Permission denied": "اجازه نیست",
    "Operation not permitted": "اجازه نیست",
    "Read-only file system": "فقط خوانده می‌شود",
    "Input/output error": "دیسک خطا داد",
    "No such file or directory": "چنین جایی نیست",
    "Not a directory": "جای آن پوشه نیست",
    "Is a directory": "پوشه است",
    "Invalid argument": "پروندهٔ معمولی نیست",
    "File name too long": "نامش بلند است",
    "No such device": "دستگاه جدا شده است",
    "No such device or address": "دستگاه جدا شده است",
}
