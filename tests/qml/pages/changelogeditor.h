// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelogcontroller.h"
#include "compose/adapters.h"
#include "page.h"
#include "support/testrepository.h"

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
    explicit Editor(const QByteArray &changelog = text, const QString &name = u"CHANGELOG.md"_s)
    {
        repository.write(u"pyproject.toml"_s, "[project]\nname = \"harbour\"\nversion = \"1.4.2\"\n");
        repository.write(name, changelog);
        repository.commit(u"begin"_s);
        repository.git({u"tag"_s, u"v1.4.2"_s});
        repository.commit(u"feat: moorings (#7)"_s);
        controller.open(repository.path(), u"."_s);
        if (!QTest::qWaitFor([this] { return !controller.loading(); }, 20'000))
            qWarning() << "the changelog was not read";
    }
    [[nodiscard]] QVariantMap properties() { return {{u"controller"_s, QVariant::fromValue(&controller)}}; }
    [[nodiscard]] bool holds(const QString &part) { return controller.source().contains(part); }
    TestRepository repository;
    ChangelogController controller{makeGit};
};

/// The card of an entry has the focus.
inline bool isOn(Page &page, const QString &words)
{
    const QQuickItem *item = page.view().activeFocusItem();
    return item != nullptr && item->property("text").toString() == words;
}

} // namespace tagboat::test
