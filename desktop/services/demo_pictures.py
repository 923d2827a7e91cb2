"""Pictures of the made-up trainings, drawn: halls with people, and a signed attendance list as a scanner sees it."""

import io
import math
import random
from collections.abc import Collection
from typing import Any

from desktop.printing.pdfium_turn import PDFIUM_TURN

MARK = "GAMBAR CONTOH - BUKAN FOTO SEBENARNYA"
_WIDE, _HIGH = 1200, 800
_SHIRTS = ("#0F6B5C", "#C98A1B", "#6C8EAD", "#A44A3F", "#7A6FA0", "#4F7F52", "#B9975B")
_SKIN = ("#C58B62", "#A96F49", "#D9A578", "#8E5A3A")
_SCENES = ("opening", "screen", "asking", "group")
_DPI = 110


def scene(number: int, title: str, dice: random.Random) -> bytes:
    """Return a JPEG of a training: somebody speaks, a screen is shown, somebody asks, all stand together."""
    from PIL import Image, ImageDraw

    picture = Image.new("RGB", (_WIDE, _HIGH), dice.choice(("#E9E2D3", "#DCE5E8", "#E6E4DA")))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 560, _WIDE, _HIGH), fill="#B99B75")
    for x in range(0, _WIDE, 150):
        pen.line((x, 560, x + (x - 600) * 0.35, _HIGH), fill="#A98A64", width=3)
    _banner(pen, title)
    kind = _SCENES[number % len(_SCENES)]
    if kind == "group":
        for row, (y, size) in enumerate(((380, 46), (500, 56))):
            for place in range(9):
                _person(pen, 130 + place * 118 + row * 20, y, size, dice)
    else:
        if kind == "screen":
            pen.rectangle((330, 210, 870, 470), fill="#FBFBF7", outline="#4A4A4A", width=6)
            for line in range(5):
                pen.rectangle((370, 250 + line * 40, 370 + dice.randint(220, 440), 264 + line * 40), fill="#0F6B5C")
        _person(pen, 210 if kind == "screen" else 600, 330, 62, dice)
        pen.rectangle((150, 440, 270, 590) if kind == "screen" else (540, 440, 660, 590), fill="#6B4A2B")
        for row in range(2):
            for place in range(10):
                raised = kind == "asking" and (row, place) == (1, 6)
                _person(pen, 70 + place * 118 + row * 25, 560 + row * 110, 40 + row * 8, dice, raised=raised)
    _foot(pen)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=82)
    return out.getvalue()


def signed_scan(pdf: bytes, signed: Collection[int], dice: random.Random) -> bytes:
    """Return a printed attendance list signed at these numbers and scanned a little askew, as PDF."""
    import pypdfium2
    from PIL import Image, ImageDraw

    pages = []
    with PDFIUM_TURN:
        document = pypdfium2.PdfDocument(pdf)
        for page in document:
            picture = page.render(scale=_DPI / 72).to_pil().convert("RGB")
            pen = ImageDraw.Draw(picture)
            for x, y in _places(page, signed):
                _scribble(pen, x * _DPI / 72, y * _DPI / 72, dice)
            pages.append(picture.rotate(dice.uniform(-0.6, 0.6), Image.Resampling.BICUBIC, fillcolor="white"))
        document.close()
    out = io.BytesIO()
    pages[0].save(out, "PDF", save_all=True, append_images=pages[1:], resolution=_DPI)
    return out.getvalue()


def _banner(pen: Any, title: str) -> None:
    from PIL import ImageFont

    pen.rectangle((120, 50, _WIDE - 120, 160), fill="#0F6B5C")
    words, lines = title.split(), [""]
    for word in words:
        if len(lines[-1]) + len(word) > 46:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    for place, line in enumerate(lines[:2]):
        pen.text((_WIDE / 2, 82 + place * 44), line, fill="white", anchor="mm", font=ImageFont.load_default(34))


def _person(pen: Any, x: float, y: float, size: float, dice: random.Random, *, raised: bool = False) -> None:
    shirt, skin = dice.choice(_SHIRTS), dice.choice(_SKIN)
    pen.rounded_rectangle((x - size * 0.8, y + size * 0.55, x + size * 0.8, y + size * 2.4), size * 0.5, fill=shirt)
    if raised:
        pen.line((x + size * 0.7, y + size, x + size, y - size), fill=skin, width=int(size * 0.35))
    pen.ellipse((x - size * 0.5, y - size * 0.55, x + size * 0.5, y + size * 0.55), fill=skin)
    if dice.random() < 0.45:  # a veil
        pen.pieslice((x - size * 0.6, y - size * 0.7, x + size * 0.6, y + size * 0.9), 160, 380, fill=shirt)
        pen.ellipse((x - size * 0.38, y - size * 0.3, x + size * 0.38, y + size * 0.5), fill=skin)
    else:
        pen.chord((x - size * 0.52, y - size * 0.6, x + size * 0.52, y + size * 0.45), 180, 360, fill="#2B211A")


def _foot(pen: Any) -> None:
    from PIL import ImageFont

    pen.rectangle((0, _HIGH - 44, _WIDE, _HIGH), fill="#1F2933")
    pen.text((20, _HIGH - 22), MARK, fill="white", anchor="lm", font=ImageFont.load_default(24))


def _places(page: Any, signed: Collection[int]) -> list[tuple[float, float]]:
    """Return where people sign: behind the numbers in the last column, in points from the upper left corner."""
    text, (wide, high) = page.get_textpage(), page.get_size()
    found = []
    for number in sorted(signed):
        search = text.search(f"{number}.", match_whole_word=False)
        while (hit := search.get_next()) is not None:
            box = text.get_charbox(hit[0])
            before = text.get_charbox(hit[0] - 1) if hit[0] else (0, 0, 0, 0)
            alone = box[0] - before[2] > 3 or abs(box[1] - before[1]) > 3
            if box[0] > wide * 0.68 and alone and box[1] > 90:
                found.append((text.get_charbox(hit[0] + hit[1] - 1)[2] + 3, high - box[1]))
                break
    return found


def _scribble(pen: Any, x: float, y: float, dice: random.Random) -> None:
    """Draw one signature about 55 pixels wide."""
    turns, tall, ink = dice.uniform(2.0, 4.5), dice.uniform(6, 13), dice.choice(("#1D2F6F", "#1B1B1B", "#21408E"))
    phase, drift = dice.uniform(0, 6), dice.uniform(-0.18, 0.1)
    points = []
    for step in range(60):
        part = step / 59
        sway = math.sin(phase + part * turns * 2 * math.pi) * tall * (1 - 0.5 * part)
        back = math.cos(phase + part * turns * 2 * math.pi) * 5
        points.append((x + part * 52 + back, y - 4 + sway + part * 52 * drift))
    pen.line(points, fill=ink, width=2, joint="curve")
