// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestResult : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anErrorIsOneLineWithoutDoubledSigns_data()
    {
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("line");
        QTest::newRow("message alone") << u"It failed"_s << QString() << u"a.toml:3: It failed (Do it.)"_s;
        QTest::newRow("a detail follows") << u"It failed"_s << u"xx"_s << u"a.toml:3: It failed: xx (Do it.)"_s;
        QTest::newRow("after a full stop") << u"It failed."_s << u"xx"_s << u"a.toml:3: It failed: xx (Do it.)"_s;
        QTest::newRow("dots of an ellipsis stay")
            << u"It failed..."_s << u"xx"_s << u"a.toml:3: It failed...: xx (Do it.)"_s;
        QTest::newRow("nothing follows the full stop")
            << u"It failed."_s << QString() << u"a.toml:3: It failed. (Do it.)"_s;
        QTest::newRow("the detail says the same")
            << u"It failed"_s << u"It failed"_s << u"a.toml:3: It failed (Do it.)"_s;
    }

    void anErrorIsOneLineWithoutDoubledSigns()
    {
        QFETCH(QString, message);
        QFETCH(QString, detail);
        const Error error{Error::Kind::Invalid, message, detail, u"Do it."_s, u"a.toml"_s, 3};
        QTEST(describe(error), "line");
    }
};

QTEST_GUILESS_MAIN(TestResult)
#include "tst_result.moc"
