// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QStringList fine{u"error=null"_s, u"packages.0.version=1.2.0"_s, u"packages.0.latestTag.name=v1.2.0"_s};

QStringList fineAnd(const QStringList &more)
{
    return fine + more;
}

/// main and origin/main each have a commit that the other lacks.
void diverge(Bench &bench)
{
    TestRepository work = bench.ordinary(u"work"_s);
    work.addBareRemote();
    work.commit(u"feat: ours"_s);
    work.git({u"push"_s, u"-q"_s});
    work.git({u"reset"_s, u"-q"_s, u"--hard"_s, u"HEAD~1"_s});
    work.commit(u"fix: another"_s);
    work.commit(u"fix: and another"_s);
}

void addSubmodule(Bench &bench)
{
    const TestRepository library = bench.ordinary(u"library"_s);
    TestRepository outer = bench.ordinary(u"outer"_s);
    outer.git({u"-c"_s, u"protocol.file.allow=always"_s, u"submodule"_s, u"--quiet"_s, u"add"_s, library.path(),
               u"deps/lib"_s});
    outer.commit(u"chore: add the library"_s);
    bench.write(u"outer/deps/lib/changed"_s, "x");
}

} // namespace

QList<Shape> ordinaryShapes()
{
    QList<Shape> shapes;
    shapes += {"plain",
               false,
               [](Bench &bench) { bench.ordinary().commit(u"feat: a light"_s); },
               {{u"."_s, fineAnd({u"branch=main"_s, u"dirty=false"_s, u"packages.0.commitsSinceTag=1"_s,
                                  u"packages.0.suggestedVersion=1.3.0"_s})}}};
    shapes += {"detached",
               false,
               [](Bench &bench) {
                   bench.ordinary().git({u"checkout"_s, u"-q"_s, u"--detach"_s});
               },
               {{u"."_s, fineAnd({u"detached=true"_s, u"branch=null"_s})}}};
    shapes += {"unborn",
               false,
               [](Bench &bench) {
                   const TestRepository empty(bench.folder);
                   empty.write(u"VERSION"_s, "0.1.0\n");
               },
               {{u"."_s,
                 {u"error=null"_s, u"head=null"_s, u"branch=main"_s, u"untracked=1"_s, u"packages.0.version=0.1.0"_s,
                  u"packages.0.latestTag=null"_s}}}};
    shapes += {"bare",
               false,
               [](Bench &bench) {
                   (void)bench.ordinary(u"work"_s).addBareRemote();
                   bench.remove(u"work"_s);
               },
               {{u"work.git"_s, {u"error=null"_s, u"bare=true"_s, u"packages=[]"_s, u"branch=main"_s}}}};
    shapes += {"bare-with-a-worktree",
               false,
               [](Bench &bench) {
                   const QString bare = bench.ordinary(u"work"_s).addBareRemote();
                   bench.run(u"git"_s, {u"-C"_s, bare, u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s,
                                        bench.at(u"side"_s)});
                   bench.remove(u"work"_s);
               },
               {{u"side"_s, fineAnd({u"branch=side"_s, u"bare=false"_s})}, {u"work.git"_s, {u"bare=true"_s}}}};
    shapes += {"worktree",
               false,
               [](Bench &bench) {
                   bench.ordinary(u"main"_s).git(
                       {u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"feature"_s, bench.at(u"linked"_s)});
               },
               {{u"linked"_s, fineAnd({u"branch=feature"_s})}, {u"main"_s, fineAnd({u"branch=main"_s})}}};
    shapes += {"worktree-inside",
               false,
               [](Bench &bench) {
                   bench.ordinary().git(
                       {u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"feature"_s, bench.at(u"trees/feature"_s)});
               },
               {{u"."_s, fineAnd({u"branch=main"_s, u"nested=[\"trees/feature\"]"_s})}}};
    shapes += {"worktree-without-its-main",
               false,
               [](Bench &bench) {
                   bench.ordinary(u"main"_s).git(
                       {u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"feature"_s, bench.at(u"linked"_s)});
                   bench.remove(u"main"_s);
               },
               {{u"linked"_s, {u"error.kind=not-found"_s, u"error.message~.git file names is gone"_s}}}};
    shapes += {"worktree-moved",
               false,
               [](Bench &bench) {
                   bench.ordinary(u"main"_s).git(
                       {u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"feature"_s, bench.at(u"linked"_s)});
                   QDir().rename(bench.at(u"linked"_s), bench.at(u"moved"_s));
               },
               {{u"main"_s, fine}, {u"moved"_s, {u"error.message~does not know this one"_s}}}};
    shapes += {"worktree-locked",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary(u"main"_s);
                   work.git({u"worktree"_s, u"add"_s, u"-q"_s, u"-b"_s, u"side"_s, bench.at(u"linked"_s)});
                   work.git({u"worktree"_s, u"lock"_s, bench.at(u"linked"_s)});
               },
               {{u"linked"_s, fine}, {u"main"_s, fine}}};
    shapes += {"submodule",
               false,
               addSubmodule,
               {{u"library"_s, fine},
                {u"outer"_s, fineAnd({u"modified=0"_s, u"untracked=0"_s, u"submodules=[\"deps/lib\"]"_s})}}};
    shapes += {"nested",
               false,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   (void)bench.ordinary(u"tools/inner"_s);
               },
               {{u"."_s, fineAnd({u"nested=[\"tools/inner\"]"_s})}}};
    shapes += {"nested-in-an-ignored-folder",
               false,
               [](Bench &bench) {
                   TestRepository outer = bench.ordinary();
                   outer.write(u".gitignore"_s, "vendored/\n");
                   outer.commit(u"chore: ignore"_s);
                   (void)bench.ordinary(u"vendored/inner"_s);
               },
               {{u"."_s, fineAnd({u"untracked=0"_s})}}};
    shapes += {"shallow",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary(u"work"_s);
                   for (int i = 0; i < 5; ++i)
                       work.commit(u"fix: %1"_s.arg(i));
                   bench.run(u"git"_s, {u"clone"_s, u"-q"_s, u"--depth=3"_s, u"file://"_s + work.path(), u"clone"_s});
                   bench.remove(u"work"_s);
               },
               {{u"clone"_s,
                 {u"error=null"_s, u"shallow=true"_s, u"packages.0.version=1.2.0"_s, u"packages.0.latestTag=null"_s,
                  u"packages.0.commitsSinceTag=3"_s}}}};
    shapes +=
        {"single-branch-clone",
         false,
         [](Bench &bench) {
             const TestRepository work = bench.ordinary(u"work"_s);
             bench.run(u"git"_s, {u"clone"_s, u"-q"_s, u"--single-branch"_s, u"--no-tags"_s, work.path(), u"clone"_s});
             bench.remove(u"work"_s);
         },
         {{u"clone"_s, {u"error=null"_s, u"upstream=origin/main"_s, u"packages.0.latestTag=null"_s}}}};
    shapes += {"upstream-gone",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary(u"work"_s);
                   bench.remove(work.addBareRemote().sliced(bench.folder.size() + 1));
                   work.git({u"update-ref"_s, u"-d"_s, u"refs/remotes/origin/main"_s});
               },
               {{u"work"_s, fineAnd({u"upstream=null"_s, u"ahead=0"_s})}}};
    shapes += {"diverged",
               false,
               diverge,
               {{u"work"_s, fineAnd({u"ahead=2"_s, u"behind=1"_s, u"upstream=origin/main"_s})},
                {u"work.git"_s, {u"bare=true"_s}}}};
    shapes += {"several-remotes",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   for (const auto *name : {"fork", "mirror", "my.remote"})
                       work.git({u"remote"_s, u"add"_s, QString::fromLatin1(name), u"https://example.org/a/b"_s});
               },
               {{u"."_s, fineAnd({u"remoteUrl=null"_s})}}};
    shapes += {"upstream-of-a-local-branch",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"topic"_s, u"--track"_s, u"main"_s});
                   work.commit(u"fix: here"_s);
               },
               {{u"."_s, fineAnd({u"ahead=1"_s, u"branch=topic"_s})}}};
    return shapes;
}

} // namespace tagboat::test
