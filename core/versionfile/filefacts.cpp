// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "versionfile/filefacts.h"

#include "base/files.h"
#include "versionfile/cfile.h"
#include "versionfile/cmakefile.h"
#include "versionfile/inifile.h"
#include "versionfile/jsonfile.h"
#include "versionfile/mesonfile.h"
#include "versionfile/plainfile.h"
#include "versionfile/pythonfile.h"
#include "versionfile/tomlfile.h"
#include "versionfile/yamlfile.h"

#include <QStringList>

#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

struct Language {
    const char *ending;
    FactReader facts;
    bool always; ///< also where only anchors know the file
};

constexpr std::array<Language, 18> languages{{
    {".toml", tomlFacts, true},
    {".lock", tomlFacts, true},
    {".py", pythonFacts, true},
    {".json", jsonFacts, false},
    {".cfg", iniFacts, false},
    {".ini", iniFacts, false},
    {".cff", yamlFacts, false},
    {".yaml", yamlFacts, false},
    {".yml", yamlFacts, false},
    {".cmake", cmakeFacts, false},
    {"CMakeLists.txt", cmakeFacts, false},
    {"meson.build", mesonFacts, false},
    {".h", cFacts, false},
    {".hh", cFacts, false},
    {".hpp", cFacts, false},
    {".hxx", cFacts, false},
    {".c", cFacts, false},
    {".cpp", cFacts, false},
}};

} // namespace

bool isLockFile(const QString &path)
{
    static const QStringList names{u"uv.lock"_s,    u"poetry.lock"_s,       u"pdm.lock"_s,           u"pylock.toml"_s,
                                   u"Cargo.lock"_s, u"package-lock.json"_s, u"npm-shrinkwrap.json"_s};
    return names.contains(path.section(u'/', -1));
}

qint64 readLimitOf(const QString &path)
{
    return isLockFile(path) ? lockFileLimit : versionFileLimit;
}

FactReader factReaderOf(const QString &path, bool byLine)
{
    for (const Language &language : languages) {
        if (path.endsWith(QLatin1String(language.ending)) && (language.always || !byLine))
            return language.facts;
    }
    return lineFacts;
}

} // namespace tagboat
