"""A page that replays a recording: it sends the same elements and charts but computes nothing.

The nth script run of a visit sends the nth run of the recording, whatever was selected. Any further
runs send the last one again.
"""

import pickle
import sys
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import enqueue_message


@st.cache_resource
def recorded() -> list[list[bytes]]:
    """Return the runs in the file that `Recording.save` wrote."""
    runs: list[list[bytes]] = pickle.loads(Path(sys.argv[1]).read_bytes())
    return runs


number = st.session_state.get("run", 0)
st.session_state["run"] = number + 1
runs = recorded()
for message in runs[min(number, len(runs) - 1)]:
    enqueue_message(ForwardMsg.FromString(message))
