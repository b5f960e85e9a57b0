// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/secretinput.h"
#include "ports/clock.h"
#include "tokenquestions.h"

#include <QTimer>
#include <QVariantList>
#include <qqmlintegration.h>

#include <memory>
#include <optional>

namespace tagboat
{

/// Signing in, step by step: a token is taken, its forge is asked whose it is and what it may, that is shown, and then
/// it is kept. In between it is here, in memory that is wiped.
class SignIn : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by TokensController")
    Q_PROPERTY(QString stage READ stage NOTIFY changed)
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(QStringList hosts READ hosts NOTIFY changed)
    Q_PROPERTY(QString host READ host WRITE setHost NOTIFY changed)
    Q_PROPERTY(bool byDevice READ byDevice NOTIFY changed)
    Q_PROPERTY(bool byGh READ byGh NOTIFY changed)
    Q_PROPERTY(QString userCode READ userCode NOTIFY changed)
    Q_PROPERTY(QString page READ page NOTIFY changed)
    Q_PROPERTY(QString timeLeft READ timeLeft NOTIFY ticked)
    Q_PROPERTY(QString found READ found NOTIFY changed)
    Q_PROPERTY(QString foundNote READ foundNote NOTIFY changed)
    Q_PROPERTY(QString name READ name WRITE setName NOTIFY changed)
    Q_PROPERTY(QVariantList permissions READ permissions NOTIFY changed)
    Q_PROPERTY(QString errorMessage READ errorMessage NOTIFY changed)
    Q_PROPERTY(QString errorDetail READ errorDetail NOTIFY changed)
    Q_PROPERTY(QString errorRemedy READ errorRemedy NOTIFY changed)

public:
    SignIn(const TokenQuestions &questions, std::shared_ptr<const Clock> clock, QObject *parent = nullptr);
    ~SignIn() override;

    /// "" (closed), "enter", "asking", "code" (the user types it in), "found" (to be kept), "keeping".
    [[nodiscard]] const QString &stage() const { return m_stage; }
    [[nodiscard]] bool isOpen() const { return !m_stage.isEmpty(); }
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QStringList hosts() const;
    [[nodiscard]] const QString &host() const { return m_host; }
    void setHost(const QString &host);
    [[nodiscard]] bool byDevice() const;
    [[nodiscard]] bool byGh() const { return m_gh; }
    [[nodiscard]] QString userCode() const;
    [[nodiscard]] QString page() const;
    [[nodiscard]] QString timeLeft() const; ///< "14:05"
    [[nodiscard]] QString found() const;
    [[nodiscard]] QString foundNote() const;
    [[nodiscard]] const QString &name() const { return m_name; }
    void setName(const QString &name);
    [[nodiscard]] QVariantList permissions() const;
    [[nodiscard]] QString errorMessage() const;
    [[nodiscard]] QString errorDetail() const;
    [[nodiscard]] QString errorRemedy() const;

    void setPlaces(const TokenOverview &overview);
    void setClones(const QList<RepositoryClone> &clones) { m_clones = clones; }

    Q_INVOKABLE void begin();
    /// Ends it, whatever it waits for; what was typed in is wiped.
    Q_INVOKABLE void close();
    /// Asks about what was typed in.
    Q_INVOKABLE void look(tagboat::SecretInput *input);
    Q_INVOKABLE void takeFromGh();
    Q_INVOKABLE void askForCode();
    Q_INVOKABLE void openPage();
    Q_INVOKABLE void copyCode();
    Q_INVOKABLE void keep();

Q_SIGNALS:
    void changed();
    void ticked();
    void kept(const QString &name);

private:
    void enter(const QString &stage);
    void failed(const Error &error);
    void lookAt(const Secret &secret);
    void waitForCode();
    [[nodiscard]] QString freeName(const QString &login) const;

    const TokenQuestions &m_questions;
    std::shared_ptr<const Clock> m_clock;
    QList<SignInPlace> m_places;
    QStringList m_taken; ///< names
    QList<RepositoryClone> m_clones;
    bool m_gh = false;
    QString m_stage;
    QString m_host;
    QString m_name;
    Secret m_secret;
    QDateTime m_expires; ///< as the forge said when it gave the token
    std::optional<DeviceCode> m_code;
    std::optional<TokenState> m_found;
    std::optional<Error> m_error;
    std::optional<Cancel> m_asked;
    int m_turn = 0; ///< answers to what was given up are not for us
    QTimer m_second;
};

} // namespace tagboat
