// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "memorytree.h"

#include <QTest>

namespace tagboat
{

/// A table's rows are trees with "@" where the version stands, "@1", "@2" and "@3" where one of its numbers does, and
/// "@x" where it stands in hexadecimal.
inline void layoutColumns()
{
    QTest::addColumn<MemoryTree>("tree");
}

inline QTestData &layout(const char *name)
{
    return QTest::newRow(name);
}

inline MemoryTree filledWith(const MemoryTree &tree, const QByteArrayList &numbers)
{
    MemoryTree filled = tree;
    for (QByteArray &content : filled) {
        for (int i = 0; i < 3; ++i)
            content.replace('@' + QByteArray::number(i + 1), numbers[i]);
        content.replace("@x", "0x0" + numbers.join('0'));
        content.replace("@", numbers.join('.'));
    }
    return filled;
}

/// Edits the row's tree, filled with 1.2.3, to 2.0.1 and back: each must give exactly the filled tree.
inline void checkLayout()
{
    QFETCH(MemoryTree, tree);
    const MemoryTree before = filledWith(tree, {"1", "2", "3"});
    const MemoryTree after = filledWith(tree, {"2", "0", "1"});
    const VersionFileSet set = findVersions(readerOf(before), QStringLiteral("."));
    for (const Error &problem : set.problems)
        QFAIL(qPrintable(describe(problem)));
    QCOMPARE(set.version, QStringLiteral("1.2.3"));
    QVERIFY(set.questions.isEmpty());
    const auto edits =
        editsForVersion(set, readerOf(before), versionOf(QStringLiteral("2.0.1"), set.scheme), {}, QDate(2026, 11, 21));
    QVERIFY2(edits, qPrintable(edits ? QString() : describe(edits.error())));
    const MemoryTree now = edited(before, *edits);
    for (const QString &path : after.keys())
        QCOMPARE(now[path], after[path]);
    const VersionFileSet changed = findVersions(readerOf(now), QStringLiteral("."));
    QVERIFY(changed.agree);
    const auto back = editsForVersion(changed, readerOf(now), versionOf(QStringLiteral("1.2.3"), set.scheme), {},
                                      QDate(2026, 11, 21));
    QVERIFY2(back, qPrintable(back ? QString() : describe(back.error())));
    QCOMPARE(edited(now, *back), before);
}

} // namespace tagboat
