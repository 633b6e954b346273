# Install only the pinned runtime packages. See deploy/README.md.
FROM python:3.11-slim AS build
COPY requirements.txt /
RUN python -m venv /venv && /venv/bin/pip install --no-cache-dir --requirement /requirements.txt

FROM python:3.11-slim
COPY --from=build /venv /venv
WORKDIR /app
COPY app.py ./
COPY .streamlit ./.streamlit
COPY components ./components
COPY pages ./pages
COPY data/*.csv ./data/
# The app only writes to /tmp, so the file system can be read-only.
ENV HOME=/tmp OPENBLAS_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1
USER 65534:65534
EXPOSE 8501
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["/venv/bin/python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=2)"]
CMD ["/venv/bin/python", "-m", "streamlit", "run", "app.py", "--server.address=0.0.0.0", "--server.port=8501", "--server.fileWatcherType=none"]
