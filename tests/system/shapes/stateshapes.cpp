// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QString onMain = u"branch=main"_s;

/// Two branches that change the same line; the second is checked out.
TestRepository quarrel(const Bench &bench)
{
    TestRepository work = bench.ordinary();
    work.git({u"checkout"_s, u"-q"_s, u"-b"_s, u"side"_s});
    work.write(u"README"_s, "theirs\n");
    work.commit(u"feat: theirs"_s);
    work.git({u"checkout"_s, u"-q"_s, u"main"_s});
    work.write(u"README"_s, "ours\n");
    work.commit(u"feat: ours"_s);
    return work;
}

Shape operation(const char *name, const QStringList &command, const QStringList &checks)
{
    return {name,
            false,
            [command](Bench &bench) {
                if (quarrel(bench).tryGit(command) == 0 && command.constFirst() != u"bisect"_s)
                    qFatal("no conflict: git %s", qPrintable(command.join(u' ')));
            },
            {{u"."_s, QStringList{u"error=null"_s} + checks}}};
}

/// The index in a form that git writes when asked for it.
Shape indexForm(const char *name, const QList<QStringList> &commands, const QStringList &checks = {})
{
    return {name,
            false,
            [commands](Bench &bench) {
                TestRepository work = bench.ordinary();
                work.write(u"docs/a.md"_s, "a\n");
                work.write(u"docs/b.md"_s, "b\n");
                work.commit(u"docs: begin"_s);
                for (const QStringList &command : commands)
                    work.git(command);
            },
            {{u"."_s, QStringList{u"error=null"_s, u"packages.0.version=1.2.0"_s} + checks}}};
}

/// git keeps the settings of a sparse checkout in a file of the worktree's own, which is an extension of the format.
Shape sparse(const char *form)
{
    static QList<QByteArray> names; // a shape's name has to stay
    names += "sparse" + QByteArray(form).replace("--", "-");
    return {names.constLast().constData(),
            false,
            [form](Bench &bench) {
                TestRepository work = bench.ordinary();
                work.write(u"docs/a.md"_s, "a\n");
                work.commit(u"docs: begin"_s);
                work.git({u"sparse-checkout"_s, u"set"_s, QString::fromLatin1(form), u"src"_s});
            },
            {{u"."_s, {u"error.kind=refused"_s, u"error.message~unsupported by this build: worktreeConfig"_s}}}};
}

} // namespace

