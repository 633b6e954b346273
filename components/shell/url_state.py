"""The selections on a page: the session owns them, and the browser's URL shows them.

The URL is read when a page is opened and when it changes from outside: through Back, Forward, or a
link to the page itself. After that, each selection goes from its widget to the session and from
there to the URL, never the other way round.

Streamlit's own binding (`bind="query-params"`) can't be used. On a page change it removes the
parameters of bound widgets from the URL, even if the new page has the same parameters, so 'See pay
in your situation' would show everyone's pay. It also writes labels instead of codes into the URL,
so a reworded label would break every published URL.
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
# How many recent URLs to remember, because the browser may still send messages from any of them.
MAX_RECENT_ADDRESSES = 9
# The maximum number of values per query parameter; further values are ignored. Every list of
# options is shorter.
MAX_VALUES = 200
RESTORE = (Path(__file__).parent / "browser" / "restore.html").read_text(encoding="utf-8")

Choices = dict[str, list[str]]


@dataclass
class _Visit:
    """The state of the open page.

    `chosen` holds the selections by query parameter. `addresses` are the URLs that the browser may
    be at, oldest first, including those of the previous page: if the visitor selects something
    before the browser receives the previous response, the selection arrives with an older URL.
    `first_run` is True until this session has shown a page. `restored_extra` is True if the page
    opened with selections that differ from its URL. `no_choice_yet` is True until something is
    selected on the page.
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

    Parameters in `everywhere` are shared by all pages. Each parameter in `taken` starts
    with the values that it last had on the page that `taken` maps it to.
    """
    visit = _enter(page, everywhere, taken or {})
    yield
    visit.first_run = False
    if visit.rerun_needed:
        visit.rerun_needed = False
        st.rerun()


def get_param(name: str) -> list[str]:
    """Return the first MAX_VALUES distinct values of a query parameter, known or unknown."""
    return list(dict.fromkeys(_visit().chosen.get(name, [])))[:MAX_VALUES]


def overlong_params() -> dict[str, int]:
    """Return the number of values of each query parameter that has more than MAX_VALUES."""
    counts = {name: len(set(codes)) for name, codes in _visit().chosen.items()}
    return {name: count for name, count in counts.items() if count > MAX_VALUES}


def last_param_on(page: str, name: str) -> list[str]:
    """Return the values that a parameter had when this session last showed `page`."""
    last: dict[str, Choices] = st.session_state[LAST]
    return list(dict.fromkeys(last.get(page, {}).get(name, [])))


def base_url() -> str:
    """Return the URL of the first page, without query parameters."""
    return (st.context.url or "").split("?")[0].removesuffix(_visit().page)


def set_param(name: str, codes: Iterable[str], subset: Collection[str] | None = None) -> None:
    """Set the values of a parameter; with `subset`, keep its values outside that set."""
    others = [] if subset is None else [code for code in get_param(name) if code not in subset]
    visit = _visit()
    visit.chosen[name] = [*others, *codes]
    visit.no_choice_yet = False


def widget_key(widget: str, fits: Callable[[Any], bool]) -> str:
    """Return a widget's key, or a new one if the widget's state no longer `fits` the selection.

    A new key makes a new widget, which shows what was selected elsewhere.
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
    """Return whether a widget has a new value, other than the one it had when it was replaced.

    A browser that hasn't received the replacement yet still sends the old value.
    """
    former = _visit().replaced_values
    return key not in former or former[key] != st.session_state[key]


def is_replay() -> bool:
    """Return whether a widget was changed before this session had shown any page.

    That happens after a server restart: the session is new, and the browser sends what has been
    clicked in the meantime. The page then reruns once everything is restored.
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
    # The URL alone can't tell Back from a quick selection whose new URL is still on its way.
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
        # A URL from the browser's history is complete, unless it has no shared parameters.
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
    """Update the browser's URL to match the current selections."""
    slot = st.empty()
    if visit.no_choice_yet and not visit.first_run:
        # Streamlit creates one history entry for a page and another for its selections. If a URL of
        # the previous page arrives late, Streamlit applies it to the new page.
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
