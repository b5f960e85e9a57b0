// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sourcespans.h"

#include <QColor>
#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QTextBlock>
#include <qqmlintegration.h>

namespace tagboat
{

/// Colours the source of a changelog as it is typed, line by line. QSyntaxHighlighter would have the document laid out
/// again for each line of a text that it begins with: half a minute for 10,000 of them.
class SourceHighlighter : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *textDocument READ textDocument WRITE setTextDocument NOTIFY changed)
    Q_PROPERTY(QString format MEMBER m_format WRITE setFormatName NOTIFY changed)
    Q_PROPERTY(QString path MEMBER m_path WRITE setPath NOTIFY changed)
    Q_PROPERTY(QColor strongColor MEMBER m_strong WRITE setStrongColor NOTIFY changed)
    Q_PROPERTY(QColor mutedColor MEMBER m_muted WRITE setMutedColor NOTIFY changed)
    Q_PROPERTY(QColor codeColor MEMBER m_code WRITE setCodeColor NOTIFY changed)
    Q_PROPERTY(QColor linkColor MEMBER m_link WRITE setLinkColor NOTIFY changed)

public:
    using QObject::QObject;

    [[nodiscard]] QQuickTextDocument *textDocument() const { return m_textDocument; }
    void setTextDocument(QQuickTextDocument *document);
    void setFormatName(const QString &format);
    void setPath(const QString &path);
    void setStrongColor(const QColor &color) { setColor(m_strong, color); }
    void setMutedColor(const QColor &color) { setColor(m_muted, color); }
    void setCodeColor(const QColor &color) { setColor(m_code, color); }
    void setLinkColor(const QColor &color) { setColor(m_link, color); }

Q_SIGNALS:
    void changed();

private:
    void setColor(QColor &member, const QColor &color);
    void lookSoon();
    void lookAtAll();
    void follow(int from, int removed, int added);
    void look(QTextBlock &block) const;
    [[nodiscard]] QTextCharFormat formatOf(SourceKind kind) const;

    QQuickTextDocument *m_textDocument = nullptr;
    QPointer<QTextDocument> m_document;
    QString m_format;
    QString m_path;
    SourceGrammar m_grammar = SourceGrammar::Markdown;
    bool m_waiting = false;
    QColor m_strong;
    QColor m_muted;
    QColor m_code;
    QColor m_link;
};

} // namespace tagboat
