// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QStringList fine{u"error=null"_s, u"packages.0.version=1.2.0"_s, u"packages.0.latestTag.name=v1.2.0"_s};

/// A commit object on top of HEAD, with the given dates and what follows them, that main then points to.
void commitWith(const Bench &bench, const TestRepository &work, const QByteArray &author, const QByteArray &when,
                const QByteArray &rest)
{
    const QByteArray content = "tree " + work.git({u"rev-parse"_s, u"HEAD^{tree}"_s}).toLatin1() + "\nparent " +
                               work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1() + "\nauthor " + author + " " + when +
                               "\ncommitter " + author + " " + when + rest;
    bench.write(u".git/refs/heads/main"_s, bench.object(work, u"commit"_s, content).toLatin1() + "\n");
}

Shape withCommit(const char *name, bool hostile, const QByteArray &author, const QByteArray &when,
                 const QByteArray &rest, const QStringList &checks)
{
    return {name,
            hostile,
            [author, when, rest](Bench &bench) { commitWith(bench, bench.ordinary(), author, when, rest); },
            {{u"."_s, checks}}};
}

/// A tag that points to something which is no commit.
Shape withTagOf(const char *name, const QString &what, const QString &tag = u"v9.9.9"_s)
{
    return {name,
            true,
            [what, tag](Bench &bench) {
                const TestRepository work = bench.ordinary();
                bench.write(u".git/refs/tags/"_s + tag, work.git({u"rev-parse"_s, what}).toLatin1() + "\n");
            },
            {{u"."_s, fine}}};
}

void manyTags(Bench &bench)
{
    TestRepository work = bench.ordinary();
    work.commit(u"fix: more"_s);
    QByteArray packed = "# pack-refs with: peeled fully-peeled sorted \n";
    const QByteArray head = work.git({u"rev-parse"_s, u"HEAD~1"_s}).toLatin1();
    QStringList names;
    for (int i = 0; i < 5000; ++i)
        names += u"refs/tags/v0.%1.%2"_s.arg(i / 100).arg(i % 100);
    names.sort();
    for (const QString &name : names)
        packed += head + ' ' + name.toLatin1() + '\n';
    bench.write(u".git/packed-refs"_s, packed);
}

void manyLooseReferences(Bench &bench)
{
    const TestRepository work = bench.ordinary();
    const QByteArray head = work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1() + '\n';
    for (int i = 0; i < 10'000; ++i) {
        bench.write(u".git/refs/heads/topic/%1/%2"_s.arg(i / 1000).arg(i), head);
        bench.write(u".git/refs/tags/build/%1/%2"_s.arg(i / 1000).arg(i), head);
    }
}

void giantPackedReferences(Bench &bench)
{
    const TestRepository work = bench.ordinary();
    const QByteArray head = work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1();
    QByteArray packed = "# pack-refs with: peeled fully-peeled sorted \n";
    packed += head + " refs/heads/main\n";
    for (int i = 0; i < 200'000; ++i)
        packed += head + " refs/pull/" + QByteArray::number(i).rightJustified(7, '0') + "/head\n";
    packed += head + " refs/tags/v1.2.0\n";
    bench.write(u".git/packed-refs"_s, packed);
    bench.remove(u".git/refs/tags/v1.2.0"_s);
}

} // namespace

