// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/spelling.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QVariantList>
#include <qqmlintegration.h>

#include <functional>
#include <memory>

namespace tagboat
{

/// Opens a dictionary, in another thread; NotFound where none is installed.
using OpenSpelling = std::function<Result<std::unique_ptr<SpellChecker>>()>;

/// Which words of an entry no dictionary has. Words are looked up in another thread, each once; what is not known yet
/// counts as right.
class Speller : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(QString notice READ notice NOTIFY changed)
    Q_PROPERTY(int revision READ revision NOTIFY changed)

public:
    /// Without @p open nothing is looked up.
    explicit Speller(OpenSpelling open, QObject *parent = nullptr);
    /// Waits for its thread.
    ~Speller() override;

    /// The wrong words of a text, each with its start and length; @p revision is that of what is known.
    Q_INVOKABLE QVariantList wrongIn(const QString &text, int revision = 0);
    /// The word at a position, which may be at its end too: start, length, word, wrong; empty if there is none.
    Q_INVOKABLE QVariantMap wordAt(const QString &text, int position);
    /// Where the next wrong word begins behind @p position, from the beginning again; -1 if there is none.
    Q_INVOKABLE int nextWrong(const QString &text, int position);
    /// Looks for what could be meant by a word; suggested() has the answer.
    Q_INVOKABLE void ask(const QString &word);
    /// Adds a word to the user's own list.
    Q_INVOKABLE void learn(const QString &word);

    [[nodiscard]] bool available() const { return m_available; }
    /// Why nothing is looked up, or could not be added; empty if all is well.
    [[nodiscard]] QString notice() const { return m_notice; }
    [[nodiscard]] int revision() const { return m_revision; } ///< rises with what is known

Q_SIGNALS:
    void changed();
    void suggested(const QString &word, const QStringList &words);

private:
    /// What belongs to the thread.
    struct Desk {
        OpenSpelling open;
        std::unique_ptr<SpellChecker> checker;
        QString trouble;
        SpellChecker *ready();
    };
    void lookUp(const QStringList &words);
    void take(const QHash<QString, bool> &known, bool available, const QString &notice);
    [[nodiscard]] bool isWrong(const QString &word) const { return !m_known.value(word, true); }

    std::shared_ptr<Desk> m_desk;
    QHash<QString, bool> m_known; ///< whether a word is right
    QSet<QString> m_asked;
    bool m_available = false;
    QString m_notice;
    int m_revision = 0;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
