"""A stranger's file name becomes one that any file system takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tickler.core.file_names import LONGEST, safe_file_name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        pytest.param("offer 118.pdf", "offer 118.pdf", id="left as it is"),
        pytest.param("Предложение № 7.docx", "Предложение № 7.docx", id="any script"),
        pytest.param("../../etc/passwd", "etc-passwd", id="out of the directory"),
        pytest.param("C:\\temp\\x.txt", "C-temp-x.txt", id="a Windows path"),
        pytest.param("--help", "help", id="an option"),
        pytest.param(".profile", "profile", id="a hidden file"),
        pytest.param("..", "document", id="the directory above"),
        pytest.param("", "document", id="nothing"),
        pytest.param("Re: red?\n<b>.eml", "Re- red-b-.eml", id="what Windows forbids"),
        pytest.param("offer\u202efdp.exe", "offer-fdp.exe", id="turned around"),
        pytest.param("con.txt", "_con.txt", id="a device of Windows"),
        pytest.param("x" * 300 + ".pdf", "x" * 146 + ".pdf", id="a long name keeps its ending"),
        pytest.param("ქ" * 100, "ქ" * 50, id="length is counted in bytes"),
        pytest.param("a\udcff.pdf", "a-.pdf", id="bytes that were no text"),
    ],
)
def test_names(name: str, safe: str) -> None:
    assert safe_file_name(name) == safe


@given(st.text())
def test_any_text_becomes_a_name_in_this_directory(name: str) -> None:
    safe = safe_file_name(name)
    assert 0 < len(safe.encode()) <= LONGEST
    assert not set(safe) & set('/\\\x00\n"<>|?*:')
    assert not safe.startswith((".", "-", " "))
    assert safe_file_name(safe) == safe
