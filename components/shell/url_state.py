"""The selections on a page: the session owns them, and the browser's URL shows them.

The URL is read when a page is entered and when it changes from outside: Back, Forward, a link to
the page itself. After that, each selection goes from its widget to the session and from there to
the URL, never the other way.

Streamlit's own binding (`bind="query-params"`) can't be used. On a page change it removes the names
of bound widgets from the URL, even if the new page has the same names, so 'See pay in your
situation' would show everyone's pay. It also writes labels, so a reworded label would break every
published URL.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from json import dumps
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

VISIT, LAST = "visit", "last choices"
# How many recent URLs to remember, because the browser may still answer from any of them.
MAX_RECENT_ADDRESSES = 9
# How many values of one query parameter count; the longest list of options has fewer.
MAX_VALUES = 200
RESTORE = (Path(__file__).parent / "browser" / "restore.html").read_text(encoding="utf-8")

Choices = dict[str, list[str]]


@dataclass
class _Visit:
    """The selections on the open page, by query parameter.

    Messages cross: a selection made before the browser received the previous answer still arrives
    with an older URL. `addresses` are the URLs that the browser may be at, oldest first, including
    those of the previous page. `first_run` is True if this session hasn't shown the
    page yet, `restored_extra` if more was selected on entry than the URL said, and `no_choice_yet`
    if nothing has been selected on this page since.
    """

    page: str
    chosen: Choices
    addresses: list[Choices]
    first_run: bool
    restored_extra: bool
    no_choice_yet: bool = True
    key_versions: Counter[str] = field(default_factory=Counter)
    rendered: set[str] = field(default_factory=set)
    replaced_values: dict[str, Any] = field(default_factory=dict)
    rerun_needed: bool = False


@contextmanager
def page_visit(
    page: str, everywhere: Collection[str], taken: Mapping[str, str] | None = None
) -> Iterator[None]:
    """Open a page at the browser's URL; the page runs inside this context.

    Parameters in `everywhere` are shared by all pages. Parameters in `taken` start with the last
    value of another page, given by name.
    """
    visit = _enter(page, everywhere, taken or {})
    yield
    visit.first_run = False
    if visit.rerun_needed:
        visit.rerun_needed = False
        st.rerun()


def get_param(name: str) -> list[str]:
    """Return the first MAX_VALUES values of a query parameter, known or not, each once."""
    return list(dict.fromkeys(_visit().chosen.get(name, [])))[:MAX_VALUES]


def overlong_params() -> dict[str, int]:
    """Return the number of values of each query parameter that has more than MAX_VALUES."""
    counts = {name: len(set(codes)) for name, codes in _visit().chosen.items()}
    return {name: count for name, count in counts.items() if count > MAX_VALUES}


def last_param_on(page: str, name: str) -> list[str]:
    """Return the values of a parameter on a page when this session last showed it."""
    last: dict[str, Choices] = st.session_state[LAST]
    return list(dict.fromkeys(last.get(page, {}).get(name, [])))


def base_url() -> str:
    """Return the URL of the first page without parameters."""
    return (st.context.url or "").split("?")[0].removesuffix(_visit().page)


def set_param(name: str, codes: Iterable[str], subset: Collection[str] | None = None) -> None:
    """Set the values of a parameter; with `subset`, keep its values outside that set."""
    others = [] if subset is None else [code for code in get_param(name) if code not in subset]
    visit = _visit()
    visit.chosen[name] = [*others, *codes]
    visit.no_choice_yet = False


def widget_key(widget: str, fits: Callable[[Any], bool]) -> str:
    """Return a widget's key, or a new one if its state no longer `fits` the selection.

    The new widget then shows what was selected elsewhere.
    """
    visit = _visit()
    key = _key(widget, visit.key_versions[widget])
    if key in visit.rendered and key in st.session_state and not fits(st.session_state[key]):
        visit.replaced_values[key] = st.session_state[key]
        visit.key_versions[widget] += 1
        key = _key(widget, visit.key_versions[widget])
    visit.rendered.add(key)
    return key


def widget_changed(key: str) -> bool:
    """Return whether a widget holds a new value, not the one it had when it was replaced.

    A browser that hasn't received the replacement yet still sends the old value.
    """
    former = _visit().replaced_values
    return key not in former or former[key] != st.session_state[key]


def is_replay() -> bool:
    """Return whether a widget changed before this session was running.

    That happens after a server restart: the new session hasn't shown the page yet, and the browser
    sends the clicks made in the meantime. The page then reruns once everything is restored.
    """
    visit = _visit()
    visit.rerun_needed |= visit.first_run
    return visit.first_run


def _key(widget: str, renewed: int) -> str:
    return f"{widget}.{renewed}" if renewed else widget


def _visit() -> _Visit:
    visit: _Visit = st.session_state[VISIT]
    return visit


def _enter(page: str, everywhere: Collection[str], taken: Mapping[str, str]) -> _Visit:
    at = {name: st.query_params.get_all(name) for name in st.query_params}
    context = get_script_run_ctx()
    # The URL alone can't tell Back from a quick selection whose URL hasn't reached the browser yet.
    through_history = context is not None and context.is_history_navigation
    last: dict[str, Choices] = st.session_state.setdefault(LAST, {})
    visit: _Visit | None = st.session_state.get(VISIT)
    if visit is None or visit.page != page:
        held = {name: visit.chosen.get(name, []) for name in everywhere} if visit else {}
        shared_params = {name: codes for name, codes in at.items() if name in everywhere}
        page_params = {name: codes for name, codes in at.items() if name not in everywhere}
        if not page_params and not through_history:
            last_own = last.get(page, {}).items()
            page_params = {
                name: codes for name, codes in last_own if name not in (*everywhere, *taken)
            }
        if not through_history:
            carried_params = {name: last_param_on(other, name) for name, other in taken.items()}
            page_params = carried_params | page_params
        # A URL from the history is complete unless it has no shared parameters.
        everything = shared_params if shared_params and through_history else held | shared_params
        chosen = {name: codes for name, codes in (page_params | everything).items() if codes}
        before = visit.addresses[-MAX_RECENT_ADDRESSES:] if visit else []
        visit = _Visit(
            page, chosen, [*before, at], first_run=visit is None, restored_extra=chosen != at
        )
        st.session_state[VISIT] = visit
    elif through_history or at not in visit.addresses:
        visit.chosen = dict(at)
        visit.addresses = [
            *(visit.addresses[-MAX_RECENT_ADDRESSES:] if through_history else []),
            at,
        ]
    else:
        del visit.addresses[: visit.addresses.index(at)]
    visit.chosen = {name: codes for name, codes in visit.chosen.items() if codes}
    last[page] = visit.chosen
    _show(visit, at, through_history)
    return visit


def _show(visit: _Visit, at: Choices, through_history: bool) -> None:
    """Update the browser's URL to the current selections."""
    slot = st.empty()
    if visit.no_choice_yet and not visit.first_run:
        # Streamlit creates one history entry for a page and another for its selections. A late URL
        # of the previous page would end up on the new one.
        ways = [urlencode(params, doseq=True) for params in [visit.chosen, *visit.addresses]]
        script = RESTORE.replace("PAGE", visit.page).replace('"CHOICES"', dumps(ways))
        slot.html(script, unsafe_allow_javascript=True)
    if visit.chosen != visit.addresses[-1]:
        visit.addresses.append(dict(visit.chosen))
    waiting = visit.no_choice_yet and visit.chosen != at and (not at or visit.restored_extra)
    if (through_history or visit.chosen != at) and not waiting:
        st.query_params.from_dict(
            {name: codes if len(codes) > 1 else codes[0] for name, codes in visit.chosen.items()}
        )
