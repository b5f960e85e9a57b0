// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/secretinput.h"
#include "setupfindingsmodel.h"
#include "setupmatrix.h"
#include "setupproposal.h"

#include <QHash>
#include <QObject>
#include <qqmlintegration.h>

#include <functional>

namespace tagboat
{

/// What the page asks of the forges. Each returns at once; the answer comes in the thread of @p asker, unless it is
/// gone by then.
struct SetupQuestions {
    template <typename Value>
    using Answer = std::function<void(const Result<Value> &)>;
    std::function<Cancel(QObject *asker, RepositoryClone, Answer<RepositorySetup>)> look;
    /// Goes on to its end, whoever asked.
    std::function<void(QObject *asker, RepositoryClone, QList<SetupChange>, QList<SecretSource>, Answer<SetupOutcome>)>
        change;
    /// The names of the tokens whose values may be given to a secret.
    std::function<void(QObject *asker, Answer<QStringList>)> tokens;
    /// The difference of files, as git shows it.
    std::function<Result<QByteArray>(const QList<FileEdit> &)> difference;
};

/// The set-up of all repositories: what stands, what should, and the changes that make it right.
class SetupController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(tagboat::SetupMatrix *matrix READ matrix CONSTANT)
    Q_PROPERTY(tagboat::SetupFindingsModel *findings READ findings CONSTANT)
    Q_PROPERTY(tagboat::SetupProposal *proposal READ proposal CONSTANT)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(QString currentName READ currentName NOTIFY changed)
    Q_PROPERTY(QString currentSummary READ currentSummary NOTIFY changed)
    Q_PROPERTY(QString emptyText READ emptyText NOTIFY changed)
    Q_PROPERTY(int fixable READ fixable NOTIFY changed)
    Q_PROPERTY(QStringList done READ done NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)

public:
    explicit SetupController(SetupQuestions questions, QObject *parent = nullptr);
    /// Ends the looks that are under way.
    ~SetupController() override;

    void setClones(const QList<RepositoryClone> &clones);
    /// Somebody looks at this repository: it is asked, unless it was. Thousands would use up the rate limit.
    Q_INVOKABLE void want(const QString &path);
    /// Asks every repository again that was looked at.
    Q_INVOKABLE void refresh();
    /// Shows the findings of a repository.
    Q_INVOKABLE void select(const QString &path);
    /// Puts the change to the user that repairs one finding of the current repository; of all that can be repaired
    /// without a secret's value for an empty @p key.
    Q_INVOKABLE void propose(const QString &key);
    /// Makes what the proposal says.
    Q_INVOKABLE void send();
    /// The same for one that wants a secret's value: what was typed in, or the token of that name. It is kept nowhere.
    Q_INVOKABLE void sendSecret(tagboat::SecretInput *input, const QString &token);
    Q_INVOKABLE void dismiss();

    [[nodiscard]] SetupMatrix *matrix() { return &m_matrix; }
    [[nodiscard]] SetupFindingsModel *findings() { return &m_findings; }
    [[nodiscard]] SetupProposal *proposal() { return &m_proposal; }
    [[nodiscard]] bool shown() const { return m_shown; }
    /// The first time the page is shown its repositories are asked.
    void setShown(bool shown);
    [[nodiscard]] bool asking() const { return !m_looks.isEmpty(); }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString current() const { return m_current; } ///< the clone's path; empty: none
    [[nodiscard]] QString currentName() const;
    [[nodiscard]] QString currentSummary() const;
    [[nodiscard]] QString emptyText() const; ///< what stands where the current repository has no findings
    [[nodiscard]] int fixable() const;       ///< findings of the current repository
    [[nodiscard]] const QStringList &done() const { return m_done; } ///< by the last changes
    [[nodiscard]] QString errorMessage() const; ///< why they stopped, or the current repository cannot be read
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

Q_SIGNALS:
    void changed();

private:
    /// What a repository was asked, told from what it was asked before.
    struct Look {
        int ticket = 0;
        Cancel cancel;
    };

    void takeClones();
    void drop(const QString &path);
    void change(const QList<SecretSource> &secrets);
    void askNext();
    void showCurrent();
    [[nodiscard]] const RepositorySetup *currentSetup() const;
    [[nodiscard]] const Error *error() const;

    SetupQuestions m_questions;
    QList<RepositoryClone> m_clones; ///< of the workspace
    SetupMatrix m_matrix;
    SetupFindingsModel m_findings;
    SetupProposal m_proposal;
    QSet<QString> m_wanted;       ///< paths that were looked at
    QStringList m_waiting;        ///< paths that shall be asked
    QHash<QString, Look> m_looks; ///< by path
    int m_ticket = 0;
    QString m_current;
    QStringList m_done;
    std::optional<Error> m_stopped;
    bool m_shown = false;
};

} // namespace tagboat
