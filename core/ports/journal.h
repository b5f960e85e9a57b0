// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace tagboat
{

/// One line of the append-only journal. What a record means is the business of releasestate.h.
struct JournalRecord {
    enum class Type {
        Planned,   ///< a plan was stored, at the start or as a later revision; data: plan (the stored bytes)
        Confirmed, ///< the user allowed a step that cannot be undone
        Intent,    ///< a step is about to take effect; data: inputs that fix what the effect will be
        Outcome,   ///< a step ended well; data: state (done, adopted, skipped), detail, facts
        Waiting,   ///< a step waits; data: on, until, detail
        Stopped,   ///< a step stopped the release; data: error
        Answered,  ///< the user answered a gate; data: answer
        Aborted,   ///< the user gave the release up; data: step, found, known: what a begun step left on the remote
        Completed, ///< every step ended
    };

    qint64 sequence = 0; ///< given by the journal
    QDateTime at;
    QString release;
    QString step; ///< empty for records about the whole release
    Type type = Type::Planned;
    QJsonObject data;
};

/// The stable names of record types in the database.
QString journalTypeName(JournalRecord::Type type);
Result<JournalRecord::Type> journalTypeFromName(QStringView name);

/// Held while a release of a repository runs; two programs never run the same repository's release.
class ReleaseLock
{
public:
    virtual ~ReleaseLock() = default;
};

/// The durable memory of releases. Every append is on disk when it returns.
class Journal
{
public:
    /// Where a release belongs.
    struct Head {
        QString release;
        QString repository; ///< absolute path of the working tree
        QString package;
        QDateTime created;
    };

    virtual ~Journal() = default;
    /// Makes a release known; its records follow.
    virtual Result<void> open(const Head &head) = 0;
    virtual Result<void> append(const JournalRecord &record) = 0;
    /// All records of a release, oldest first.
    virtual Result<QList<JournalRecord>> records(const QString &release) = 0;
    /// All releases, newest first; of one repository if @p repository is not empty.
    virtual Result<QList<Head>> releases(const QString &repository) = 0;
    /// Remembers that the user allowed this repository's commands; @p digest is of their text.
    virtual Result<void> allowCommands(const QString &repository, const QString &digest, const QDateTime &at) = 0;
    virtual Result<bool> commandsAllowed(const QString &repository, const QString &digest) = 0;
    /// Error Busy, naming the holder, if another process runs a release of @p repository.
    virtual Result<std::unique_ptr<ReleaseLock>> lock(const QString &repository) = 0;
};

} // namespace tagboat
