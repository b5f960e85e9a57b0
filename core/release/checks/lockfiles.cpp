// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "base/toml.h"
#include "release/checks/check.h"
#include "versionfile/tomlfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

/// Lock files of monorepos are long; what is longer is not read.
constexpr qint64 lockLimit = qint64(16) * 1024 * 1024;

/// The entry of the package itself in a lock file.
struct OwnEntry {
    QString version;
    int line = 0;
};

/// PyPI's rule for names (PEP 503); it does no harm to the others.
QString comparable(const QString &name)
{
    static const QRegularExpression separators(u"[-_.]+"_s);
    return QString(name).replace(separators, u"-"_s).toLower();
}

/// uv.lock and Cargo.lock: [[package]] with name and version, in this order.
std::optional<OwnEntry> ownTomlEntry(const QByteArray &bytes, const QString &name)
{
    static const QRegularExpression assignment(u"^(name|version) = \"([^\"]*)\""_s);
    bool own = false;
    int number = 0;
    for (const QByteArray &line : bytes.split('\n')) {
        ++number;
        if (line.startsWith("[[package]]"))
            own = false;
        const auto match = assignment.match(QString::fromUtf8(line));
        if (match.captured(1) == u"name"_s)
            own = comparable(match.captured(2)) == comparable(name);
        else if (own && match.captured(1) == u"version"_s)
            return OwnEntry{match.captured(2), number};
    }
    return {};
}

std::optional<OwnEntry> ownNpmEntry(const QByteArray &bytes, const QString &name)
{
    const QJsonObject root = QJsonDocument::fromJson(bytes).object();
    if (root.isEmpty() || (root.contains(u"name"_s) && root[u"name"_s].toString() != name))
        return {};
    const QString version = root[u"version"_s].toString();
    if (version.isEmpty())
        return {};
    const qsizetype at = bytes.indexOf("\"version\"");
    return OwnEntry{version, lineAt(bytes, std::max<qsizetype>(at, 0))};
}

using Reader = std::optional<OwnEntry> (*)(const QByteArray &, const QString &);

bool planEdits(const Premises &in, const QString &path)
{
    for (const StepSpec &step : in.plan.steps) {
        if (step.detail[u"paths"_s].toArray().contains(path))
            return true;
    }
    return false;
}

bool sameVersion(const QString &a, const QString &b, VersionScheme scheme)
{
    const auto first = Version::parse(a, scheme);
    const auto second = Version::parse(b, scheme);
    return first && second ? *first == *second : a == b;
}

/// The lock file's own entry against the version now; and whether the release leaves it behind.
Findings lockFile(const Premises &in, const QString &file, const QString &command, Reader read)
{
    if (!in.package || in.package->versions.version.isEmpty())
        return {};
    const QString path = in.trackedPaths.contains(in.inPackage(file)) ? in.inPackage(file) : file;
    if (!in.trackedPaths.contains(path))
        return {};
    const auto bytes = readFileBelow(in.repository.path(), path, lockLimit);
    const auto own = bytes ? read(*bytes, in.package->name) : std::nullopt;
    if (!own)
        return {};
    const QString evidence = u"%1 has %2"_s.arg(path, own->version);
    const QString &now = in.package->versions.version;
    const VersionScheme scheme = in.package->versions.scheme;
    if (sameVersion(own->version, in.plan.to, scheme) || planEdits(in, path))
        return at(passed(u"%1 is in step with the release"_s.arg(path), evidence), path, own->line);
    if (!sameVersion(own->version, now, scheme))
        return at(warns(u"%1 says %2 for the package itself, its files say %3"_s.arg(path, own->version, now),
                        u"Run: %1"_s.arg(command), evidence),
                  path, own->line);
    return at(warns(u"%1 will say %2 after the release, which does not write it"_s.arg(path, own->version),
                    u"Run: %1 after the release, and commit it."_s.arg(command), evidence),
              path, own->line);
}

Findings uvLock(const Premises &in)
{
    return lockFile(in, u"uv.lock"_s, u"uv lock"_s, ownTomlEntry);
}

Findings cargoLock(const Premises &in)
{
    return lockFile(in, u"Cargo.lock"_s, u"cargo update --workspace"_s, ownTomlEntry);
}

Findings npmLock(const Premises &in)
{
    return lockFile(in, u"package-lock.json"_s, u"npm install --package-lock-only"_s, ownNpmEntry);
}

/// Poetry and PDM refuse to install from a lock that is older than pyproject.toml's dependencies; without it they
/// resolve anew, and a build of tomorrow differs from today's.
Findings lockTracked(const Premises &in)
{
    for (const QString &file :
         {u"uv.lock"_s, u"poetry.lock"_s, u"pdm.lock"_s, u"Cargo.lock"_s, u"package-lock.json"_s}) {
        const QString path = in.inPackage(file);
        if (in.trackedPaths.contains(path) || !in.file(path))
            continue;
        return at(warns(u"%1 is there, and git does not track it"_s.arg(path),
                        u"Commit it, or leave it out of the folder: CI resolves without it."_s),
                  path);
    }
    return {};
}

} // namespace

QList<Check> lockFileChecks()
{
    const QString group = u"Dependencies"_s;
    const QString files = u"files"_s;
    return {
        {{u"uv-lock"_s, group, u"uv.lock has the package's version"_s, files, State::Warns}, uvLock},
        {{u"cargo-lock"_s, group, u"Cargo.lock has the package's version"_s, files, State::Warns}, cargoLock},
        {{u"npm-lock"_s, group, u"package-lock.json has the package's version"_s, files, State::Warns}, npmLock},
        {{u"lock-tracked"_s, group, u"Git tracks the lock file"_s, files, State::Warns}, lockTracked},
    };
}

} // namespace tagboat::checks
