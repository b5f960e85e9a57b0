// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "signin.h"
#include "tokensmodel.h"

#include <QHash>
#include <qqmlintegration.h>

namespace tagboat
{

/// The accounts with which Tagboat asks forges: whose tokens lie in the keychain, how they are, and whom they serve.
class TokensController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(tagboat::TokensModel *tokens READ tokens CONSTANT)
    Q_PROPERTY(tagboat::SignIn *signIn READ signIn CONSTANT)
    Q_PROPERTY(bool shown READ shown WRITE setShown NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(bool practice READ practice CONSTANT)
    Q_PROPERTY(bool asking READ asking NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString unserved READ unserved NOTIFY changed)
    Q_PROPERTY(QString current READ current NOTIFY changed)
    Q_PROPERTY(QStringList facts READ facts NOTIFY changed)
    Q_PROPERTY(QVariantList permissions READ permissions NOTIFY changed)
    Q_PROPERTY(QStringList repositories READ repositories NOTIFY changed)
    Q_PROPERTY(QString trouble READ trouble NOTIFY changed)
    Q_PROPERTY(QString removing READ removing NOTIFY changed)
    Q_PROPERTY(QStringList removal READ removal NOTIFY changed)
    Q_PROPERTY(bool locked READ locked NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)

public:
    /// @p practice: nobody signs in here, and nothing is asked.
    TokensController(TokenQuestions questions, bool practice,
                     std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>(), QObject *parent = nullptr);
    ~TokensController() override;

    void setClones(const QList<RepositoryClone> &clones);
    /// Reads the record, unless that was done: somebody wants to know who serves a clone.
    void need();
    /// Which account serves a clone, in words; empty while it is not known and for what is of no forge.
    [[nodiscard]] QString serving(const QString &clone) const;

    /// Asks keychain and forges about all tokens.
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void check(const QString &name);
    Q_INVOKABLE void select(const QString &name);
    /// Asks whether a token shall be removed.
    Q_INVOKABLE void proposeRemoval(const QString &name);
    Q_INVOKABLE void giveUpRemoval();
    Q_INVOKABLE void remove();
    /// Has the keychain's password asked for.
    Q_INVOKABLE void unlock();

    [[nodiscard]] TokensModel *tokens() { return &m_tokens; }
    [[nodiscard]] SignIn *signIn() { return &m_signIn; }
    [[nodiscard]] bool shown() const { return m_shown; }
    void setShown(bool shown);
    [[nodiscard]] bool ready() const { return m_overview.has_value(); }
    [[nodiscard]] bool practice() const { return m_practice; }
    [[nodiscard]] bool asking() const { return m_listing || !m_checks.isEmpty(); }
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString unserved() const; ///< the clones of forges that no account serves, in words
    [[nodiscard]] const QString &current() const { return m_current; } ///< a token's name
    [[nodiscard]] QStringList facts() const;
    [[nodiscard]] QVariantList permissions() const;
    [[nodiscard]] QStringList repositories() const;
    [[nodiscard]] QString trouble() const; ///< why the current token is not fine
    [[nodiscard]] const QString &removing() const { return m_removing; }
    [[nodiscard]] QStringList removal() const; ///< what it would mean
    [[nodiscard]] bool locked() const;
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

Q_SIGNALS:
    void changed();
    void servingChanged();  ///< serving() may say something else
    void accountsChanged(); ///< a token came or went, or the keychain can be used again: what could not be asked before
                            ///< may be asked now

private:
    void list(bool thenCheck);
    void checkAll();
    void takeOverview(const Result<TokenOverview> &answer);
    [[nodiscard]] const Error *error() const;

    TokenQuestions m_questions;
    bool m_practice = false;
    std::shared_ptr<const Clock> m_clock;
    TokensModel m_tokens;
    SignIn m_signIn;
    QList<RepositoryClone> m_clones;
    std::optional<TokenOverview> m_overview;
    std::optional<Error> m_error; ///< of the record, of removing and unlocking
    std::optional<Cancel> m_listing;
    bool m_thenCheck = false;        ///< when the list is there
    QHash<QString, Cancel> m_checks; ///< by the token's name
    QString m_current;
    QString m_removing;
    bool m_shown = false;
    bool m_checked = false; ///< all of them, once
};

} // namespace tagboat
