// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/lint.h"

#include <QTest>

#include <algorithm>

namespace tagboat::test
{

inline LintContext lintContext()
{
    LintContext context;
    context.today = QDate(2026, 11, 20);
    context.scheme = VersionScheme::SemVer;
    context.grammar = TagGrammar::learn({QStringLiteral("v1.0.0")}, VersionScheme::SemVer);
    context.repositoryUrl = QStringLiteral("https://example.org/harbour/core");
    return context;
}

/// A table's row: what a rule says of a changelog, and what its fix makes of it.
struct LintCase {
    const char *name = nullptr;
    QString rule;
    QByteArray text;
    int line = 0; ///< of the finding; 0: the rule must be silent
    std::optional<QByteArray> fixed = {};
    LintContext context = lintContext();
    QString path = QStringLiteral("CHANGELOG.md");
};

/// Tags by version and date.
inline LintContext tagged(const QList<std::pair<QString, QDate>> &tags)
{
    LintContext context = lintContext();
    for (const auto &[version, date] : tags)
        context.tags.append({u'v' + version, *Version::parse(version, VersionScheme::SemVer), date});
    return context;
}

inline const QByteArray lintHead =
    "# Changelog\n\nThe format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n";

inline void addRows(const QList<LintCase> &cases)
{
    QTest::addColumn<LintCase>("row");
    for (const LintCase &row : cases)
        QTest::newRow(row.name) << row;
}

inline QStringList describe(const QList<LintFinding> &findings)
{
    QStringList lines;
    for (const LintFinding &finding : findings)
        lines += QString::number(finding.firstLine) + u' ' + finding.rule + u' ' + finding.message;
    return lines;
}

inline qsizetype errorsIn(const QList<LintFinding> &findings)
{
    return std::ranges::count(findings, LintSeverity::Error, &LintFinding::severity);
}

/// The finding is where it should be, its fix gives what it should, and after it the finding is gone, no error came,
/// and the file still reads.
inline void checkCase(const LintCase &row)
{
    const auto findings = lintChangelog(row.text, row.path, row.context);
    QVERIFY2(findings.has_value(), "the changelog cannot be read");
    const QByteArray said = describe(*findings).join(u'\n').toUtf8();
    const auto found = std::ranges::find(*findings, row.rule, &LintFinding::rule);
    if (row.line == 0) {
        QVERIFY2(found == findings->end(), said.constData());
        return;
    }
    QVERIFY2(found != findings->end(), said.constData());
    QVERIFY2(found->firstLine == row.line, said.constData());
    QVERIFY(found->lastLine >= found->firstLine);
    QVERIFY(!found->message.isEmpty());
    QCOMPARE(found->fix.has_value(), row.fixed.has_value());
    if (!row.fixed)
        return;
    QVERIFY(!found->fix->label.isEmpty());
    const auto fixed = withLintFix(row.text, row.path, *found->fix, {});
    QVERIFY2(fixed.has_value(), fixed ? "" : fixed.error().message.toUtf8().constData());
    QCOMPARE(QString::fromUtf8(*fixed), QString::fromUtf8(*row.fixed));
    QCOMPARE(*fixed, *row.fixed);
    const auto read = Changelog::parse(*fixed, row.path);
    QVERIFY(read.has_value());
    QCOMPARE(read->bytes(), *fixed);
    const auto after = lintChangelog(*fixed, row.path, row.context);
    QVERIFY(after.has_value());
    const QByteArray left = describe(*after).join(u'\n').toUtf8();
    const bool gone = std::ranges::none_of(*after, [&](const LintFinding &finding) {
        return finding.rule == found->rule && finding.message == found->message;
    });
    QVERIFY2(gone, left.constData());
    QVERIFY2(errorsIn(*after) <= errorsIn(*findings), left.constData());
}

} // namespace tagboat::test

Q_DECLARE_METATYPE(tagboat::test::LintCase)
