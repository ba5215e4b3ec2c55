"""From a file or bytes to text: size, emptiness and encoding are judged before anything is read."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from jalon.case.json_text import read_json
from jalon.case.node import Builder, Node
from jalon.case.trouble import Both, CaseTrouble, CaseTroubles, Gathered
from jalon.case.yaml_text import read_yaml

BIGGEST = 4 * 1024 * 1024
_EARLY = 20_000
NOT_IMPORTED = Both(
    "Jalon n'importe pas ce format : écrire le dossier en YAML ou en JSON",
    "Jalon does not import this format: write the case as YAML or JSON",
)
_SIGNS = (
    (b"%PDF", "PDF"), (b"PK\x03\x04", "ZIP, DOCX, XLSX"), (b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "gzip"), (b"\xd0\xcf\x11\xe0", "Word, Excel"), (b"{\\rtf", "RTF"),
)  # fmt: skip


def read_tree(source: bytes | str | Path, gathered: Gathered) -> Node | None:
    """The tree of a case: JSON when it reads as JSON, else YAML.

    `Path` is a file, `bytes` and `str` are contents.
    Errors: `CaseTroubles`; `OSError` when a file cannot be opened.
    """
    text = _text(source, gathered)
    body = text.lstrip()
    if not body:
        raise gathered.refuse(EMPTY)
    if body.startswith("<"):
        why = Both("fichier XML ou HTML", "XML or HTML file")
        raise gathered.refuse(CaseTrouble("", 1, None, why, todo=NOT_IMPORTED))
    named = gathered.name.lower().endswith(".json")
    if named or body.startswith("{"):
        attempt = Builder(Gathered(gathered.name))
        try:
            tree = read_json(text, attempt)
        except CaseTroubles as told:
            # `{` also opens a YAML mapping, where something that is not JSON comes early.
            if named or attempt.count > _EARLY:
                raise
            return _as_yaml(text, gathered, told if body[1:].lstrip().startswith('"') else None)
        gathered.troubles.extend(attempt.gathered.troubles)
        return tree
    return read_yaml(text, gathered)


def _as_yaml(text: str, gathered: Gathered, told: CaseTroubles | None) -> Node | None:
    """The text as YAML; when it is neither, the trouble of the language that was meant."""
    try:
        return read_yaml(text, gathered)
    except CaseTroubles:
        if told is not None:
            raise told from None
        raise


def _text(source: bytes | str | Path, gathered: Gathered) -> str:
    if isinstance(source, str):
        if len(source) > BIGGEST or len(data := source.encode("utf-8", "surrogatepass")) > BIGGEST:
            raise gathered.refuse(_too_big())
    elif isinstance(source, Path):
        mode = source.stat().st_mode
        if stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode):
            # A pipe that nobody fills would be waited for without end.
            raise OSError(errno.EINVAL, "not a regular file")
        if source.is_file() and source.stat().st_size > BIGGEST:
            raise gathered.refuse(_too_big())
        with source.open("rb") as file:
            data = file.read(BIGGEST + 1)
    else:
        data = source
    if len(data) > BIGGEST:
        raise gathered.refuse(_too_big())
    if not data.strip():
        raise gathered.refuse(EMPTY)
    for sign, kind in _SIGNS:
        if data.startswith(sign):
            why = Both(f"fichier binaire ({kind})", f"binary file ({kind})")
            raise gathered.refuse(CaseTrouble("", None, None, why, todo=_SAVE_AS_TEXT))
    return _decoded(data, gathered)


def _decoded(data: bytes, gathered: Gathered) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or _every_other_is_nul(data):
        raise gathered.refuse(_encoding("UTF-16 ou UTF-32", "UTF-16 or UTF-32", None))
    nul = data.find(0)
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        why = Both("octet nul, fichier binaire", "NUL byte, binary file")
        raise gathered.refuse(CaseTrouble("", line, None, why, todo=_SAVE_AS_TEXT))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        controls = sum(byte < 32 and byte not in (9, 10, 13) for byte in data[:4096])
        if controls * 20 > min(len(data), 4096):
            why = Both("fichier binaire", "binary file")
            raise gathered.refuse(CaseTrouble("", line, None, why, todo=_SAVE_AS_TEXT)) from None
        if any(0x80 <= byte <= 0x9F for byte in data[:65536]):
            raise gathered.refuse(_encoding("Windows-1252", "Windows-1252", line)) from None
        raise gathered.refuse(_encoding("Latin-1 (ISO 8859-1)", "Latin-1 (ISO 8859-1)", line)) from None
    return text


EMPTY = CaseTrouble(
    "",
    None,
    why=Both("fichier vide", "empty file"),
    todo=Both("écrire au moins « case » et « on »", 'write at least "case" and "on"'),
)
_SAVE_AS_TEXT = Both("enregistrer le dossier en texte YAML ou JSON, UTF-8", "save the case as YAML or JSON text, UTF-8")


def _every_other_is_nul(data: bytes) -> bool:
    head = data[:200]
    return len(head) >= 8 and (not any(head[1::2]) or not any(head[::2]))


def _encoding(fr: str, en: str, line: int | None) -> CaseTrouble:
    why = Both(f"le fichier n'est pas en UTF-8, il ressemble à du {fr}", f"the file is not UTF-8, it looks like {en}")
    return CaseTrouble("", line, None, why, todo=Both("l'enregistrer en UTF-8", "save it as UTF-8"))


def _too_big() -> CaseTrouble:
    why = Both("plus de 4 Mo", "more than 4 MB")
    todo = Both(
        "un dossier tient en quelques ko : un fichier par patient",
        "a case takes a few kB: one file per patient",
    )
    return CaseTrouble("", None, None, why, todo=todo)
