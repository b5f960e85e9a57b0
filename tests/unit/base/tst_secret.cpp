// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/processprivacy.h"
#include "base/secret.h"
#include "support/sanitizers.h"

#include <QTest>

#include <cstring>

#include <sys/prctl.h>
#include <sys/resource.h>

using namespace tagboat;

namespace
{

Secret secretOf(const QByteArray &text)
{
    QByteArray own(text.constData(), text.size());
    return Secret::take(own);
}

} // namespace

class TestSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesTheBytesOver()
    {
        QByteArray text("ghp_0123456789 with a \0 in it", 29);
        const QByteArray before(text.constData(), text.size());
        const Secret secret = Secret::take(text);
        QVERIFY(text.isEmpty());
        QCOMPARE(secret.size(), std::size_t(29));
        QCOMPARE(secret.view().toByteArray(), before);
    }

    /// What somebody else holds is not ours to wipe.
    void leavesASharedCopyAsItIs()
    {
        QByteArray text("ghp_0123456789");
        const QByteArray other = text;
        const Secret secret = Secret::take(text);
        QCOMPARE(other, QByteArray("ghp_0123456789"));
        QCOMPARE(secret.size(), std::size_t(14));
    }

    void copiesShareTheBytes()
    {
        Secret copy;
        {
            const Secret secret = secretOf("abc");
            copy = secret;
            QCOMPARE(copy.data(), secret.data());
        }
        QCOMPARE(std::memcmp(copy.data(), "abc", 3), 0);
    }

    void nothingIsNoSecret()
    {
        QVERIFY(Secret().isEmpty());
        QVERIFY(secretOf("").isEmpty());
        QCOMPARE(Secret().fingerprint(), QByteArray());
    }

    void theFingerprintTellsSecretsApartAndNothingElse()
    {
        const QByteArray one = secretOf("ghp_one").fingerprint();
        QCOMPARE(one.size(), 16);
        QCOMPARE(secretOf("ghp_one").fingerprint(), one);
        QVERIFY(secretOf("ghp_two").fingerprint() != one);
        QVERIFY(!one.contains("ghp"));
    }

    /// The last one: it holds for the rest of the process.
    void leavesNothingForOthersToRead()
    {
        keepMemoryPrivate();
        rlimit cores{1, 1};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &cores), 0);
        QCOMPARE(cores.rlim_max, rlim_t(0));
        if (!test::sanitized) // the search for leaks reads this process
            QCOMPARE(::prctl(PR_GET_DUMPABLE), 0);
    }
};

QTEST_GUILESS_MAIN(TestSecret)
#include "tst_secret.moc"
