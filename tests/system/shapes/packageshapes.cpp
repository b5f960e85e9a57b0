// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

QByteArray pyproject(const QByteArray &name, const QByteArray &version)
{
    return "[build-system]\nrequires = [\"hatchling\"]\nbuild-backend = \"hatchling.build\"\n\n[project]\nname = \"" +
           name + "\"\nversion = \"" + version + "\"\n";
}

QByteArray changelog(const QByteArray &entry)
{
    return "# Changelog\n\nThe format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
           "## [Unreleased]\n\n### Added\n\n- " +
           entry + "\n";
}

/// Two Python packages, each with a changelog and tags of its own; client has a commit since its tag, core none.
void twoPackages(Bench &bench)
{
    TestRepository work(bench.folder);
    work.write(u"packages/core/pyproject.toml"_s, pyproject("harbour-core", "1.4.0"));
    work.write(u"packages/core/CHANGELOG.md"_s, changelog("A light."));
    work.write(u"packages/client/pyproject.toml"_s, pyproject("harbour-client", "0.3.0"));
    work.write(u"packages/client/CHANGES.md"_s, changelog("A rope.\n- A knot."));
    work.commit(u"feat: begin"_s);
    work.git({u"tag"_s, u"harbour-core-v1.4.0"_s});
    work.git({u"tag"_s, u"harbour-client-v0.3.0"_s});
    work.write(u"packages/client/rope.py"_s, "ROPE = 1\n");
    work.commit(u"fix: the rope"_s);
}

} // namespace

