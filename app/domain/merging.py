"""Two donors who are one: who stands for whom after a merge, and after it is undone.

Facts are never re-pointed. Each donor names the one it was merged into, and the root that all
of its family share, which is what queries join.
"""

import uuid
from collections.abc import Mapping

Parents = Mapping[uuid.UUID, uuid.UUID | None]


def root(parents: Parents, one: uuid.UUID) -> uuid.UUID:
    """Return who stands for *one*: the end of its way up."""
    while (above := parents[one]) is not None:
        one = above
    return one


def moved(before: Parents, after: Parents) -> dict[uuid.UUID, uuid.UUID]:
    """Return the new root of everyone whose root is another one after than before."""
    roots = {one: root(after, one) for one in after}
    return {one: found for one, found in roots.items() if root(before, one) != found}
