// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowskeletons.h"

namespace tagboat::workflowskeletons
{
const char *const checks = R"yaml(# The checks of every pull request; a release runs them again.
name: Checks

on:
  pull_request:
  push:
    branches: ["@{branch}"]
  workflow_call:

permissions:
  contents: read

jobs:
  unit-tests:
    name: Unit Tests
    runs-on: ubuntu-latest@{in folder}
    steps:
@{source}
      - name: Run the unit tests
        run: |
          python -m pip install . pytest
          python -m pytest --ignore tests/integration || [ $? -eq 5 ] # 5: there are no tests yet

  integration-tests:
    name: Integration Tests
    runs-on: ubuntu-latest@{in folder}
    steps:
@{source}
      - name: Run the integration tests
        run: |
          python -m pip install . pytest
          if [ -d tests/integration ]; then python -m pytest tests/integration || [ $? -eq 5 ]; fi

  security-scans:
    name: Security Scans
    runs-on: ubuntu-latest@{in folder}
    steps:
@{source}
      - name: Look for known vulnerabilities
        run: |
          python -m pip install pip-audit bandit
          pip-audit .
          bandit --recursive --severity-level high --exclude ./tests .

  quality-checks:
    name: Quality Checks
    runs-on: ubuntu-latest@{in folder}
    steps:
@{source}
      - name: Build the package and check its metadata
        run: |
          python -m pip install build twine
          python -m build
          twine check --strict dist/*
)yaml";
const char *const gated =
    R"yaml(# A pushed tag starts this: candidates go to TestPyPI, releases to PyPI, each behind its approvals.
name: Release

on:
  push:
    tags: ["@{tags}"]

permissions: {}

concurrency:
  group: release-${{ github.ref }}
  cancel-in-progress: false

jobs:
  checks:
    uses: ./.github/workflows/checks.yml
    permissions:
      contents: read

  build:
    name: Build
    needs: checks
    runs-on: ubuntu-latest@{in folder}
    permissions:
      contents: read
    steps:
@{build}
  staging:
    name: Upload to TestPyPI
    if: contains(github.ref_name, '@{candidate}')
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: staging
      url: https://test.pypi.org/p/@{project}
@{upload with TEST_PYPI_TOKEN}

  draft:
    name: Draft the GitHub release
    needs: build
    runs-on: ubuntu-latest
    permissions:
      contents: write
    steps:
@{fetch}
      - name: Draft
        env:
          GH_TOKEN: ${{ github.token }}
          GH_REPO: ${{ github.repository }}
          TAG: ${{ github.ref_name }}
          PRERELEASE: ${{ contains(github.ref_name, '@{candidate}') }}
        run: |
          if ! gh release view "$TAG" > /dev/null 2>&1; then
            gh release create "$TAG" --verify-tag --draft --prerelease="$PRERELEASE" --title "$TAG" --generate-notes
          fi
          gh release upload "$TAG" dist/* --clobber

  qa:
    name: QA
    if: contains(github.ref_name, '@{candidate}')
    needs: [staging, draft]
    runs-on: ubuntu-latest
    environment: qa
    permissions: {}
    steps:
      - run: echo "The candidate was approved by QA."

  sign-off:
    name: Sign-off
    if: contains(github.ref_name, '@{candidate}')
    needs: qa
    runs-on: ubuntu-latest
    environment: production-release
    permissions: {}
    steps:
      - run: echo "The candidate may be released."

  publish:
    name: Publish the GitHub release
    if: "!contains(github.ref_name, '@{candidate}')"
    needs: draft
    runs-on: ubuntu-latest
    environment: production-release
    permissions:
      contents: write
    steps:
      - name: Publish
        env:
          GH_TOKEN: ${{ github.token }}
          GH_REPO: ${{ github.repository }}
          TAG: ${{ github.ref_name }}
        run: gh release edit "$TAG" --draft=false

  deploy:
    name: Upload to PyPI
    if: "!contains(github.ref_name, '@{candidate}')"
    needs: publish
    runs-on: ubuntu-latest
    environment:
      name: production-deploy
      url: https://pypi.org/p/@{project}
@{upload with PYPI_TOKEN}
)yaml";

const char *const releaseTriggered = R"yaml(# A published GitHub release starts this.
name: Deploy

on:
  release:
    types: [published]

permissions: {}

jobs:
  build:
    name: Build
    runs-on: ubuntu-latest@{in folder}
    permissions:
      contents: read
    steps:
@{build}
  deploy:
    name: Upload to PyPI
    if: "!github.event.release.prerelease"
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: pypi
      url: https://pypi.org/p/@{project}
@{upload with PYPI_TOKEN}
)yaml";
const char *const trusted =
    R"yaml(# A published GitHub @{which} starts this. No token is stored: @{index} trusts this workflow in this environment.
name: Publish to @{index}

on:
  release:
    types: [published]

permissions: {}

jobs:
  build:
    name: Build
    if: @{condition}
    runs-on: ubuntu-latest@{in folder}
    permissions:
      contents: read
    steps:
@{build}
  publish:
    name: Upload to @{index}
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: @{environment}
      url: @{page}/p/@{project}
    permissions:
      id-token: write # lets the index know which workflow uploads
    steps:
@{fetch}
      - name: Upload
        uses: @{publish}
@{repository})yaml";
const char *const validated =
    R"yaml(# A published GitHub release starts this: what was built is compared with the tag, checked and imported, then uploaded.
name: Publish

on:
  release:
    types: [published]

permissions: {}

jobs:
  build:
    name: Build and validate
    runs-on: ubuntu-latest@{in folder}
    permissions:
      contents: read
    steps:
@{source}
@{package}
@{comparison}
@{try}
@{keep}
  upload:
    name: Upload to PyPI
    needs: build
    runs-on: ubuntu-latest
    environment:
      name: pypi
      url: https://pypi.org/p/@{project}
@{upload with PYPI_API_TOKEN}
)yaml";
const char *const manual = R"yaml(# Started by hand: the same build and checks as a release, without one.
name: Try the package

on:
  workflow_dispatch:

permissions:
  contents: read

jobs:
  build:
    name: Build and validate
    runs-on: ubuntu-latest@{in folder}
    steps:
@{source}
@{package}
@{try})yaml";

} // namespace tagboat::workflowskeletons
