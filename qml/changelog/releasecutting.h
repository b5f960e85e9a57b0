// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "controls/diffmodel.h"
#include "scan/changelogwork.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>
#include <qqmlintegration.h>

#include <functional>
#include <memory>
#include <optional>

namespace tagboat
{

/// A release that is about to be cut out of Unreleased: its version and date, what is wrong with them, and what would
/// change. Nothing changes before the controller cuts it.
class ReleaseCutting : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by ChangelogController")
    Q_PROPERTY(bool open READ isOpen NOTIFY changed)
    Q_PROPERTY(QString version READ version WRITE setVersion NOTIFY changed)
    Q_PROPERTY(QString date READ date WRITE setDate NOTIFY changed)
    Q_PROPERTY(bool dateInvalid READ dateInvalid NOTIFY changed)
    Q_PROPERTY(bool looking READ looking NOTIFY changed)
    Q_PROPERTY(bool ready READ ready NOTIFY changed)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)
    Q_PROPERTY(QString remedy READ remedy NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(tagboat::DiffModel *diff READ diff CONSTANT)

public:
    explicit ReleaseCutting(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent = nullptr);
    /// Waits for its thread.
    ~ReleaseCutting() override;

    /// Begins with the version that the open part has, or else the suggested one, and today's date (UTC).
    void begin(const ChangelogWork &work, const Changelog &now);
    /// The changelog, or the fragments that towncrier builds its parts of, were edited meanwhile.
    void look(const Changelog &now, const QList<Fragment> &fragments = {});
    Q_INVOKABLE void close();
    /// What ready() stands for.
    [[nodiscard]] std::optional<ChangelogCut> cut() const;

    [[nodiscard]] bool isOpen() const { return m_work.has_value(); }
    [[nodiscard]] QString version() const { return m_version; }
    void setVersion(const QString &version);
    [[nodiscard]] QString date() const { return m_date; } ///< YYYY-MM-DD
    void setDate(const QString &date);
    [[nodiscard]] bool dateInvalid() const;
    [[nodiscard]] bool looking() const { return m_looking; }
    [[nodiscard]] bool ready() const { return m_cut && !m_looking; }
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString remedy() const { return m_error ? m_error->remedy : QString(); }
    [[nodiscard]] QString summary() const; ///< how much changes
    [[nodiscard]] DiffModel *diff() { return &m_diff; }

Q_SIGNALS:
    void changed();

private:
    struct Preview {
        ChangelogCut cut;
        QByteArray diff;
    };
    static Result<Preview> preview(Git &git, const ChangelogWork &work, const Changelog &now, const QString &version,
                                   const QString &date);
    void lookSoon();
    void start();
    void take(int run, const Result<Preview> &preview);

    std::function<std::unique_ptr<Git>()> m_makeGit;
    std::optional<ChangelogWork> m_work;
    std::optional<Changelog> m_now;
    QString m_version;
    QString m_date;
    bool m_looking = false;
    std::optional<ChangelogCut> m_cut;
    std::optional<Error> m_error;
    int m_run = 0; ///< what was asked for earlier is dropped
    DiffModel m_diff;
    QTimer m_rest;
    QThreadPool m_pool; ///< last, so that its thread ends first
};

} // namespace tagboat
