// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowparts.h"

using namespace Qt::StringLiterals;

namespace tagboat::workflowparts
{

namespace
{

// The commits that the tags named beside them pointed to; a commit cannot be moved, a tag can.
constexpr QStringView checkoutAction = u"actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";
constexpr QStringView pythonAction = u"actions/setup-python@5fda3b95a4ea91299a34e894583c3862153e4b97 # v7.0.0";
constexpr QStringView keepAction = u"actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0";
constexpr QStringView fetchAction = u"actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1";
constexpr QStringView uploadAction = u"pypa/gh-action-pypi-publish@ed0c53931b1dc9bd32cbe73a98c7f6766f8a527e # v1.13.0";

} // namespace

QString source()
{
    return u"      - uses: %1\n"
           "        with:\n"
           "          fetch-depth: 0 # with tags, for versions that come from them\n"
           "          persist-credentials: false\n"
           "      - uses: %2\n"
           "        with:\n"
           "          python-version: \"@{python}\"\n"_s.arg(checkoutAction, pythonAction);
}

QString inFolder()
{
    return u"\n"
           "    defaults:\n"
           "      run:\n"
           "        working-directory: @{working folder}"_s;
}

QString package()
{
    return uR"(      - name: Build
        run: |
          python -m pip install build twine packaging
          python -m build
          twine check --strict dist/*
)"_s;
}

QString comparison()
{
    return uR"(      - name: Compare the tag with the version
        env:
          TAG: ${{ github.ref_name }}
        run: |
          python - <<'PYTHON'
          import os, pathlib, sys
          from packaging.utils import parse_wheel_filename
          from packaging.version import Version
          tag = os.environ["TAG"]
          wanted = Version(tag.removeprefix("@{prefix}"))
          built = {parse_wheel_filename(wheel.name)[1] for wheel in pathlib.Path("dist").glob("*.whl")}
          if built != {wanted}:
              sys.exit(f"The tag {tag} means version {wanted}, but this was built: {sorted(map(str, built))}")
          PYTHON
)"_s;
}

QString keep()
{
    return u"      - uses: %1\n"
           "        with:\n"
           "          name: dist\n"
           "          path: @{folder}dist/\n"
           "          if-no-files-found: error\n"_s.arg(keepAction);
}

QString fetch()
{
    return u"      - uses: %1\n"
           "        with:\n"
           "          name: dist\n"
           "          path: dist/\n"_s.arg(fetchAction);
}

QString installAndImport()
{
    return uR"(      - name: Install the wheel and import it
        run: |
          python -m venv "$RUNNER_TEMP/clean"
          "$RUNNER_TEMP/clean/bin/python" -m pip install dist/*.whl
          cd "$RUNNER_TEMP"
          clean/bin/python -c "import @{import}"
)"_s;
}

QString upload(const QString &secret, bool testIndex)
{
    const QString index = testIndex ? u"          repository-url: https://test.pypi.org/legacy/\n"_s : QString();
    return u"    permissions:\n"
           "      contents: read\n"
           "    steps:\n"
           "@{fetch}\n"
           "      - name: Upload\n"
           "        uses: @{publish}\n"
           "        with:\n"
           "%1"
           "          password: ${{ secrets.%2 }}\n"
           "          attestations: false\n"_s.arg(index, secret);
}

QString publishAction()
{
    return uploadAction.toString();
}

QStringList pinnedActions()
{
    return {checkoutAction.toString(), pythonAction.toString(), keepAction.toString(), fetchAction.toString(),
            uploadAction.toString()};
}

} // namespace tagboat::workflowparts
