// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "editing.h"

#include <QKeyEvent>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace tagboat::bench
{

namespace
{
constexpr int rounds = 5;
/// Typing rests this long before the text is taken, and again before it is looked through.
constexpr int restMs = 1500;

/// The first item in @p item whose type's name begins so.
QQuickItem *findType(QQuickItem *item, const QByteArray &name)
{
    if (item->isVisible() && QByteArray(item->metaObject()->className()).startsWith(name))
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = findType(child, name))
            return found;
    }
    return nullptr;
}

[[noreturn]] void missing(const char *what)
{
    qFatal("there is no %s to type in", what);
}
} // namespace

Editing::Editing(TimedApplication &application, QQuickWindow &window, const QString &large, const QString &waiting)
    : m_application(application), m_window(window),
      m_changelog(*window.property("changelog").value<ChangelogController *>()), m_large(large), m_waiting(waiting)
{
    connect(&window, &QQuickWindow::frameSwapped, this, [this] {
        if (const Next next = std::exchange(m_drawn, {}))
            next();
    });
    after(restMs, [this] { // the window has settled
        m_application.count(true);
        open(m_large, &m_first, [this] { openDrafts(0); });
    });
}

void Editing::after(int milliseconds, Next next)
{
    QTimer::singleShot(milliseconds, this, std::move(next));
}

void Editing::whenDrawn(Next next)
{
    m_drawn = std::move(next);
    m_window.update();
}

void Editing::open(const QString &repository, QJsonArray *times, Next next)
{
    m_application.takeLongest();
    const double began = milliseconds(CLOCK_MONOTONIC);
    QMetaObject::invokeMethod(&m_window, "editChangelog", Q_ARG(QString, repository), Q_ARG(QString, u"."_s));
    auto *once = new QObject(this);
    connect(&m_changelog, &ChangelogController::opened, once, [=, this] {
        if (m_changelog.loading())
            return;
        delete once;
        if (!m_changelog.hasDocument())
            qFatal("%s", qPrintable(m_changelog.errorMessage()));
        whenDrawn([=, this] { // the first frame finds room for the lists, the second fills them
            whenDrawn([=, this] {
                times->append(milliseconds(CLOCK_MONOTONIC) - began);
                after(restMs, [=, this] {
                    m_openBlocked.append(m_application.takeLongest());
                    next();
                });
            });
        });
    });
}

/// The two in turn, so that each is opened anew.
void Editing::openDrafts(int round)
{
    open(m_waiting, &m_drafts, [this, round] {
        if (m_changelog.drafts()->rowCount() == 0)
            qFatal("no draft is offered");
        open(m_large, &m_again, [this, round] {
            if (round + 1 < rounds)
                openDrafts(round + 1);
            else
                editCards(0);
        });
    });
}

void Editing::press(int key, const QString &text, QJsonArray *costs, Next next)
{
    const double began = worked();
    for (const QEvent::Type kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(kind, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(&m_window, &event);
    }
    whenDrawn([=, this] {
        costs->append(worked() - began);
        after(40, next); // a quick typist's pause
    });
}

void Editing::type(const QString &letters, QJsonArray *costs, Next next)
{
    if (letters.isEmpty())
        return next();
    const QChar letter = letters.front();
    press(letter == u' ' ? Qt::Key_Space : Qt::Key_A + (letter.unicode() - u'a'), letter, costs,
          [=, this] { type(letters.sliced(1), costs, next); });
}

void Editing::editCards(int round)
{
    if (round == rounds)
        return editSource(0);
    QQuickItem *card = findType(m_window.contentItem(), "EntryCard_");
    if (card == nullptr)
        missing("card");
    QMetaObject::invokeMethod(card, "begin");
    whenDrawn([this, round] {
        if (m_window.activeFocusItem() == nullptr || !m_window.activeFocusItem()->inherits("QQuickTextEdit"))
            missing("text of a card");
        m_application.takeLongest();
        type(u" and a few words more"_s, &m_cardKeys, [this, round] {
            press(Qt::Key_Return, u"\r"_s, &m_cardEnds, [this, round] {
                after(restMs, [this, round] {
                    m_cardBlocked.append(m_application.takeLongest());
                    editCards(round + 1);
                });
            });
        });
    });
}

void Editing::editSource(int round)
{
    if (round == rounds)
        return finish();
    if (round == 0) {
        QQuickItem *page = findType(m_window.contentItem(), "ChangelogPage_");
        if (page == nullptr)
            missing("page");
        page->setProperty("side", u"source"_s);
    }
    after(restMs, [this, round] {
        QQuickItem *view = findType(m_window.contentItem(), "SourceView_");
        QQuickItem *editor = view == nullptr ? nullptr : findType(view, "QQuickTextEdit");
        if (editor == nullptr)
            missing("source");
        // At the beginning, in the middle, at the end, and between.
        const int length = editor->property("length").toInt();
        QMetaObject::invokeMethod(view, "showAt", Q_ARG(int, length / rounds * round + length / 50));
        after(restMs, [this, round] {
            m_application.takeLongest();
            type(u"some words at once"_s, &m_sourceKeys, [this, round] {
                after(restMs, [this, round] {
                    m_sourceBlocked.append(m_application.takeLongest());
                    editSource(round + 1);
                });
            });
        });
    });
}

void Editing::finish()
{
    m_application.finish({{u"first"_s, m_first},
                          {u"again"_s, m_again},
                          {u"openBlocked"_s, m_openBlocked},
                          {u"drafts"_s, m_drafts},
                          {u"draftCount"_s, m_changelog.drafts()->rowCount()},
                          {u"cardKeys"_s, m_cardKeys},
                          {u"cardEnds"_s, m_cardEnds},
                          {u"cardBlocked"_s, m_cardBlocked},
                          {u"sourceKeys"_s, m_sourceKeys},
                          {u"sourceBlocked"_s, m_sourceBlocked}});
}

} // namespace tagboat::bench
