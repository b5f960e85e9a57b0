// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelog/changelog.h"
#include "changelog/lint.h"
#include "ports/git.h"
#include "scan/changelogwork.h"

#include <QAbstractListModel>
#include <QThreadPool>
#include <QTimer>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// What wants a look in the changelog that is edited. It is looked through in another thread when the typing rests;
/// what is shown is about the text as it was then, and a fix is refused once that is another.
class LintModel : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(int count READ rowCount NOTIFY changed)
    Q_PROPERTY(int certain READ certain NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(int revision READ revision NOTIFY changed)

public:
    enum Role {
        SeverityRole = Qt::UserRole, ///< "error", "warning" or "hint"
        ToneRole,                    ///< of its chip
        LineRole,                    ///< its first line, from 1
        OffsetRole,                  ///< where that line begins in the source view's text
        RuleRole,
        MessageRole,
        FixRole, ///< what the fix does; empty if there is none
    };
    explicit LintModel(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent = nullptr);
    /// Waits for its thread.
    ~LintModel() override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Forgets everything.
    void clear();
    /// Begins with another changelog: reads what it is compared with, then looks through it.
    void open(const ChangelogWork &work);
    /// Looks through @p changelog soon; later calls replace earlier ones.
    void look(const Changelog &changelog);

    [[nodiscard]] int certain() const; ///< how many have a fix that needs no weighing
    [[nodiscard]] QString summary() const;
    [[nodiscard]] int revision() const { return m_revision; } ///< rises with each look
    /// What the fix of a row does; empty if there is none.
    Q_INVOKABLE [[nodiscard]] QString fixLabel(int row) const;
    /// Where a row's line begins in the source view's text.
    Q_INVOKABLE [[nodiscard]] int offsetOf(int row) const { return m_offsets.value(row); }
    /// @p now with the fix of a row; Conflict if it is not what was looked through.
    [[nodiscard]] Result<Changelog> fixed(int row, const Changelog &now) const;
    /// @p now with all fixes that need no weighing.
    [[nodiscard]] Result<Changelog> allFixed(const Changelog &now) const;
    /// The gravest finding that begins within these lines; nullptr if there is none.
    [[nodiscard]] const LintFinding *between(int firstLine, int lastLine) const;
    static QString toneOf(LintSeverity severity);

Q_SIGNALS:
    void changed();

private:
    void start();
    void show(const QByteArray &bytes, const QList<LintFinding> &findings);

    std::function<std::unique_ptr<Git>()> m_makeGit;
    std::shared_ptr<const LintContext> m_context; ///< null while it is read
    std::optional<Changelog> m_wanted;            ///< what is to be looked through next
    bool m_busy = false;
    int m_run = 0; ///< what belongs to an earlier changelog is dropped
    int m_revision = 0;
    QByteArray m_bytes; ///< what the findings are about
    QString m_path;
    QList<LintFinding> m_findings;
    QList<int> m_offsets; ///< of each finding's line
    QTimer m_rest;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
