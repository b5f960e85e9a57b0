// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "compose/urlfence.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace tagboat;

class TestUrlFence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void letsThroughWhatIsSafe_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"https://api.github.com", "https://upload.pypi.org/legacy/", "HTTPS://PyPI.org/simple/",
              "https://git.example.org:8443/api/v3", "https://192.0.2.7/", "https://[2001:db8::1]/simple",
              "https://xn--exmple-cua.org/", "http://127.0.0.1:8080/", "http://127.255.255.254/", "http://localhost/",
              "http://LOCALHOST:80/", "http://[::1]:8080/pypi", "http://2130706433/"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void letsThroughWhatIsSafe()
    {
        QFETCH(const QString, text);
        const auto url = fencedUrl(text);
        QVERIFY2(url, qPrintable(url ? QString() : describe(url.error())));
        QVERIFY(!url->host().isEmpty());
    }

    void stopsEverythingElse_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"",
                                 "pypi",
                                 "//pypi.org/simple",
                                 "https:",
                                 "https://",
                                 "https:///simple",
                                 "https://exa mple.org/",
                                 "https://example.org\n",
                                 "https://example.org\\@evil.example/",
                                 "https://example.org:99999/",
                                 "http://pypi.org/simple",
                                 "http://example.org:80/",
                                 "http://0.0.0.0/",
                                 "http://10.0.0.1/",
                                 "http://192.168.1.1/",
                                 "http://169.254.169.254/latest/meta-data",
                                 "http://128.0.0.1/",
                                 "http://127.0.0.1.example.org/",
                                 "http://localhost.example.org/",
                                 "http://localhost./",
                                 "http://[::ffff:192.0.2.7]/",
                                 "http://[fe80::1]/",
                                 "http://[::]/",
                                 "ftp://example.org/",
                                 "file:///etc/passwd",
                                 "file://localhost/etc/passwd",
                                 "ssh://example.org/",
                                 "ws://127.0.0.1/",
                                 "qrc:/x",
                                 "data:text/plain,x",
                                 "javascript://127.0.0.1/%0aalert(1)",
                                 "https://canary@example.org/",
                                 "https://user:canary@example.org/",
                                 "https://:canary@example.org/",
                                 "https://@example.org/",
                                 "https://api.github.com@evil.example/canary",
                                 "http://127.0.0.1@evil.example/"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void stopsEverythingElse()
    {
        QFETCH(const QString, text);
        const auto url = fencedUrl(text);
        QVERIFY2(!url, qPrintable(url ? url->toString() : QString()));
        QCOMPARE(url.error().kind, Error::Kind::Invalid);
        QVERIFY(!url.error().remedy.isEmpty());
        QVERIFY(!describe(url.error()).contains(u"canary"_s));
    }
};

QTEST_GUILESS_MAIN(TestUrlFence)
#include "tst_urlfence.moc"
