// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/errorjson.h"
#include "commands.h"
#include "compose/adapters.h"
#include "forgeshared.h"
#include "release/inflight.h"
#include "release/workspaceforge.h"
#include "releaseshared.h"
#include "scan/nextaction.h"
#include "scan/rowjson.h"

#include <QElapsedTimer>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMutex>
#include <QThread>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// The folders to look at: the arguments, or the workspace of the settings.
Result<QStringList> foldersOf(Invocation &call)
{
    QStringList given = call.arguments;
    if (given.isEmpty()) {
        TB_TRY(const Settings settings, call.session.settings());
        given = settings.workspaceFolders;
        if (given.isEmpty()) {
            return fail(Error::Kind::Usage, u"No folder was given, and the settings name none"_s, {},
                        u"Name a folder, or put [workspace] folders into %1"_s.arg(settings.file));
        }
    }
    QStringList folders;
    for (const QString &folder : given) {
        TB_TRY(const QString path, folderArgument(folder));
        folders += path;
    }
    return folders;
}

QString stateWord(const RepositoryRow &row)
{
    const WorkingState &state = row.state;
    if (row.error)
        return u"error: "_s + row.error->message;
    QStringList words;
    if (state.bare)
        words += u"bare"_s;
    if (state.detached)
        words += u"detached"_s;
    if (!state.operation.isEmpty())
        words += state.operation;
    if (state.conflicted > 0)
        words += u"%1 conflicted"_s.arg(state.conflicted);
    if (state.dirty())
        words += u"dirty"_s;
    if (state.ahead > 0)
        words += u"%1 ahead"_s.arg(state.ahead);
    if (state.behind > 0)
        words += u"%1 behind"_s.arg(state.behind);
    return words.isEmpty() ? u"clean"_s : words.join(u", "_s);
}

using Flights = QHash<QString, ReleaseInFlight>;

/// The releases under way that the journal knows, by repository. That one works at this moment can be known only by
/// whoever runs it, so each is one to resume, as in a window that did not start it.
/// A journal that cannot be read is a remark, and the rows are right all the same. Errors: of the settings and the
/// practice harbour.
Result<Flights> flightsOf(Session &session)
{
    TB_TRY(const auto service, releaseService(session));
    const auto states = service->releases({});
    if (!states)
        session.out.note(describe(states.error()));
    Flights flights;
    for (const ReleaseState &state : states.value_or(QList<ReleaseState>())) {
        if (!state.finished() && !flights.contains(state.plan.repository))
            flights.insert(state.plan.repository, inFlight(state, false));
    }
    return flights;
}

std::optional<ReleaseInFlight> flightIn(const Flights &flights, const RepositoryRow &row)
{
    const auto found = flights.constFind(row.path);
    return found == flights.cend() ? std::nullopt : std::optional(*found);
}

/// "Release…", "Release…: There are changes that are not committed", or why there is nothing to do.
QString nextStep(const NextAction &action)
{
    QStringList parts{action.label, action.reason};
    parts.removeAll(QString());
    return parts.isEmpty() ? u"-"_s : parts.join(u": "_s);
}

/// "2 days" of a time that is past.
QString daysSince(const QDateTime &then)
{
    const qint64 days = std::max<qint64>(0, then.daysTo(QDateTime::currentDateTimeUtc()));
    return days == 1 ? u"1 day"_s : u"%1 days"_s.arg(days);
}

/// The commits since the last release, and what of them should not wait: "7, fix waits 12 days, security".
QString commitsWord(const PackageRow &package)
{
    QStringList words{QString::number(package.commitsSinceTag)};
    if (package.unreleased.oldestFix.isValid())
        words += u"fix waits %1"_s.arg(daysSince(package.unreleased.oldestFix));
    if (package.unreleased.securityCommits + package.unreleased.securityEntries > 0)
        words += u"security"_s;
    return words.join(u", "_s);
}

using OnForge = QHash<QString, ForgeFacts>;

const ForgeFacts *factsOf(const OnForge &forge, const RepositoryRow &row)
{
    const auto found = forge.constFind(row.path);
    return found == forge.cend() ? nullptr : &*found;
}

/// "checks failed, #12, waits: qa, v1.4.2"; "-" where nothing is known.
QString forgeWord(const OnForge &forge, const RepositoryRow &row, const PackageRow *package)
{
    const ForgeFacts *facts = factsOf(forge, row);
    if (facts == nullptr)
        return u"-"_s;
    if (facts->card.state != RepositoryOverview::State::Found)
        return u"not found"_s;
    const ForgeStanding standing = forgeStanding(facts->card, row, package);
    QStringList words{u"checks "_s + checksName(standing.checks)};
    if (standing.request)
        words += u"#%1"_s.arg(standing.request->number);
    for (const WaitingGate &gate : standing.mine + standing.others)
        words += u"waits: "_s + gate.environmentName;
    if (standing.draft)
        words += u"draft "_s + standing.draft->tag;
    if (standing.release)
        words += standing.release->tag;
    return words.join(u", "_s);
}

