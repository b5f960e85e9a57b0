// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "folderlook.h"
#include "measuredrun.h"
#include "rowcheck.h"
#include "shape.h"
#include "support/sanitizers.h"
#include "systemcalls.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace tagboat::test;

namespace
{

constexpr int deadlineMs = 300'000;
constexpr unsigned nobody = 65534;

/// Root may read and own everything, so root's scan runs as nobody.
const unsigned user = ::geteuid() == 0 ? nobody : 0;

} // namespace

/// All shapes are built once and scanned together, as a user's folder would be; each has a test of its row.
class TestShapes : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_place;
    QString m_root;    ///< what is scanned: a folder for each shape
    QString m_outside; ///< what nobody may touch
    QString m_data;    ///< Tagboat's own
    QString m_program;
    QTcpServer m_server;
    QList<Shape> m_shapes;
    QHash<QByteArray, QByteArray> m_before;
    MeasuredRun m_run;
    QHash<QString, QJsonObject> m_rows; ///< by path
    QJsonArray m_skipped;

    [[nodiscard]] QString place(const QString &name) const { return m_place.path() + u'/' + name; }

    Bench benchFor(const QString &name) const
    {
        return {m_root + u'/' + name, m_outside, place(u"marker"_s), m_server.serverPort(), place(u"ordinary"_s), {}};
    }

    void makeOrdinary() const
    {
        QVERIFY(QDir().mkpath(place(u"ordinary"_s)));
        TestRepository work(place(u"ordinary"_s));
        work.write(u"pyproject.toml"_s, "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = "
                                        "\"hatchling.build\"\n\n[project]\nname = \"harbour-core\"\n"
                                        "version = \"1.2.0\"\n");
        work.write(u"CHANGELOG.md"_s, "# Changelog\n\n## [Unreleased]\n\n## [1.2.0] - 2026-01-01\n\n- Begin.\n");
        work.write(u"README"_s, "harbour\n");
        work.commit(u"feat: begin"_s);
        work.git({u"tag"_s, u"-a"_s, u"-m"_s, u"Release"_s, u"v1.2.0"_s});
    }

    void makeOutside() const
    {
        QVERIFY(QDir().mkpath(m_outside));
        Bench bench = benchFor(u"."_s);
        bench.folder = m_outside;
        (void)bench.ordinary(u"repository"_s);
        bench.write(u"secret"_s, "6.6.6\n");
        bench.write(u"VERSION"_s, "6.6.6\n");
        bench.write(u"settings"_s,
                    "[core]\n\tfsmonitor = " + bench.touchMarker().toUtf8() + "\n\trepositoryformatversion = 0\n");
        bench.write(u"post-index-change"_s, "#!/bin/sh\n" + bench.touchMarker().toUtf8() + "\n");
        bench.mode(u"post-index-change"_s, 0755);
    }

    void build()
    {
        QStringList foreign;
        for (const Shape &shape : m_shapes) {
            Bench bench = benchFor(QString::fromLatin1(shape.name));
            QVERIFY2(QDir().mkpath(bench.folder), shape.name);
            shape.build(bench);
            foreign += bench.foreign;
        }
        if (user != 0) {
            giveAway(m_place.path(), user);
            for (const QString &path : foreign)
                giveAway(path, 0);
        }
        QFile::remove(place(u"marker"_s)); // git itself may have run what was set
    }

    [[nodiscard]] QStringList arguments(const QString &folder) const
    {
        return {u"--config"_s, m_data + u"/config.toml"_s, u"--data"_s, m_data, u"--json"_s, u"scan"_s, folder};
    }

    [[nodiscard]] QStringList variables() const
    {
        return {u"HOME="_s + m_data,
                u"XDG_CONFIG_HOME="_s + m_data,
                u"XDG_DATA_HOME="_s + m_data,
                u"XDG_RUNTIME_DIR="_s + m_data,
                u"ASAN_OPTIONS=detect_leaks=1:halt_on_error=1:quarantine_size_mb=1"_s, // what is freed takes no memory
                u"LSAN_OPTIONS=print_suppressions=0:suppressions="_s + place(u"leaks.supp"_s)};
    }

    [[nodiscard]] MeasuredRun scan(const QString &folder) const
    {
        return runMeasured(m_program, arguments(folder), variables(), user, deadlineMs);
    }

    void readRows()
    {
        const QJsonObject json = QJsonDocument::fromJson(m_run.out).object();
        QVERIFY2(json[u"repositories"_s].isArray(), m_run.out.left(300).constData());
        m_skipped = json[u"skipped"_s].toArray();
        for (const QJsonValue row : json[u"repositories"_s].toArray())
            m_rows.insert(row[u"path"_s].toString(), row.toObject());
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        const QString top = QDir(m_place.path()).canonicalPath();
        QCOMPARE(top, m_place.path());
        m_root = place(u"scanned"_s);
        m_outside = place(u"outside"_s);
        m_data = place(u"data"_s);
        QVERIFY(QDir().mkpath(m_data));
        // Copies, as nobody may not be allowed to enter the folder of the build or of the source.
        m_program = place(u"tagboat-cli"_s);
        QVERIFY(QFile::copy(qEnvironmentVariable("TAGBOAT_SOURCE_DIR") + u"/tests/support/leaks.supp"_s,
                            place(u"leaks.supp"_s)));
        QVERIFY(QFile::copy(qEnvironmentVariable("TAGBOAT_BINARY_DIR") + u"/bin/tagboat-cli"_s, m_program));
        makeOrdinary();
        makeOutside();
        m_shapes = ordinaryShapes() + stateShapes() + unsupportedShapes() + packageShapes() + historyShapes() +
                   settingShapes() + damagedShapes() + fileShapes() + folderShapes();
        build();
        m_before = lookAt(m_place.path());
        m_run = scan(m_root);
        QVERIFY2(m_run.status == 0, m_run.err.constData());
        readRows();
    }

    void cleanupTestCase()
    {
        if (qEnvironmentVariableIsSet("TAGBOAT_KEEP_SHAPES")) {
            m_place.setAutoRemove(false);
            return;
        }
        QProcess::execute(u"chmod"_s, {u"-R"_s, u"u+rwx"_s, m_root});
        QCOMPARE(QProcess::execute(u"rm"_s, {u"-rf"_s, m_place.path()}), 0);
    }

    void areManyAndMostlyHostile()
    {
        const auto hostile =
            std::count_if(m_shapes.cbegin(), m_shapes.cend(), [](const Shape &s) { return s.hostile; });
        qInfo("%lld shapes, %lld of them hostile; scanned in %lld ms with %lld MiB", qint64(m_shapes.size()),
              qint64(hostile), m_run.elapsedMs, m_run.peakKiB / 1024);
        QVERIFY(m_shapes.size() >= 60);
        QVERIFY(hostile >= 40);
    }

    void eachHasItsRows_data()
    {
        QTest::addColumn<int>("number");
        for (int i = 0; i < m_shapes.size(); ++i)
            QTest::newRow(m_shapes[i].name) << i;
    }

    void eachHasItsRows()
    {
        QFETCH(int, number);
        const Shape &shape = m_shapes[number];
        const QString folder = m_root + u'/' + QString::fromLatin1(shape.name);
        QStringList expected;
        for (const ExpectedRow &row : shape.rows)
            expected += row.path == u"."_s ? folder : folder + u'/' + row.path;
        QStringList found;
        for (auto row = m_rows.cbegin(); row != m_rows.cend(); ++row) {
            if (row.key() == folder || row.key().startsWith(folder + u'/'))
                found += row.key();
        }
        found.sort();
        expected.sort();
        QCOMPARE(found, expected);
        for (const ExpectedRow &row : shape.rows) {
            const QJsonObject json = m_rows[row.path == u"."_s ? folder : folder + u'/' + row.path];
            const QString open = unmet(json, row.checks);
            QVERIFY2(open.isEmpty(),
                     qPrintable(open + u"\n"_s +
                                QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact).left(3000))));
            const QByteArray all = QJsonDocument(json).toJson();
            QVERIFY2(!all.contains("6.6.6"), "something was read outside the repository");
        }
    }

    void whatIsLeftOutIsNamed()
    {
        QStringList open;
        for (const QJsonValue skipped : m_skipped)
            open += skipped[u"path"_s].toString();
        for (const Shape &shape : std::as_const(m_shapes)) {
            for (const QString &expected : shape.skipped) {
                const QString path =
                    m_root + u'/' + QString::fromLatin1(shape.name) + u'/' + expected.section(u'~', 0, 0);
                const auto entry = std::find_if(m_skipped.cbegin(), m_skipped.cend(), [&path](const QJsonValue &value) {
                    return value[u"path"_s].toString() == path;
                });
                QVERIFY2(entry != m_skipped.cend(), qPrintable(path));
                const QJsonValue value = *entry;
                QVERIFY2(value[u"message"_s].toString().contains(expected.section(u'~', 1)),
                         qPrintable(value[u"message"_s].toString()));
                open.removeAll(path);
            }
        }
        QCOMPARE(open, QStringList());
    }

    void nothingChanges()
    {
        const auto after = lookAt(m_place.path());
        QStringList changed;
        for (auto entry = m_before.cbegin(); entry != m_before.cend(); ++entry) {
            if (after.value(entry.key()) != entry.value() && !entry.key().startsWith(m_data.toUtf8()))
                changed += QString::fromUtf8(entry.key());
        }
        for (auto entry = after.cbegin(); entry != after.cend(); ++entry) {
            if (!m_before.contains(entry.key()) && !entry.key().startsWith(m_data.toUtf8()))
                changed += QString::fromUtf8(entry.key());
        }
        QCOMPARE(changed, QStringList());
        QVERIFY2(!QFile::exists(place(u"marker"_s)), "a program of a repository ran");
    }

    void theKernelSeesNoProgramNoConnectionAndNoWrite()
    {
        const QString log = m_data + u"/calls"_s;
        const QStringList command{u"--seccomp-bpf"_s, u"-f"_s, u"-qq"_s,         u"-y"_s, u"-s"_s, u"512"_s, u"-e"_s,
                                  watchedCalls(),     u"-e"_s, u"signal=none"_s, u"-o"_s, log,     m_program};
        // The leak checker cannot work under a tracer.
        const auto run = runMeasured(u"/usr/bin/strace"_s, command + arguments(m_root),
                                     variables() + QStringList{u"ASAN_OPTIONS=detect_leaks=0"_s}, user, deadlineMs);
        QVERIFY2(run.status == 0, run.err.constData());
        QCOMPARE(QJsonDocument::fromJson(run.out)[u"repositories"_s].toArray().size(), m_rows.size());
        QFile file(log);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const SystemCalls calls = SystemCalls::read(file.readAll(), {m_data});
        QVERIFY(calls.total > 10 * m_rows.size()); // the log is one of this scan
        QVERIFY2(calls.programs.isEmpty(), qPrintable(calls.programs.mid(0, 20).join(u'\n')));
        QVERIFY2(calls.connections.isEmpty(), qPrintable(calls.connections.mid(0, 20).join(u'\n')));
        QVERIFY2(calls.writes.isEmpty(), qPrintable(calls.writes.mid(0, 20).join(u'\n')));
        QVERIFY2(!m_server.waitForNewConnection(0), "somebody connected");
        QVERIFY2(!QFile::exists(place(u"marker"_s)), "a program of a repository ran");
    }

    void theHostileOnesTakeLittleMemory()
    {
        const MeasuredRun one = scan(m_root + u"/plain"_s);
        QCOMPARE(one.status, 0);
        const qint64 more = (m_run.peakKiB - one.peakKiB) / 1024;
        qInfo("one repository: %lld MiB; all shapes: %lld MiB more", one.peakKiB / 1024, more);
        const qint64 factor = sanitized ? 6 : 1; // freed memory is kept back
        QVERIFY2(m_run.peakKiB / 1024 <= 300 * factor, "more than 300 MiB");
        QVERIFY2(more <= 64 * factor, "more than 64 MiB for the hostile ones");
    }

    void theRealGitFallsIntoTheTraps_data()
    {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QStringList>("command");
        QTest::newRow("fsmonitor") << u"setting-core-fsmonitor"_s << QStringList{u"status"_s};
        QTest::newRow("clean") << u"filter-clean-and-smudge"_s << QStringList{u"status"_s};
        QTest::newRow("process") << u"filter-process"_s << QStringList{u"status"_s};
        QTest::newRow("textconv") << u"diff-driver"_s << QStringList{u"log"_s, u"-p"_s, u"-1"_s};
        QTest::newRow("external diff") << u"setting-diff-external"_s << QStringList{u"diff"_s};
        QTest::newRow("hook") << u"every-hook"_s << QStringList{u"status"_s};
        QTest::newRow("include") << u"include-elsewhere"_s << QStringList{u"status"_s};
        QTest::newRow("editor") << u"setting-core-editor"_s << QStringList{u"commit"_s, u"--amend"_s};
    }

    /// Without this the tests above could pass for want of a trap.
    void theRealGitFallsIntoTheTraps()
    {
        QFETCH(QString, shape);
        QFETCH(QStringList, command);
        const QString marker = place(u"marker"_s);
        QVERIFY(!QFile::exists(marker));
        QProcess git;
        git.setWorkingDirectory(m_root + u'/' + shape);
        git.start(u"git"_s, QStringList{u"-c"_s, u"safe.directory=*"_s} + command);
        QVERIFY(git.waitForFinished());
        QVERIFY2(QFile::exists(marker), git.readAllStandardError().constData());
        QVERIFY(QFile::remove(marker));
    }
};

QTEST_GUILESS_MAIN(TestShapes)
#include "tst_shapes.moc"
