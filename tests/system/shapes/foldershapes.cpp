// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QStringList fine{u"error=null"_s, u"packages.0.version=1.2.0"_s};

/// Makes @p count folders in each other below @p relative, from inside, as the path would be too long.
void nest(const Bench &bench, const QString &relative, int count)
{
    bench.makeFolder(relative);
    int at = ::open(QFile::encodeName(bench.at(relative)).constData(), O_RDONLY | O_DIRECTORY);
    for (int i = 0; i < count; ++i) {
        if (::mkdirat(at, "d", 0755) != 0)
            qFatal("cannot nest");
        const int next = ::openat(at, "d", O_RDONLY | O_DIRECTORY);
        ::close(at);
        at = next;
    }
    ::close(at);
}

/// A name of any bytes below @p relative.
void makeNamed(const Bench &bench, const QString &relative, const QByteArray &name)
{
    const QByteArray path = QFile::encodeName(bench.at(relative)) + '/' + name;
    const int fd = ::open(path.constData(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0)
        qFatal("cannot make %s", path.constData());
    ::close(fd);
}

Shape workingTree(const char *name, const std::function<void(Bench &)> &change, const QStringList &checks)
{
    return {name,
            true,
            [change](Bench &bench) {
                (void)bench.ordinary();
                change(bench);
            },
            {{u"."_s, checks}}};
}

QList<Shape> gitFileShapes()
{
    QList<Shape> shapes;
    const auto gitFile = [](const char *name, const QByteArray &content, const QStringList &checks) {
        return Shape{name,
                     true,
                     [content](Bench &bench) {
                         QByteArray text = content;
                         bench.write(u".git"_s, text.replace("%o", bench.outside.toUtf8()));
                     },
                     {{u"."_s, checks}}};
    };
    shapes += gitFile("git-file-to-etc", "gitdir: /etc\n", {u"error.message~does not know this one"_s});
    shapes += gitFile("git-file-outside", "gitdir: %o/repository/.git\n", {u"error.message~does not know this one"_s});
    shapes += gitFile("git-file-to-itself", "gitdir: .git\n", {u"error.message~"_s});
    shapes += gitFile("git-file-to-here", "gitdir: .\n", {u"error.message~"_s});
    shapes += gitFile("git-file-without-words", "hello\n", {u"error.message~no gitdir line"_s});
    shapes += gitFile("git-file-empty", {}, {u"error.message~no gitdir line"_s});
    shapes += gitFile("git-file-2-mb", "gitdir: " + QByteArray(2'000'000, 'x'), {u"error.message~"_s});
    shapes += {"git-files-in-a-ring",
               true,
               [](Bench &bench) {
                   bench.write(u"a/.git"_s, "gitdir: ../b/.git\n");
                   bench.write(u"b/.git"_s, "gitdir: ../a/.git\n");
               },
               {{u"a"_s, {u"error.message~gone"_s}}, {u"b"_s, {u"error.message~gone"_s}}}};
    shapes += {"git-folder-is-a-link-outside",
               true,
               [](Bench &bench) {
                   bench.link(u".git"_s, bench.outside + u"/repository/.git"_s);
                   bench.write(u"VERSION"_s, "1.0.0\n");
               },
               {{u"."_s, {u"error.kind=refused"_s, u"error.detail~.git is a link"_s}}}};
    return shapes;
}

QList<Shape> linkedPartShapes()
{
    QList<Shape> shapes;
    shapes += workingTree("objects-are-a-link-outside",
                          [](Bench &bench) {
                              bench.remove(u".git/objects"_s);
                              bench.link(u".git/objects"_s, bench.outside + u"/repository/.git/objects"_s);
                          },
                          {u"path~objects"_s});
    shapes += workingTree("settings-are-a-link-outside",
                          [](Bench &bench) {
                              bench.remove(u".git/config"_s);
                              bench.link(u".git/config"_s, bench.outside + u"/settings"_s);
                          },
                          {u"path~settings"_s});
    shapes += workingTree("index-is-a-link-outside",
                          [](Bench &bench) {
                              bench.remove(u".git/index"_s);
                              bench.link(u".git/index"_s, bench.outside + u"/secret"_s);
                          },
                          {u"path~index"_s});
    shapes += workingTree("references-link-to-root", [](Bench &bench) { bench.link(u".git/refs/tags/all"_s, u"/"_s); },
                          {u"error.kind=refused"_s, u"error.message~tags cannot be read"_s});
    shapes += workingTree("references-in-a-ring", [](Bench &bench) { bench.link(u".git/refs/tags/up"_s, u".."_s); },
                          {u"error.kind=refused"_s, u"error.message~tags cannot be read"_s});
    shapes += workingTree("references-nested-400", [](Bench &bench) { nest(bench, u".git/refs/tags/deep"_s, 400); },
                          {u"error.kind=refused"_s, u"error.message~tags cannot be read"_s});
    return shapes;
}

} // namespace