QList<Shape> packageShapes()
{
    QList<Shape> shapes;
    shapes +=
        {"several-packages",
         false,
         twoPackages,
         {{u"."_s,
           {u"error=null"_s, u"packages.0.name=harbour-client"_s, u"packages.0.path=packages/client"_s,
            u"packages.0.latestTag.name=harbour-client-v0.3.0"_s, u"packages.0.commitsSinceTag=1"_s,
            u"packages.0.changelog.path=packages/client/CHANGES.md"_s, u"packages.0.changelog.unreleasedEntries=2"_s,
            u"packages.1.name=harbour-core"_s, u"packages.1.latestTag.name=harbour-core-v1.4.0"_s,
            u"packages.1.commitsSinceTag=0"_s, u"packages.1.changelog.path=packages/core/CHANGELOG.md"_s,
            u"packages.1.changelog.unreleasedEntries=1"_s, u"packages.2=(no such key)"_s}}}};
    shapes += {"packages-with-scopes",
               false,
               [](Bench &bench) {
                   TestRepository work(bench.folder);
                   work.write(u"package.json"_s, R"({"name": "root", "private": true, "workspaces": ["packages/*"]})");
                   work.write(u"packages/ui/package.json"_s, R"({"name": "@harbour/ui", "version": "2.0.0"})");
                   work.write(u"packages/api/package.json"_s, R"({"name": "@harbour/api", "version": "3.1.0"})");
                   work.commit(u"feat: begin"_s);
                   work.git({u"tag"_s, u"@harbour/ui@2.0.0"_s});
                   work.git({u"tag"_s, u"@harbour/api@3.1.0"_s});
                   work.write(u"packages/ui/a.js"_s, "1\n");
                   work.commit(u"feat: a button"_s);
               },
               {{u"."_s,
                 {u"packages.0.name=@harbour/api"_s, u"packages.0.latestTag.name=@harbour/api@3.1.0"_s,
                  u"packages.0.commitsSinceTag=0"_s, u"packages.1.name=@harbour/ui"_s,
                  u"packages.1.latestTag.name=@harbour/ui@2.0.0"_s, u"packages.1.suggestedVersion=2.1.0"_s}}}};
    shapes += {"crates-of-a-workspace",
               false,
               [](Bench &bench) {
                   TestRepository work(bench.folder);
                   work.write(u"Cargo.toml"_s, "[workspace]\nmembers = [\"crates/*\", \"tools/xtask\"]\n");
                   work.write(u"crates/anchor/Cargo.toml"_s, "[package]\nname = \"anchor\"\nversion = \"0.5.0\"\n");
                   work.write(u"tools/xtask/Cargo.toml"_s, "[package]\nname = \"xtask\"\nversion = \"0.1.0\"\n");
                   work.commit(u"feat: begin"_s);
                   work.git({u"tag"_s, u"anchor-v0.5.0"_s});
               },
               {{u"."_s,
                 {u"packages.0.name=anchor"_s, u"packages.0.latestTag.name=anchor-v0.5.0"_s, u"packages.1.name=xtask"_s,
                  u"packages.1.latestTag=null"_s}}}};
    shapes += {"root-package-and-a-part",
               false, // flit and flit_core
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.write(u"packages/knot/pyproject.toml"_s, pyproject("harbour-knot", "0.1.0"));
                   work.commit(u"feat: a part"_s);
                   work.git({u"tag"_s, u"harbour-knot-0.1.0"_s});
               },
               {{u"."_s,
                 {u"packages.0.name=harbour-core"_s, u"packages.0.latestTag.name=v1.2.0"_s,
                  u"packages.1.name=harbour-knot"_s, u"packages.1.latestTag.name=harbour-knot-0.1.0"_s}}}};
    shapes += {"packages-under-one-version",
               false, // one tag for all
               [](Bench &bench) {
                   TestRepository work(bench.folder);
                   work.write(u"packages/a/pyproject.toml"_s, pyproject("a", "1.0.0"));
                   work.write(u"packages/b/pyproject.toml"_s, pyproject("b", "1.0.0"));
                   work.commit(u"feat: begin"_s);
                   work.git({u"tag"_s, u"v1.0.0"_s});
                   work.commit(u"fix: both"_s);
               },
               {{u"."_s, {u"packages.0.latestTag.name=v1.0.0"_s, u"packages.1.latestTag.name=v1.0.0"_s}}}};
    shapes +=
        {"packages-of-uv",
         false,
         [](Bench &bench) {
             TestRepository work(bench.folder);
             work.write(u"pyproject.toml"_s, "[tool.uv.workspace]\nmembers = [\"src/*\"]\nexclude = [\"src/no\"]\n");
             work.write(u"src/one/pyproject.toml"_s, pyproject("one", "1.0.0"));
             work.write(u"src/no/pyproject.toml"_s, pyproject("no", "9.0.0"));
             work.commit(u"feat: begin"_s);
         },
         {{u"."_s, {u"packages.0.name=one"_s, u"packages.1=(no such key)"_s}}}};
    shapes += {
        "packages-in-folders-of-folders",
        false,
        [](Bench &bench) {
            TestRepository work(bench.folder);
            work.write(u"package.json"_s, R"({"workspaces": ["libs/**"]})");
            work.write(u"libs/web/button/package.json"_s, R"({"name": "button", "version": "1.0.0"})");
            work.write(u"libs/web/node_modules/x/package.json"_s, R"({"name": "x", "version": "1.0.0"})");
            work.commit(u"feat: begin"_s);
        },
        {{u"."_s, {u"packages.0.name=button"_s, u"packages.0.path=libs/web/button"_s, u"packages.1=(no such key)"_s}}}};
    shapes +=
        {"packages-outside",
         true,
         [](Bench &bench) {
             TestRepository work(bench.folder);
             work.write(u"package.json"_s, (u"{\"name\": \"in\", \"version\": \"1.0.0\", \"workspaces\": "
                                            "[\"../../outside\", \"%1\", \"/etc\", \"link\", \"\", \".\", \"..\"]}"_s)
                                               .arg(bench.outside)
                                               .toUtf8());
             bench.link(u"link"_s, bench.outside);
             work.commit(u"feat: begin"_s);
         },
         {{u"."_s, {u"error=null"_s, u"packages.0.name=in"_s, u"packages.1=(no such key)"_s}}}};
    shapes += {"thousands-of-packages",
               true,
               [](Bench &bench) {
                   TestRepository work(bench.folder);
                   for (int i = 0; i < 1500; ++i)
                       work.write(u"packages/p%1/VERSION"_s.arg(i, 4, 10, QChar(u'0')), "1.0.0\n");
               },
               {{u"."_s,
                 {u"error=null"_s, u"packages.499.version=1.0.0"_s, u"packages.500=(no such key)"_s,
                  u"packages.0.problems.0.message~first 500"_s}}}};
    return shapes;
}

} // namespace tagboat::test
