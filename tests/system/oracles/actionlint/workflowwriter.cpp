// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/setupaudit.h"
#include "setup/setupwish.h"
#include "setup/workflowtemplates.h"

#include <QDir>
#include <QFile>

using namespace tagboat;
using namespace Qt::StringLiterals;

namespace
{

/// A file of somebody else's, with actions that can be moved.
const QByteArray foreign = R"(name: Release
on:
  release:
    types: [published]
permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: "actions/checkout@v4" # with the newest
      - name: Python
        uses: 'actions/setup-python@v5'
        with:
          python-version: "3.13"
      - run: python -m pip install build && python -m build
      - uses: actions/upload-artifact@v4
        with: {name: dist, path: dist/}
)";

bool write(const QString &root, const QString &folder, const QString &path, const QByteArray &text)
{
    const QDir place(root + u'/' + folder);
    QFile file(place.filePath(path.section(u'/', -1)));
    return place.mkpath(u"."_s) && file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// The file as the repairs of its findings leave it.
QByteArray repaired(const QByteArray &text)
{
    SetupExpectation expected;
    expected.flow = u"release-triggered"_s;
    expected.releaseTag = u"v1.2.3"_s;
    expected.releasePattern = u"v*"_s;
    ObservedSetup observed;
    observed.texts.append({u".github/workflows/release.yml"_s, u"id"_s, text.size(), false, text});
    SetupWish wish = wishFrom(observed);
    const QList<SetupFinding> findings = auditSetup(expected, observed);
    for (const SetupFinding &finding : findings) {
        if (finding.rule == u"workflow-pinned" && finding.repair)
            finding.repair(wish);
    }
    return wish.files.size() == 1 ? wish.files.constFirst().after : QByteArray();
}

} // namespace

/// Writes the workflow files of all flows below the folder argv[1], a folder each, for a package in the root and for
/// one in a folder, and one of another make as the
/// set-up's repairs leave it.
int main(int argc, char *argv[])
{
    if (argc != 2)
        return 2;
    const QString root = QString::fromLocal8Bit(argv[1]);
    for (const QString &flow : {u"rc-gated"_s, u"release-triggered"_s, u"trusted-publishing"_s, u"validated-token"_s}) {
        for (const QString &folder : {u"."_s, u"packages/tide-gauge"_s}) {
            WorkflowOptions options{flow, u"tide-gauge"_s, u"tide_gauge"_s};
            options.folder = folder;
            const auto texts = workflowTexts(options);
            if (!texts)
                return 1;
            for (const WorkflowText &text : *texts) {
                if (!write(root, flow + u'/' + folder, text.path, text.text))
                    return 1;
            }
        }
    }
    const QByteArray text = repaired(foreign);
    const bool pinned = text.count("@v") == 0 && text.count(" # v") == 3;
    return pinned && write(root, u"repaired"_s, u"release.yml"_s, text) ? 0 : 1;
}
