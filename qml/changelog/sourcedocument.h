// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QQuickTextDocument>
#include <qqmlintegration.h>

namespace tagboat
{

/// Gives the text of an editor other words by changing only what differs: to lay out thousands of lines anew would hold
/// up the window.
class SourceDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document MEMBER m_document NOTIFY documentChanged)

public:
    using QObject::QObject;
    /// What could be undone in the editor belongs to another text then, and is forgotten. False, and nothing is done,
    /// if so much differs that the text is better given as a whole: the editor looks at its length only then, and draws
    /// of a long one what is in sight.
    Q_INVOKABLE bool show(const QString &text);

Q_SIGNALS:
    void documentChanged();

private:
    QQuickTextDocument *m_document = nullptr;
};

} // namespace tagboat
