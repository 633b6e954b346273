"""The widgets of choices: every choice on a page stands in its link, as a code.

Codes that a page does not know stay out of the way and are reported.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final, Generic, Literal, TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.shell import url_state
from components.shell.markdown import escape_markdown

MAX_QUOTE = 40
MAX_SEARCH = 60
# Fuzzy search finds Russia and Austria for USA.
CONTAINS: Final = "contains"
NOTHING = ""
YES = "yes"
SWITCH = {YES: "on"}
STEP = "step"
VIEW = "view"

Shown = TypeVar("Shown")
LabelVisibility = Literal["visible", "collapsed"]

# Where to say something of choices in a popover, whose own text is seen only while it is open.
_SLOT: ContextVar["DeltaGenerator | None"] = ContextVar("slot of the notes", default=None)


@dataclass(frozen=True)
class Binding(Generic[Shown]):
    """A part of the visitor's situation in a widget: what it shows, and how to change it."""

    value: Shown
    set_codes: Callable[[list[str]], None]


def multiselect(
    name: str,
    labels: dict[str, str],
    label: str,
    explanation: str | None = None,
    placeholder: str = "All",
    binding: Binding[list[str]] | None = None,
    label_visibility: LabelVisibility = "visible",
) -> list[str]:
    """A choice of any number of codes, kept in the link under `name`; none means all.

    `labels` says how people read each code, in the order of the codes returned. Of a `part` of
    the situation the link may have other codes than these. Where the label is collapsed, the
    `placeholder` says what is chosen.
    """

    chosen = bound_widget(
        name,
        binding.value if binding else _known(name, labels),
        list,
        _list_box(labels, label, placeholder, explanation, label_visibility),
        put=binding.set_codes if binding else None,
    )
    return [code for code in labels if code in chosen]


def segmented(
    name: str,
    labels: dict[str, str],
    label: str,
    explanation: str | None = None,
    default: str | None = None,
    binding: Binding[str] | None = None,
    label_visibility: LabelVisibility = "visible",
    widget: str | None = None,
) -> str:
    """A choice of exactly one of a few codes, kept in the link under `name`, but for the default.

    `labels` says how people read each code; the first of them is the default, unless another
    is. For `part` see `several`, for `widget` see `maybe_one`; a label that options make needless
    is there for those who only hear it.
    """

    def show(chosen: str, key: str, keep: Callable[[], None]) -> str:
        return st.segmented_control(
            label,
            list(labels),
            default=chosen,
            format_func=lambda code: escape_markdown(labels[code]),
            key=key,
            required=True,
            wrap=True,
            on_change=keep,
            help=escape_markdown(explanation) if explanation else None,
            label_visibility=label_visibility,
        )

    return _exactly_one(name, labels, default, show, binding, widget)


def selectbox(
    name: str,
    labels: dict[str, str],
    label: str,
    default: str | None = None,
    explanation: str | None = None,
    label_visibility: LabelVisibility = "visible",
) -> str:
    """A choice of exactly one code as `one`, in a box that is as small with many codes."""

    def show(chosen: str, key: str, keep: Callable[[], None]) -> str:
        return st.selectbox(
            label,
            list(labels),
            index=list(labels).index(chosen),
            format_func=lambda code: labels[code],
            key=key,
            filter_mode=CONTAINS,
            on_change=keep,
            help=escape_markdown(explanation) if explanation else None,
            label_visibility=label_visibility,
        )

    return _exactly_one(name, labels, default, show)


def view_control(
    labels: dict[str, str],
    default: str | None = None,
    within: Mapping[str, str] | None = None,
) -> str:
    """The choice of the view of a page, kept in the link as `view`; says which it does not know.

    `within` says of further codes which view shows what they stand for: parts and former views.
    """
    shown_in = {code: code for code in labels} | dict(within or {})
    warn_ignored({"view": unknown_values(VIEW, shown_in)})
    first = default or next(iter(labels))
    shown = shown_in[[first, *_known(VIEW, shown_in)][-1]]
    part = Binding(shown, lambda codes: url_state.set_param(VIEW, codes))
    return segmented(
        VIEW, labels, "View", default=first, binding=part, label_visibility="collapsed"
    )


