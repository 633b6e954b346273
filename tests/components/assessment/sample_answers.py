"""Sample answers for tests of the assessment."""

from components.assessment.answer.questions import encode_answers
from components.assessment.answer_codec import Answers
from components.statistics.interest_fit import HIGHEST_ANSWER
from components.tables.cache import Tables, get_tables

TABLES = get_tables()
QUESTIONS, PICKS = TABLES["questions"], TABLES["picks"]
FOR_MLE = {row.id: HIGHEST_ANSWER if row.role == "mle" else 0 for row in QUESTIONS.itertuples()}
UNDECIDED = dict.fromkeys(QUESTIONS["id"], HIGHEST_ANSWER // 2)
MLE_PICKS = ["pytorch", "cpp", "bash", "service", "tensorflow", "onnx"]
DS_PICKS = ["analyse", "sql", "r", "rstudio", "power_bi", "tableau"]


def code(
    statements: dict[str, int] | None = None,
    picked: list[str] | None = None,
    tables: Tables = TABLES,
) -> str:
    return encode_answers(Answers(statements or {}, picked or []), tables)
