// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogcontroller.h"
#include "git/libgit2git.h"
#include "store/sqlitedraftmemory.h"
#include "support/testrepository.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

namespace tagboat::test
{

using namespace Qt::StringLiterals;

/// The changelog that an editor begins with.
inline const QByteArray text =
    "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- A lighthouse\n\n### Fixed\n\n- A leak\n- A lock\n\n"
    "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A pier\n";

/// A real repository and the editor on it.
struct Editor {
    explicit Editor(const QByteArray &changelog = text, const QString &name = QStringLiteral("CHANGELOG.md"))
    {
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
        repository.write(name, changelog);
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.commit(u"feat: moorings (#7)"_s);
        repository.commit(u"chore: tidy"_s);
        repository.commit(u"fix: a lock"_s);
        controller.open(repository.path(), u"."_s);
        if (!QTest::qWaitFor([this] { return !controller.loading(); }, 20'000))
            qFatal("the changelog was not read");
    }
    /// "section: text" of each entry that is shown, and the other rows' texts.
    QStringList rows()
    {
        QStringList lines;
        for (int row = 0; row < parts->rowCount(); ++row) {
            const QModelIndex index = parts->index(row);
            const QString kind = index.data(ChangelogPartsModel::KindRole).toString();
            const QString words = index.data(ChangelogPartsModel::TextRole).toString();
            lines += kind == u"entry"_s     ? u"- "_s + words
                     : kind == u"section"_s ? words + u' ' + index.data(ChangelogPartsModel::EntriesRole).toString()
                                            : u"## "_s + words;
        }
        return lines;
    }
    QByteArray bytes() { return controller.source().toUtf8(); }
    void save()
    {
        controller.save();
        QVERIFY(QTest::qWaitFor([this] { return !controller.saving(); }, 20'000));
    }
    TestRepository repository;
    QTemporaryDir data;
    ChangelogController controller{[] { return std::make_unique<LibGit2Git>(); },
                                   [this] { return std::make_unique<SqliteDraftMemory>(data.path()); }};
    void reload()
    {
        controller.reload();
        QVERIFY(QTest::qWaitFor([this] { return !controller.loading(); }, 20'000));
    }
    ChangelogPartsModel *parts = controller.parts();
    QAbstractItemModelTester tester{parts};
};

} // namespace tagboat::test
