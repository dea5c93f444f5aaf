import gc
import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from app.domain.changes import Change
from app.domain.errors import AppError
from app.strings import errors as sentences
from app.strings import shell as words
from app.ui.context import Notices
from app.ui.dialogs.crash import CrashDialog
from app.ui.errors import Funnel, report
from app.ui.jobs import Collector, Jobs, mapped


@pytest.fixture
def jobs(qapp):
    return Jobs()


def test_an_answer_comes_back_on_the_thread_of_the_windows(qtbot, jobs):
    threads = []
    owner = QObject()
    with ThreadPoolExecutor(1) as pool:
        jobs.then(owner, pool.submit(threading.get_ident), threads.append)
        jobs.then(owner, pool.submit(int), lambda _: threads.append(threading.get_ident()))
        qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()


def test_a_window_that_is_gone_hears_no_late_answer(qtbot, jobs):
    heard, late, owner = [], Future(), QObject()
    jobs.then(owner, late, heard.append)
    owner.deleteLater()
    qtbot.waitUntil(lambda: not shiboken6.isValid(owner))
    late.set_result(1)
    qtbot.wait(20)
    assert heard == []


def test_a_failure_without_a_listener_goes_to_the_funnel(qtbot, jobs):
    broken, owner = Future(), QObject()
    with qtbot.waitSignal(jobs.failed) as told:
        jobs.then(owner, broken, print)
        broken.set_exception(ValueError("x"))
    assert isinstance(told.args[0], ValueError)


def test_changes_are_told_once_and_nothing_is_not_told(qtbot, jobs):
    heard = []
    jobs.changed.connect(heard.append)
    jobs.announce(Change.NOTHING)
    jobs.announce(Change.RECEIPTS | Change.PRINTS)
    qtbot.waitUntil(lambda: heard == [Change.RECEIPTS | Change.PRINTS])


def test_a_mapped_answer_carries_its_failure_on():
    first, second = Future(), Future()
    doubled, failed = mapped(first, lambda n: n * 2), mapped(second, len)
    first.set_result(4)
    second.set_exception(KeyError("k"))
    assert doubled.result() == 8
    assert isinstance(failed.exception(), KeyError)


@pytest.fixture
def funnel(qapp):
    notices, shown, said = Notices(), [], []
    notices.said.connect(said.append)
    made = Funnel(notices, shown.append)
    made.shown, made.said = shown, said
    return made


def test_a_refusal_becomes_its_sentence(funnel):
    funnel.handle(AppError("passphrase_wrong"))
    assert [notice.text for notice in funnel.said] == [sentences.text("passphrase_wrong")]
    assert funnel.shown == []


def test_a_bug_becomes_a_report_without_what_people_typed(funnel):
    with pytest.raises(ValueError, match="زهرا") as caught:
        int("زهرا کاظمی‌نژاد 1740000013")
    funnel.handle(caught.value)
    (text,) = funnel.shown
    assert "ValueError" in text
    assert "test_jobs_and_errors.py" in text
    assert "زهرا" not in text
    assert "1740000013" not in text


def test_the_report_names_what_caused_it():
    error = RuntimeError("later")
    error.__cause__ = OSError("disk")
    assert {"RuntimeError", "OSError"} <= set(report(error).replace(".", "\n").split())


def test_a_bug_in_a_thread_reaches_the_same_report(qtbot, funnel, monkeypatch):
    monkeypatch.setattr("sys.excepthook", lambda *_facts: None)
    monkeypatch.setattr("threading.excepthook", threading.excepthook)
    funnel.install()

    def fail():
        raise LookupError("x")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(funnel.shown) == 1)
    assert "LookupError" in funnel.shown[0]


def test_the_crash_dialog_can_be_copied_and_lets_the_work_go_on(qtbot, qapp):
    dialog = CrashDialog("report text")
    qtbot.addWidget(dialog)
    buttons = {button.accessibleName(): button for button in dialog.findChildren(QPushButton)}
    buttons[words.COPY].click()
    assert qapp.clipboard().text() == "report text"
    with qtbot.waitSignal(dialog.accepted):
        buttons[words.CONTINUE].click()


def test_no_worker_ever_collects_a_window(qapp):
    collector = Collector()
    try:
        assert not gc.isenabled()
        for _ in range(3_000):
            loop: list[object] = []
            loop.append(loop)
        before = gc.get_count()[0]
        collector.collect()
        assert gc.get_count()[0] < before
    finally:
        collector.deleteLater()
        gc.enable()
