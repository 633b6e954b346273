"""What is chosen on a page: the session owns it, the address in the browser shows it.

The address is read when a page is entered and when it changes from outside: Back, Forward, a
link to the page itself. From then on each choice goes from its widget to the session and from
there into the address, and never the other way.

Streamlit's own binding of widgets (`bind="query-params"`) can't be used: on the way to another
page it takes the names of bound widgets out of the link, also where the page that is entered has
the same names, so that 'See pay in your situation' would show everyone's pay. It writes labels
besides, so that a reworded label would break every link ever sent.
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
# So many addresses can be on their way to a browser that has left for another one.
MAX_RECENT_ADDRESSES = 9
RESTORE = (Path(__file__).parent / "browser" / "restore.html").read_text(encoding="utf-8")

Choices = dict[str, list[str]]


@dataclass
class _Visit:
    """What is chosen on the page that is open, by name in the link.

    Messages cross: a choice that was made before the browser had the answer to the one before
    still comes with the address before that. `addresses` are those that the browser may be at,
    the oldest first, those of the page before among them. `unread` says that this session has not
    shown the page yet, `more` that more was chosen than the address said when the page was
    entered, `untouched` that nothing was chosen here since then.
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
    """Open a page at the address that the browser is at; the page runs inside this context.

    What is chosen under the names `everywhere` holds on all pages. Under the names `taken` this
    page takes what was chosen last on another one.
    """
    visit = _enter(page, everywhere, taken or {})
    yield
    visit.first_run = False
    if visit.rerun_needed:
        visit.rerun_needed = False
        st.rerun()


def get_param(name: str) -> list[str]:
    """What is chosen under a name of the link, known or not, each value once."""
    return list(dict.fromkeys(_visit().chosen.get(name, [])))


def last_param_on(page: str, name: str) -> list[str]:
    """What is chosen under a name on a page, or was when this session last showed it."""
    last: dict[str, Choices] = st.session_state[LAST]
    return list(dict.fromkeys(last.get(page, {}).get(name, [])))


def base_url() -> str:
    """The address of the first page, without any choice."""
    return (st.context.url or "").split("?")[0].removesuffix(_visit().page)


def set_param(name: str, codes: Iterable[str], subset: Collection[str] | None = None) -> None:
    """Choose `codes` under a name; if they are a choice `among` some, the other codes stay."""
    others = [] if subset is None else [code for code in get_param(name) if code not in subset]
    visit = _visit()
    visit.chosen[name] = [*others, *codes]
    visit.no_choice_yet = False


def widget_key(widget: str, fits: Callable[[Any], bool]) -> str:
    """The key of a widget, another one if what it shows no longer `fits`.

    The new widget shows what was chosen elsewhere.
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
    """Whether a widget shows something new, and not what it did when another took its place.

    That is what a browser still sends that has not heard of the other.
    """
    former = _visit().replaced_values
    return key not in former or former[key] != st.session_state[key]


def is_replay() -> bool:
    """Whether what a widget says, and no callback was told, is what the visitor did last.

    It is in a session that has not shown the page yet: the server lost the session before, and
    the browser sends what was clicked on since. The page runs again when all is taken over.
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
    # Only the context tells Back from a choice that was made before its address arrived.
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
        # An address of the history tells all that was said then, unless nothing was.
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
    """Let the browser's address say what is chosen."""
    slot = st.empty()
    if visit.no_choice_yet and not visit.first_run:
        # Streamlit makes one entry of the history for a page and another for its choices, and
        # gives the page an address of the page before that arrives late.
        ways = [urlencode(each, doseq=True) for each in [visit.chosen, *visit.addresses]]
        script = RESTORE.replace("PAGE", visit.page).replace('"CHOICES"', dumps(ways))
        slot.html(script, unsafe_allow_javascript=True)
    if visit.chosen != visit.addresses[-1]:
        visit.addresses.append(dict(visit.chosen))
    waiting = visit.no_choice_yet and visit.chosen != at and (not at or visit.restored_extra)
    if (through_history or visit.chosen != at) and not waiting:
        st.query_params.from_dict(
            {name: codes if len(codes) > 1 else codes[0] for name, codes in visit.chosen.items()}
        )
