// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "base/files.h"
#include "release/checks/check.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::checks
{

namespace
{

using State = CheckResult::State;

bool isPython(const Premises &in)
{
    return in.package && in.package->versions.ecosystem == u"python"_s;
}

/// Files of the package's folder, or of the root, whose names begin so.
QStringList trackedNamed(const Premises &in, const QStringList &beginnings)
{
    QStringList found;
    for (const TrackedFile &file : in.tracked) {
        const QString folder = file.path.contains(u'/') ? file.path.section(u'/', 0, -2) : u"."_s;
        if (folder != u"."_s && folder != in.plan.folder)
            continue;
        const QString name = file.path.section(u'/', -1).toUpper();
        if (std::ranges::any_of(beginnings, [&name](const QString &begin) { return name.startsWith(begin); }))
            found.append(file.path);
    }
    return found;
}

Findings license(const Premises &in)
{
    if (!in.package || in.package->versions.origin == VersionFileSet::Origin::None)
        return {};
    const QStringList found = trackedNamed(in, {u"LICEN"_s, u"COPYING"_s, u"UNLICENSE"_s, u"LICENSES"_s});
    const bool folder =
        std::ranges::any_of(in.tracked, [](const TrackedFile &file) { return file.path.startsWith(u"LICENSES/"_s); });
    if (!found.isEmpty() || folder)
        return passed(u"There is a licence"_s, found.isEmpty() ? u"LICENSES/"_s : found.constFirst());
    return warns(u"No licence file is tracked, so nobody may use what is released"_s, u"Add LICENSE."_s);
}

/// The build stops, or leaves the file out, where a named file is absent.
Findings namedFiles(const Premises &in, const QList<MetadataText> &names, const QString &what)
{
    Findings findings;
    for (const MetadataText &name : names) {
        const QString path = in.inPackage(name.text);
        const auto content = in.file(path);
        const QString &where = in.metadata->path;
        if (!content && content.error().kind == Error::Kind::NotFound)
            findings += at(blocks(u"%1, which pyproject.toml names as %2, is not there"_s.arg(path, what),
                                  u"Add the file, or correct its name."_s),
                           where, name.line);
        else if (!in.trackedPaths.contains(path))
            findings += at(warns(u"%1, which pyproject.toml names as %2, is not tracked"_s.arg(path, what),
                                 u"Add it to git: a build from the tag does not have it."_s),
                           where, name.line);
        else if (content && content->trimmed().isEmpty())
            findings += at(warns(u"%1, which pyproject.toml names as %2, is empty"_s.arg(path, what),
                                 u"Write it: it is the page on the index."_s),
                           where, name.line);
    }
    return findings;
}

Findings readme(const Premises &in)
{
    if (!in.metadata)
        return {};
    const Findings findings = namedFiles(in, in.metadata->readmes, u"readme"_s);
    if (!findings.isEmpty() || in.metadata->readmes.isEmpty())
        return findings;
    const MetadataText &first = in.metadata->readmes.constFirst();
    return at(passed(u"The readme is there"_s, first.text), in.metadata->path, first.line);
}

Findings licenseFile(const Premises &in)
{
    return in.metadata ? namedFiles(in, in.metadata->licenseFiles, u"licence"_s) : Findings();
}

/// PyPI refuses uploads with a classifier that begins with "Private ::".
Findings privatePackage(const Premises &in)
{
    if (!in.metadata)
        return {};
    for (const MetadataText &classifier : in.metadata->classifiers) {
        if (!classifier.text.startsWith(u"Private ::"_s))
            continue;
        const QString title = u"The package is marked “%1”"_s.arg(classifier.text);
        return at(in.publishes() ? blocks(title, u"Remove the classifier if it may be published; use tag-only else."_s)
                                 : passed(title, u"nothing is published"_s),
                  in.metadata->path, classifier.line);
    }
    return {};
}

/// What lies in dist/ is uploaded too by `twine upload dist/*`.
Findings leftovers(const Premises &in)
{
    if (!isPython(in))
        return {};
    const QString folder = in.inPackage(u"dist"_s);
    const auto entries = listFolderBelow(in.repository.path(), folder);
    if (!entries)
        return {};
    QStringList found;
    for (const FolderEntry &entry : *entries) {
        if (entry.name.endsWith(u".whl"_s) || entry.name.endsWith(u".tar.gz"_s))
            found.append(entry.name);
    }
    if (found.isEmpty())
        return {};
    return at(warns(counted(found.size(), u"A built file of before lies in dist/"_s,
                            u"%1 built files of before lie in dist/"_s),
                    u"Remove them: an upload of dist/* would take them along."_s, someOf(found)),
              folder);
}

/// Without [build-system], pip and build fall back to an old setuptools (PEP 518).
Findings buildSystem(const Premises &in)
{
    if (!isPython(in) || !in.metadata || !in.package->versions.buildBackend.isEmpty())
        return {};
    return at(warns(u"pyproject.toml names no build back end, so setuptools builds the package in its old way"_s,
                    u"Add [build-system] with requires and build-backend."_s),
              in.metadata->path);
}

} // namespace

QList<Check> packageChecks()
{
    const QString group = u"Package"_s;
    const QString files = u"files"_s;
    return {
        {{u"license"_s, group, u"A licence is tracked"_s, files, State::Warns}, license},
        {{u"license-file"_s, group, u"The licence file that is named exists"_s, files, State::Blocks, true},
         licenseFile},
        {{u"readme"_s, group, u"The readme that is named exists"_s, files, State::Blocks, true}, readme},
        {{u"private-package"_s, group, u"The package may be published"_s, files}, privatePackage},
        {{u"build-system"_s, group, u"A build back end is named"_s, files, State::Warns}, buildSystem},
        {{u"dist-leftovers"_s, group, u"No built files of before lie in dist/"_s, files, State::Warns}, leftovers},
    };
}

} // namespace tagboat::checks
