"""The bones: every site a lesion may have, its parents, and their names in French and in English."""

from __future__ import annotations

from types import MappingProxyType

from jalon.case.value_types import Word, WordType

# (bone, French, English, French gender, parts): a part is (identifier, French, English).
_SIDED = (
    ("clavicle", "clavicule", "clavicle", "f", ()),
    ("scapula", "scapula", "scapula", "f", ()),
    ("humerus", "humérus", "humerus", "m", (
        ("proximal", "extrémité proximale", "proximal end"), ("shaft", "diaphyse", "shaft"),
        ("distal", "extrémité distale", "distal end"))),
    ("radius", "radius", "radius", "m", ()),
    ("ulna", "ulna", "ulna", "f", ()),
    ("pelvis", "bassin", "pelvis", "m", (
        ("ilium", "ilium", "ilium"), ("acetabulum", "acétabulum", "acetabulum"),
        ("ischium", "ischion", "ischium"),
        ("pubis", "pubis", "pubis"))),
    ("femur", "fémur", "femur", "m", (
        ("head", "tête", "head"), ("neck", "col", "neck"),
        ("trochanteric", "région trochantérienne", "trochanteric region"),
        ("shaft", "diaphyse", "shaft"), ("distal", "extrémité distale", "distal end"))),
    ("tibia", "tibia", "tibia", "m", (
        ("proximal", "extrémité proximale", "proximal end"), ("shaft", "diaphyse", "shaft"),
        ("distal", "extrémité distale", "distal end"))),
    ("fibula", "fibula", "fibula", "f", ()),
    ("patella", "patella", "patella", "f", ()),
    ("hand", "main", "hand", "f", ()),
    ("foot", "pied", "foot", "m", ()),
)  # fmt: skip
_SINGLE = (
    ("skull", "crâne", "skull"),
    ("mandible", "mandibule", "mandible"),
    ("sternum", "sternum", "sternum"),
)
_LEVELS = (
    ("cervical", "rachis cervical", "cervical spine", "C", 7),
    ("thoracic", "rachis thoracique", "thoracic spine", "T", 12),
    ("lumbar", "rachis lombaire", "lumbar spine", "L", 5),
    ("sacral", "sacrum", "sacrum", "S", 5),
)
_SIDES = ("left", "right")
_SIDE_FR = MappingProxyType({("m", "left"): "gauche", ("f", "left"): "gauche", ("m", "right"): "droit", ("f", "right"): "droite"})
_ENGLISH_RANK = MappingProxyType({1: "1st", 2: "2nd", 3: "3rd"})


# What reports call a region; never accepted, only used to say which word was meant.
_ALSO_CALLED = MappingProxyType({
    **dict.fromkeys(("acetabulum", "cotyle"), "pelvis.acetabulum"),
    **dict.fromkeys(("ilium", "iliac", "iliac_wing", "aile_iliaque"), "pelvis.ilium"),
    **dict.fromkeys(("trochanter", "femur.subtrochanteric", "femur.intertrochanteric"), "femur.trochanteric"),
    **dict.fromkeys(("hip", "hanche", "femoral_neck", "col_femoral"), "femur.neck"), "ischium": "pelvis.ischium", "pubis": "pelvis.pubis",
    "femoral_shaft": "femur.shaft", "humeral_shaft": "humerus.shaft", "acromion": "scapula", "omoplate": "scapula",
})  # fmt: skip


def bone_sites() -> WordType:
    """Every leaf (`femur.shaft.left`, `spine.T12`) and every parent (`femur`, `rib.7`, `femur.left`)."""
    leaves: list[Word] = [Word(*single) for single in _SINGLE]
    labels: dict[str, Word] = {}
    groups: dict[str, list[str]] = {}

    def parent(id: str, fr: str, en: str, leaf: str) -> None:
        labels.setdefault(id, Word(id, fr, en))
        groups.setdefault(id, []).append(leaf)

    for bone, fr, en, gender, parts in _SIDED:
        for side in _SIDES:
            side_fr = _SIDE_FR[gender, side]
            if not parts:
                leaf = f"{bone}.{side}"
                leaves.append(Word(leaf, f"{fr} {side_fr}", f"{side} {en}"))
                parent(bone, fr, en, leaf)
            for part, part_fr, part_en in parts:
                leaf = f"{bone}.{part}.{side}"
                leaves.append(Word(leaf, f"{fr}, {part_fr}, {side_fr}", f"{side} {en}, {part_en}"))
                parent(bone, fr, en, leaf)
                parent(f"{bone}.{side}", f"{fr} {side_fr}", f"{side} {en}", leaf)
                parent(f"{bone}.{part}", f"{fr}, {part_fr}", f"{en}, {part_en}", leaf)
    for rank in range(1, 13):
        rank_fr, rank_en = "1re" if rank == 1 else f"{rank}e", _ENGLISH_RANK.get(rank, f"{rank}th")
        for side in _SIDES:
            leaf, side_fr = f"rib.{rank}.{side}", _SIDE_FR["f", side]
            leaves.append(Word(leaf, f"{rank_fr} côte {side_fr}", f"{side} {rank_en} rib"))
            parent("rib", "côte", "rib", leaf)
            parent(f"rib.{side}", f"côte {side_fr}", f"{side} rib", leaf)
            parent(f"rib.{rank}", f"{rank_fr} côte", f"{rank_en} rib", leaf)
    for region, fr, en, letter, count in _LEVELS:
        for rank in range(1, count + 1):
            leaf = f"spine.{letter}{rank}"
            leaves.append(Word(leaf, f"{letter}{rank}", f"{letter}{rank}"))
            parent("spine", "rachis", "spine", leaf)
            parent(f"spine.{region}", fr, en, leaf)
    leaves.append(Word("spine.coccyx", "coccyx", "coccyx"))
    parent("spine", "rachis", "spine", "spine.coccyx")
    return WordType(
        tuple(leaves),
        MappingProxyType({id: frozenset(found) for id, found in groups.items()}),
        tuple(labels.values()),
        synonyms=MappingProxyType(
            {f"{name}{side}": f"{site}{side}" for name, site in _ALSO_CALLED.items() for side in ("", *(f".{one}" for one in _SIDES))}
        ),
    )


SITE = bone_sites()
SPINE = SITE.groups["spine"]
LEVELS = tuple(f"spine.{letter}{rank}" for _, _, _, letter, count in _LEVELS for rank in range(1, count + 1))


def level(site: str, below: int) -> str | None:
    """The vertebra `below` levels under another (above, when negative), as `T5`; None beyond the ends, or when it is no vertebra."""
    place = LEVELS.index(site) + below if site in LEVELS else -1
    return LEVELS[place].partition(".")[2] if 0 <= place < len(LEVELS) else None
