"""Lines are never wider than their column and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.printing.fonts import Face
from desktop.printing.layout import POINTS_PER_MM, Run, Style, wrap
from desktop.printing.text import visible
from tests.printing.samples import squeezed

_STYLE = Style(10)


def test_words_stay_whole_where_they_fit() -> None:
    lines = wrap("satu dua tiga empat lima enam", _STYLE, 20)
    assert [line.text for line in lines] == ["satu dua tiga", "empat lima", "enam"]


def test_a_long_word_is_broken_not_cut() -> None:
    lines = wrap("x" * 500, _STYLE, 30)
    assert len(lines) > 5
    assert "".join(line.text for line in lines) == "x" * 500


def test_paragraphs_keep_blank_lines_between_them() -> None:
    assert [line.text for line in wrap("a\n\nb\n", _STYLE, 50)] == ["a", "", "b"]
    assert wrap("", _STYLE, 50) == []


def test_a_word_may_change_face_in_its_middle() -> None:
    lines = wrap([Run("Pasal 12", Face.BOLD), Run("B: setiap", Face.REGULAR)], _STYLE, 80)
    assert lines[0].pieces == (("Pasal 12", Face.BOLD), ("B: setiap", Face.REGULAR))


@given(st.text(alphabet=st.characters(), max_size=200), st.floats(5, 120))
def test_no_line_is_wider_than_its_column_and_nothing_is_lost(text: str, width: float) -> None:
    lines = wrap(text, _STYLE, width)
    assert squeezed("".join(line.text for line in lines)) == squeezed(visible(text))
    one_sign = 10  # a single sign may be wider than a very narrow column
    assert all(line.width <= max(width * POINTS_PER_MM, one_sign) + 0.01 or len(line.text) == 1 for line in lines)


def test_a_long_number_is_broken_after_a_sign_that_parts_it() -> None:
    style = Style(11)
    lines = [line.text for line in wrap("001/GRT/36.04.05.2003/XI/2026", style, 36)]
    assert "".join(lines) == "001/GRT/36.04.05.2003/XI/2026"
    assert len(lines) > 1
    assert all(line.endswith(("/", ".")) for line in lines[:-1]), lines
