FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.txt requirements-build.txt ./
RUN python -m venv /opt/ecograph \
    && /opt/ecograph/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r requirements.txt \
    && python -m venv /opt/build \
    && /opt/build/bin/pip install --no-cache-dir --no-deps --require-hashes --only-binary :all: -r requirements-build.txt
COPY pyproject.toml README.md LICENSE ./
COPY graph graph
COPY loaders loaders
COPY resolvers resolvers
COPY schema schema
COPY service service
COPY data data
RUN /opt/build/bin/hatchling build -t wheel \
    && /opt/ecograph/bin/pip install --no-cache-dir --no-deps dist/*.whl

FROM python:3.13-slim
RUN useradd --create-home --uid 10001 ecograph && install -d -o ecograph /srv
COPY --from=build /opt/ecograph /opt/ecograph
ENV PATH=/opt/ecograph/bin:$PATH \
    ECOGRAPH_HOST=0.0.0.0 \
    ECOGRAPH_PORT=8000 \
    ECOGRAPH_LOG_FORMAT=json
USER ecograph
WORKDIR /srv
VOLUME /srv
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/health', timeout=2)"]
CMD ["ecograph", "serve"]
