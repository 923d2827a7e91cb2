"""Eight words for a pair of keys: a list nobody can mishear, and typing that forgives everything but another word."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.problem import Problem
from desktop.exchange.fingerprint import check_words, fingerprint_words, read_words, suggestions, word_list
from tests.exchange.made_up import OTHER, VILLAGE, VILLAGE_NEW

_SOUNDS = (
    ("kh", "k"),
    ("sy", "s"),
    ("dh", "d"),
    ("v", "p"),
    ("f", "p"),
    ("z", "j"),
    ("x", "ks"),
    ("q", "k"),
    ("ai", "e"),
    ("au", "o"),
    ("h", ""),
)


def _sound(word: str) -> str:
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1", r"\1", word)


def _one_slip(word: str) -> Iterator[str]:
    """The word with one letter less, or with two neighbours exchanged."""
    for n in range(len(word)):
        yield word[:n] + word[n + 1 :]
        yield word[:n] + word[n + 1 : n + 2] + word[n] + word[n + 2 :]


def test_there_are_2048_plain_words_in_order() -> None:
    words = word_list()
    assert len(words) == len(set(words)) == 2048
    assert list(words) == sorted(words)
    assert [word for word in words if not re.fullmatch(r"[a-z]{3,7}", word)] == []


def test_the_first_four_letters_tell_a_word_and_none_begins_another() -> None:
    counted = Counter(word[:4] for word in word_list())
    assert [start for start, times in counted.items() if times > 1] == []
    known = set(word_list())
    assert [word for word in word_list() for n in range(3, len(word)) if word[:n] in known] == []


def test_no_two_words_are_one_slip_apart_or_sound_alike() -> None:
    known = set(word_list())
    assert [(word, slip) for word in known for slip in _one_slip(word) if slip in known and slip != word] == []
    with_gap = Counter(f"{word[:n]}*{word[n + 1 :]}" for word in known for n in range(len(word)))
    assert [shape for shape, times in with_gap.items() if times > 1] == []
    heard = Counter(_sound(word) for word in word_list())
    assert [sound for sound, times in heard.items() if times > 1] == []


def test_numbers_are_no_words_of_the_list() -> None:
    """They are read out with their place: "kata tiga: …"."""
    numbers = {"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"}
    numbers |= {"kata", "nomor"}
    assert numbers.isdisjoint(word_list())


def test_each_key_has_its_words_whatever_the_office_is_called() -> None:
    words = fingerprint_words(VILLAGE.public)
    assert words == fingerprint_words(replace(VILLAGE.public, office_name="Lain", office_code="11.01.01.2001"))
    assert len({words, fingerprint_words(VILLAGE_NEW.public), fingerprint_words(OTHER.public)}) == 3
    assert fingerprint_words(replace(VILLAGE.public, recipient=OTHER.public.recipient)) != words
    assert fingerprint_words(replace(VILLAGE.public, signing_key=OTHER.public.signing_key)) != words
    # Printed letters stay valid: these words must never change.
    assert " ".join(words) == "agama elus pekik umpan adem lugas nilon etos"


@given(st.lists(st.sampled_from(word_list()), min_size=8, max_size=8), st.data())
def test_typing_forgives_case_spaces_hyphens_and_numbers(words: list[str], data: st.DataObject) -> None:
    between = st.sampled_from([" ", "  ", "-", " - ", "\n", ", ", "; ", ". ", "–", " 3. ", "\u00a0"])
    typed = data.draw(between).join(data.draw(st.sampled_from([str.upper, str.title, str]))(word) for word in words)
    assert read_words(f" 1. {typed} ") == tuple(words)


@pytest.mark.parametrize(
    ("typed", "near"),
    [("abadu", "abadi"), ("gunungg", "gunung"), ("penguinn", "penguin"), ("bisku", "biskuit"), ("zebr", "zebra")],
)
def test_an_unknown_word_is_named_with_those_like_it(typed: str, near: str) -> None:
    words = list(word_list()[:8])
    words[4] = typed
    with pytest.raises(Problem) as refused:
        read_words(" ".join(words))
    assert (refused.value.code, refused.value.params["place"], refused.value.params["word"]) == (
        "words-unlike",
        5,
        typed,
    )
    assert suggestions(typed)[0] == near
    assert near in refused.value.params["near"]  # type: ignore[operator]


def test_a_word_like_no_other_is_named_and_so_is_a_wrong_count() -> None:
    with pytest.raises(Problem, match="words-unknown"):
        read_words("qqqqqqqq " * 8)
    with pytest.raises(Problem) as refused:
        read_words("abadi abang")
    assert (refused.value.code, refused.value.params["typed"]) == ("words-count", 2)
    with pytest.raises(Problem, match="words-count"):
        read_words("")


def test_the_words_of_other_keys_are_refused_at_the_first_that_differs() -> None:
    words = list(fingerprint_words(VILLAGE.public))
    check_words(" ".join(words).upper(), VILLAGE.public)
    words[6] = next(word for word in word_list() if word != words[6])
    with pytest.raises(Problem) as refused:
        check_words("-".join(words), VILLAGE.public)
    assert (refused.value.code, refused.value.params["place"]) == ("words-differ", 7)


@given(st.text(max_size=300))
def test_any_text_is_words_or_a_problem(typed: str) -> None:
    try:
        assert len(read_words(typed)) == 8
    except Problem as problem:
        assert problem.code in ("words-unknown", "words-unlike", "words-count")