QStringList tableRow(const RepositoryRow &row, const PackageRow &package, const Flights &flights, const OnForge &forge)
{
    const auto orDash = [](const QString &text) { return text.isEmpty() ? u"-"_s : text; };
    const QString next = !package.suggestedBump ? u"-"_s
                         : package.suggestedVersion.isEmpty()
                             ? suggestedBumpName(package)
                             : u"%1 (%2)"_s.arg(package.suggestedVersion, suggestedBumpName(package));
    return {row.name,
            package.name,
            orDash(package.versions.version),
            package.latestTag ? package.latestTag->name : u"-"_s,
            commitsWord(package),
            next,
            package.changelogPath.isEmpty() ? u"-"_s : u"%1 unreleased"_s.arg(package.unreleasedEntries),
            orDash(package.flow),
            stateWord(row),
            forgeWord(forge, row, &package),
            nextStep(nextAction(row, &package, flightIn(flights, row), factsOf(forge, row)))};
}

/// What holds for each package and where it comes from; and of other release tools' settings, what was taken and left.
void printExplanation(Output &out, const QList<RepositoryRow> &rows)
{
    for (const RepositoryRow &row : rows) {
        for (const PackageRow &package : row.packages) {
            out.line({});
            out.line(row.name + u", "_s + package.name);
            for (const SettingSource &setting : package.settings)
                out.line(u"  "_s + describeSetting(setting));
            for (const ImportedSettings &import : package.versions.imports) {
                const QString where = import.table.isEmpty() ? import.path : import.table + u" in "_s + import.path;
                out.line(u"  %1, %2:"_s.arg(import.tool, where));
                if (import.error)
                    out.line(u"    not read: "_s + describe(*import.error));
                for (const ImportedSetting &setting : import.taken)
                    out.line(u"    took %1 %2, %3"_s.arg(
                        setting.key, QString(setting.name).replace(u'-', u' ') + u' ' + setting.value,
                        setting.stated ? u"line %1"_s.arg(setting.line) : u"the tool's default"_s));
                for (const SettingLeft &setting : import.left)
                    out.line(u"    left %1, line %2: %3"_s.arg(setting.key).arg(setting.line).arg(setting.reason));
            }
        }
    }
}

void printTable(Output &out, const QList<RepositoryRow> &rows, const Flights &flights, const OnForge &forge,
                bool online)
{
    QList<QStringList> lines;
    for (const RepositoryRow &row : rows) {
        for (const PackageRow &package : row.packages)
            lines += tableRow(row, package, flights, forge);
        if (row.packages.isEmpty())
            lines +=
                {row.name,
                 u"-"_s,
                 u"-"_s,
                 u"-"_s,
                 u"-"_s,
                 u"-"_s,
                 u"-"_s,
                 u"-"_s,
                 stateWord(row),
                 forgeWord(forge, row, nullptr),
                 row.error ? u"-"_s : nextStep(nextAction(row, nullptr, flightIn(flights, row), factsOf(forge, row)))};
    }
    if (lines.isEmpty())
        return out.note(u"No git repository was found"_s);
    QStringList titles{u"REPOSITORY"_s, u"PACKAGE"_s, u"VERSION"_s, u"LATEST TAG"_s, u"COMMITS"_s,  u"NEXT"_s,
                       u"CHANGELOG"_s,  u"FLOW"_s,    u"STATE"_s,   u"ON FORGE"_s,   u"NEXT STEP"_s};
    if (!online) {
        const qsizetype place = titles.indexOf(u"ON FORGE"_s);
        titles.remove(place);
        for (QStringList &line : lines)
            line.remove(place);
    }
    out.table(titles, lines);
}

/// The rows as they come in, from several threads; for a program only their JSON is kept.
class Rows
{
public:
    /// What is @p online waits for the forge before it is printed.
    Rows(Output &out, Flights flights, bool explains, bool online)
        : m_out(out), m_flights(std::move(flights)), m_explains(explains), m_online(online)
    {
    }

    void add(RepositoryRow row)
    {
        const QString path = row.path;
        if (m_out.json() && !m_online) {
            QByteArray json =
                QJsonDocument(repositoryRowToJson(row, flightIn(m_flights, row))).toJson(QJsonDocument::Compact);
            const QMutexLocker lock(&m_mutex);
            m_json.append({path, std::move(json)});
        } else {
            const QMutexLocker lock(&m_mutex);
            m_rows.append(std::move(row));
        }
        const QMutexLocker lock(&m_mutex);
        m_out.progress(u"%1 repositories, %2"_s.arg(m_rows.size() + m_json.size()).arg(path));
    }

    void note(const Error &error)
    {
        const QMutexLocker lock(&m_mutex);
        m_out.note(describe(error));
    }

