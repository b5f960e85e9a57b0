// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelogdocument.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
Changelog read(const QByteArray &content)
{
    auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}
} // namespace

class TestChangelogDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesBackAndForth()
    {
        ChangelogDocument document(read("## 1.0\n- a\n"));
        QVERIFY(!document.canUndo());
        QVERIFY(!document.modified());
        document.apply(u"Change entry"_s, read("## 1.0\n- b\n"));
        document.apply(u"Change entry"_s, read("## 1.0\n- b\n")); // nothing changes: no step
        document.apply(u"Remove entry"_s, read("## 1.0\n"));
        QVERIFY(document.modified());
        QCOMPARE(document.undoLabel(), u"Remove entry"_s);
        document.undo();
        QCOMPARE(document.current().bytes(), "## 1.0\n- b\n"_ba);
        QCOMPARE(document.redoLabel(), u"Remove entry"_s);
        document.undo();
        QCOMPARE(document.current().bytes(), "## 1.0\n- a\n"_ba);
        QVERIFY(!document.modified());
        QVERIFY(!document.canUndo());
        document.redo();
        document.redo();
        QCOMPARE(document.current().bytes(), "## 1.0\n"_ba);
        QVERIFY(!document.canRedo());
    }

    void aNewStepForgetsWhatWasUndone()
    {
        ChangelogDocument document(read("## 1.0\n- a\n"));
        document.apply(u"x"_s, read("## 1.0\n- b\n"));
        document.undo();
        document.apply(u"y"_s, read("## 1.0\n- c\n"));
        QVERIFY(!document.canRedo());
        document.undo();
        QCOMPARE(document.current().bytes(), "## 1.0\n- a\n"_ba);
    }

    void aWordIsOneStep()
    {
        ChangelogDocument document(read("## 1.0\n- a\n"));
        QByteArray bytes = "## 1.0\n- a"_ba;
        for (const char c : "bc de"_ba) {
            bytes += c;
            document.type(u"Type"_s, read(bytes + '\n'));
        }
        document.undo();
        QCOMPARE(document.current().bytes(), "## 1.0\n- abc \n"_ba);
        document.undo();
        QCOMPARE(document.current().bytes(), "## 1.0\n- a\n"_ba);
    }

    void savingMovesTheBase()
    {
        ChangelogDocument document(read("## 1.0\n- a\n"));
        document.apply(u"x"_s, read("## 1.0\n- b\n"));
        document.setSaved(document.current().bytes());
        QVERIFY(!document.modified());
        document.undo();
        QVERIFY(document.modified());
    }

    void theSourceViewChangesOnlyWhatItChanged_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("nothing") << "a\r\nb\n"_ba << u"a\nb\n"_s << "a\r\nb\n"_ba;
        QTest::newRow("a letter, mixed line ends") << "a\r\nb\nc\r\n"_ba << u"a\nbx\nc\n"_s << "a\r\nbx\nc\r\n"_ba;
        QTest::newRow("a line more") << "a\r\nb\r\n"_ba << u"a\nx\nb\n"_s << "a\r\nx\r\nb\r\n"_ba;
        QTest::newRow("a line less") << "a\r\nx\nb\r\n"_ba << u"a\nb\n"_s << "a\r\nb\r\n"_ba;
        QTest::newRow("byte order mark") << "\xEF\xBB\xBF"
                                            "a\n"_ba
                                         << u"b\n"_s
                                         << "\xEF\xBB\xBF"
                                            "b\n"_ba;
        QTest::newRow("part of a character") << "\xC3\xA4\n"_ba << u"\u00E5\n"_s << "\xC3\xA5\n"_ba;
        QTest::newRow("everything") << "a\r\n"_ba << QString() << ""_ba;
    }
    void theSourceViewChangesOnlyWhatItChanged()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, text);
        QFETCH(const QByteArray, after);
        QCOMPARE(withSourceText(bytes, text), after);
        QCOMPARE(sourceText(after), text);
    }

    void aThousandStepsAreUndoneExactly_data()
    {
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::newRow("LF") << "\n"_ba;
        QTest::newRow("CRLF") << "\r\n"_ba;
    }
    void aThousandStepsAreUndoneExactly()
    {
        QFETCH(const QByteArray, lineEnd);
        QByteArray content = "# Changelog\n"_ba;
        for (int release = 40; release > 0; --release)
            content += "\n## 1." + QByteArray::number(release) + ".0\n\n### Fixed\n\n- One thing\n- Another thing\n";
        content.replace("\n", lineEnd);
        ChangelogDocument document(read(content));
        QRandomGenerator random(7);
        QList<QByteArray> states{content};
        while (states.size() <= 1000) {
            const Changelog &now = document.current();
            const EntryPlace place{random.bounded(static_cast<int>(now.releases().size())), 0, 0};
            const bool last = now.releases()[place.release].entryCount() == 1;
            const quint32 kind = random.bounded(5U);
            const QString words = QString::number(random.generate());
            if (kind == 0) { // the source view; a line break ends the word, so that it stays a step of its own
                const QByteArray typed = withSourceText(now.bytes(), sourceText(now.bytes()) + words + u'\n');
                document.type(u"Type"_s, read(typed));
                states += typed;
                continue;
            }
            const auto next = kind == 1 && !last ? now.withoutEntry(place)
                              : kind == 2        ? now.withEntry({place.release, u"Fixed"_s, -1}, words, {})
                                                 : now.withEntryText(place, words);
            if (!next)
                continue;
            document.apply(u"Change"_s, *next);
            states += next->bytes();
        }
        QCOMPARE(document.position(), 1000);
        for (qsizetype i = states.size() - 1; i > 0; --i) {
            QCOMPARE(document.current().bytes(), states[i]);
            document.undo();
        }
        QCOMPARE(document.current().bytes(), content);
        QCOMPARE(document.current().releases(), read(content).releases());
        QVERIFY(!document.canUndo());
        for (qsizetype i = 1; i < states.size(); ++i) {
            document.redo();
            QCOMPARE(document.current().bytes(), states[i]);
        }
        QCOMPARE(document.current().releases(), read(states.last()).releases());
        QVERIFY(!document.canRedo());
    }
};

QTEST_GUILESS_MAIN(TestChangelogDocument)
#include "tst_changelogdocument.moc"
