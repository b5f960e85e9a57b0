// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "systemmotion.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestSystemMotion : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void understandsTheDesktops_data()
    {
        QTest::addColumn<QString>("group");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::addColumn<QString>("answer");
        const QString gnome = u"org.gnome.desktop.interface"_s;
        const QString plasma = u"org.kde.kdeglobals.KDE"_s;
        const auto wrapped = [](const QVariant &value) { return QVariant::fromValue(QDBusVariant(value)); };
        QTest::newRow("GNOME moves") << gnome << u"enable-animations"_s << QVariant(true) << u"moves"_s;
        QTest::newRow("GNOME does not") << gnome << u"enable-animations"_s << QVariant(false) << u"reduced"_s;
        QTest::newRow("wrapped twice") << gnome << u"enable-animations"_s << wrapped(wrapped(false)) << u"reduced"_s;
        QTest::newRow("Plasma moves") << plasma << u"AnimationDurationFactor"_s << QVariant(u"1"_s) << u"moves"_s;
        QTest::newRow("Plasma moves fast")
            << plasma << u"AnimationDurationFactor"_s << QVariant(u"0.25"_s) << u"moves"_s;
        QTest::newRow("Plasma does not") << plasma << u"AnimationDurationFactor"_s << QVariant(u"0"_s) << u"reduced"_s;
        QTest::newRow("no number") << plasma << u"AnimationDurationFactor"_s << QVariant(u"fast"_s) << u"nothing"_s;
        QTest::newRow("something else") << gnome << u"gtk-theme"_s << QVariant(u"0"_s) << u"nothing"_s;
        QTest::newRow("a word for a truth") << gnome << u"enable-animations"_s << QVariant(u"no"_s) << u"nothing"_s;
    }
    void understandsTheDesktops()
    {
        QFETCH(const QString, group);
        QFETCH(const QString, key);
        QFETCH(const QVariant, value);
        const auto reduced = SystemMotion::reducedBy(group, key, value);
        QTEST(!reduced ? u"nothing"_s : *reduced ? u"reduced"_s : u"moves"_s, "answer");
    }
};

QTEST_GUILESS_MAIN(TestSystemMotion)
#include "tst_systemmotion.moc"
