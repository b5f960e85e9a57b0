// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "secretinput.h"

#include <QCursor>
#include <QGuiApplication>
#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

constexpr qsizetype room = 64 * 1024; ///< more than a secret of GitHub may have
constexpr int mostDots = 36;

/// Whether a byte begins a character of UTF-8.
bool begins(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

int characters(const QByteArray &bytes)
{
    return static_cast<int>(std::ranges::count_if(bytes, begins));
}

} // namespace

SecretInput::SecretInput(QQuickItem *parent) : QQuickItem(parent)
{
    setActiveFocusOnTab(true);
    setFlag(ItemAcceptsInputMethod);
    setAcceptedMouseButtons(Qt::LeftButton | Qt::MiddleButton);
    setCursor(Qt::IBeamCursor);
}

SecretInput::~SecretInput()
{
    Secret::wipe(m_bytes);
}

QString SecretInput::text() const
{
    return QString(std::min(m_length, mostDots), QChar(0x2022));
}

Secret SecretInput::take()
{
    Secret secret = Secret::take(m_bytes);
    clear();
    return secret;
}

void SecretInput::clear()
{
    Secret::wipe(m_bytes);
    m_length = 0;
    m_selected = false;
    Q_EMIT changed();
}

/// Takes the text over and overwrites it, as far as nobody else shares it.
void SecretInput::append(QString text)
{
    if (m_selected)
        clear();
    QByteArray bytes = text.toUtf8();
    text.fill(u'\0');
    if (m_bytes.size() + bytes.size() <= room) {
        m_bytes.reserve(room);
        m_bytes.append(bytes);
        m_length = characters(m_bytes);
    }
    Secret::wipe(bytes);
    Q_EMIT changed();
}

void SecretInput::removeLast()
{
    if (m_selected || m_bytes.isEmpty())
        return clear();
    qsizetype from = m_bytes.size() - 1;
    while (from > 0 && !begins(m_bytes[from]))
        --from;
    std::fill(m_bytes.begin() + from, m_bytes.end(), '\0');
    m_bytes.truncate(from);
    m_length = characters(m_bytes);
    Q_EMIT changed();
}

void SecretInput::pasteFrom(QClipboard::Mode mode)
{
    append(QGuiApplication::clipboard()->text(mode));
}

void SecretInput::keyPressEvent(QKeyEvent *event)
{
    const bool chord = (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        Q_EMIT accepted();
    } else if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_selected = m_length > 0;
        Q_EMIT changed();
    } else if (event->matches(QKeySequence::DeleteStartOfWord) || event->matches(QKeySequence::Delete)) {
        clear();
    } else if (key == Qt::Key_Backspace) {
        removeLast();
    } else if (!chord && !event->text().isEmpty() && event->text().at(0).isPrint()) {
        append(event->text());
    } else if (!event->matches(QKeySequence::Copy) && !event->matches(QKeySequence::Cut)) {
        event->ignore();
        return;
    }
    event->accept();
}

void SecretInput::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty())
        append(event->commitString());
    event->accept();
}

QVariant SecretInput::inputMethodQuery(Qt::InputMethodQuery query) const
{
    switch (query) {
    case Qt::ImEnabled:
        return true;
    case Qt::ImHints:
        return static_cast<int>(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    case Qt::ImSurroundingText:
    case Qt::ImCurrentSelection:
        return QString();
    case Qt::ImCursorPosition:
    case Qt::ImAnchorPosition:
        return 0;
    default:
        return QQuickItem::inputMethodQuery(query);
    }
}

void SecretInput::mousePressEvent(QMouseEvent *event)
{
    forceActiveFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::MiddleButton && QGuiApplication::clipboard()->supportsSelection())
        pasteFrom(QClipboard::Selection);
    event->accept();
}

void SecretInput::focusInEvent(QFocusEvent *event)
{
    m_selected = false;
    Q_EMIT changed();
    QQuickItem::focusInEvent(event);
}

} // namespace tagboat