def _exactly_one(
    name: str,
    labels: dict[str, str],
    default: str | None,
    show: Callable[[str, str, Callable[[], None]], str],
    binding: Binding[str] | None = None,
    widget: str | None = None,
) -> str:
    first = default or next(iter(labels))
    chosen = binding.value if binding else [first, *_known(name, labels)][-1]
    put = binding.set_codes if binding else None
    return bound_widget(
        name, chosen, lambda code: [code] if code != first else [], show, widget, put=put
    )


@contextmanager
def messages_to(slot: DeltaGenerator) -> Iterator[None]:
    """Put what is to say of choices into `slot`: it must be seen, though they may be in a popover.

    Choices are made inside this context.
    """
    before = _SLOT.set(slot)
    try:
        yield
    finally:
        _SLOT.reset(before)


def message_slot() -> AbstractContextManager[object]:
    """Where to say something of the choices: the slot of `notes_in`, or right here."""
    return _SLOT.get() or nullcontext()


@contextmanager
def filter_popover(label: str = "Filters") -> Iterator[None]:
    """The choices that do not stand on the page itself, in a popover.

    What is to say of them is said beside it, unless something else was said with `notes_in`.
    """
    popover = st.popover(label, icon=":material/tune:", key=f"more-{label}")
    with messages_to(_SLOT.get() or st.container()), popover:
        yield


def optional_selectbox(
    name: str,
    labels: dict[str, str],
    label: str,
    empty_label: str,
    widget: str | None = None,
    binding: Binding[str] | None = None,
) -> str | None:
    """A choice of at most one of many codes, kept in the link under `name`.

    `nothing` says what no choice means; it is an option, so that no key clears a choice in silence.
    For `part` see `several`; `widget` tells it from another one on the same page.
    """
    offered = [NOTHING, *labels]

    def show(chosen: str, key: str, keep: Callable[[], None]) -> str:
        return st.selectbox(
            label,
            offered,
            index=offered.index(chosen),
            format_func=lambda code: labels.get(code, empty_label),
            key=key,
            filter_mode=CONTAINS,
            on_change=keep,
        )

    chosen = binding.value if binding else [NOTHING, *_known(name, labels)][-1]
    put = binding.set_codes if binding else None
    return (
        bound_widget(name, chosen, lambda code: [code] if code else [], show, widget, put=put)
        or None
    )


def text_input(
    name: str,
    label: str,
    placeholder: str,
    longest: int = MAX_SEARCH,
    label_visibility: LabelVisibility = "visible",
) -> str:
    """A text that the visitor writes, kept in the link under `name`, cut at `longest`."""

    def show(written: str, key: str, keep: Callable[[], None]) -> str:
        return st.text_input(
            label,
            written,
            key=key,
            max_chars=longest,
            placeholder=placeholder,
            icon=":material/search:",
            on_change=keep,
            label_visibility=label_visibility,
        )

    written = ["", *url_state.get_param(name)][-1][:longest]
    return bound_widget(name, written, lambda text: [text] if text else [], show).strip()


def toggle(name: str, label: str) -> bool:
    """A switch, kept in the link as `name=yes`."""

    def show(on: bool, key: str, keep: Callable[[], None]) -> bool:
        return st.toggle(label, on, key=key, on_change=keep)

    return bound_widget(name, YES in url_state.get_param(name), lambda on: [YES] * on, show)


