// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

QStringList problem(const QString &text)
{
    return {u"error=null"_s, u"packages.0.problems~"_s + text};
}

/// An ordinary package with one file more, or another one.
Shape file(const char *name, const QString &path, const QByteArray &content, const QStringList &checks)
{
    return {name,
            true,
            [path, content](Bench &bench) {
                TestRepository work = bench.ordinary();
                work.write(path, content);
                work.commit(u"chore: a file"_s);
            },
            {{u"."_s, checks}}};
}

/// Something else where a file is looked for, not committed.
Shape special(const char *name, const QString &path, const std::function<void(Bench &, const QString &)> &make,
              const QStringList &checks)
{
    return {name,
            true,
            [path, make](Bench &bench) {
                (void)bench.ordinary();
                if (QFileInfo::exists(bench.at(path)))
                    bench.remove(path);
                make(bench, path);
            },
            {{u"."_s, checks}}};
}

QByteArray project(const QByteArray &rest)
{
    return "[project]\nname = \"bomb\"\n" + rest;
}

} // namespace

QList<Shape> fileShapes()
{
    QList<Shape> shapes;
    const QString toml = u"pyproject.toml"_s;
    const QString plain = u"VERSION"_s;
    const QString log = u"CHANGELOG.md"_s;
    shapes += file("toml-brackets-500k", toml, project("x = " + QByteArray(500'000, '[')), problem(u"deep"_s));
    shapes += file("toml-inline-tables-100k", toml, project("x = " + QByteArray("{a=").repeated(100'000)),
                   problem(u"deep"_s));
    shapes +=
        file("toml-dotted-key-100k", toml, project(QByteArray("a.").repeated(100'000) + "a = 1\n"), problem(u"deep"_s));
    shapes += file("toml-header-100k", toml, "[" + QByteArray("a.").repeated(100'000) + "a]\n", problem(u"deep"_s));
    shapes += file("toml-2-mb", toml, project("# " + QByteArray(2'000'000, 'x') + "\n"), problem(u"limit is 1 MiB"_s));
    shapes += file("toml-binary", toml,
                   QByteArray("\x7f"
                              "ELF\2\1\1\0\0\xff\xfe",
                              11),
                   problem(u"pyproject.toml"_s));
    shapes +=
        file("toml-zero-byte", toml, QByteArray("[project]\nname = \"a\0b\"\n", 23), problem(u"pyproject.toml"_s));
    shapes += file("toml-utf16", toml, QByteArray("\xff\xfe[\0p\0]\0", 8), problem(u"pyproject.toml"_s));
    shapes += file("toml-empty", toml, {}, {u"error=null"_s, u"packages.0.name=toml-empty"_s});
    shapes +=
        file("toml-conflict", toml, "<<<<<<< HEAD\n[project]\n=======\n>>>>>>> x\n", problem(u"pyproject.toml"_s));
    shapes +=
        file("toml-name-markup", toml, "[project]\nname = \"<img src='http://127.0.0.1/x'>\"\nversion = \"1.2.0\"\n",
             {u"error=null"_s, u"packages.0.name~<img"_s});
    shapes += file("json-nested-10000", u"package.json"_s, QByteArray("{\"a\":").repeated(10'000), {u"error=null"_s});
    shapes += file("json-nested-array", u"package.json"_s, "{\"workspaces\":" + QByteArray("[").repeated(5000),
                   {u"error=null"_s});
    shapes += file("json-version-odd", u"package.json"_s, R"({"name": ["x"], "version": {"a": 1}})", {u"error=null"_s});
    shapes += file("version-megabyte-of-digits", plain, QByteArray(1'000'000, '9'), {u"error=null"_s});
    shapes += file("version-bidi", plain, "1.2.0\u202e\n", {u"error=null"_s});
    shapes += file("version-shell", plain, "1.2.0; rm -rf $(touch x)\n", {u"error=null"_s});
    shapes += file("version-lines-million", plain, QByteArray("1.2.0\n").repeated(150'000), {u"error=null"_s});
    shapes +=
        file("python-unclosed-strings", u"setup.py"_s, QByteArray("'''\\\n").repeated(200'000), {u"error=null"_s});
    shapes +=
        file("python-brackets-300k", u"setup.py"_s, "setup(version=" + QByteArray(300'000, '('), {u"error=null"_s});
    shapes += file("policy-broken", u".tagboat.toml"_s, "[release\n", problem(u".tagboat.toml"_s));
    shapes += file("policy-that-leads-outside", u".tagboat.toml"_s,
                   "[[version-file]]\npath = \"../../outside/secret\"\npattern = \"{version}\"\n"
                   "[changelog]\npath = \"/etc/passwd\"\n",
                   {u"error=null"_s, u"packages.0.problems~"_s});
    shapes +=
        file("policy-pattern-slow", u".tagboat.toml"_s,
             "[[version-file]]\npath = \"README\"\npattern = \"(a+)+(a+)+(a+)+$ {version}\"\n", {u"error=null"_s});
    shapes += file("changelog-one-line-7-mb", log, "# Changelog\n\n" + QByteArray(7'000'000, 'x'),
                   {u"error=null"_s, u"packages.0.changelog.path=CHANGELOG.md"_s});
    shapes += file("changelog-nested-quotes", log, QByteArray("> ").repeated(100'000) + "x\n", {u"error=null"_s});
    shapes += file("changelog-nested-lists", log,
                   [] {
                       QByteArray text;
                       for (int depth = 0; depth < 1500; ++depth)
                           text += QByteArray(2 * depth, ' ') + "- x\n";
                       return text;
                   }(),
                   {u"error=null"_s});
    shapes += file("changelog-headings-200k", log, QByteArray("## 1.0.0\n").repeated(200'000),
                   problem(u"more than 10000 headings"_s));
    shapes += file("changelog-markup", log,
                   "# Changelog\n\n## [Unreleased]\n\n- <img src=http://127.0.0.1/> ![x](http://127.0.0.1/)\n",
                   {u"error=null"_s, u"packages.0.changelog.unreleasedEntries=1"_s});
    shapes +=
        file("workflow-alias-bomb", u".github/workflows/a.yml"_s,
             "a: &a [x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\non: *c\n", {u"error=null"_s});
    shapes += file("workflow-2-mb", u".github/workflows/a.yml"_s, QByteArray("# x\n").repeated(500'000),
                   problem(u"limit is 1 MiB"_s));
    const auto fifo = [](Bench &bench, const QString &path) { bench.fifo(path); };
    const auto socket = [](Bench &bench, const QString &path) { bench.socket(path); };
    const auto zero = [](Bench &bench, const QString &path) { bench.link(path, u"/dev/zero"_s); };
    const auto outside = [](Bench &bench, const QString &path) { bench.link(path, bench.outside + u"/secret"_s); };
    const auto folder = [](Bench &bench, const QString &path) { bench.write(path + u"/x"_s, "x"); };
    const auto self = [](Bench &bench, const QString &path) { bench.link(path, QFileInfo(path).fileName()); };
    const auto hollow = [](Bench &bench, const QString &path) { bench.hollow(path, 10LL << 30); };
    const auto closed = [](Bench &bench, const QString &path) {
        bench.write(path, "1.2.0\n");
        bench.mode(path, 0);
    };
    const auto fields = problem({});
    shapes += special("version-is-a-pipe", plain, fifo, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += special("version-is-a-socket", plain, socket, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += special("version-is-a-device", plain, zero, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += special("version-is-a-link-outside", plain, outside, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += special("version-is-a-folder", plain, folder, {u"error=null"_s});
    shapes += special("version-is-a-link-to-itself", plain, self, {u"error=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += special("version-of-10-gb", plain, hollow, problem(u"limit is 1 MiB"_s));
    shapes += special("version-unreadable", plain, closed, problem(u"not allow"_s));
    shapes += special("toml-is-a-pipe", toml, fifo, problem(u"not a regular file"_s));
    shapes += special("toml-is-a-link-outside", toml, outside, problem(u"link"_s));
    shapes += special("toml-unreadable", toml, closed, problem(u"not allow"_s));
    shapes += special("toml-of-10-gb", toml, hollow, problem(u"limit is 1 MiB"_s));
    shapes += special("changelog-is-a-pipe", log, fifo, fields);
    shapes += special("changelog-is-a-link-outside", log, outside, fields);
    shapes += special("changelog-of-10-gb", log, hollow, problem(u"limit is 8 MiB"_s));
    shapes += special("changelog-unreadable", log, closed, problem(u"not allow"_s));
    shapes += special(
        "workflows-are-a-link-outside", u".github"_s,
        [](Bench &bench, const QString &path) { bench.link(path, bench.outside); }, problem(u"link"_s));
    shapes += special("packages-are-a-link-outside", u"packages"_s,
                      [](Bench &bench, const QString &path) { bench.link(path, bench.outside); },
                      {u"error=null"_s, u"packages.1=(no such key)"_s});
    shapes += special("policy-is-a-pipe", u".tagboat.toml"_s, fifo, problem(u"not a regular file"_s));
    shapes += special("untracked-10-gb", u"core.dump"_s, hollow, {u"error=null"_s, u"untracked=1"_s});
    shapes += special("set-user-id-file", u"tool"_s,
                      [](Bench &bench, const QString &path) {
                          bench.write(path, "#!/bin/sh\ntouch " + bench.marker.toUtf8() + "\n");
                          bench.mode(path, 06755);
                      },
                      {u"error=null"_s, u"untracked=1"_s});
    return shapes;
}

} // namespace tagboat::test
