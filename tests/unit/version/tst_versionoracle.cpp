// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "version/version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <random>

using namespace Qt::StringLiterals;
using namespace tagboat;

namespace
{

/// Answers each line: a text with its normal form or null, a pair of texts with -1, 0 or 1.
const char *const oracleScript = R"(
import json, sys
try:
    from packaging.version import InvalidVersion, Version
except ImportError:
    sys.exit(42)
for line in sys.stdin:
    question = json.loads(line)
    try:
        versions = [Version(text) for text in question]
    except InvalidVersion:
        print("[null]")
        continue
    if len(versions) == 1:
        print(json.dumps([str(versions[0])]))
    else:
        print(json.dumps([(versions[0] > versions[1]) - (versions[0] < versions[1])]))
)";

/// Texts near PEP 440's grammar, most of them valid. Small numbers make for close neighbours and equal pairs. The
/// engine's sequence is fixed by the standard (distributions are not), so that every machine tests the same texts.
class Generator
{
public:
    explicit Generator(quint32 seed) : m_engine(seed) {}

    qsizetype below(qsizetype limit) { return static_cast<qsizetype>(m_engine() % static_cast<quint32>(limit)); }
    bool chance(int percent) { return below(100) < percent; }

    QString pep440()
    {
        QString text = chance(5) ? one({u" ", u"\t ", u"v", u"V", u" v"}) : QString();
        if (chance(10))
            text += number() + u'!';
        text += number();
        for (qsizetype i = below(4); i > 0; --i)
            text += u'.' + number();
        if (chance(45)) {
            text += separator() +
                    one({u"a", u"b", u"c", u"rc", u"alpha", u"beta", u"pre", u"preview", u"RC", u"Alpha"}) +
                    separator() + maybeNumber();
        }
        if (chance(25))
            text += chance(40) ? u'-' + number()
                               : separator() + one({u"post", u"rev", u"r", u"POST"}) + separator() + maybeNumber();
        if (chance(25))
            text += separator() + one({u"dev", u"DEV"}) + separator() + maybeNumber();
        if (chance(15)) {
            text += u'+' + localPart();
            for (qsizetype i = below(3); i > 0; --i)
                text += one({u".", u"-", u"_"}) + localPart();
        }
        if (chance(3))
            text += u' ';
        for (qsizetype i = chance(30) ? 1 + below(2) : 0; i > 0; --i)
            damage(text);
        return text;
    }

    QString semVer()
    {
        QString text = number() + u'.' + small() + u'.' + small();
        text = text.startsWith(u'0') ? u'0' + text.sliced(text.indexOf(u'.')) : text;
        if (chance(75)) {
            QStringList identifiers;
            for (qsizetype i = below(3); i >= 0; --i)
                identifiers << one({u"0", u"1", u"2", u"10", u"99999999999999999999", u"a", u"A", u"rc", u"rc2",
                                    u"rc10", u"-", u"0a", u"x-y"});
            text += u'-' + identifiers.join(u'.');
        }
        if (chance(25))
            text += u'+' + one({u"a", u"b.01", u"001"});
        return text;
    }

private:
    QString one(std::initializer_list<QStringView> choices)
    {
        return choices.begin()[below(qsizetype(choices.size()))].toString();
    }
    QString separator() { return chance(50) ? QString() : one({u".", u"-", u"_"}); }
    QString small() { return QString::number(below(4)); }
    QString number()
    {
        return chance(85) ? small()
                          : one({u"10", u"007", u"00", u"2024", u"4294967296", u"18446744073709551616",
                                 u"99999999999999999999999999"});
    }
    QString maybeNumber() { return chance(25) ? QString() : number(); }
    QString localPart() { return one({u"a", u"abc", u"Ubuntu", u"1", u"01", u"10", u"2", u"1a", u"0", u"z9"}); }
    void damage(QString &text)
    {
        static constexpr QStringView alphabet = u"0123.-_+!vabcdeprostRC \t~:;/\\'\"^$*()[]{}@#%&=<>?|`,xyz";
        const QChar c = alphabet[below(alphabet.size())];
        const qsizetype at = below(text.size() + 1);
        switch (below(3)) {
        case 0:
            text.insert(at, c);
            break;
        case 1:
            text.remove(at, 1);
            break;
        default:
            text.replace(at, 1, c);
        }
    }

