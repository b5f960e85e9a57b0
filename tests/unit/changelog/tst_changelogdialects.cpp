// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"
#include "changelog/entrygroup.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
const QString deb = u"debian/changelog"_s;
const QString meta = u"data/org.example.App.metainfo.xml"_s;

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

Changelog read(const QByteArray &content, const QString &path)
{
    auto changelog = Changelog::parse(content, path);
    if (!changelog)
        qFatal("%s", qPrintable(describe(changelog.error())));
    return *changelog;
}

Result<Changelog> cut(const Changelog &changelog, const QString &version)
{
    return changelog.withRelease({version, QDate(2026, 11, 21), QString(u'v' + version), u"v1.1"_s, {}});
}

const QByteArray older = "harbour (1.1-2) unstable; urgency=medium\n\n  * b\n\n"
                         " -- Ann Admiral <ann@example.org>  Tue, 02 Jan 2024 10:00:00 +0100\n"_ba;

QByteArray open(const QByteArray &version, const QByteArray &body)
{
    return "harbour (" + version + ") UNRELEASED; urgency=medium\n\n" + body +
           "\n -- Bo Boatswain <bo@example.org>  Wed, 03 Jan 2024 11:00:00 +0000\n\n" + older;
}

QByteArray released(const QByteArray &version, const QByteArray &body)
{
    return "harbour (" + version + ") unstable; urgency=medium\n\n" + body +
           "\n -- Bo Boatswain <bo@example.org>  Sat, 21 Nov 2026 00:00:00 +0000\n\n" + older;
}

/// A metainfo file around @p releases.
QByteArray component(const QByteArray &releases)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- <release version=\"9\"> -->\n<component>\n"
           "  <description><p>Ships &amp; <em>tags</em> ⚓😀</p><ul><li>no entry</li></ul></description>\n  "
           "<releases>\n" +
           releases + "  </releases>\n</component>\n";
}

const QByteArray first =
    "    <release version=\"1.1\" date=\"2024-01-02\">\n      <description>\n        <p>Fixed:</p>\n"
    "        <ul>\n          <li>b</li>\n        </ul>\n      </description>\n    </release>\n"_ba;
} // namespace

