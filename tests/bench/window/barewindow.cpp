// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0

// What Tagboat's window is measured beside.
//   tagboat-bench-barewindow list ROWS    the least window of Qt Quick with a list
//   tagboat-bench-barewindow table ROWS   rows of nine texts, as high as Tagboat's; scrolls and says what frames cost
#include "scroller.h"

#include <QQmlApplicationEngine>

#include <memory>

using namespace Qt::StringLiterals;

namespace
{

const char list[] = R"(
import QtQuick
Window {
    width: 1280; height: 800; visible: true
    ListView {
        anchors.fill: parent
        model: rows
        delegate: Text { required property int index; text: "repository " + index; textFormat: Text.PlainText }
    }
}
)";

const char table[] = R"(
import QtQuick
Window {
    width: 1280; height: 800; visible: true
    ListView {
        anchors.fill: parent
        model: rows
        reuseItems: true
        delegate: Rectangle {
            id: row
            required property int index
            width: ListView.view.width; height: 52; color: "white"
            Row {
                anchors.fill: parent
                Repeater {
                    model: 9
                    Text {
                        required property int modelData
                        width: 130; height: 52
                        verticalAlignment: Text.AlignVCenter
                        elide: Text.ElideRight
                        textFormat: Text.PlainText
                        text: "cell " + modelData + " of " + row.index
                    }
                }
            }
            Rectangle { anchors.bottom: parent.bottom; width: parent.width; height: 1; color: "#dddddd" }
        }
    }
}
)";

} // namespace

int main(int argc, char *argv[])
{
    tagboat::bench::TimedApplication application(argc, argv);
    const bool scrolls = argc > 1 && qstrcmp(argv[1], "table") == 0;
    const QString rows = QString::number(argc > 2 ? QByteArray(argv[2]).toInt() : 1000);
    QQmlApplicationEngine engine;
    engine.loadData(QByteArray(scrolls ? table : list).replace("model: rows", "model: " + rows.toUtf8()));
    auto *window = qobject_cast<QQuickWindow *>(engine.rootObjects().value(0));
    if (window == nullptr)
        return 1;
    std::unique_ptr<tagboat::bench::Scroller> scroller;
    if (QQuickItem *found = tagboat::bench::findList(window->contentItem()); scrolls && found != nullptr)
        scroller = std::make_unique<tagboat::bench::Scroller>(application, *window, *found);
    return QGuiApplication::exec();
}
