// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "scan/flowrecognition.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestFlowRecognition : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recognises_data()
    {
        QTest::addColumn<QByteArray>("workflow");
        QTest::addColumn<QString>("flow");
        QTest::newRow("none") << QByteArray() << u"tag-only"_s;
        QTest::newRow("tests only") << QByteArray(
                                           "on:\n  push:\n    branches: [main]\njobs:\n  test:\n    runs-on: x\n")
                                    << u"tag-only"_s;
        QTest::newRow("a published release uploads with a token")
            << QByteArray("on:\n  release:\n    types: [published]\njobs:\n  d:\n    steps:\n      - run: twine upload "
                          "dist/*\n")
            << u"release-triggered"_s;
        QTest::newRow("a published release uploads by OIDC")
            << QByteArray(
                   "on:\n  release:\n    types: [published]\njobs:\n  d:\n    permissions:\n      id-token: write\n"
                   "    steps:\n      - uses: pypa/gh-action-pypi-publish@abc\n")
            << u"trusted-publishing"_s;
        QTest::newRow("one-line trigger")
            << QByteArray("on: release\njobs:\n  d:\n    steps:\n      - run: poetry publish\n")
            << u"release-triggered"_s;
        QTest::newRow("tags behind environments")
            << QByteArray("on:\n  push:\n    tags:\n      - 'v*'\njobs:\n  d:\n    environment: production-release\n")
            << u"rc-gated"_s;
        QTest::newRow("tags without environments")
            << QByteArray("on:\n  push:\n    tags: ['v*']\njobs:\n  d:\n    runs-on: x\n") << u"tag-only"_s;
        QTest::newRow("commented out") << QByteArray("on:\n  # release:\n  push:\njobs:\n  d:\n    steps:\n"
                                                     "      - run: twine upload dist/*\n")
                                       << u"tag-only"_s;
        QTest::newRow("a step named release is no trigger")
            << QByteArray("on:\n  push:\njobs:\n  release:\n    steps:\n      - run: twine upload dist/*\n")
            << u"tag-only"_s;
        QTest::newRow("not YAML at all") << QByteArray("\0\xff{{{{\n  - :", 12) << u"tag-only"_s;
    }

    void recognises()
    {
        QFETCH(QByteArray, workflow);
        QFETCH(QString, flow);
        QCOMPARE(recogniseFlow({{u"w.yml"_s, workflow}}), flow);
    }

    void readsWorkflowFilesAndNoLinks()
    {
        const QTemporaryDir folder;
        QCOMPARE(readWorkflows(folder.path()).value(), QList<WorkflowSource>());
        QVERIFY(QDir(folder.path()).mkpath(u".github/workflows"_s));
        const QString base = folder.filePath(u".github/workflows/"_s);
        for (const QString &name : {u"a.yml"_s, u"b.yaml"_s, u"c.txt"_s}) {
            QFile file(base + name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(name.toUtf8());
        }
        QVERIFY(QFile::link(u"/etc/hostname"_s, base + u"d.yml"_s));
        QCOMPARE(readWorkflows(folder.path()).value(),
                 (QList<WorkflowSource>{{u".github/workflows/a.yml"_s, "a.yml"},
                                        {u".github/workflows/b.yaml"_s, "b.yaml"}}));
    }
};

QTEST_GUILESS_MAIN(TestFlowRecognition)
#include "tst_flowrecognition.moc"
