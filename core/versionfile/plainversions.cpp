// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/findercontext.h"
#include "versionfile/plainfile.h"
#include "versionfile/versionspelling.h"

using namespace Qt::StringLiterals;

namespace tagboat
{

void findPlainFiles(FinderContext &context)
{
    static const QStringList others{u"python"_s, u"npm"_s, u"cargo"_s};
    const bool alone = !context.hasSource() && !others.contains(context.set().ecosystem);
    for (const QString &name : {u"VERSION"_s, u"version.txt"_s, u"VERSION.txt"_s}) {
        const QString path = context.place(name);
        const QByteArray *bytes = alone ? context.optional(path) : context.guessed(path);
        if (bytes == nullptr)
            continue;
        const auto slice = plainVersion(*bytes, path);
        const QString text = slice ? QString::fromUtf8(slice->of(*bytes)) : QString();
        const bool isVersion = slice && parseEither(text, context.set().scheme);
        if (isVersion && context.hasSource())
            context.addCompanion({path, u"plain.version"_s, slice->line, slice->offset, slice->length, text, text});
        else if (isVersion)
            context.addLiteral(path, *bytes, *slice, u"plain.version"_s, VersionOccurrence::Role::Source);
        else if (alone && !slice)
            context.problem(slice.error());
        else if (alone)
            context.problem({Error::Kind::Invalid, u"The file's line is no version"_s, text,
                             u"Write the version as its only line."_s, path, slice->line});
    }
}

} // namespace tagboat