    std::mt19937 m_engine;
};

QByteArray question(const QStringList &texts)
{
    return QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact) + '\n';
}

/// The reference library's answers, one for each question; empty with @p problem set if it cannot be asked.
QList<QJsonValue> ask(const QByteArray &questions, QString &problem)
{
    QProcess python;
    python.start(u"/usr/bin/python3"_s, {u"-I"_s, u"-c"_s, QString::fromUtf8(oracleScript)});
    if (!python.waitForStarted()) {
        problem = u"/usr/bin/python3 cannot be started: install the Debian packages python3 and python3-packaging."_s;
        return {};
    }
    python.write(questions);
    python.closeWriteChannel();
    if (!python.waitForFinished(100'000) || python.exitStatus() != QProcess::NormalExit || python.exitCode() != 0) {
        problem = python.exitCode() == 42
                      ? u"The reference library is missing: install the Debian package python3-packaging."_s
                      : u"The oracle failed: "_s + QString::fromUtf8(python.readAllStandardError());
        return {};
    }
    QList<QJsonValue> answers;
    const QList<QByteArray> lines = python.readAllStandardOutput().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.isEmpty())
            answers << QJsonDocument::fromJson(line).array().at(0);
    }
    return answers;
}

const QStringList &handPicked()
{
    static const QStringList texts =
        u"v1.2.3-rc1|1.2.3-rc.1|1.2.3_rc1|1.2.3.RC1|1.2.3c1|1.2.3-pre1|1.2.3preview|1.2.3-beta|1.2.3-1|v1.2.3-0|1.2.3."
        u"r4|"
        "1.2.3-dev.4|2024.04.01|01.02.003|1.2.3+abc-1|1.0.0-alpha.beta|1.0.0-SNAPSHOT|1.0.0-next.0|1.0.0-canary.1|1.2."
        "3.dev1|"
        "1.2.3a1.dev1|1.2.3a1|1.2.3b1|1.2.3rc1|1.2.3rc2|1.2.3rc10|1.2.3|1.2.3+local|1.2.3.post1.dev1|1.2.3.post1|1.2.4|"
        "1!0.1|"
        "1.0|1.0.0|1|1.dev0|1.0.dev456|1.0a2.dev456|1.0a12.dev456|1.0b2.post345.dev456|1.0b2.post345|1.0rc1.dev456|1.0+"
        "abc.5|"
        "1.0+abc.7|1.0+5|1.0.post456.dev34|1.0.post456|1.0.15|1.1.dev1||v| "
        "|vv1|1.0a.|1.0a-|1.0a..post1|1.0a--1|1.0a_-1|1.0-r4|"
        "1.0.post-|1.0r-|1.0r-dev|1.0rev1|1.0-rc|1.0rc.|1..0|1.|.1|1.0.a1|1..a1|1.0-1-2|1.0-1.post2|1.0.post1-1|1."
        "0dev1rc1|"
        "1.0+|1.0+a+b|1.0+a..b|1.0+-a|1.0+A_b-C.01|1!|!1|1!1!1|v 1.0| v1.0 |1.0 "
        "rc1|1,0|1.0~rc1|0!1.0|00!01.0|1.0.0.0.0.0|0|0.0|"
        "0.dev0|0a0|0.post0|1.0a0.dev0.post0|1.0+0|1.0+00|1.0+0a|1.0+a|1.0+1.a|1.0+a.1|1.0+1|HEAD|latest|2026-event|"
        "rel_2_1_0b3|20.0.0-1|1.0alpha|1.0beta1|1.0previe|1.0prev|1.0re|1.0po|1.0de|1.0devv|1e5|0x10|+1|-1|1.0+ubuntu.1"_s
            .split(u'|');
    return texts;
}

} // namespace

