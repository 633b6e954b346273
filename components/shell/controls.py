"""Widgets bound to query parameters: the URL contains the code of every selection on a page.

Codes that a page doesn't know are ignored and reported.
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
from components.shell.url_params import STEP, VIEW

MAX_QUOTE = 40
MAX_SEARCH = 60
# Fuzzy search would find Russia and Austria for 'USA'.
CONTAINS: Final = "contains"
NOTHING = ""
YES = "yes"
SWITCH = {YES: "on"}

Shown = TypeVar("Shown")
LabelVisibility = Literal["visible", "collapsed"]

# Where to show messages about controls that are inside a popover. A message in the popover itself
# would be hidden while the popover is closed.
_SLOT: ContextVar["DeltaGenerator | None"] = ContextVar("slot of the notes", default=None)


@dataclass(frozen=True)
class Binding(Generic[Shown]):
    """The value that a widget shows, and a function that stores the visitor's choice.

    A binding replaces the query parameter, for example for fields of the visitor's profile.
    """

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
    most: int | None = None,
) -> list[str]:
    """Show a multiselect bound to the query parameter `name`; an empty selection means all.

    `labels` maps each code to its label; the codes are returned in the same order. With a `binding`
    to a field of the profile, the widget shows the binding's value, which may differ from the codes
    in the URL. If the label is collapsed, the `placeholder` has to say what can be selected.
    """
    wanted = binding.value if binding else _known(name, labels)
    if most is not None and len(wanted) > most:
        with message_slot():
            st.warning(
                f"{escape_markdown(label)}: only the first {most} of {len(wanted)} in the link "
                "count.",
                icon=":material/filter_list:",
            )
        wanted = wanted[:most]
    chosen = bound_widget(
        name,
        wanted,
        list,
        _list_box(labels, label, placeholder, explanation, label_visibility, most),
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
    """Show a segmented control bound to the query parameter `name`; the URL omits the default.

    `labels` maps each code to its label. The default is the first code unless `default` names
    another. See `multiselect` for `binding` and `optional_selectbox` for `widget`. The label
    can be collapsed if the options make it redundant; screen readers still announce it.
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
    """Show a selectbox for exactly one code: like `segmented`, but for many options."""

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
    """Show the control that switches between a page's views, and report unknown views.

    It is bound to the query parameter `view`. `within` maps codes of former views, or of parts of a
    view, to the code of the view that now shows them.
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
    """Show messages about the controls inside this context in `slot`, outside any popover."""
    before = _SLOT.set(slot)
    try:
        yield
    finally:
        _SLOT.reset(before)


def message_slot() -> AbstractContextManager[object]:
    """Return the slot set by `messages_to`, or the current position."""
    return _SLOT.get() or nullcontext()


@contextmanager
def filter_popover(label: str = "Filters") -> Iterator[None]:
    """Put the controls inside this context in a popover.

    Messages about these controls appear beside the popover, or in the slot set by `messages_to`.
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
    """Show a selectbox for at most one code, bound to the query parameter `name`.

    `empty_label` is the label of the empty option. Because this is an option of its own, no key
    press can clear the selection unnoticed. See `multiselect` for `binding`. `widget` is the
    widget's own key, needed if two widgets share one query parameter.
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
    """Show a text input bound to the query parameter `name`, for at most `longest` characters."""

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
    """Show a toggle bound to the query parameter `name`, whose value is `yes` if it is on."""

    def show(on: bool, key: str, keep: Callable[[], None]) -> bool:
        return st.toggle(label, on, key=key, on_change=keep)

    return bound_widget(
        name, YES in url_state.get_param(name), lambda on: [YES] if on else [], show
    )


def _list_box(
    labels: dict[str, str],
    label: str,
    placeholder: str,
    explanation: str | None = None,
    label_visibility: LabelVisibility = "visible",
    most: int | None = None,
) -> Callable[[list[str], str, Callable[[], None]], list[str]]:
    """Return a function for `bound_widget` that shows a multiselect."""

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
            max_selections=most,
            label_visibility=label_visibility,
        )

    return show


def checkbox(name: str, code: str, label: str) -> None:
    """Show a checkbox for one code among the values of the query parameter `name`."""

    def show(ticked: bool, key: str, keep: Callable[[], None]) -> bool:
        return st.checkbox(label, ticked, key=key, on_change=keep)

    ticked = code in url_state.get_param(name)
    bound_widget(
        name, ticked, lambda ticked: [code] if ticked else [], show, f"{name}-{code}", [code]
    )


def bound_widget(
    name: str,
    chosen: Shown,
    codes: Callable[[Shown], list[str]],
    show: Callable[[Shown, str, Callable[[], None]], Shown],
    widget: str | None = None,
    subset: Collection[str] | None = None,
    put: Callable[[list[str]], None] | None = None,
) -> Shown:
    """Show a widget with the `chosen` value; return the current value.

    `show` creates the widget from a value, a key and a change callback. `codes` converts the
    widget's value to codes of the query parameter `name`. These codes replace all values of the
    parameter, or only those in `subset`, unless `put` stores them elsewhere.
    """
    put = put or (lambda codes: url_state.set_param(name, codes, subset))
    wanted = set(codes(chosen))

    def fits(shown: Shown) -> bool:
        # The key may have belonged to another kind of widget, for one value instead of a list.
        another = isinstance(shown, list) is not isinstance(chosen, list)
        # A multiselect may hold the same codes in the order in which they were selected.
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
    """Show a button that changes selections; `look` is passed on to `st.button`."""
    if st.button(label, icon=icon, on_click=act, **look) and url_state.is_replay():
        act()


def _known(name: str, labels: Collection[str]) -> list[str]:
    return [value for value in url_state.get_param(name) if value in labels]


def unknown_values(name: str, labels: Mapping[str, object]) -> list[str]:
    """Return the values of the query parameter `name` that are not in `labels`."""
    return [value for value in url_state.get_param(name) if value not in labels]


def warn_ignored(ignored: dict[str, list[str]]) -> None:
    """Warn about values in the URL that are ignored; `ignored` lists them by parameter label."""
    words = [
        f"{label} “{value[:MAX_QUOTE]}{'…' if len(value) > MAX_QUOTE else ''}”"
        for label, values in ignored.items()
        for value in dict.fromkeys(values)
    ]
    if words:
        more = f" and {len(words) - 5} more" if len(words) > 5 else ""
        with message_slot():
            st.warning(
                "Ignored, because it is not known here: "
                f"{escape_markdown(', '.join(words[:5]) + more)}.",
                icon=":material/link_off:",
            )


def step(count: int) -> int:
    """Return the step in the URL, counted from 0; without a valid one, return the first."""
    steps = {str(number + 1): number for number in range(count)}
    known = _known(STEP, steps)
    warn_ignored({"step": unknown_values(STEP, steps)})
    return steps[known[-1]] if known else 0


def go_to_step(number: int) -> None:
    """Go to a step, counted from 0."""
    url_state.set_param(STEP, [str(number + 1)])


def clear_params(names: list[str]) -> None:
    for name in names:
        url_state.set_param(name, [])
