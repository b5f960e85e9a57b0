// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

namespace tagboat::practice
{

namespace
{

/// The four checks that both a pull request and a tag run.
const QByteArray checks = R"yaml(  quality:
    name: Quality Checks
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m ruff check .
  security:
    name: Security Scans
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m pip_audit
  unit:
    name: Unit Tests
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m pytest -q tests
  integration:
    name: Integration Tests
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m pytest -q tests --integration
)yaml";

} // namespace

QByteArray gatedCheckWorkflow()
{
    return R"yaml(name: Checks
on:
  pull_request:
    branches: [main]
permissions:
  contents: read
jobs:
)yaml" + checks;
}

QByteArray gatedReleaseWorkflow()
{
    return R"yaml(name: Release
on:
  push:
    tags: ["v*"]
permissions:
  contents: read
jobs:
)yaml" + checks +
           R"yaml(  build:
    name: Build
    needs: [quality, security, unit, integration]
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: python -m build
      - uses: actions/upload-artifact@v4
        with:
          name: dist
          path: dist/
  candidate:
    name: Upload to TestPyPI
    needs: build
    if: contains(github.ref, '-rc')
    runs-on: ubuntu-latest
    environment: staging
    steps:
      - uses: actions/download-artifact@v4
      - run: twine upload --repository testpypi dist/*
        env:
          TWINE_PASSWORD: ${{ secrets.TEST_PYPI_TOKEN }}
  qa:
    name: QA
    needs: candidate
    runs-on: ubuntu-latest
    environment: qa
    steps:
      - run: echo "QA has approved"
  production:
    name: Release approval
    needs: qa
    runs-on: ubuntu-latest
    environment: production-release
    steps:
      - run: echo "The release managers have approved"
  draft:
    name: Draft release
    needs: build
    if: ${{ !contains(github.ref, '-rc') }}
    runs-on: ubuntu-latest
    permissions:
      contents: write
    steps:
      - run: gh release create "$GITHUB_REF_NAME" --draft --generate-notes
  deploy:
    name: Upload to PyPI
    needs: draft
    runs-on: ubuntu-latest
    environment: production-deploy
    steps:
      - uses: actions/download-artifact@v4
      - run: twine upload dist/*
        env:
          TWINE_PASSWORD: ${{ secrets.PYPI_TOKEN }}
)yaml";
}

} // namespace tagboat::practice
