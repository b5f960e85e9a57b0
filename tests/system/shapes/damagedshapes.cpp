// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QString damaged = u"error.kind=invalid"_s;

/// A file of the git folder with other content.
Shape file(const char *name, const QString &path, const QByteArray &content, const QStringList &checks)
{
    return {name,
            true,
            [path, content](Bench &bench) {
                (void)bench.ordinary();
                const QString parent = QFileInfo(path).path(); // a file until now, where it is to be a folder
                for (const QString &old : {parent, path}) {
                    if (QFileInfo(bench.at(old)).isFile())
                        bench.remove(old);
                }
                bench.write(path, content);
            },
            {{u"."_s, checks}}};
}

Shape without(const char *name, const QString &path, const QStringList &checks)
{
    return {name,
            true,
            [path](Bench &bench) {
                (void)bench.ordinary();
                bench.remove(path);
            },
            {{u"."_s, checks}}};
}

/// A pipe where git expects a file: whoever opens it for reading waits for ever.
Shape pipe(const char *name, const QString &path, const QStringList &checks)
{
    return {name,
            true,
            [path](Bench &bench) {
                (void)bench.ordinary();
                if (QFileInfo::exists(bench.at(path)))
                    bench.remove(path);
                bench.makeFolder(path);
                bench.remove(path);
                bench.fifo(path);
            },
            {{u"."_s, checks}}};
}

/// An object (as rev-parse names it) whose file is changed.
Shape object(const char *name, const QString &what, const std::function<void(Bench &, const QString &)> &change,
             const QStringList &checks)
{
    return {name,
            true,
            [what, change](Bench &bench) {
                const TestRepository work = bench.ordinary();
                const QString path = Bench::looseFile(work.git({u"rev-parse"_s, what}));
                bench.mode(path, 0644);
                change(bench, path);
            },
            {{u"."_s, checks}}};
}

Shape pack(const char *name, const std::function<void(Bench &, const QString &)> &change, const QStringList &checks)
{
    return {name,
            true,
            [change](Bench &bench) {
                bench.ordinary().git({u"gc"_s, u"-q"_s});
                const QString folder = u".git/objects/pack/"_s;
                for (const QString &entry : QDir(bench.at(folder)).entryList({u"*.pack"_s, u"*.idx"_s}))
                    bench.mode(folder + entry, 0644);
                const QString pack = QDir(bench.at(folder)).entryList({u"*.pack"_s}).constFirst();
                change(bench, folder + pack.chopped(5));
            },
            {{u"."_s, checks}}};
}

/// A commit whose object says that it is a gigabyte long, in a file of a megabyte.
void bomb(Bench &bench)
{
    const TestRepository work = bench.ordinary();
    const QByteArray begin = "commit 1073741824";
    QByteArray zeros(64 << 20, ' ');
    QByteArray body = begin + '\0' + "tree " + work.git({u"rev-parse"_s, u"HEAD^{tree}"_s}).toLatin1() + "\n" + zeros;
    const QByteArray packed = qCompress(body, 9).sliced(4);
    const QString id = u"ab"_s + QString(38, u'c');
    bench.write(Bench::looseFile(id), packed);
    bench.write(u".git/refs/heads/main"_s, id.toLatin1() + "\n");
}

} // namespace