/// Families with a grammar of their own. Each row is a whole file before and after, byte for byte.
class TestChangelogDialects : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsDebian()
    {
        const QByteArray content = open("1.2-1", "  [ Bo ]\n  * a\n    more\n  * c (Closes: #1)\n\n  [ Ann ]\n  * d\n");
        const Changelog changelog = read(content, deb);
        QCOMPARE(changelog.bytes(), content);
        QCOMPARE(changelogFormatName(changelog.format()), u"debian"_s);
        QCOMPARE(changelog.releases().size(), 2);
        const ChangelogRelease &newest = changelog.releases()[0];
        QVERIFY(newest.unreleased);
        QCOMPARE(newest.version, u"1.2-1"_s);
        QCOMPARE(newest.sections.size(), 2);
        QCOMPARE(newest.sections[0].name, u"Bo"_s);
        QCOMPARE(newest.sections[0].entries[0].text, u"a\nmore"_s);
        QCOMPARE(newest.sections[1].entries[0].firstLine, 9);
        QCOMPARE(changelog.releases()[1].date, u"Tue, 02 Jan 2024 10:00:00 +0100"_s);
        // Upstream's 1.1 is Debian's 1.1-2.
        QCOMPARE(changelog.find(u"1.1"_s), &changelog.releases()[1]);
        QCOMPARE(changelog.notes({}).value_or(u"error"_s),
                 u"### Bo\n\n- a\n  more\n- c (Closes: #1)\n\n### Ann\n\n- d\n"_s);
        QCOMPARE(changelog.notes(u"1.1"_s).value_or(u"error"_s), u"- b\n"_s);
    }

    void addsToDebian_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("section");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &section,
                            const QByteArray &after) { QTest::newRow(name) << before << section << after; };
        row("behind the last", open("1.2-1", "  * a\n    more\n"), u"Fixed"_s,
            open("1.2-1", "  * a\n    more\n  * x\n    y\n"));
        row("to a person's", open("1.2-1", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n"), u"bo"_s,
            open("1.2-1", "  [ Bo ]\n  * a\n  * x\n    y\n\n  [ Ann ]\n  * d\n"));
        row("to the last person's", open("1.2-1", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n"), u"Fixed"_s,
            open("1.2-1", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n  * x\n    y\n"));
        row("the first one", "harbour (1.2-1) UNRELEASED; urgency=low\n\n -- Bo <b@example.org>  Wed, 3 Jan 2024\n"_ba,
            u"Fixed"_s,
            "harbour (1.2-1) UNRELEASED; urgency=low\n\n  * x\n    y\n\n -- Bo <b@example.org>  Wed, 3 Jan 2024\n"_ba);
        row("all is released", older, u"Fixed"_s, "error refused"_ba);
    }
    void addsToDebian()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, section);
        QFETCH(QByteArray, after);
        QCOMPARE(shown(read(before, deb).withEntry(section, u"x\ny"_s, {})), after);
    }

    void creditsDebiansEntries_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("author");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &body, const QString &author, const QByteArray &after) {
            QTest::newRow(name) << body << author << after;
        };
        row("nobody in particular", "  * a\n", u""_s, "  * a\n  * x\n    y\n");
        row("the maintainer's", "  * a\n", u"bo boatswain"_s, "  * a\n  * x\n    y\n");
        row("another's", "  * a\n", u"Jo Lind"_s, "  [ Bo Boatswain ]\n  * a\n\n  [ Jo Lind ]\n  * x\n    y\n");
        row("among several", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n", u"Jo Lind"_s,
            "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n\n  [ Jo Lind ]\n  * x\n    y\n");
        row("to one's own", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n", u"Bo"_s,
            "  [ Bo ]\n  * a\n  * x\n    y\n\n  [ Ann ]\n  * d\n");
        row("to the last, which is one's own", "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n", u"Ann"_s,
            "  [ Bo ]\n  * a\n\n  [ Ann ]\n  * d\n  * x\n    y\n");
    }
    void creditsDebiansEntries()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, author);
        QFETCH(QByteArray, after);
        const QByteArray before = open("1.2-1", body);
        QCOMPARE(shown(read(before, deb).withEntry(u"Fixed"_s, u"x\ny"_s, {}, author)), open("1.2-1", after));
    }

    void namesTheVersionThatIsOpenInDebian()
    {
        QCOMPARE(read(open("1:1.2-2", "  * a\n"), deb).openVersion(), u"1:1.2-2"_s);
        QCOMPARE(read(older, deb).openVersion(), QString());
        QCOMPARE(read("# Log\n\n## 1.2 (unreleased)\n\n- a\n"_ba, u"CHANGES.md"_s).openVersion(), QString());
    }

    void cutsDebianAtTheTimeThatItIs()
    {
        const Changelog changelog = read(open("1.2-2", "  * a\n"), deb);
        const auto at = [&changelog](const QDateTime &moment) {
            ChangelogCut cut{u"1.2-2"_s, QDate(2026, 11, 21), {}, {}, {}};
            cut.moment = moment;
            const QByteArray bytes = shown(changelog.withRelease(cut));
            return bytes.sliced(bytes.indexOf("  Sat") < 0 ? bytes.indexOf("  Fri") : bytes.indexOf("  Sat"), 33);
        };
        QCOMPARE(at(QDateTime::fromString(u"2026-11-21T14:05:09+05:30"_s, Qt::ISODate)),
                 "  Sat, 21 Nov 2026 14:05:09 +0530"_ba);
        // Still the day before, west of Greenwich.
        QCOMPARE(at(QDateTime::fromString(u"2026-11-20T22:00:00-03:30"_s, Qt::ISODate)),
                 "  Fri, 20 Nov 2026 22:00:00 -0330"_ba);
        // A day that the user chose.
        QCOMPARE(at(QDateTime::fromString(u"2026-12-24T10:00:00+01:00"_s, Qt::ISODate)),
                 "  Sat, 21 Nov 2026 10:00:00 +0100"_ba);
        QCOMPARE(at({}), "  Sat, 21 Nov 2026 00:00:00 +0000"_ba);
    }

    void cutsDebian_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &version,
                            const QByteArray &after) { QTest::newRow(name) << before << version << after; };
        row("as foreseen", open("1.2-1", "  * a\n"), u"1.2"_s, released("1.2-1", "  * a\n"));
        row("with its revision", open("1.2-3", "  * a\n"), u"1.2"_s, released("1.2-3", "  * a\n"));
        row("another version", open("1:1.2-3", "  * a\n"), u"1.3"_s, released("1:1.3-1", "  * a\n"));
        row("native", open("1.2", "  * a\n"), u"1.3"_s, released("1.3", "  * a\n"));
        row("a candidate sorts before the release", open("1.2-1", "  * a\n"), u"1.2.0rc1"_s,
            released("1.2.0~rc1-1", "  * a\n"));
        row("so does SemVer's", open("1.2", "  * a\n"), u"1.2.0-rc.1"_s, released("1.2.0~rc.1", "  * a\n"));
        row("no trailer yet", "harbour (1.2) UNRELEASED; urgency=low\n\n  * a\n\n"_ba + older, u"1.2"_s,
            "harbour (1.2) unstable; urgency=low\n\n  * a\n\n -- Ann Admiral <ann@example.org>  Sat, 21 Nov 2026 "
            "00:00:00 +0000\n\n"_ba +
                older);
        row("a part that was forgotten long ago (apt)",
            open("1.2-1", "  * a\n") + QByteArray(older).replace("1.1-2) unstable", "1.0-1) UNRELEASED"), u"1.2"_s,
            released("1.2-1", "  * a\n") + QByteArray(older).replace("1.1-2) unstable", "1.0-1) UNRELEASED"));
        row("nothing is unreleased", older, u"1.2"_s, "error notFound"_ba);
        row("it stands there", open("1.2-1", "  * a\n"), u"1.1"_s, "error conflict"_ba);
    }
    void cutsDebian()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, version);
        QFETCH(QByteArray, after);
        const QByteArray got = shown(cut(read(before, deb), version));
        if (after.startsWith("error"))
            QCOMPARE(got.toLower().replace("-", "").replace("_", ""), after.toLower());
        else
            QCOMPARE(got, after);
    }

    void editsDebian()
    {
        const Changelog changelog = read(open("1.2-1", "  [ Bo ]\n  * a\n    more\n  * c\n\n  [ Ann ]\n  * d\n"), deb);
        QCOMPARE(shown(changelog.withEntryText({0, 0, 0}, u"x\nmore\nmuch"_s)),
                 open("1.2-1", "  [ Bo ]\n  * x\n    more\n    much\n  * c\n\n  [ Ann ]\n  * d\n"));
        QCOMPARE(shown(changelog.withoutEntry({0, 0, 1})),
                 open("1.2-1", "  [ Bo ]\n  * a\n    more\n\n  [ Ann ]\n  * d\n"));
        QCOMPARE(shown(changelog.withoutEntry({0, 1, 0})),
                 open("1.2-1", "  [ Bo ]\n  * a\n    more\n  * c\n\n").replace("  * c\n\n\n", "  * c\n\n"));
        QCOMPARE(shown(changelog.withEntryText({0, 0, 0}, u"x\n\n -- Bo <b@example.org>"_s)),
                 open("1.2-1", "  [ Bo ]\n  * x\n\n     -- Bo <b@example.org>\n  * c\n\n  [ Ann ]\n  * d\n"));
    }

    void readsAppStream()
    {
        const QByteArray content = component(
            "    <release version=\"1.2\" type=\"stable\">\n      <description>\n        <p>Words of <em>weight</em>"
            " &lt;3.</p>\n        <p xml:lang=\"de\">Worte.</p>\n        <p>New:</p>\n        <ul>\n"
            "          <li>a <code>x</code>\n            more</li>\n          <li xml:lang=\"de\">z</li>\n"
            "          <li>c</li>\n        </ul>\n      </description>\n      <url>https://example.org</url>\n"
            "    </release>\n"_ba +
            first);
        const Changelog changelog = read(content, meta);
        QCOMPARE(changelog.bytes(), content);
        QCOMPARE(changelogFormatName(changelog.format()), u"appstream"_s);
        QCOMPARE(changelog.releases().size(), 2);
        const ChangelogRelease &newest = changelog.releases()[0];
        QVERIFY(newest.unreleased);
        QCOMPARE(newest.version, u"1.2"_s);
        QCOMPARE(newest.firstLine, 6);
        QCOMPARE(newest.sections.size(), 2);
        QCOMPARE(newest.sections[0].entries.size(), 1);
        QCOMPARE(newest.sections[0].entries[0].text, u"Words of *weight* <3."_s);
        QCOMPARE(newest.sections[1].name, u"New"_s);
        QCOMPARE(newest.sections[1].entries[0].text, u"a `x` more"_s);
        QCOMPARE(newest.sections[1].entries[0].firstLine, 12);
        QCOMPARE(newest.sections[1].entries[0].lastLine, 13);
        QCOMPARE(changelog.releases()[1].date, u"2024-01-02"_s);
        QCOMPARE(changelog.notes({}).value_or(u"error"_s),
                 u"Words of *weight* <3.\n\n### New\n\n- a `x` more\n- c\n"_s);
        QCOMPARE(changelog.notes(u"1.1"_s).value_or(u"error"_s), u"### Fixed\n\n- b\n"_s);
    }

    void addsToAppStream_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QByteArray &after) {
            QTest::newRow(name) << before << after;
        };
        const QByteArray head = "    <release version=\"1.2\">\n      <description>\n"_ba;
        const QByteArray tail = "      </description>\n    </release>\n"_ba;
        const QByteArray list = "        <ul>\n          <li>x &lt; <code>y</code></li>\n        </ul>\n"_ba;
        row("behind the last", component(head + "        <ul>\n          <li>a</li>\n        </ul>\n" + tail + first),
            component(head +
                      "        <ul>\n          <li>a</li>\n          <li>x &lt; <code>y</code></li>\n        </ul>\n" +
                      tail + first));
        row("into the list of that name",
            component(head + "        <p>Fixed:</p>\n        <ul><li>a</li></ul>\n        <ul><li>b</li></ul>\n" +
                      tail),
            component(head +
                      "        <p>Fixed:</p>\n        <ul><li>a</li><li>x &lt; <code>y</code></li></ul>\n        "
                      "<ul><li>b</li></ul>\n" +
                      tail));
        row("words alone", component(head + "        <p>Words.</p>\n" + tail + first),
            component(head + "        <p>Words.</p>\n" + list + tail + first));
        row("no description", component("    <release version=\"1.2\" />\n" + first),
            component("    <release version=\"1.2\">\n      <description>\n" + list +
                      "      </description>\n    </release>\n" + first));
        row("a version that is developed",
            component("    <release version=\"1.2\" date=\"9000-01-01\" type=\"development\"/>\n" + first),
            component("    <release version=\"1.2\" date=\"9000-01-01\" type=\"development\">\n"
                      "      <description>\n" +
                      list + "      </description>\n    </release>\n" + first));
        row("all is released", component(first),
            component("    <release version=\"unreleased\" type=\"development\">\n      <description>\n" + list +
                      "      </description>\n    </release>\n" + first));
        row("the first release", component({}),
            component({}).replace("<releases>\n",
                                  "<releases>\n    <release version=\"unreleased\" type=\"development\">\n"
                                  "      <description>\n" +
                                      list + "      </description>\n    </release>\n"));
        row("CRLF",
            component(head + "        <ul>\n          <li>a</li>\n        </ul>\n" + tail).replace("\n", "\r\n"),
            component(head +
                      "        <ul>\n          <li>a</li>\n          <li>x &lt; <code>y</code></li>\n        </ul>\n" +
                      tail)
                .replace("\n", "\r\n"));
        row("no list of releases", "<component/>\n"_ba, "error refused"_ba);
    }
    void addsToAppStream()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, after);
        QCOMPARE(shown(read(before, meta).withEntry(u"Fixed"_s, u"x < `y`"_s, {})), after);
    }

    void cutsAppStream_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QString>("version");
        QTest::addColumn<QByteArray>("after");
        const auto row = [](const char *name, const QByteArray &before, const QString &version,
                            const QByteArray &after) { QTest::newRow(name) << before << version << after; };
        row("as foreseen", component("    <release version='1.2' urgency=\"high\"/>\n" + first), u"1.2"_s,
            component("    <release version='1.2' date=\"2026-11-21\" urgency=\"high\"/>\n" + first));
        row("an empty date", component("    <release date=\"\" version=\"1.2\"/>\n" + first), u"1.3"_s,
            component("    <release date=\"2026-11-21\" version=\"1.3\"/>\n" + first));
        row("the placeholder", component("    <release version=\"unreleased\" type=\"development\"/>\n" + first),
            u"1.2"_s, component("    <release version=\"1.2\" date=\"2026-11-21\"/>\n" + first));
        row("a candidate", component("    <release version=\"next\" type=\"development\"/>\n" + first), u"1.2rc1"_s,
            component("    <release version=\"1.2rc1\" date=\"2026-11-21\" type=\"development\"/>\n" + first));
        row("a version that is developed",
            component("    <release version=\"1.2\" date=\"9000-01-01\" type=\"development\"/>\n" + first), u"1.2"_s,
            component("    <release version=\"1.2\" date=\"2026-11-21\"/>\n" + first));
        row("a candidate that is out",
            component("    <release version=\"1.2rc1\" date=\"9000-01-01\" type=\"development\"/>\n" + first), u"1.2"_s,
            "error"_ba);
        row("nothing is unreleased", component(first), u"1.2"_s, "error"_ba);
        row("it stands there", component("    <release version=\"1.2\"/>\n" + first), u"1.1"_s, "error"_ba);
    }
    void cutsAppStream()
    {
        QFETCH(QByteArray, before);
        QFETCH(QString, version);
        QFETCH(QByteArray, after);
        const QByteArray got = shown(cut(read(before, meta), version));
        QCOMPARE(after == "error" ? got.first(5) : got, after);
    }

    void knowsWhatIsReleasedInAppStream()
    {
        // An old part without a date is no second Unreleased; a whole sentence names no list.
        const Changelog log =
            read(component("    <release version=\"1.2\"/>\n    <release version=\"1.1\"><description><p>Ahoy!</p>"
                           "<ul><li>a</li></ul></description></release>\n"),
                 meta);
        QVERIFY(log.releases()[0].unreleased);
        QVERIFY(!log.releases()[1].unreleased);
        QCOMPARE(log.releases()[1].sections.size(), 2);
        QCOMPARE(log.releases()[1].sections[0].entries[0].text, u"Ahoy!"_s);
        QCOMPARE(log.releases()[1].sections[1].name, QString());
    }

    /// What is escaped, or only looks like markup of ours, is not read and written again when it moves.
    void movesAppStream()
    {
        const QByteArray second =
            "    <release version=\"1.2\" date=\"2025-01-02\">\n      <description>\n        <ul>\n"
            "          <li>a</li>\n          <li>x &amp;lt; &#8212; *y* <code>z</code>\n            more</li>\n"
            "          <li><![CDATA[`<b>`]]></li>\n        </ul>\n      </description>\n    </release>\n"_ba;
        const QByteArray moving = "          <li>x &amp;lt; &#8212; *y* <code>z</code>\n            more</li>\n"
                                  "          <li><![CDATA[`<b>`]]></li>\n"_ba;
        const QByteArray after =
            component(QByteArray(second).replace(moving, "") +
                      QByteArray(first).replace("          <li>b</li>\n", "          <li>b</li>\n" + moving));
        const Changelog changelog = read(component(second + first), meta);
        const auto one = changelog.withMovedEntry({0, 0, 1}, {1, u"Fixed"_s, -1}, {});
        QVERIFY(one);
        QCOMPARE(shown(one->withMovedEntry({0, 0, 1}, {1, u"Fixed"_s, -1}, {})), after);
        const auto group = withMovedEntries(changelog, {{0, 0, 1}, {0, 0, 2}}, {1, u"Fixed"_s, -1}, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), after);
    }

    void movesDebian()
    {
        const QByteArray body = "  * a\n  * - b %% &amp; \\* `c`\n    + d\n\n      e\n"_ba;
        const Changelog changelog = read(open("1.2-1", body), deb);
        const QByteArray after = open("1.2-1", "  * a\n").replace("  * b\n", "  * b\n" + body.sliced(6));
        QCOMPARE(shown(changelog.withMovedEntry({0, 0, 1}, {1, {}, -1}, {})), after);
        const auto group = withMovedEntries(changelog, {{0, 0, 1}}, {1, {}, -1}, {});
        QVERIFY(group);
        QCOMPARE(group->changelog.bytes(), after);
    }

    void editsAppStream()
    {
        const QByteArray part =
            "    <release version=\"1.2\">\n      <description>\n        <p>Fixed:</p>\n        <ul>\n"
            "          <li>a</li>\n          <li><code>c</code></li>\n        </ul>\n"
            "      </description>\n    </release>\n"_ba;
        const Changelog changelog = read(component(part + first), meta);
        QCOMPARE(shown(changelog.withEntryText({0, 0, 1}, u"*d* & e"_s)),
                 component(QByteArray(part).replace("<code>c</code>", "<em>d</em> &amp; e") + first));
        QCOMPARE(shown(changelog.withoutEntry({0, 0, 0})),
                 component(QByteArray(part).replace("          <li>a</li>\n", "") + first));
        QCOMPARE(shown(changelog.withoutEntry({1, 0, 0})),
                 component(part + QByteArray(first)
                                      .replace("        <p>Fixed:</p>\n", "")
                                      .replace("        <ul>\n          <li>b</li>\n        </ul>\n", "")));
        QCOMPARE(shown(changelog.withEntryText({0, 0, 0}, u"two\nlines"_s)), "error refused"_ba);
    }

    void whatIsNoXmlIsSaidSo()
    {
        const auto broken =
            Changelog::parse("<component>\n<releases>\n<release version=\"1\">\n</component>\n"_ba, meta);
        QVERIFY(!broken);
        QCOMPARE(broken.error().kind, Error::Kind::Invalid);
        QCOMPARE(broken.error().line, 4);
    }
};

QTEST_GUILESS_MAIN(TestChangelogDialects)
#include "tst_changelogdialects.moc"
