"""What a province knows of its counties: enrolments and their keys, what arrived, what forked.

These stand in the province's own database and journal; a county's rows stand in its own store.
A county below has the tables too, empty: one schema for all.
"""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, UniqueConstraint

from app.models.base import Uid, entity, fact, number, raw, text


def _of_county() -> Column[object]:
    return Column("county_uid", Uid, ForeignKey("county.uid"), nullable=False)


county = entity("county", text("code"), text("name"), text("enrolled_at"), UniqueConstraint("code"))

county_key = entity(
    "county_key",
    _of_county(),
    number("n"),
    text("registers"),
    text("stream"),
    text("kid"),
    raw("public_key"),
    text("roster_root"),
    text("fingerprint"),
    text("enrolled_at"),
    text("learnt_at"),
    text("confirmed_at"),
    text("revoked_at"),
    Column("parent_stream", Uid),
    number("parent_seq"),
    raw("parent_hash"),
    text("revoked_for", null=True),
    CheckConstraint("n > 0", name="n_positive"),
    UniqueConstraint("county_uid", "n"),
    Index(None, "kid"),
)
"""An enrolment of a county, the newest *n* in force.

Key, root, fingerprint and stream are empty until its first file told them (*learnt_at*);
*registers* is canonical JSON: as enrolled a list of codes, as told [{"code", "kid", "public"}].
*parent_…* name the stream that an enrolment after a revocation goes on from; *revoked_for* says
why the key was revoked, and is NULL where none was or nobody was asked.
"""

arrival = fact(
    "arrival",
    _of_county(),
    text("stream"),
    number("seq"),
    number("first"),
    number("last"),
    number("rows"),
    text("chain"),
    text("file"),
    raw("digest"),
    text("result"),
    text("reason"),
    text("at"),
    Column("person_uid", Uid, nullable=False),
    text("told", null=True),
    number("receipts", null=True),
    number("seals", null=True),
    number("counters", null=True),
    number("heads", null=True),
    Index(None, "county_uid", "uid"),
    Index(None, "county_uid", "result", "uid"),
    Index(None, "digest"),
)
"""A file that a known county's key signed, and what became of it.

*first* to *last* are journal entries, *chain* the hex hash after them, *digest* the file's.
*told* is canonical JSON of what the reason's sentence needs. The last four tell what of a file
that was taken in was proved: receipts, seals, running sums, heads of registers. NULL is what an
older program did not keep.
"""

turned_away = fact(
    "turned_away",
    text("file"),
    text("office"),
    raw("digest"),
    text("reason"),
    text("told"),
    text("at"),
    Column("person_uid", Uid, nullable=False),
    Index(None, "digest"),
)
"""A file that no county's valid key stands for: damaged, forged, unknown; *office* as it says."""

fork = entity(
    "fork",
    _of_county(),
    text("stream"),
    number("seq"),
    text("file"),
    raw("digest"),
    text("state"),
    text("at"),
    text("decided_at"),
    Column("person_uid", Uid),
    text("reason", null=True),
    Index(None, "county_uid", "state"),
)
"""Two stories of one stream from entry *seq* on; *state* open, adopted or rejected.

*reason* is who decided's own word, NULL before that and of what was decided by older programs.
"""

publication = fact(
    "publication",
    number("version"),
    number("rows"),
    raw("digest"),
    text("file"),
    Column("person_uid", Uid, nullable=False),
    text("at"),
    UniqueConstraint("version"),
)
"""An update that went down: its number, rows and the hash of its file."""

for _own in (county, county_key, arrival, turned_away, fork, publication):
    _own.info["of_province"] = True  # so that no county's file brings rows of these
