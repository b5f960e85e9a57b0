// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "accessdriver.h"
#include "contrast.h"
#include "remotecanary.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QtQuickTest>

using namespace Qt::StringLiterals;

namespace tagboat
{

/// Gives the QML tests what QML cannot do itself.
class Setup : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

public Q_SLOTS:
    void qmlEngineAvailable(QQmlEngine *engine)
    {
        engine->addImportPath(u"qrc:/qt/qml"_s);
        engine->rootContext()->setContextProperty(u"access"_s, new AccessDriver(engine));
        engine->rootContext()->setContextProperty(u"contrast"_s, new Contrast(engine));
        engine->rootContext()->setContextProperty(u"canary"_s, new RemoteCanary(engine));
    }
};

} // namespace tagboat

using tagboat::Setup;
QUICK_TEST_MAIN_WITH_SETUP(controls, Setup)

#include "tst_controls.moc"
