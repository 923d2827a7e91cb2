"""What a reader sees of any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.fonts import Face, covered
from desktop.printing.text import visible


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("Siti Contoh", "Siti Contoh"),
        ("Müller–Łódź Ωμέγα Жанна", "Müller–Łódź Ωμέγα Жанна"),
        ("e\u0301", "é"),  # two spellings of one letter are one letter
        ("الحمد", "[U+0627 U+0644 U+062D U+0645 U+062F]"),
        ("a\u202eb", "a[U+202E]b"),
        ("😀 hadiah", "[U+1F600] hadiah"),
        ("漢字", "[U+6F22 U+5B57]"),
        ("a\x00b", "ab"),
        ("a\ud800b", "a[U+D800]b"),
        ("satu\r\ndua\rtiga\u2028empat", "satu\ndua\ntiga\nempat"),
        ("kolom\tdua", "kolom dua"),
        ("\u200bnol\u200d", "[U+200B]nol[U+200D]"),
        ("\x1b[31m", "[U+001B][31m"),
        ("<img src=x>", "<img src=x>"),
    ],
)
def test_each_sign_is_drawn_or_named(typed: str, seen: str) -> None:
    assert visible(typed) == seen


@given(st.text(alphabet=st.characters()))
def test_any_text_becomes_drawable(text: str) -> None:
    for face in Face:
        shown = visible(text, face)
        assert {ord(sign) for sign in shown} <= covered(face) | {0x0A}
        assert visible(shown, face) == shown


def test_a_letter_the_italic_lacks_is_named_only_there() -> None:
    assert visible("Ω") == "Ω"
    assert visible("Ω", Face.ITALIC) == "[U+03A9]"
