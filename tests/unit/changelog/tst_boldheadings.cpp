// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

const QString path = u"CHANGELOG.md"_s;

/// "version: section(entries) section(entries)" of each release.
QStringList outline(const QByteArray &content)
{
    const auto changelog = Changelog::parse(content, path);
    if (!changelog)
        return {u"error"_s};
    QStringList lines;
    for (const ChangelogRelease &release : changelog->releases()) {
        QString line = (release.unreleased ? u"Unreleased"_s : release.version) + u':';
        for (const ChangelogSection &section : release.sections)
            line += u" %1(%2)"_s.arg(section.name).arg(section.entries.size());
        lines.append(line);
    }
    return lines;
}

QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + result.error().message.toUtf8();
}

} // namespace

/// Bold lines that people write where others write headings.
class TestBoldHeadings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsThem_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QStringList>("expected");
        // As in the HISTORY.md of requests.
        QTest::newRow("sections") << "2.1.0 (2026-01-02)\n------------------\n\n**Improvements**\n- a\n- b\n\n"
                                     "**Bugfixes**\n\n- c\n"_ba
                                  << QStringList{u"2.1.0: Improvements(2) Bugfixes(1)"_s};
        QTest::newRow("a colon inside and outside")
            << "## 1.0.0\n\n**Added:**\n- a\n\n__Fixed__:\n- b\n"_ba << QStringList{u"1.0.0: Added(1) Fixed(1)"_s};
        // As Hatch writes them.
        QTest::newRow("emphasised too") << "## 1.0.0\n\n***Added:***\n\n- a\n\n***Fixed:***\n\n- b\n"_ba
                                        << QStringList{u"1.0.0: Added(1) Fixed(1)"_s};
        QTest::newRow("releases") << "# Log\n\n**1.1.0 (2026-01-02)**\n\n- a\n\n**v1.0.0**\n- b\n"_ba
                                  << QStringList{u"1.1.0: (1)"_s, u"1.0.0: (1)"_s};
        QTest::newRow("both") << "**Unreleased**\n\n**Added**\n\n- a\n\n**1.0.0**\n\n**Fixed**\n\n- b\n"_ba
                              << QStringList{u"Unreleased: Added(1)"_s, u"1.0.0: Fixed(1)"_s};
        QTest::newRow("below a real section") << "## 1.0.0\n\n### Changed\n\n- a\n\n**Breaking changes**\n\n- b\n"_ba
                                              << QStringList{u"1.0.0: Changed(2)"_s};
        // Text stays text.
        QTest::newRow("a version in a release") << "## 2.0.0\n\n**1.0.0**\n\n- a\n"_ba << QStringList{u"2.0.0: (1)"_s};
        QTest::newRow("words that are no group")
            << "## 1.0.0\n\n**Full Changelog**\n\n- a\n\n**Important**\n- b\n"_ba << QStringList{u"1.0.0: (2)"_s};
        QTest::newRow("a group without a list")
            << "## 1.0.0\n\n**Added**\n\ntext\n\n- a\n"_ba << QStringList{u"1.0.0: (1)"_s};
        QTest::newRow("the end of a paragraph")
            << "## 1.0.0\n\ntext\n**Added**\n- a\n"_ba << QStringList{u"1.0.0: (1)"_s};
        QTest::newRow("two bold words") << "## 1.0.0\n\n**Added** **Fixed**\n- a\n"_ba << QStringList{u"1.0.0: (1)"_s};
        QTest::newRow("in an entry") << "## 1.0.0\n\n- a\n\n  **Fixed**\n\n  - b\n"_ba << QStringList{u"1.0.0: (1)"_s};
        QTest::newRow("in a fence") << "## 1.0.0\n\n```\n\n**Fixed**\n\n- b\n```\n"_ba << QStringList{u"1.0.0:"_s};
    }

    void readsThem()
    {
        QFETCH(const QByteArray, content);
        QTEST(outline(content), "expected");
        QCOMPARE(shown(Changelog::parse(content, path)), content);
    }

    void writesAsTheFileDoes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("after");
        const QByteArray old = "\n## 1.0.0\n\n**Fixed:**\n- b\n"_ba;
        QTest::newRow("into the section")
            << "## Unreleased\n\n**Fixed:**\n- a\n" + old << "## Unreleased\n\n**Fixed:**\n- a\n- x\n" + old;
        QTest::newRow("a section more") << "## Unreleased\n\n**Added:**\n- a\n" + old
                                        << "## Unreleased\n\n**Added:**\n- a\n\n**Fixed:**\n- x\n" + old;
        const QByteArray emphasised = "\n## 1.0.0\n\n***Fixed:***\n\n- b\n"_ba;
        QTest::newRow("emphasised") << "## Unreleased\n" + emphasised
                                    << "## Unreleased\n\n***Fixed:***\n\n- x\n" + emphasised;
        QTest::newRow("releases too") << "**Unreleased**\n\n- a\n\n**1.0.0**\n\n- b\n"_ba
                                      << "**Unreleased**\n\n- a\n- x\n\n**1.0.0**\n\n- b\n"_ba;
        QTest::newRow("no Unreleased") << "**1.0.0**\n\n**Fixed**\n\n- b\n"_ba
                                       << "**Unreleased**\n\n**Fixed**\n\n- x\n\n**1.0.0**\n\n**Fixed**\n\n- b\n"_ba;
    }

    void writesAsTheFileDoes()
    {
        QFETCH(const QByteArray, before);
        const auto changelog = Changelog::parse(before, path);
        QVERIFY(changelog);
        QTEST(shown(changelog->withEntry(u"Fixed"_s, u"x"_s, defaultChangelogSections())), "after");
    }

    void cutsWithTheAttributesOfHeadings()
    {
        const QByteArray old =
            "## [1.0.0](https://example.org/tag/p-v1.0.0) - 2026-01-02 ## {: #p-v1.0.0 }\n\n- b\n"_ba;
        const auto changelog = Changelog::parse("## Unreleased\n\n- a\n\n" + old, path);
        QVERIFY(changelog);
        QCOMPARE(shown(changelog->withRelease({u"1.1.0"_s, QDate(2026, 11, 21), u"v1.1.0"_s, u"v1.0.0"_s, {}})),
                 "## Unreleased\n\n## [1.1.0](https://example.org/tag/p-v1.1.0) - 2026-11-21 ## {: #p-v1.1.0 }\n\n"
                 "- a\n\n" +
                     old);
    }

    void cutsAsTheFileDoes()
    {
        const auto changelog = Changelog::parse("**Unreleased**\n\n- a\n\n**1.0.0 (2026-01-02)**\n\n- b\n"_ba, path);
        QVERIFY(changelog);
        QCOMPARE(shown(changelog->withRelease({u"1.1.0"_s, QDate(2026, 11, 21), u"v1.1.0"_s, u"v1.0.0"_s, {}})),
                 "**Unreleased**\n\n**1.1.0 (2026-11-21)**\n\n- a\n\n**1.0.0 (2026-01-02)**\n\n- b\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestBoldHeadings)
#include "tst_boldheadings.moc"
