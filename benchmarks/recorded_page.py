"""A page that sends what another one sent before: the same elements and charts, nothing computed.

Each run of a visit answers with the run of the recording that has the same number, whatever was
chosen; the last one stands for all later ones.
"""

import pickle
import sys
from pathlib import Path

import streamlit as st
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.scriptrunner_utils.script_run_context import enqueue_message


@st.cache_resource
def recorded() -> list[list[bytes]]:
    """The runs of the file that `Recording.save` wrote."""
    return pickle.loads(Path(sys.argv[1]).read_bytes())


number = st.session_state.get("run", 0)
st.session_state["run"] = number + 1
runs = recorded()
for message in runs[min(number, len(runs) - 1)]:
    enqueue_message(ForwardMsg.FromString(message))
