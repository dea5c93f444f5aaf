"""Files that came, as the merge books them."""

from app.domain import uid
from app.models import arrival


def book(province, code, **facts):
    """Book a file of the county and return its row."""
    row = {"uid": uid.new(), "county_uid": uid.of_list("county", code), "stream": "5" * 32}
    row |= {"seq": 1, "first": 1, "last": 40, "rows": 40, "chain": "ab" * 32, "digest": b"d"}
    row |= {"file": f"{code}-000001.hyb", "result": "accepted", "reason": ""}
    row |= facts
    with province.store.writing(province.actor.uid) as uow:
        row |= {"at": f"{uow.now():%Y-%m-%dT%H:%M:%S}", "person_uid": uow.person}
        uow.add("file.arrived", arrival, row["uid"], {arrival: [row]})
    return row
