// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "repositoryargument.h"

#include "compose/adapters.h"

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

Result<PackageRow> choosePackage(const QList<PackageRow> &packages, const QString &wanted, const QString &root)
{
    if (wanted.isEmpty() && packages.size() == 1)
        return packages.constFirst();
    QStringList names;
    for (const PackageRow &package : packages) {
        if (!wanted.isEmpty() && (package.name == wanted || package.path == wanted))
            return package;
        names += package.name;
    }
    const QString remedy = u"Name one with --package: %1"_s.arg(names.join(u", "_s));
    if (wanted.isEmpty()) {
        Error error{Error::Kind::Usage, u"The repository holds several packages"_s, {}, remedy, root, 0};
        return tl::unexpected(error);
    }
    return failAt(Error::Kind::NotFound, root, 0, u"There is no package “%1”"_s.arg(wanted), {}, remedy);
}

} // namespace

QCommandLineOption packageOption()
{
    return {u"package"_s, u"The package, where the repository holds several."_s, u"NAME"_s};
}

QCommandLineOption newEpochOption()
{
    return {u"new-epoch"_s, u"Agree that the version begins another epoch, as 1!1.0 does."_s};
}

Result<OpenedRepository> openRepository(const Invocation &call)
{
    OpenedRepository opened;
    TB_TRY(const QString root, folderArgument(call.arguments.constFirst()));
    opened.git = makeGit();
    TB_TRY(opened.repository, opened.git->open(root));
    opened.row = scanRepository(*opened.repository);
    if (opened.row.error)
        return tl::unexpected(*opened.row.error);
    if (opened.row.state.bare)
        return failAt(Error::Kind::Invalid, root, 0, u"It is a bare repository, without files to release from"_s);
    TB_TRY(opened.package, choosePackage(opened.row.packages, call.value(u"package"_s), root));
    return opened;
}

} // namespace tagboat::cli