QList<Shape> folderShapes()
{
    QList<Shape> shapes = gitFileShapes() + linkedPartShapes();
    shapes += workingTree(
        "files-with-odd-names",
        [](Bench &bench) {
            for (const QByteArray &name :
                 {"a\nb"_ba, "\x1b[31mred"_ba, "<img src=x>"_ba, "\xff\xfe"_ba, "-rf"_ba, "$(touch x)"_ba, "a\\b"_ba,
                  "\xe2\x80\xae"_ba, QByteArray(255, 'x'), "%1%n%s"_ba})
                makeNamed(bench, u"."_s, name);
        },
        fine + QStringList{u"untracked=10"_s});
    shapes += workingTree(
        "folders-nested-90", [](Bench &bench) { nest(bench, u"src"_s, 90); }, fine);
    shapes +=
        workingTree("folders-nested-300", [](Bench &bench) { nest(bench, u"src"_s, 300); }, {u"error.message~nest"_s});
    shapes += workingTree("folders-nested-3000", [](Bench &bench) { nest(bench, u"src"_s, 3000); },
                          {u"error.message~nest"_s});
    shapes += workingTree(
        "links-in-a-ring",
        [](Bench &bench) {
            bench.link(u"here"_s, u"."_s);
            bench.link(u"up"_s, u".."_s);
            bench.link(u"root"_s, u"/"_s);
            bench.link(u"self"_s, u"self"_s);
        },
        fine + QStringList{u"untracked=4"_s});
    shapes += workingTree(
        "folder-unreadable-inside",
        [](Bench &bench) {
            bench.write(u"private/x"_s, "x");
            bench.mode(u"private"_s, 0);
        },
        fine);
    shapes += workingTree("files-25000-in-a-folder",
                          [](Bench &bench) {
                              for (int i = 0; i < 25'000; ++i)
                                  bench.write(u"packages/f%1"_s.arg(i), {});
                          },
                          {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += workingTree("git-folder-writable-by-all", [](Bench &bench) { bench.mode(u".git"_s, 0777); },
                          {u"error.kind=refused"_s, u"error.message~every user"_s});
    shapes += workingTree(
        "special-files-about",
        [](Bench &bench) {
            bench.fifo(u"pipe"_s);
            bench.socket(u"socket"_s);
            bench.link(u"device"_s, u"/dev/zero"_s);
        },
        fine);
    shapes += workingTree(
        "bare-inside-as-files",
        [](Bench &bench) {
            const TestRepository work(bench.folder);
            bench.run(u"git"_s, {u"init"_s, u"-q"_s, u"--bare"_s, u"data/evil"_s});
            bench.append(u"data/evil/config"_s, "[core]\n\tfsmonitor = touch " + bench.marker.toUtf8() + "\n");
        },
        fine);
    shapes += {"git-folder-unreadable",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.mode(u".git"_s, 0);
               },
               {{u"."_s, {u"error.kind=denied"_s, u"packages=[]"_s}}}};
    shapes += {"folder-unreadable",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary(u"a"_s);
                   (void)bench.ordinary(u"locked/b"_s);
                   bench.mode(u"locked"_s, 0);
               },
               {{u"a"_s, fine}},
               {u"locked~cannot be read"_s}};
    shapes += {"folder-name-not-utf8",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary(u"a"_s);
                   bench.run(u"sh"_s, {u"-c"_s, u"mv a \"$(printf 'caf\\351')\""_s});
               },
               {{u"caf\ufffd"_s, {u"error.kind=invalid"_s, u"error.message~not UTF-8"_s}}}};
    shapes += {"folder-names-odd",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary(u"<img src=x>"_s);
                   (void)bench.ordinary(u"a\nb"_s);
                   (void)bench.ordinary(u"-rf"_s);
                   (void)bench.ordinary(u"%1 %n"_s);
               },
               {{u"%1 %n"_s, fine}, {u"-rf"_s, fine}, {u"<img src=x>"_s, fine}, {u"a\nb"_s, fine}}};
    shapes += {"folder-tree-of-3000", true, [](Bench &bench) { nest(bench, u"deep"_s, 3000); }, {}};
    shapes += {"folders-in-a-ring",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary(u"real"_s);
                   bench.link(u"alias"_s, u"real"_s);
                   bench.link(u"loop"_s, u"."_s);
                   bench.link(u"a"_s, u"b"_s);
                   bench.link(u"b"_s, u"a"_s);
               },
               {{u"real"_s, fine}}};
    shapes += {"folder-of-100001-names",
               true,
               [](Bench &bench) {
                   for (int i = 0; i <= 100'000; ++i)
                       bench.write(u"many/%1"_s.arg(i), {});
               },
               {},
               {u"many~too many names"_s}};
    if (::geteuid() == 0) {
        shapes += {"owner-other",
                   true,
                   [](Bench &bench) {
                       (void)bench.ordinary();
                       bench.foreign += bench.folder;
                   },
                   {{u"."_s, {u"error.kind=refused"_s, u"error.message~belongs to another user"_s, u"packages=[]"_s}}}};
        shapes += {"owner-other-of-the-git-folder",
                   true,
                   [](Bench &bench) {
                       (void)bench.ordinary();
                       bench.foreign += bench.at(u".git"_s);
                   },
                   {{u"."_s, {u"error.kind=refused"_s, u"error.message~belongs to another user"_s}}}};
    }
    return shapes;
}

} // namespace tagboat::test
