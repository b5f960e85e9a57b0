// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

namespace tagboat::test
{

/// A page in a window of its own.
class Page
{
public:
    Page(const QByteArray &module, const QByteArray &type, const QVariantMap &properties, QSize size = {1084, 800})
    {
        m_view.engine()->addImportPath(QStringLiteral("qrc:/qt/qml"));
        m_view.setResizeMode(QQuickView::SizeRootObjectToView);
        // As the program does: imported by name, so that the module's C++ types are registered.
        auto *component = new QQmlComponent(m_view.engine(), &m_view);
        component->setData("import QtQuick\nimport Tagboat." + module + "\n" + type + " {}\n",
                           QUrl(QStringLiteral("qrc:/page.qml")));
        QObject *item = component->isReady() ? component->createWithInitialProperties(properties) : nullptr;
        if (item == nullptr)
            qWarning().noquote() << component->errorString();
        else
            m_view.setContent(QUrl(), component, item);
        m_view.resize(size);
        m_view.show();
        m_view.requestActivate();
        if (!QTest::qWaitForWindowExposed(&m_view, patience))
            qWarning() << "The window does not show";
        if (!QTest::qWaitFor([this] { return isFilled(m_view.contentItem()); }, patience))
            qWarning() << "A list does not make its rows";
    }
    [[nodiscard]] QQuickView &view() { return m_view; }
    [[nodiscard]] QQuickItem *root() const { return m_view.rootObject(); }
    /// The first visible item with a property of that value, of the page or of what lies over it.
    [[nodiscard]] QQuickItem *find(const char *property, const QVariant &value) const
    {
        return find(m_view.contentItem(), property, value);
    }
    [[nodiscard]] bool shows(const QString &text) const { return find("text", text) != nullptr; }
    /// Waits for the next frame: what changed is laid out before it. False if none comes.
    bool layOut()
    {
        QSignalSpy frames(&m_view, &QQuickWindow::frameSwapped);
        m_view.update();
        if (frames.wait(patience))
            return true;
        qWarning() << "The window draws no frame";
        return false;
    }
    /// Clicks the first visible item with this text, where the next frame shows it; false if there is none that takes a
    /// click.
    bool click(const QString &text)
    {
        if (!layOut())
            return false;
        const QQuickItem *item = find("text", text);
        if (item == nullptr || !item->isEnabled())
            return false;
        const QPointF middle = item->mapToScene({item->width() / 2, item->height() / 2});
        QTest::mouseClick(&m_view, Qt::LeftButton, {}, middle.toPoint());
        return true;
    }
    void type(const QString &text)
    {
        for (const QChar c : text)
            QTest::keyClick(&m_view, c.toLatin1());
    }
    /// As the settings would: "light", "dark" or "contrast".
    void setTheme(const QString &mode)
    {
        QQmlComponent setter(m_view.engine());
        setter.setData("import QtQuick\nimport Tagboat.Controls\nQtObject { property string mode; onModeChanged: "
                       "Theme.mode = mode }\n",
                       QUrl(QStringLiteral("qrc:/theme.qml")));
        const std::unique_ptr<QObject> object(setter.create());
        QVERIFY(object != nullptr);
        object->setProperty("mode", mode);
        m_view.setColor(mode == QStringLiteral("dark") ? QColor(15, 20, 27) : QColor(244, 246, 249)); // Main's ground
    }
    /// For people: a picture of the page, if the environment names a folder for it.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("TAGBOAT_PICTURES");
        if (folder.isEmpty())
            return;
        QTest::qWait(300);
        QVERIFY(m_view.grabWindow().save(folder + u'/' + name + QStringLiteral(".png")));
    }

private:
    static constexpr int patience = 30'000; ///< ms: a busy machine gives a window its first frame late
    /// Lists make their rows a few in each frame, and those that wait in the buffer take no click.
    [[nodiscard]] static bool isFilled(const QQuickItem *item)
    {
        const QVariant made = item->property("made");
        const double room = std::min(item->height(), item->property("contentHeight").toDouble());
        if (item->isVisible() && made.isValid() && made.toDouble() < room)
            return false;
        const QList<QQuickItem *> children = item->childItems();
        return std::ranges::all_of(children, &Page::isFilled);
    }
    static QQuickItem *find(QQuickItem *item, const char *property, const QVariant &value)
    {
        if (!item->isVisible())
            return nullptr;
        if (item->property(property).isValid() && item->property(property) == value)
            return item;
        for (QQuickItem *child : item->childItems()) {
            if (QQuickItem *found = find(child, property, value))
                return found;
        }
        return nullptr;
    }
    QQuickView m_view;
};

} // namespace tagboat::test
