// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sourcespans.h"

#include <QColor>
#include <QQuickTextDocument>
#include <QSyntaxHighlighter>
#include <qqmlintegration.h>

namespace tagboat
{

/// Colours the source of a changelog as it is typed, line by line.
class SourceHighlighter : public QSyntaxHighlighter
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
    explicit SourceHighlighter(QObject *parent = nullptr) : QSyntaxHighlighter(parent) {}

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

protected:
    void highlightBlock(const QString &text) override;

private:
    void setColor(QColor &member, const QColor &color);
    void again();
    [[nodiscard]] QTextCharFormat formatOf(SourceKind kind) const;

    QQuickTextDocument *m_textDocument = nullptr;
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