def _list_box(
    labels: dict[str, str],
    label: str,
    placeholder: str,
    explanation: str | None = None,
    label_visibility: LabelVisibility = "visible",
) -> Callable[[list[str], str, Callable[[], None]], list[str]]:
    """What shows a choice of any number of codes, for `owned`."""

    def show(chosen: list[str], key: str, keep: Callable[[], None]) -> list[str]:
        return st.multiselect(
            label,
            list(labels),
            default=chosen,
            format_func=lambda code: labels[code],
            key=key,
            on_change=keep,
            help=escape_markdown(explanation) if explanation else None,
            placeholder=placeholder,
            filter_mode=CONTAINS,
            select_all=False,
            label_visibility=label_visibility,
        )

    return show


def checkbox(name: str, code: str, label: str) -> None:
    """A box that ticks one code among all that the link keeps under `name`."""

    def show(ticked: bool, key: str, keep: Callable[[], None]) -> bool:
        return st.checkbox(label, ticked, key=key, on_change=keep)

    ticked = code in url_state.get_param(name)
    bound_widget(name, ticked, lambda ticked: [code] * ticked, show, f"{name}-{code}", [code])


def bound_widget(
    name: str,
    chosen: Shown,
    codes: Callable[[Shown], list[str]],
    show: Callable[[Shown, str, Callable[[], None]], Shown],
    widget: str | None = None,
    subset: Collection[str] | None = None,
    put: Callable[[list[str]], None] | None = None,
) -> Shown:
    """Show what is `chosen` in a widget; returns what is chosen.

    `show` makes the widget, of what is chosen, a key and what to call on a change; `codes` turns
    what it shows into codes under `name`, which are all of them or those `among` all, unless
    something else is to be `put`.
    """
    put = put or (lambda codes: url_state.set_param(name, codes, subset))
    wanted = set(codes(chosen))

    def fits(shown: Shown) -> bool:
        # The widget under this key may be one of another kind: a level, where there were several.
        another = isinstance(shown, list) is not isinstance(chosen, list)
        # A list may show the same in the order in which it was chosen.
        return another or set(codes(shown)) == wanted

    key = url_state.widget_key(widget or name, fits)

    def keep() -> None:
        if url_state.widget_changed(key):
            put(codes(st.session_state[key]))

    shown = show(chosen, key, keep)
    if set(codes(shown)) != wanted and url_state.is_replay():
        put(codes(shown))
        return shown
    return chosen


def button(label: str, icon: str, act: Callable[[], None], **look: Any) -> None:
    """A button that acts on choices; `look` is what else Streamlit's has."""
    if st.button(label, icon=icon, on_click=act, **look) and url_state.is_replay():
        act()


def _known(name: str, labels: Collection[str]) -> list[str]:
    return [value for value in url_state.get_param(name) if value in labels]


def unknown_values(name: str, labels: Mapping[str, object]) -> list[str]:
    """The values that the link has under `name` and that are no code of `labels`."""
    return [value for value in url_state.get_param(name) if value not in labels]


def warn_ignored(ignored: dict[str, list[str]]) -> None:
    """Say which values of the link were ignored; `ignored` lists them by what they stand for."""
    words = [
        f"{label} “{value[:MAX_QUOTE]}{'…' * (len(value) > MAX_QUOTE)}”"
        for label, values in ignored.items()
        for value in dict.fromkeys(values)
    ]
    if words:
        more = f" and {len(words) - 5} more" if len(words) > 5 else ""
        with message_slot():
            st.warning(
                f"Ignored, because it is not known here: {escape_markdown(', '.join(words[:5]) + more)}.",
                icon=":material/link_off:",
            )


def step(count: int) -> int:
    """Which of `count` steps the link is at, from 0; the first, and a note, if it names none."""
    steps = {str(number + 1): number for number in range(count)}
    known = _known(STEP, steps)
    warn_ignored({"step": unknown_values(STEP, steps)})
    return steps[known[-1]] if known else 0


def go_to_step(number: int) -> None:
    """Choose a step, from 0."""
    url_state.set_param(STEP, [str(number + 1)])


def clear_params(names: list[str]) -> None:
    """Take back what is chosen under these names."""
    for name in names:
        url_state.set_param(name, [])