    void leaveOut(const Error &error)
    {
        note(error);
        const QMutexLocker lock(&m_mutex);
        m_skipped.append(errorToJson(error));
    }

    [[nodiscard]] QList<RepositoryClone> clones() const
    {
        QList<RepositoryClone> clones;
        for (const RepositoryRow &row : m_rows) {
            if (!row.state.remoteUrl.isEmpty())
                clones.append({row.path, row.name, row.state.remoteUrl});
        }
        return clones;
    }

    void setForge(OnForge forge)
    {
        m_forge = std::move(forge);
        if (!m_out.json())
            return;
        for (const RepositoryRow &row : std::as_const(m_rows)) {
            const QJsonObject object = repositoryRowToJson(row, flightIn(m_flights, row), factsOf(m_forge, row));
            m_json.append({row.path, QJsonDocument(object).toJson(QJsonDocument::Compact)});
        }
    }

    void print(qint64 elapsed)
    {
        if (!m_out.json()) {
            std::sort(m_rows.begin(), m_rows.end(), [](const auto &a, const auto &b) { return a.path < b.path; });
            printTable(m_out, m_rows, m_flights, m_forge, m_online);
            if (m_explains)
                printExplanation(m_out, m_rows);
            return;
        }
        std::sort(m_json.begin(), m_json.end());
        QList<QByteArray> items;
        for (auto &[path, json] : m_json)
            items.append(std::move(json));
        m_out.list({{u"schema"_s, 1}, {u"elapsedMs"_s, elapsed}, {u"skipped"_s, m_skipped}}, u"repositories"_s, items);
    }

private:
    Output &m_out;
    const Flights m_flights;
    const bool m_explains;
    const bool m_online;
    OnForge m_forge;
    QMutex m_mutex;
    QList<RepositoryRow> m_rows;
    QJsonArray m_skipped;
    QList<std::pair<QString, QByteArray>> m_json;
};

/// What the forges say. One that does not answer costs the others nothing, and the rows stand all the same.
Result<void> askAll(const Invocation &call, Rows &rows)
{
    TB_TRY(const auto forges, openForges(call.session));
    TB_TRY(const WorkspaceOnForge answer,
           runToEnd(askForges(*forges, rows.clones(), std::make_shared<SystemClock>(), call.session.cancel)));
    for (const Error &error : answer.errors)
        rows.note(error);
    rows.setForge(answer.facts);
    return {};
}

Result<int> run(Invocation &call)
{
    QElapsedTimer timer;
    timer.start();
    const bool online = call.has(u"online"_s);
    if (online) {
        TB_CHECK(wantsConnection(call));
    }
    TB_TRY(const QStringList folders, foldersOf(call));
    TB_TRY(Flights flights, flightsOf(call.session));
    Rows rows(call.session.out, std::move(flights), call.has(u"explain"_s), online);
    WorkspaceScan scan;
    scan.makeGit = makeGit;
    scan.folders = folders;
    scan.onRow = [&rows](RepositoryRow row) { rows.add(std::move(row)); };
    scan.onTrouble = [&rows](const Error &error) { rows.note(error); };
    scan.onSkipped = [&rows](const Error &error) { rows.leaveOut(error); };
    scan.threads = QThread::idealThreadCount();
    const QString data = call.session.options.dataFolder;
    if (!call.has(u"no-cache"_s))
        scan.openCache = makeScanCache(data.isEmpty() ? defaultDataFolder() : data, scan.onTrouble);
    scanWorkspace(scan, call.session.cancel);
    if (call.session.cancel.requested())
        return fail(Error::Kind::Cancelled, u"The scan was interrupted"_s);
    if (online) {
        TB_CHECK(askAll(call, rows));
    }
    rows.print(timer.elapsed());
    return 0;
}

} // namespace

Command scanCommand()
{
    Command command;
    command.name = u"scan"_s;
    command.arguments = u"[DIR...]"_s;
    command.summary = u"Show every repository below the folders, and what wants a release."_s;
    command.description =
        u"Without DIR the workspace folders of the settings are scanned. Reads only: nothing in a "_s
        u"repository runs or changes, and without --online no connection is opened. A repository that cannot be read "_s
        u"keeps its row, with the error. What did not change since it was last read is remembered in "_s
        u"the data folder, in cache.db, which can be deleted at any time."_s;
    command.options = {
        {u"no-cache"_s, u"Read everything, and remember nothing."_s},
        onlineOption(u"Also ask the forges: checks, pull request, release, what waits for an approval."_s),
        {u"explain"_s, u"Say where each setting comes from, and what other release tools' files give."_s}};
    command.examples = {u"tagboat-cli scan ~/src"_s,
                        u"tagboat-cli --json scan ~/src | jq '.repositories[].packages[].suggestedVersion'"_s};
    command.maximumArguments = -1;
    command.run = run;
    return command;
}

} // namespace tagboat::cli
