// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Which line of the file each line of the notes comes from.
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestChangelogNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhereEachLineComesFrom_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("lines"); // "line: text"
        const auto row = [](const char *name, const QString &path, const QByteArray &content, const QString &lines) {
            QTest::newRow(name) << path << content << lines;
        };
        row("Markdown", u"CHANGELOG.md"_s,
            "# Changelog\n\n## [1.0] - 2024-01-02\n\n### Added\n\n- a [x]\n  b\n\n[x]: https://example.org\n"_ba,
            u"5: ### Added\n6: \n7: - a [x]\n8:   b\n0: \n10: [x]: https://example.org\n"_s);
        row("reStructuredText", u"NEWS.rst"_s,
            "1.0\n===\n\nAdded\n-----\n\n* a ``b``\n  c\n\n.. code-block:: sh\n\n   x\n   y\n\n.. note:: d\n\n* e::\n\n"
            "    z\n"_ba,
            u"4: ### Added\n0: \n7: * a `b`\n8:   c\n0: \n12: ```sh\n12: x\n13: y\n13: ```\n0: \n15: > Note: d\n0: \n"
            "17: * e:\n0: \n19:   ```\n19:   z\n19:   ```\n"_s);
        row("Debian", u"debian/changelog"_s,
            "p (1.0) unstable; urgency=low\n\n  [ Bo ]\n  * a\n    b\n\n -- Bo <b@c>  Tue, 02 Jan 2024 10:00:00 +0100\n"_ba,
            u"3: ### Bo\n0: \n4: - a\n5:   b\n"_s);
        row("AppStream", u"a.metainfo.xml"_s,
            "<component>\n<releases>\n<release version=\"1.0\" "
            "date=\"2024-01-02\">\n<description>\n<p>Words.</p>\n<ul>\n"
            "<li>a</li>\n<li>b</li>\n</ul>\n</description>\n</release>\n</releases>\n</component>\n"_ba,
            u"5: Words.\n0: \n7: - a\n8: - b\n"_s);
    }
    void knowsWhereEachLineComesFrom()
    {
        QFETCH(const QString, path);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, lines);
        const auto changelog = Changelog::parse(content, path);
        QVERIFY2(changelog, changelog ? "" : qPrintable(changelog.error().message));
        const auto notes = changelog->notesLines(u"1.0"_s);
        QVERIFY2(notes, notes ? "" : qPrintable(notes.error().message));
        QString found;
        QString text;
        for (const NotesLine &line : *notes) {
            found += QString::number(line.line) + u": "_s + line.text + u'\n';
            text += line.text + u'\n';
        }
        QCOMPARE(found, lines);
        QCOMPARE(text, changelog->notes(u"1.0"_s).value_or(QString()));
    }
};

QTEST_GUILESS_MAIN(TestChangelogNotes)
#include "tst_changelognotes.moc"