QList<Shape> damagedShapes()
{
    QList<Shape> shapes;
    const QString head = u".git/HEAD"_s;
    const QString branch = u".git/refs/heads/main"_s;
    const QString index = u".git/index"_s;
    const QString packed = u".git/packed-refs"_s;
    const QString config = u".git/config"_s;
    shapes += {"git-folder-empty", true, [](Bench &bench) { bench.makeFolder(u".git"_s); }, {{u"."_s, {damaged}}}};
    shapes += without("head-absent", head, {damaged, u"error.message~HEAD"_s});
    shapes += file("head-empty", head, {}, {damaged, u"error.message~HEAD is empty"_s});
    shapes += file("head-garbage", head, QByteArray("\x00\xff<img>\n", 8), {damaged, u"error.message~HEAD"_s});
    shapes += file("head-outside", head, "ref: ../../outside/secret\n", {damaged, u"error.message~HEAD"_s});
    shapes += file("head-absolute", head, "ref: /etc/passwd\n", {damaged, u"error.message~HEAD"_s});
    shapes += file("head-of-itself", head, "ref: HEAD\n", {damaged, u"error.message~HEAD"_s});
    shapes += file("head-long", head, "ref: refs/heads/" + QByteArray(60'000, 'a') + "\n", {u"path~head"_s});
    shapes += file("head-of-no-branch", head, "ref: refs/remotes/origin/x\n", {u"error=null"_s, u"head=null"_s});
    shapes += file("head-of-a-missing-commit", head, QByteArray(40, '1') + "\n", {damaged});
    shapes += file("branch-empty", branch, {}, {damaged, u"error.message~current branch is empty"_s});
    shapes += file("branch-garbage", branch, "not an id\n", {damaged});
    shapes += file("branch-of-zeros", branch, QByteArray(41, '\0'), {damaged});
    shapes += file("branch-of-itself", branch, "ref: refs/heads/main\n", {damaged});
    shapes += file("branch-of-a-blob", branch, "0cfbf08886fca9a91cb753ec8734c84fcbe52c9f\n", {damaged});
    shapes += without("references-absent", u".git/refs"_s, {damaged});
    shapes += without("objects-absent", u".git/objects"_s, {damaged});
    shapes += file("index-empty", index, {}, {damaged, u"error.message~index"_s});
    shapes += file("index-garbage", index, QByteArray(5000, '\x7f'), {damaged, u"error.message~index"_s});
    shapes +=
        file("index-that-counts-too-many", index, QByteArray("DIRC\0\0\0\2\x7f\xff\xff\xff", 12) + QByteArray(40, 'x'),
             {damaged, u"error.message~index"_s});
    shapes += file("index-is-a-folder", index + u"/x"_s, "x", {damaged});
    shapes += file("packed-references-garbage", packed, QByteArray(2000, '\xfe'), {damaged});
    shapes += file("config-broken", config, "[core\n\tbare = \n", {damaged, u"error.message~settings"_s});
    shapes += file("config-binary", config,
                   QByteArray("\x7f"
                              "ELF\0\1\2",
                              7),
                   {damaged, u"error.message~settings"_s});
    shapes += file("config-empty", config, {}, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += without("config-absent", config, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += file("config-is-a-folder", config + u"/x"_s, "x", {damaged});
    shapes += file("shallow-garbage", u".git/shallow"_s, "<img>\n", {u"shallow=true"_s, u"packages.0.version=1.2.0"_s});
    const QStringList noFile{u"error.kind=refused"_s, u"error.message~not a regular file"_s};
    shapes += pipe("pipe-as-head", head, noFile);
    shapes += pipe("pipe-as-config", config, noFile);
    shapes += pipe("pipe-as-index", index, noFile);
    shapes += pipe("pipe-as-packed-references", packed, noFile);
    shapes += pipe("pipe-as-branch", branch, noFile);
    shapes += pipe("pipe-as-excludes", u".git/info/exclude"_s, noFile);
    shapes += pipe("pipe-as-attributes", u".git/info/attributes"_s, noFile);
    shapes += pipe("pipe-as-shallow", u".git/shallow"_s, noFile);
    shapes += pipe("pipe-as-alternates", u".git/objects/info/alternates"_s, noFile);
    shapes += pipe("pipe-as-commit-graph", u".git/objects/info/commit-graph"_s, noFile);
    shapes += {"pipe-as-git-file", true, [](Bench &bench) { bench.fifo(u".git"_s); }, {}}; // no repository
    shapes += pipe("pipe-as-ignores", u".gitignore"_s, noFile);
    shapes += pipe("pipe-as-file-attributes", u".gitattributes"_s, noFile);
    shapes +=
        pipe("pipe-as-tag", u".git/refs/tags/v3.0.0"_s, {u"error=null"_s, u"packages.0.problems~v3.0.0 is damaged"_s});
    shapes += pipe("pipe-as-deep-ignores", u"src/deep/.gitignore"_s, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    const auto cut = [](Bench &bench, const QString &path) { bench.write(path, {}); };
    const auto garble = [](Bench &bench, const QString &path) { bench.write(path, QByteArray(300, '\x55')); };
    const auto drop = [](Bench &bench, const QString &path) { bench.remove(path); };
    const QString commit = u"HEAD"_s;
    shapes += object("commit-empty", commit, cut, {damaged});
    shapes += object("commit-garbled", commit, garble, {damaged});
    shapes += object("commit-absent", commit, drop, {damaged});
    shapes += object("commit-is-another", commit,
                     [](Bench &bench, const QString &path) {
                         bench.write(path, qCompress(QByteArray("commit 5\0hello", 14)).sliced(4));
                     },
                     {damaged});
    shapes += object("tree-absent", u"HEAD^{tree}"_s, drop, {damaged});
    shapes += object("tree-garbled", u"HEAD^{tree}"_s, garble, {damaged});
    shapes += object("blob-absent", u"HEAD:README"_s, drop, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += object("tag-object-garbled", u"v1.2.0"_s, garble,
                     {u"error=null"_s, u"packages.0.version=1.2.0"_s, u"packages.0.problems~v1.2.0"_s});
    shapes += pack("pack-cut",
                   [](Bench &bench, const QString &base) {
                       bench.write(base + u".pack"_s, bench.read(base + u".pack"_s).first(60));
                   },
                   {damaged});
    shapes += pack("pack-garbled",
                   [](Bench &bench, const QString &base) {
                       bench.write(base + u".pack"_s, QByteArray(bench.read(base + u".pack"_s).size(), '\x33'));
                   },
                   {damaged});
    shapes +=
        pack("pack-absent", [](Bench &bench, const QString &base) { bench.remove(base + u".pack"_s); }, {damaged});
    shapes += pack("pack-index-empty", [](Bench &bench, const QString &base) { bench.write(base + u".idx"_s, {}); },
                   {damaged});
    shapes += pack("pack-index-garbled",
                   [](Bench &bench, const QString &base) {
                       bench.write(base + u".idx"_s, QByteArray(bench.read(base + u".idx"_s).size(), '\x11'));
                   },
                   {damaged});
    shapes += {"object-bomb", true, bomb, {{u"."_s, {damaged}}}};
    return shapes;
}

} // namespace tagboat::test
