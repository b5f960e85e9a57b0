// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/changelog.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{
QByteArray shown(const Result<Changelog> &result)
{
    return result ? result->bytes() : QByteArray("error ") + errorKindName(result.error().kind).toUtf8();
}

/// Cuts 1.5.0 after v1.4.2 (or as the first release) in github.com/harbour/core on 2026-11-09.
QByteArray cut(const QByteArray &content, const QString &previous)
{
    const auto changelog = Changelog::parse(content, u"CHANGELOG.md"_s);
    if (!changelog)
        return shown(changelog);
    return shown(changelog->withRelease(
        {u"1.5.0"_s, QDate(2026, 11, 9), u"v1.5.0"_s, previous, u"https://github.com/harbour/core"_s}));
}
} // namespace

/// The same files, cut by the peers of npm that know Keep a Changelog: keep-a-changelog 3.1.0, and
/// @release-it/keep-a-changelog 7.1.0 with addUnreleased and addVersionUrl. What they wrote stands here where they are
/// right, and what they do where they are wrong.
class TestChangelogPeers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Both peers write these bytes.
    void agreesWithBoth()
    {
        const QByteArray before = "# Changelog\nAll notable changes.\n\n## [Unreleased]\n### Added\n- A lighthouse.\n\n"
                                  "### Fixed\n- A leak.\n\n## [1.4.2] - 2026-01-01\n### Fixed\n- Another leak.\n\n"
                                  "[Unreleased]: https://github.com/harbour/core/compare/v1.4.2...HEAD\n"
                                  "[1.4.2]: https://github.com/harbour/core/releases/tag/v1.4.2\n"_ba;
        QCOMPARE(cut(before, u"v1.4.2"_s),
                 "# Changelog\nAll notable changes.\n\n## [Unreleased]\n\n## [1.5.0] - 2026-11-09\n### Added\n"
                 "- A lighthouse.\n\n### Fixed\n- A leak.\n\n## [1.4.2] - 2026-01-01\n### Fixed\n- Another leak.\n\n"
                 "[Unreleased]: https://github.com/harbour/core/compare/v1.5.0...HEAD\n"
                 "[1.5.0]: https://github.com/harbour/core/compare/v1.4.2...v1.5.0\n"
                 "[1.4.2]: https://github.com/harbour/core/releases/tag/v1.4.2\n"_ba);
    }

    /// release-it's plugin writes these bytes; keep-a-changelog takes the blank line below every heading away.
    void agreesWithThePluginOnAnAiryFile()
    {
        const QByteArray before = "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A lighthouse.\n\n"
                                  "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- Another leak.\n\n"
                                  "[Unreleased]: https://github.com/harbour/core/compare/v1.4.2...HEAD\n"
                                  "[1.4.2]: https://github.com/harbour/core/releases/tag/v1.4.2\n"_ba;
        QCOMPARE(cut(before, u"v1.4.2"_s),
                 "# Changelog\n\n## [Unreleased]\n\n## [1.5.0] - 2026-11-09\n\n### Added\n\n- A lighthouse.\n\n"
                 "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- Another leak.\n\n"
                 "[Unreleased]: https://github.com/harbour/core/compare/v1.5.0...HEAD\n"
                 "[1.5.0]: https://github.com/harbour/core/compare/v1.4.2...v1.5.0\n"
                 "[1.4.2]: https://github.com/harbour/core/releases/tag/v1.4.2\n"_ba);
    }

    /// The plugin adds the same links behind one more blank line; keep-a-changelog turns CRLF to LF, and writes a
    /// preamble of its own.
    void keepsTheEndOfAFile()
    {
        QCOMPARE(
            cut("# Changelog\r\n\r\n## [Unreleased]\r\n\r\n### Fixed\r\n\r\n- A leak.\r\n\r\n\r\n"_ba, {}),
            "# Changelog\r\n\r\n## [Unreleased]\r\n\r\n## [1.5.0] - 2026-11-09\r\n\r\n### Fixed\r\n\r\n- A leak.\r\n"
            "\r\n\r\n[Unreleased]: https://github.com/harbour/core/compare/v1.5.0...HEAD\r\n"
            "[1.5.0]: https://github.com/harbour/core/releases/tag/v1.5.0\r\n"_ba);
    }

    /// Neither peer reads it: the plugin misses "[Unreleased]", keep-a-changelog stops at the date.
    void readsSpellingsOfItsOwn()
    {
        QCOMPARE(
            cut("# Changelog\n\n## [UNRELEASED]\n\n### Fixed\n\n* A star.\n\n\n## 1.4.2 (1st January, 2026)\n\n* Old.\n"_ba,
                u"v1.4.2"_s),
            "# Changelog\n\n## [UNRELEASED]\n\n\n## 1.5.0 (9th November, 2026)\n\n### Fixed\n\n* A star.\n\n\n"
            "## 1.4.2 (1st January, 2026)\n\n* Old.\n"_ba);
    }

    /// The plugin writes the release's heading into the code, where it finds the words first; keep-a-changelog takes
    /// the code's line for the heading.
    void leavesCodeAlone()
    {
        QCOMPARE(cut("# Changelog\n\n```\n## [Unreleased]\n```\n\n## [Unreleased]\n### Fixed\n- A leak.\n"_ba, {}),
                 "# Changelog\n\n```\n## [Unreleased]\n```\n\n## [Unreleased]\n\n## [1.5.0] - 2026-11-09\n### Fixed\n"
                 "- A leak.\n\n[Unreleased]: https://github.com/harbour/core/compare/v1.5.0...HEAD\n"
                 "[1.5.0]: https://github.com/harbour/core/releases/tag/v1.5.0\n"_ba);
    }
};

QTEST_GUILESS_MAIN(TestChangelogPeers)
#include "tst_changelogpeers.moc"
