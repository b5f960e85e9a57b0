// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/joblog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

QList<LogLine> read(const QByteArray &log, qsizetype piece = 1000)
{
    JobLogReader reader;
    for (qsizetype at = 0; at < log.size(); at += piece)
        reader.take(log.mid(at, piece));
    reader.finish();
    return reader.takeLines();
}

QDateTime at(int seconds)
{
    return {QDate(2026, 11, 21), QTime(10, 0).addSecs(seconds), Qt::UTC};
}

LogLine line(qsizetype number, int seconds, LogLine::Kind kind = LogLine::Kind::Plain)
{
    return {number, at(seconds), u"x"_s, kind};
}

} // namespace

class TestJobLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineIsReadAsTheRunnerWritesIt_data()
    {
        using Kind = LogLine::Kind;
        QTest::addColumn<QString>("text");
        QTest::addColumn<QDateTime>("at");
        QTest::addColumn<QString>("shown");
        QTest::addColumn<Kind>("kind");
        const auto row = [](const char *name, const QString &text, const QDateTime &when, const QString &shown,
                            Kind kind) { QTest::newRow(name) << text << when << shown << kind; };
        const QDateTime ten = at(0).addMSecs(123);
        const QString stamp = u"2026-11-21T10:00:00.1234567Z "_s;
        row("plain", stamp + u"collected 12 items"_s, ten, u"collected 12 items"_s, Kind::Plain);
        row("empty", u"2026-11-21T10:00:00.1234567Z"_s, ten, {}, Kind::Plain);
        row("line end of Windows", stamp + u"done\r"_s, ten, u"done"_s, Kind::Plain);
        row("error", stamp + u"##[error]Process completed with exit code 1."_s, ten,
            u"Process completed with exit code 1."_s, Kind::Error);
        row("warning", stamp + u"##[warning]Old"_s, ten, u"Old"_s, Kind::Warning);
        row("group", stamp + u"##[group]Run pytest"_s, ten, u"Run pytest"_s, Kind::Group);
        row("command", stamp + u"##[command]git version"_s, ten, u"git version"_s, Kind::Command);
        row("echo of a script", stamp + u"\x1b[36;1mpytest -q\x1b[0m"_s, ten, u"pytest -q"_s, Kind::Command);
        row("colours", stamp + u"\x1b[31mE  assert\x1b[39;49m 2 \x1b[1;4m== 3"_s, ten, u"E  assert 2 == 3"_s,
            Kind::Plain);
        row("a title for the terminal", stamp + u"\x1b]0;evil\x07"_s + u"after"_s, ten, u"after"_s, Kind::Plain);
        row("a link for the terminal", stamp + u"\x1b]8;;https://evil.test\x1b\\here\x1b]8;;\x1b\\"_s, ten, u"here"_s,
            Kind::Plain);
        row("a sequence that does not end", stamp + u"before\x1b[31"_s, ten, u"before"_s, Kind::Plain);
        row("an escape alone", stamp + u"before\x1b"_s, ten, u"before"_s, Kind::Plain);
        row("bell and direction", stamp + u"a\x07\u202E"_s + u"b"_s, ten, u"a⟨U+0007⟩⟨U+202E⟩b"_s, Kind::Plain);
        row("markup stays text", stamp + u"<img src='http://evil.test'>"_s, ten, u"<img src='http://evil.test'>"_s,
            Kind::Plain);
        row("without a time", u"just words"_s, {}, u"just words"_s, Kind::Plain);
        row("a time that is none", u"2026-99-21T10:00:00.1234567Z x"_s, {}, u"2026-99-21T10:00:00.1234567Z x"_s,
            Kind::Plain);
    }
    void aLineIsReadAsTheRunnerWritesIt()
    {
        QFETCH(QString, text);
        QFETCH(QDateTime, at);
        QFETCH(QString, shown);
        QFETCH(LogLine::Kind, kind);
        const LogLine line = readLogLine(text, 3);
        QCOMPARE(line.text, shown);
        QCOMPARE(line.at, at);
        QCOMPARE(line.kind, kind);
        QCOMPARE(line.number, 3);
    }

    void piecesOfAnySizeGiveTheSameLines()
    {
        const QByteArray log = "\xEF\xBB\xBF"
                               "2026-11-21T10:00:00.0000000Z first \xE2\x9A\x93\n"
                               "2026-11-21T10:00:01.0000000Z ##[endgroup]\n"
                               "2026-11-21T10:00:02.0000000Z last, without an end";
        const QList<LogLine> whole = read(log);
        QCOMPARE(whole.size(), 2);
        QCOMPARE(whole.first().text, u"first ⚓"_s);
        QCOMPARE(whole.first().at, at(0));
        QCOMPARE(whole.last().text, u"last, without an end"_s);
        QCOMPARE(whole.last().number, 3); // the end of the group counts, and is not shown
        for (const qsizetype piece : {1, 2, 3, 7, 64})
            QCOMPARE(read(log, piece), whole);
    }

    void aLineWithoutEndIsCut()
    {
        const QList<LogLine> lines = read(QByteArray(1'000'000, 'x') + "\nnext\n");
        QCOMPARE(lines.size(), 2);
        QCOMPARE(lines.first().text.size(), JobLogReader::longestLine + 1);
        QVERIFY(lines.first().text.endsWith(u'…'));
        QCOMPARE(lines.last().text, u"next"_s);
    }

    void ofManyLinesTheNewestStay()
    {
        JobLogReader reader;
        const int count = int(JobLogReader::mostLines) + 10;
        for (int i = 1; i <= count; ++i)
            reader.take("line\n");
        QCOMPARE(reader.linesRead(), count);
        const QList<LogLine> lines = reader.takeLines();
        QCOMPARE(lines.size(), JobLogReader::mostLines);
        QCOMPARE(lines.first().number, 11);
    }

    void whatWasReadBeforeIsLeftOut()
    {
        JobLogReader reader(2);
        reader.take("one\ntwo\nthree\n");
        const QList<LogLine> lines = reader.takeLines();
        QCOMPARE(lines.size(), 1);
        QCOMPARE(lines.first().number, 3);
        QCOMPARE(lines.first().text, u"three"_s);
    }

    void theFailingStepsErrorComesFirst_data()
    {
        using Kind = LogLine::Kind;
        QTest::addColumn<QList<LogLine>>("lines");
        QTest::addColumn<QDateTime>("since");
        QTest::addColumn<qsizetype>("row");
        const auto row = [](const char *name, const QList<LogLine> &lines, const QDateTime &since, qsizetype index) {
            QTest::newRow(name) << lines << since << index;
        };
        row("its error, not an earlier one", {line(1, 0, Kind::Error), line(2, 5), line(3, 6, Kind::Error)}, at(5), 2);
        row("its first line", {line(1, 0), line(2, 5), line(3, 6)}, at(5), 1);
        row("another error, if nothing is of its time", {line(1, 0), line(2, 1, Kind::Error)}, at(9), 1);
        row("no failing step, yet an error", {line(1, 0), line(2, 1, Kind::Error)}, {}, 1);
        row("nothing", {line(1, 0), line(2, 1)}, {}, -1);
        row("no line", {}, at(5), -1);
    }
    void theFailingStepsErrorComesFirst()
    {
        QFETCH(QList<LogLine>, lines);
        QFETCH(QDateTime, since);
        QFETCH(qsizetype, row);
        QCOMPARE(firstOfInterest(lines, since), row);
    }
};

QTEST_GUILESS_MAIN(TestJobLog)
#include "tst_joblog.moc"
