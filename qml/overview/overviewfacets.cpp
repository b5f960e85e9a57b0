// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/displaytext.h"
#include "overviewrow.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString tr(const char *text)
{
    return QCoreApplication::translate("overview", text);
}

/// A number so that the order of texts is that of numbers of any size: its length, then its digits.
QString numberKey(const QString &digits)
{
    qsizetype zeros = 0;
    while (zeros < digits.size() - 1 && digits[zeros] == u'0')
        ++zeros;
    const QString number = digits.mid(zeros);
    return QChar(char16_t(u'0' + std::min<qsizetype>(number.size(), 1000))) + number;
}

/// SemVer's pre-release (section 11): identifiers one by one, numbers below words, the shorter list first.
QString semverKey(const QString &label)
{
    QString key;
    for (const QString &part : label.split(u'.')) {
        bool isNumber = false;
        part.toULongLong(&isNumber);
        key += isNumber ? u"\u0002"_s + numberKey(part) : u"\u0003"_s + part;
    }
    return key;
}

/// PEP 440's order within one release: dev, a, b, rc, the final, post; and a dev part before what it leads to.
QString phaseKey(const Version &version)
{
    const QString dev = version.isDevRelease() && version.dev() ? u"0"_s + numberKey(*version.dev()) : u"1"_s;
    const bool pre = !version.preLabel().isEmpty();
    if (pre && version.scheme() == VersionScheme::SemVer)
        return u"b"_s + semverKey(version.preLabel());
    if (pre)
        return u"b"_s + version.preLabel() + u"\u0001"_s + numberKey(version.preNumber().value_or(u"0"_s)) + dev;
    if (version.isPostRelease())
        return u"d"_s + numberKey(version.post().value_or(u"0"_s)) + dev;
    return version.isDevRelease() ? u"a"_s + dev : u"c"_s;
}

QString stageOf(OverviewRow &row)
{
    switch (row.action.standing) {
    case Standing::Running:
    case Standing::Waiting:
        row.stageRank = 0;
        return tr("In flight");
    case Standing::Approval:
        row.stageRank = 0;
        return tr("Waits for you");
    case Standing::Candidate:
        row.stageRank = 2;
        return tr("Candidate");
    case Standing::WantsRelease:
    case Standing::SiblingRelease:
        row.stageRank = 3;
        return tr("Wants release");
    case Standing::UpToDate:
    case Standing::Unborn:
    case Standing::NoPackage:
    case Standing::Bare:
        row.stageRank = 4;
        return tr("Nothing to release");
    default:
        row.stageRank = 1;
        return row.action.blocked ? tr("Blocked") : tr("Wants a look");
    }
}

QString shownFolder(const QString &repository)
{
    const QString folder = QFileInfo(repository).path();
    const QString home = QDir::homePath();
    if (folder == home)
        return u"~"_s;
    return displayText(folder.startsWith(home + u'/') ? u'~' + folder.mid(home.size()) : folder);
}

void addFlags(OverviewRow &row, const RepositoryRow &repository)
{
    const auto flag = [&row](bool stands, const QString &name) {
        if (stands)
            row.facets.append(u"is:"_s + name);
    };
    const WorkingState &state = repository.state;
    flag(row.security > 0, u"security"_s);
    flag(row.fixSince != 0, u"fix-waiting"_s);
    flag(row.differs, u"versions-differ"_s);
    flag(state.dirty(), u"changed"_s);
    flag(state.ahead > 0, u"ahead"_s);
    flag(state.behind > 0, u"behind"_s);
    flag(state.detached, u"detached"_s);
    flag(row.action.standing == Standing::Candidate, u"candidate"_s);
    flag(row.changelogTone == u"warn"_s, u"changelog-missing"_s);
    flag(repository.error.has_value(), u"unreadable"_s);
    flag(row.source.stale, u"stale"_s);
    flag(!row.forge.gate.isEmpty(), u"approval-waits"_s);
    flag(row.forge.checksTone == u"bad"_s, u"checks-failed"_s);
    flag(row.forge.requestTone != QString() && row.forge.requestTone != u"neutral"_s, u"release-requested"_s);
}

} // namespace

QString nameSortKey(const QString &name)
{
    const QString folded = name.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString key;
    key.reserve(folded.size() + 4);
    for (qsizetype i = 0; i < folded.size();) {
        if (folded[i].isMark()) {
            ++i;
        } else if (folded[i] >= u'0' && folded[i] <= u'9') {
            qsizetype end = i;
            while (end < folded.size() && folded[end] >= u'0' && folded[end] <= u'9')
                ++end;
            key += numberKey(folded.mid(i, end - i));
            i = end;
        } else {
            key += folded[i++];
        }
    }
    return key;
}

QString versionSortKey(const QString &version, VersionScheme scheme)
{
    const auto parsed = Version::parse(version, scheme);
    if (!parsed)
        return {};
    QList<QString> numbers = parsed->release();
    while (numbers.size() > 1 && numbers.constLast() == u"0"_s) // 1.0 is 1 (PEP 440)
        numbers.removeLast();
    QString key = numberKey(parsed->epoch());
    for (const QString &number : std::as_const(numbers))
        key += numberKey(number);
    return key + u"\u0001"_s + phaseKey(*parsed); // below every number, so that 1 comes before 1.1
}

void classify(OverviewRow &row, const RepositoryRow &repository, const PackageRow *package)
{
    row.stage = stageOf(row);
    row.organisation = displayText(repository.remote.section(u'/', 0, 0));
    row.folder = shownFolder(repository.path);
    row.nameKey = nameSortKey(row.name);
    row.searchText =
        QStringList{row.name, row.subtitle, row.branch, repository.path, row.organisation}.join(u'\n').toCaseFolded();
    row.facets = {u"folder:"_s + row.folder};
    if (!row.organisation.isEmpty())
        row.facets.append(u"organisation:"_s + row.organisation);
    if (package) {
        row.versionKey = versionSortKey(row.version, package->versions.scheme);
        row.flow = displayText(package->flow);
        if (!row.flow.isEmpty())
            row.facets.append(u"flow:"_s + row.flow);
        if (!package->versions.ecosystem.isEmpty())
            row.facets.append(u"ecosystem:"_s + displayText(package->versions.ecosystem));
    }
    addFlags(row, repository);
}

} // namespace tagboat
