// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "signin.h"

#include "base/displaytext.h"
#include "tokenwords.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

SignIn::SignIn(const TokenQuestions &questions, std::shared_ptr<const Clock> clock, QObject *parent)
    : QObject(parent), m_questions(questions), m_clock(std::move(clock))
{
    m_second.setInterval(1000);
    connect(&m_second, &QTimer::timeout, this, &SignIn::ticked);
}

SignIn::~SignIn()
{
    if (m_asked)
        m_asked->request();
}

bool SignIn::isBusy() const
{
    return m_stage == "asking"_L1 || m_stage == "keeping"_L1;
}

QStringList SignIn::hosts() const
{
    QStringList list;
    for (const SignInPlace &place : m_places)
        list.append(place.host);
    return list;
}

bool SignIn::byDevice() const
{
    return std::ranges::any_of(m_places,
                               [this](const SignInPlace &place) { return place.host == m_host && place.byDevice; });
}

void SignIn::setPlaces(const TokenOverview &overview)
{
    m_places = overview.places;
    m_gh = overview.ghIsInstalled;
    m_taken.clear();
    for (const TokenState &state : overview.tokens)
        m_taken.append(state.record.name);
    if (!hosts().contains(m_host))
        m_host = hosts().value(0);
    Q_EMIT changed();
}

void SignIn::setHost(const QString &host)
{
    if (host == m_host || isBusy())
        return;
    m_host = host;
    Q_EMIT changed();
}

void SignIn::setName(const QString &name)
{
    m_name = name;
    Q_EMIT changed();
}

void SignIn::enter(const QString &stage)
{
    m_stage = stage;
    if (stage != "code"_L1)
        m_second.stop();
    Q_EMIT changed();
}

void SignIn::failed(const Error &error)
{
    m_asked.reset();
    m_code.reset();
    m_error = error;
    enter(m_found ? u"found"_s : u"enter"_s);
}

void SignIn::begin()
{
    close();
    enter(u"enter"_s);
}

void SignIn::close()
{
    ++m_turn;
    if (m_asked)
        m_asked->request();
    m_asked.reset();
    m_secret = Secret();
    m_expires = QDateTime();
    m_code.reset();
    m_found.reset();
    m_error.reset();
    m_name.clear();
    enter({});
}

void SignIn::look(SecretInput *input)
{
    if (input == nullptr || isBusy())
        return;
    const Secret secret = input->take();
    if (secret.isEmpty())
        return;
    m_expires = QDateTime(); // of another one
    lookAt(secret);
}

void SignIn::lookAt(const Secret &secret)
{
    m_secret = secret;
    m_error.reset();
    m_found.reset();
    enter(u"asking"_s);
    const int turn = m_turn;
    m_asked = m_questions.look(this, m_host, secret, m_clones, [this, turn](const Result<TokenState> &answer) {
        if (turn != m_turn)
            return;
        m_asked.reset();
        if (!answer) {
            m_secret = Secret();
            return failed(answer.error());
        }
        m_found = *answer;
        m_name = freeName(answer->record.login);
        enter(u"found"_s);
    });
}

void SignIn::takeFromGh()
{
    if (isBusy())
        return;
    m_error.reset();
    m_expires = QDateTime();
    enter(u"asking"_s);
    const int turn = m_turn;
    m_asked = m_questions.fromGh(this, m_host, [this, turn](const Result<Secret> &answer) {
        if (turn != m_turn)
            return;
        m_asked.reset();
        if (!answer)
            return failed(answer.error());
        lookAt(*answer);
    });
}

void SignIn::askForCode()
{
    if (isBusy())
        return;
    m_error.reset();
    enter(u"asking"_s);
    const int turn = m_turn;
    m_asked = m_questions.code(this, m_host, [this, turn](const Result<DeviceCode> &answer) {
        if (turn != m_turn)
            return;
        m_asked.reset();
        if (!answer)
            return failed(answer.error());
        m_code = *answer;
        m_second.start();
        enter(u"code"_s);
        waitForCode();
    });
}

void SignIn::waitForCode()
{
    const int turn = m_turn;
    m_asked = m_questions.wait(this, m_host, *m_code, [this, turn](const Result<DeviceToken> &answer) {
        if (turn != m_turn)
            return;
        m_asked.reset();
        if (!answer)
            return failed(answer.error());
        m_code.reset();
        m_expires = answer->expires;
        lookAt(answer->token);
    });
}

void SignIn::openPage()
{
    if (m_code)
        m_questions.open(m_code->page);
}

void SignIn::copyCode()
{
    if (m_code)
        QGuiApplication::clipboard()->setText(m_code->userCode);
}

void SignIn::keep()
{
    if (m_stage != "found"_L1 || m_secret.isEmpty())
        return;
    m_error.reset();
    enter(u"keeping"_s);
    TokenRecord wanted = m_found->record;
    wanted.name = m_name.trimmed();
    if (m_expires.isValid())
        wanted.expires = m_expires;
    const int turn = m_turn;
    m_questions.keep(this, wanted, m_secret, [this, turn](const Result<TokenState> &answer) {
        if (answer)
            Q_EMIT kept(answer->record.name);
        if (turn != m_turn)
            return;
        if (!answer)
            return failed(answer.error());
        close();
    });
}

QString SignIn::freeName(const QString &login) const
{
    QString name = login;
    for (int i = 2; m_taken.contains(name); ++i)
        name = u"%1 %2"_s.arg(login, QString::number(i));
    return name;
}

QString SignIn::userCode() const
{
    return m_code ? displayText(m_code->userCode) : QString();
}

QString SignIn::page() const
{
    return m_code ? displayText(m_code->page.toDisplayString()) : QString();
}

QString SignIn::timeLeft() const
{
    const qint64 seconds = m_code ? std::max<qint64>(0, m_clock->now().secsTo(m_code->expires)) : 0;
    return u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
}

QString SignIn::found() const
{
    if (!m_found)
        return {};
    return tr("%1 at %2").arg(displayText(m_found->record.login), displayText(m_found->record.host));
}

QString SignIn::foundNote() const
{
    if (!m_found)
        return {};
    QStringList notes{tokenFormWords(m_found->record.form),
                      tr("expires: %1").arg(expiryWords(m_found->record, m_clock->now())), permissionSummary(*m_found)};
    if (!m_found->excess.isEmpty())
        notes.append(tr("may more than Tagboat ever needs: %1").arg(displayText(m_found->excess.join(u", "_s))));
    return notes.join(u" · "_s);
}

QVariantList SignIn::permissions() const
{
    return permissionLines(m_found ? m_found->permissions : neededPermissions(), m_found.has_value());
}

QString SignIn::errorMessage() const
{
    return m_error ? displayText(m_error->message) : QString();
}

QString SignIn::errorDetail() const
{
    return m_error ? displayBlock(m_error->detail) : QString();
}

QString SignIn::errorRemedy() const
{
    return m_error ? displayText(m_error->remedy) : QString();
}

} // namespace tagboat
