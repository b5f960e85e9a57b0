// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "markdowndocument.h"

#include <QQuickPaintedItem>
#include <QTextBlock>
#include <qqmlintegration.h>

namespace tagboat
{

/// Shows Markdown as GitHub would, safely: see fillMarkdown(). As high as its text at the width that it is given.
class MarkdownView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString markdown READ markdown WRITE setMarkdown NOTIFY changed)
    Q_PROPERTY(QString repositoryUrl READ repositoryUrl WRITE setRepositoryUrl NOTIFY changed)
    Q_PROPERTY(QFont font READ font WRITE setFont NOTIFY changed)
    Q_PROPERTY(QString monoFamily READ monoFamily WRITE setMonoFamily NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)
    Q_PROPERTY(QColor mutedColor READ mutedColor WRITE setMutedColor NOTIFY changed)
    Q_PROPERTY(QColor linkColor READ linkColor WRITE setLinkColor NOTIFY changed)
    Q_PROPERTY(QColor codeColor READ codeColor WRITE setCodeColor NOTIFY changed)
    Q_PROPERTY(QString plainText READ plainText NOTIFY laidOut) ///< for screen readers
    /// Where the link below the pointer leads. Nothing is opened: changelogs are other people's texts.
    Q_PROPERTY(QString hoveredLink READ hoveredLink NOTIFY hoveredLinkChanged)

public:
    /// The line of the Markdown that the paragraph at that height begins at; 0 if there is none.
    Q_INVOKABLE [[nodiscard]] int lineAt(double y) const;
    /// The line that the paragraph begins at which stands @p by paragraphs below that of @p line, or the last one.
    Q_INVOKABLE [[nodiscard]] int lineBeside(int line, int by) const;
    /// Where the paragraph is, and its words, that holds a line of the Markdown; empty if none does.
    Q_INVOKABLE [[nodiscard]] QRectF placeOf(int line) const;
    Q_INVOKABLE [[nodiscard]] QString wordsOf(int line) const;

    explicit MarkdownView(QQuickItem *parent = nullptr);
    void paint(QPainter *painter) override;

    [[nodiscard]] QString markdown() const { return m_markdown; }
    void setMarkdown(const QString &markdown);
    [[nodiscard]] QString repositoryUrl() const { return m_repositoryUrl; }
    void setRepositoryUrl(const QString &url);
    [[nodiscard]] QFont font() const { return m_style.font; }
    void setFont(const QFont &font);
    [[nodiscard]] QString monoFamily() const { return m_style.monospaced.family(); }
    void setMonoFamily(const QString &family);
    [[nodiscard]] QColor color() const { return m_style.text; }
    void setColor(const QColor &color);
    [[nodiscard]] QColor mutedColor() const { return m_style.muted; }
    void setMutedColor(const QColor &color);
    [[nodiscard]] QColor linkColor() const { return m_style.link; }
    void setLinkColor(const QColor &color);
    [[nodiscard]] QColor codeColor() const { return m_style.codeGround; }
    void setCodeColor(const QColor &color);
    [[nodiscard]] QString plainText() const { return m_document.toPlainText(); }
    [[nodiscard]] QString hoveredLink() const { return m_hoveredLink; }

Q_SIGNALS:
    void changed();
    void laidOut();
    void hoveredLinkChanged();

protected:
    void updatePolish() override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;

private:
    void restyle();
    [[nodiscard]] QTextBlock blockOf(int line) const;
    void setHoveredLink(const QString &link);

    QString m_markdown;
    QString m_repositoryUrl;
    MarkdownStyle m_style;
    QTextDocument m_document;
    QString m_hoveredLink;
    bool m_stale = true; ///< the document does not hold the Markdown yet
};

} // namespace tagboat