QList<Shape> historyShapes()
{
    QList<Shape> shapes;
    const QByteArray mara = "Mara <mara@example.org>";
    const QStringList fineOne = fine + QStringList{u"packages.0.commitsSinceTag=1"_s};
    const QByteArray message = "\n\nfix: it\n";
    shapes += withCommit("date-negative", true, mara, "-86400 +0000", message, fineOne);
    shapes += withCommit("date-huge", true, mara, "99999999999999 +0000", message, fineOne);
    shapes += withCommit("date-beyond-numbers", true, mara, "99999999999999999999999999 +0000", message,
                         {u"error.kind=invalid"_s, u"error.message~damaged"_s});
    shapes += withCommit("date-zone-odd", true, mara, "1700000000 +9999", message, fineOne);
    shapes += withCommit("date-absent", true, mara, "", message, fineOne);
    shapes +=
        withCommit("author-broken", true, "Mara mara@example.org", "1700000000 +0000", message, {u"path~author"_s});
    shapes += withCommit("author-markup", true, "<img src=http://example.org/a> <a@b>", "1700000000 +0000", message,
                         {u"path~author"_s});
    shapes += withCommit("message-5-mb", true, mara, "1800000000 +0000", "\n\n" + QByteArray(5'000'000, 'x'), fineOne);
    shapes += withCommit("message-not-utf8", true, mara, "1800000000 +0000", "\n\nfeat: caf\xe9 \xff\xfe\n",
                         fineOne + QStringList{u"packages.0.commitsByType.feat=1"_s});
    shapes += withCommit("message-latin1", false, mara, "1800000000 +0000", "\nencoding ISO-8859-1\n\nfeat: caf\xe9\n",
                         fineOne + QStringList{u"packages.0.commitsByType.feat=1"_s});
    shapes += withCommit("message-with-zero-byte", true, mara, "1800000000 +0000", QByteArray("\n\nfix: a\0b\n", 11),
                         fineOne);
    shapes += withCommit("message-absent", true, mara, "1800000000 +0000", "\n", fineOne);
    shapes += withCommit("headers-many", true, mara, "1800000000 +0000",
                         "\n" + QByteArray("x-header y\n").repeated(100'000) + "\nfix: it\n", fineOne);
    shapes += withTagOf("tag-of-a-blob", u"HEAD:README"_s);
    shapes += withTagOf("tag-of-a-tree", u"HEAD^{tree}"_s);
    shapes += withTagOf("tag-like-a-branch", u"HEAD"_s, u"main"_s);
    shapes += withTagOf("tag-in-a-folder-heads", u"HEAD"_s, u"heads/main"_s);
    shapes += withTagOf("tag-with-markup", u"HEAD"_s, u"<img src=x>\"'\u202e"_s.remove(u' '));
    shapes += withTagOf("tag-named-head", u"HEAD"_s, u"HEAD"_s);
    shapes += {"tag-of-a-tag",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.commit(u"feat: more"_s);
                   work.git({u"tag"_s, u"-am"_s, u"x"_s, u"inner"_s});
                   work.git({u"tag"_s, u"-am"_s, u"x"_s, u"v1.3.0"_s, u"inner"_s});
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.latestTag.name=v1.3.0"_s}}}};
    shapes += {"tag-nested-500-deep",
               true,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   QString id = work.git({u"rev-parse"_s, u"HEAD"_s});
                   for (int i = 0; i < 500; ++i)
                       id = bench.object(work, u"tag"_s,
                                         "object " + id.toLatin1() + "\ntype " + (i == 0 ? "commit" : "tag") +
                                             "\ntag v3.0.0\ntagger M <m@e> 1700000000 +0000\n\nx\n");
                   bench.write(u".git/refs/tags/v3.0.0"_s, id.toLatin1() + "\n");
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.latestTag.name=v3.0.0"_s}}}};
    shapes += {"tag-without-its-object",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/refs/tags/v2.0.0"_s, QByteArray(40, 'a') + "\n");
               },
               {{u"."_s, fine + QStringList{u"packages.0.problems~v2.0.0"_s}}}};
    shapes += {"tag-file-empty",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/refs/tags/v2.0.0"_s, {});
               },
               {{u"."_s, fine + QStringList{u"packages.0.problems~v2.0.0"_s}}}};
    shapes += {"tag-file-not-an-id",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/refs/tags/v2.0.0"_s, "<img src=x>\n");
               },
               {{u"."_s, fine + QStringList{u"packages.0.problems~v2.0.0"_s}}}};
    shapes += {"tags-that-name-each-other",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/refs/tags/a"_s, "ref: refs/tags/b\n");
                   bench.write(u".git/refs/tags/b"_s, "ref: refs/tags/a\n");
               },
               {{u"."_s, fine + QStringList{u"packages.0.problems~tag"_s}}}};
    shapes += {"tag-by-name",
               false,
               [](Bench &bench) {
                   bench.ordinary().git({u"symbolic-ref"_s, u"refs/tags/latest"_s, u"refs/tags/v1.2.0"_s});
               },
               {{u"."_s, fine}}};
    shapes += {"tag-names-not-utf8",
               true,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary();
                   const QByteArray head = work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1();
                   bench.write(u".git/packed-refs"_s, "# pack-refs with: peeled fully-peeled sorted \n" + head +
                                                          " refs/tags/v1.2.0\n" + head + " refs/tags/v7.0.0\xff\xfe\n");
               },
               {{u"."_s, fine}}};
    shapes += {"references-packed",
               false,
               [](Bench &bench) {
                   bench.ordinary().git({u"pack-refs"_s, u"--all"_s});
               },
               {{u"."_s, fine}}};
    shapes += {"objects-packed-with-every-aid",
               false,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.commit(u"fix: more"_s);
                   work.git({u"repack"_s, u"-q"_s, u"-a"_s, u"-d"_s, u"--write-bitmap-index"_s});
                   work.git({u"multi-pack-index"_s, u"write"_s});
                   work.git({u"commit-graph"_s, u"write"_s, u"--reachable"_s, u"--changed-paths"_s});
               },
               {{u"."_s, fine + QStringList{u"packages.0.commitsSinceTag=1"_s}}}};
    shapes += {"tags-5000",
               false,
               manyTags,
               {{u"."_s, {u"error=null"_s, u"packages.0.latestTag.name=v1.2.0"_s, u"packages.0.commitsSinceTag=1"_s}}}};
    shapes += {"references-20000-loose", true, manyLooseReferences, {{u"."_s, fine}}};
    shapes += {"references-200000-packed", true, giantPackedReferences, {{u"."_s, fine}}};
    shapes += {"grafts",
               true,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.commit(u"fix: a"_s);
                   bench.write(u".git/info/grafts"_s, work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1() + "\n");
               },
               {{u"."_s, {u"error=null"_s, u"packages.0.version=1.2.0"_s}}}};
    shapes += {"replaced-commit",
               true,
               [](Bench &bench) {
                   TestRepository work = bench.ordinary();
                   work.commit(u"fix: a"_s);
                   work.git({u"replace"_s, u"HEAD"_s, u"HEAD~1"_s});
               },
               {{u"."_s, fine}}};
    shapes += {"branch-name-odd",
               true,
               [](Bench &bench) {
                   bench.ordinary().git({u"checkout"_s, u"-q"_s, u"-b"_s, u"a/<img=x>\"'$(touch)\u202e%1%n"_s});
               },
               {{u"."_s, fine + QStringList{u"branch~<img=x>"_s}}}};
    shapes +=
        {"octopus-of-60-parents",
         false,
         [](Bench &bench) {
             TestRepository work = bench.ordinary();
             const QByteArray tree = work.git({u"rev-parse"_s, u"HEAD^{tree}"_s}).toLatin1();
             const QByteArray base = work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1();
             QByteArray content = "tree " + tree + "\n";
             for (int i = 0; i < 60; ++i)
                 content += "parent " +
                            bench
                                .object(work, u"commit"_s,
                                        "tree " + tree + "\nparent " + base +
                                            "\nauthor M <m@e> 1800000000 +0000\n"
                                            "committer M <m@e> 1800000000 +0000\n\nfix: " +
                                            QByteArray::number(i) + "\n")
                                .toLatin1() +
                            "\n";
             const QString id = bench.object(
                 work, u"commit"_s,
                 content + "author M <m@e> 1800000001 +0000\ncommitter M <m@e> 1800000001 +0000\n\nmerge\n");
             bench.write(u".git/refs/heads/main"_s, id.toLatin1() + "\n");
         },
         {{u"."_s, fine + QStringList{u"packages.0.commitsSinceTag=61"_s, u"packages.0.commitsByType.fix=60"_s}}}};
    return shapes;
}

} // namespace tagboat::test
