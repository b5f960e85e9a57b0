// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "changelogcontroller.h"

#include <QObject>
#include <QQuickTextDocument>
#include <qqmlintegration.h>

namespace tagboat
{

/// The text of the source view's editor, and what it has to do with the changelog. It goes from one to the other here
/// and not in QML, whose engine would copy a long text again and again.
class SourceDocument : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document MEMBER m_document NOTIFY documentChanged)

public:
    using QObject::QObject;
    /// Gives the controller what the editor holds, as ChangelogController::setSource() does.
    Q_INVOKABLE bool take(tagboat::ChangelogController *controller) const;
    /// Gives the editor the controller's words by changing only what differs: to lay out thousands of lines anew would
    /// hold up the window. What could be undone in the editor belongs to another text then, and is forgotten. False,
    /// and nothing is done, if so much differs that the text is better given as a whole: the editor looks at its length
    /// only then, and draws of a long one what is in sight.
    Q_INVOKABLE bool show(tagboat::ChangelogController *controller);

Q_SIGNALS:
    void documentChanged();

private:
    [[nodiscard]] QTextDocument *textDocument() const;

    QQuickTextDocument *m_document = nullptr;
};

} // namespace tagboat