class TestVersionOracle : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheReferenceLibraryOfPython()
    {
        Generator generator(20240401);
        QSet<QString> seen(handPicked().begin(), handPicked().end());
        QStringList texts = handPicked();
        while (texts.size() < 24'000) {
            const QString text = generator.pep440();
            if (text.size() <= 100 && !seen.contains(text)) {
                seen.insert(text);
                texts << text;
            }
        }
        QByteArray questions;
        QList<Version> versions;
        for (const QString &text : std::as_const(texts)) {
            questions += question({text});
            if (const auto version = Version::parse(text, VersionScheme::Pep440))
                versions << *version;
        }
        const QList<std::pair<Version, Version>> pairs = pairsOf(versions, generator);
        for (const auto &[left, right] : pairs)
            questions += question({left.text(), right.text()});

        QString problem;
        const auto answers = ask(questions, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(answers.size(), texts.size() + pairs.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            const auto version = Version::parse(texts[i], VersionScheme::Pep440);
            QVERIFY2((version ? version->normalized() : QString()) == answers[i].toString(),
                     qPrintable(u"\"%1\": ours \"%2\", theirs \"%3\""_s.arg(
                         texts[i], version ? version->normalized() : version.error().message, answers[i].toString())));
        }
        for (qsizetype i = 0; i < pairs.size(); ++i) {
            const auto order = pairs[i].first.compare(pairs[i].second);
            const int sign = order < 0 ? -1 : (order > 0 ? 1 : 0);
            const QJsonValue &theirs = answers[texts.size() + i];
            QVERIFY2(theirs.isDouble() && theirs.toInt() == sign,
                     qPrintable(
                         u"\"%1\" and \"%2\": ours %3"_s.arg(pairs[i].first.text(), pairs[i].second.text()).arg(sign)));
        }
        // The comparison is worth something only if both kinds are there in numbers.
        QVERIFY(versions.size() >= 12'000);
        QVERIFY(texts.size() - versions.size() >= 3'000);
        QVERIFY(pairs.size() >= 20'000);
    }

    /// Where we refuse on purpose what the reference library takes: line ends, control characters, excessive length.
    void isStricterOnlyWhereItSaysSo()
    {
        QByteArray questions;
        const QStringList texts{u"1.2.3\n"_s,     u"\n1.2.3"_s,       u"1.2.3\f"_s,
                                u"1.2.3\u2028"_s, QString(129, u'1'), u"1.0.po\u017Ft1"_s};
        for (const QString &text : texts)
            questions += question({text});
        QString problem;
        const auto answers = ask(questions, problem);
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
        QCOMPARE(answers.size(), texts.size());
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QVERIFY2(answers[i].isString(), qPrintable(texts[i]));
            QVERIFY2(!Version::parse(texts[i], VersionScheme::Pep440), qPrintable(texts[i]));
        }
    }

    void semVerOrderIsTotal()
    {
        Generator generator(2000);
        QList<Version> versions;
        while (versions.size() < 600) {
            const QString text = generator.semVer();
            const auto version = Version::parse(text, VersionScheme::SemVer);
            QVERIFY2(version, qPrintable(version ? QString() : describe(version.error())));
            versions << *version;
        }
        std::sort(versions.begin(), versions.end());
        for (qsizetype i = 0; i < versions.size(); ++i) {
            for (qsizetype j = i; j < versions.size(); ++j) {
                const auto forth = versions[i].compare(versions[j]);
                const auto back = versions[j].compare(versions[i]);
                const QByteArray names = (versions[i].text() + u" and "_s + versions[j].text()).toUtf8();
                QVERIFY2((forth < 0) == (back > 0) && (forth == 0) == (back == 0), names.constData());
                QVERIFY2(forth <= 0,
                         names.constData()); // neighbours were ordered; so must be all that lie further apart
                QVERIFY2(i != j || forth == 0, names.constData());
                const auto core = [](const Version &version) { return version.text().section(u'+', 0, 0); };
                QVERIFY2((forth == 0) == (core(versions[i]) == core(versions[j])), names.constData());
            }
        }
    }

private:
    /// Random pairs, and neighbours in our order, where a mistake would hide.
    static QList<std::pair<Version, Version>> pairsOf(const QList<Version> &versions, Generator &generator)
    {
        QList<std::pair<Version, Version>> pairs;
        QList<Version> sorted = versions;
        std::stable_sort(sorted.begin(), sorted.end());
        for (qsizetype i = 1; i < sorted.size(); ++i)
            pairs.append({sorted[i - 1], sorted[i]});
        for (int i = 0; i < 15'000; ++i)
            pairs.append({versions[generator.below(versions.size())], versions[generator.below(versions.size())]});
        return pairs;
    }
};

QTEST_GUILESS_MAIN(TestVersionOracle)
#include "tst_versionoracle.moc"
