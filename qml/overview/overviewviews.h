// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "overviewfiltermodel.h"

#include <QObject>
#include <QStringList>
#include <qqmlintegration.h>

#include <functional>

namespace tagboat
{

/// The views that the user keeps under a name, and the way to hand one on as text. What is changed here is kept by the
/// program, which says so if it cannot.
class OverviewViews : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by OverviewController")
    Q_PROPERTY(QStringList names READ names NOTIFY viewsChanged)
    Q_PROPERTY(QString current READ current NOTIFY currentChanged)
    Q_PROPERTY(bool changed READ changed NOTIFY currentChanged)
    Q_PROPERTY(bool plain READ plain NOTIFY currentChanged)

public:
    /// How views are written and read as text.
    struct Text {
        std::function<QString(const SavedView &)> write;
        std::function<Result<QList<SavedView>>(const QString &)> read;
    };

    explicit OverviewViews(OverviewFilterModel &rows, QObject *parent = nullptr);

    [[nodiscard]] QStringList names() const;
    /// The view that was opened or kept last; empty if none.
    [[nodiscard]] const QString &current() const { return m_current; }
    /// What is shown is no longer what that view says.
    [[nodiscard]] bool changed() const;
    /// Everything is shown, in the usual way.
    [[nodiscard]] bool plain() const;

    Q_INVOKABLE void open(const QString &name);
    /// Shows everything in the usual way again.
    Q_INVOKABLE void reset();
    /// Keeps what is shown under a name; a view that has it already is replaced.
    Q_INVOKABLE void keep(const QString &name);
    Q_INVOKABLE void remove(const QString &name);
    /// A view as text, to hand on.
    Q_INVOKABLE [[nodiscard]] QString text(const QString &name) const;
    /// Takes in the views of a text, and opens the first. Those with the name of one here replace it. Returns why it
    /// cannot be; empty if it is done.
    Q_INVOKABLE [[nodiscard]] QString take(const QString &text);

    /// The same by way of the clipboard.
    Q_INVOKABLE void copy(const QString &name) const;
    Q_INVOKABLE [[nodiscard]] QString takeFromClipboard();

    void setText(const Text &text) { m_text = text; }
    void setViews(const QList<SavedView> &views);
    [[nodiscard]] const QList<SavedView> &views() const { return m_views; }

Q_SIGNALS:
    void viewsChanged();
    void currentChanged();
    /// The user changed the list: it has to be kept.
    void edited();

private:
    [[nodiscard]] const SavedView *find(const QString &name) const;
    void put(const SavedView &view);

    OverviewFilterModel &m_rows;
    QList<SavedView> m_views;
    QString m_current;
    Text m_text;
};

} // namespace tagboat
