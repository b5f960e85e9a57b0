// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "samplerelease.h"

using namespace Qt::StringLiterals;

namespace tagboat::test
{

SampleRelease::SampleRelease(const QByteArray &policy)
{
    repository.write(u"pyproject.toml"_s,
                     "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n"
                     "[project]\nname = \"buoy\"\nversion = \"1.4.2\"   # keep in step\n");
    repository.write(u"src/buoy/__init__.py"_s, "\"\"\"Buoy.\"\"\"\r\n__version__ = '1.4.2'\r\n");
    repository.write(u"CHANGELOG.md"_s, "# Changelog\n\n## [Unreleased]\n\n### Added\n\n- Lamps can be dimmed (#12)\n\n"
                                        "## [1.4.2] - 2026-01-01\n\n### Fixed\n\n- A leak\n");
    if (!policy.isEmpty())
        repository.write(u".tagboat.toml"_s, policy);
    repository.commit(u"chore: prepare release v1.4.2"_s);
    repository.git({u"tag"_s, u"-a"_s, u"v1.4.2"_s, u"-m"_s, u"Release v1.4.2"_s});
    repository.write(u"src/buoy/lamp.py"_s, "def dim():\n    return 1\n");
    repository.commit(u"feat: lamps can be dimmed"_s);
    repository.git({u"remote"_s, u"add"_s, u"origin"_s, remote.url()});
    repository.git({u"push"_s, u"-q"_s, u"-u"_s, u"origin"_s, u"main"_s, u"--tags"_s});
}

CliProgram::Outcome SampleRelease::release(const QString &command, const QStringList &options) const
{
    return cli.run(QStringList{u"--json"_s, u"release"_s, command, repository.path()} + options);
}

QJsonObject SampleRelease::status() const
{
    const CliProgram::Outcome outcome = release(u"status"_s);
    return outcome.json()[u"releases"_s].toArray().first().toObject();
}

} // namespace tagboat::test
