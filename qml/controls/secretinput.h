// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QByteArray>
#include <QClipboard>
#include <QQuickItem>
#include <qqmlintegration.h>

namespace tagboat
{

/// Takes what somebody types or pastes and nobody may read, such as a token: into bytes that are wiped, never into a
/// text. QML, and with it the accessibility tree, sees how many characters there are and no more.
class SecretInput : public QQuickItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text NOTIFY changed)
    Q_PROPERTY(int length READ length NOTIFY changed)
    Q_PROPERTY(bool selected READ selected NOTIFY changed)

public:
    explicit SecretInput(QQuickItem *parent = nullptr);
    ~SecretInput() override;

    /// A dot for each character, of the first few dozen.
    [[nodiscard]] QString text() const;
    [[nodiscard]] int length() const { return m_length; }
    /// All of it: what is typed next takes its place.
    [[nodiscard]] bool selected() const { return m_selected; }

    /// What was typed in; nothing of it stays here.
    Secret take();
    Q_INVOKABLE void clear();
    Q_INVOKABLE void paste() { pasteFrom(QClipboard::Clipboard); }

Q_SIGNALS:
    void changed();
    void accepted(); ///< Enter was pressed

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    [[nodiscard]] QVariant inputMethodQuery(Qt::InputMethodQuery query) const override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    void append(QString text);
    void removeLast();
    void pasteFrom(QClipboard::Mode mode);

    QByteArray m_bytes; ///< never grows beyond what is reserved: no copy stays behind
    int m_length = 0;   ///< characters
    bool m_selected = false;
};

} // namespace tagboat
