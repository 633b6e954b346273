"""The compose file and the Kubernetes manifest agree with the Dockerfile."""

import re

from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
KUBERNETES = (ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")
COMPOSE = (ROOT / "deploy" / "compose.yaml").read_text(encoding="utf-8")
NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
HEALTH = "/_stcore/health"


def test_all_three_probes_use_the_health_check():
    assert HEALTH in DOCKERFILE
    for probe in ("startupProbe", "readinessProbe", "livenessProbe"):
        assert probe in KUBERNETES
    assert set(re.findall(r"httpGet:\s*\{?\s*path:\s*([^\s,]+)", KUBERNETES)) == {HEALTH}


def test_all_files_use_one_port():
    (port,) = re.findall(r"^EXPOSE (\d+)$", DOCKERFILE, flags=re.MULTILINE)
    assert f"--server.port={port}" in DOCKERFILE
    assert re.findall(r"containerPort:\s*(\d+)", KUBERNETES) == [port]
    assert f":{port}" in NGINX


def test_both_run_on_a_read_only_file_system_as_an_ordinary_user():
    assert re.search(r"readOnlyRootFilesystem:\s*true", KUBERNETES)
    assert re.search(r"runAsNonRoot:\s*true", KUBERNETES)
    (user,) = re.findall(r"^USER (\d+)", DOCKERFILE, flags=re.MULTILINE)
    assert re.search(rf"runAsUser:\s*{user}\b", KUBERNETES)
    assert re.search(r"read_only:\s*true", COMPOSE)