QList<Shape> stateShapes()
{
    const QString clean = u"dirty=false"_s;
    QList<Shape> shapes;
    shapes += operation("merging", {u"merge"_s, u"side"_s}, {u"operation=merge"_s, u"conflicted=1"_s, onMain});
    shapes += operation("rebasing", {u"rebase"_s, u"side"_s}, {u"operation=rebase"_s, u"conflicted=1"_s});
    shapes += operation("cherry-picking", {u"cherry-pick"_s, u"side"_s}, {u"operation=cherry-pick"_s, onMain});
    shapes += operation("reverting", {u"revert"_s, u"--no-edit"_s, u"side"_s}, {u"operation=revert"_s});
    shapes += operation("bisecting", {u"bisect"_s, u"start"_s, u"HEAD"_s, u"v1.2.0"_s}, {u"operation=bisect"_s});
    shapes += {"applying-mail",
               false,
               [](Bench &bench) {
                   TestRepository work = quarrel(bench);
                   work.git({u"format-patch"_s, u"-q"_s, u"-1"_s, u"side"_s, u"-o"_s, bench.folder + u".mail"_s});
                   if (work.tryGit({u"am"_s, bench.folder + u".mail/0001-feat-theirs.patch"_s}) == 0)
                       qFatal("no conflict");
               },
               {{u"."_s, {u"error=null"_s, u"operation=am"_s}}}};
    shapes += {"stashed",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   work.write(u"README"_s, "changed\n");
                   work.git({u"stash"_s, u"-q"_s});
               },
               {{u"."_s, {u"error=null"_s, clean, onMain}}}};
    shapes += {"dirty-in-every-way",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   for (const auto *name : {"removed", "renamed", "typed"})
                       work.write(QString::fromLatin1(name), "some lines\nof text\n");
                   work.commit(u"chore: files"_s);
                   work.write(u"README"_s, "changed, and longer\n");
                   work.write(u"staged"_s, "s\n");
                   work.git({u"add"_s, u"staged"_s});
                   work.git({u"mv"_s, u"renamed"_s, u"moved"_s});
                   bench.remove(u"removed"_s);
                   bench.remove(u"typed"_s);
                   bench.link(u"typed"_s, u"README"_s);
                   work.write(u"new"_s, "n\n");
               },
               {{u"."_s, {u"error=null"_s, u"staged=3"_s, u"modified=3"_s, u"untracked=1"_s}}}};
    shapes += indexForm("index-version-4", {{u"update-index"_s, u"--index-version"_s, u"4"_s}}, {clean});
    shapes += {"index-split",
               false,
               [](Bench &bench) {
                   bench.ordinary().git({u"update-index"_s, u"--split-index"_s});
               },
               {{u"."_s, {u"error.kind=refused"_s, u"error.message~index has a form that is unsupported"_s}}}};
    shapes +=
        indexForm("index-untracked-cache", {{u"update-index"_s, u"--force-untracked-cache"_s}, {u"status"_s}}, {clean});
    shapes += indexForm("index-fsmonitor", {{u"update-index"_s, u"--fsmonitor"_s}, {u"status"_s}}, {clean});
    for (const auto *form : {"--no-cone", "--cone", "--sparse-index"})
        shapes += sparse(form);
    shapes += indexForm("assumed-unchanged",
                        {{u"update-index"_s, u"--assume-unchanged"_s, u"README"_s},
                         {u"update-index"_s, u"--skip-worktree"_s, u"docs/a.md"_s}},
                        {clean});
    shapes += {"intent-to-add",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   work.write(u"soon"_s, "s\n");
                   work.git({u"add"_s, u"-N"_s, u"soon"_s});
               },
               {{u"."_s, {u"error=null"_s, u"dirty=true"_s}}}};
    shapes += {"index-locked",
               false,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/index.lock"_s, {});
               },
               {{u"."_s, {u"error=null"_s, clean}}}};
    shapes += {"index-absent",
               false,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.remove(u".git/index"_s);
               },
               {{u"."_s, {u"error=null"_s, u"dirty=true"_s}}}};
    shapes += {"line-ends-converted",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.git({u"config"_s, u"core.autocrlf"_s, u"true"_s});
                   work.write(u"notes.txt"_s, "one\r\ntwo\r\n");
                   work.write(u".gitattributes"_s, "*.txt text\n");
                   work.commit(u"docs: notes"_s);
               },
               {{u"."_s, {u"error=null"_s, clean}}}};
    shapes += {"large-file-storage",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   const QByteArray pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:"
                                              "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03\n"
                                              "size 6\n";
                   work.write(u".gitattributes"_s, "*.bin filter=lfs diff=lfs merge=lfs -text\nVERSION filter=lfs\n");
                   work.write(u"model.bin"_s, pointer);
                   work.write(u"VERSION"_s, pointer);
                   work.commit(u"feat: a model"_s);
                   // As git-lfs checks it out: the content itself, with its times in the index.
                   bench.write(u".git/pointer"_s, pointer);
                   work.git({u"config"_s, u"filter.lfs.clean"_s, u"cat .git/pointer"_s});
                   work.write(u"model.bin"_s, "hello\n");
                   work.git({u"add"_s, u"model.bin"_s});
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.problems~LFS pointer"_s}}}};
    shapes += {"names-that-differ-in-case",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.write(u"Readme"_s, "1\n");
                   work.write(u"CHANGELOG.MD"_s, "# other\n");
                   work.commit(u"docs: twice"_s);
               },
               {{u"."_s, {u"error=null"_s, clean, u"packages.0.changelog.path~CHANGELOG"_s}}}};
    shapes += {"names-in-two-normal-forms",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.write(QString::fromUtf8("caf\xc3\xa9"), "1\n");
                   work.write(QString::fromUtf8("cafe\xcc\x81"), "2\n");
                   work.commit(u"docs: twice"_s);
               },
               {{u"."_s, {u"error=null"_s, clean}}}};
    return shapes;
}

} // namespace tagboat::test
