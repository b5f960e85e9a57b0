// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

/// A repository with settings that git knows and the library does not.
Shape withSettings(const char *name, const QList<QStringList> &settings, const QString &named)
{
    return {name,
            false,
            [settings](Bench &bench) {
                (void)bench.ordinary();
                QByteArray lines;
                for (const QStringList &setting : settings)
                    lines += u"[%1]\n\t%2 = %3\n"_s.arg(setting[0], setting[1], setting[2]).toUtf8();
                bench.append(u".git/config"_s, lines);
            },
            {{u"."_s,
              {u"error.kind=refused"_s, u"error.message~unsupported by this build: "_s + named,
               u"error.remedy~git in a terminal"_s, u"packages=[]"_s}}}};
}

const QStringList version1{u"core"_s, u"repositoryformatversion"_s, u"1"_s};

} // namespace

QList<Shape> unsupportedShapes()
{
    QList<Shape> shapes;
    shapes += {"sha256",
               false,
               [](Bench &bench) {
                   bench.run(u"git"_s, {u"init"_s, u"-q"_s, u"--object-format=sha256"_s, bench.folder});
                   bench.write(u"VERSION"_s, "1.0.0\n");
                   bench.run(u"git"_s, {u"add"_s, u"-A"_s});
                   bench.run(u"git"_s, {u"-c"_s, u"user.name=M"_s, u"-c"_s, u"user.email=m@example.org"_s, u"commit"_s,
                                        u"-qm"_s, u"begin"_s});
               },
               {{u"."_s, {u"error.kind=refused"_s, u"error.message~unsupported by this build: sha256"_s}}}};
    shapes += {
        "partial-clone-without-files",
        false,
        [](Bench &bench) {
            TestRepository work = bench.ordinary(u"work"_s);
            work.git({u"config"_s, u"uploadpack.allowFilter"_s, u"true"_s});
            bench.run(u"git"_s, {u"clone"_s, u"-q"_s, u"--filter=blob:none"_s, u"file://"_s + work.path(), u"clone"_s});
        },
        {{u"clone"_s, {u"error=null"_s, u"packages.0.latestTag.name=v1.2.0"_s}}, // all commits are there
         {u"work"_s, {u"error=null"_s}}}};
    shapes += {"worktree-config",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   work.git({u"config"_s, u"extensions.worktreeConfig"_s, u"true"_s});
                   work.git({u"config"_s, u"--worktree"_s, u"user.name"_s, u"Other"_s});
               },
               {{u"."_s, {u"error.kind=refused"_s, u"error.message~unsupported by this build: worktreeConfig"_s}}}};
    shapes += withSettings("partial-clone", {version1, {u"extensions"_s, u"partialClone"_s, u"origin"_s}},
                           u"partial clone"_s);
    shapes += withSettings("reftable", {version1, {u"extensions"_s, u"refStorage"_s, u"reftable"_s}}, u"reftable"_s);
    shapes += withSettings("format-version-2", {{u"core"_s, u"repositoryformatversion"_s, u"2"_s}},
                           u"repository format version 2"_s);
    shapes += withSettings("format-version-huge", {{u"core"_s, u"repositoryformatversion"_s, u"99999999999"_s}},
                           u"repository format version 99999999999"_s);
    shapes += withSettings("relative-worktrees", {version1, {u"extensions"_s, u"relativeWorktrees"_s, u"true"_s}},
                           u"extension relativeworktrees"_s);
    shapes += withSettings("unknown-extension", {version1, {u"extensions"_s, u"somethingNew"_s, u"1"_s}},
                           u"extension somethingnew"_s);
    shapes += withSettings("precious-objects", {version1, {u"extensions"_s, u"preciousObjects"_s, u"true"_s}},
                           u"extension preciousobjects"_s);
    shapes += {"extension-of-version-0",
               false, // git honours no extension of an old format but a few
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.append(u".git/config"_s, "[extensions]\n\tsomethingNew = 1\n");
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.version=1.2.0"_s}}}};
    shapes += {"no-op-extension",
               false,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.append(u".git/config"_s, "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tnoop = 1\n");
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.version=1.2.0"_s}}}};
    return shapes;
}

} // namespace tagboat::test
