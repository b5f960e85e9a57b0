// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "shape.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace tagboat::test
{

namespace
{

const QStringList fine{u"error=null"_s, u"packages.0.version=1.2.0"_s, u"packages.0.latestTag.name=v1.2.0"_s};

/// Settings that name a command, each in a repository of its own.
constexpr std::array commandSettings{"core.fsmonitor",
                                     "core.sshCommand",
                                     "core.pager",
                                     "core.editor",
                                     "core.askPass",
                                     "core.gitProxy",
                                     "gpg.program",
                                     "gpg.ssh.program",
                                     "gpg.x509.program",
                                     "diff.external",
                                     "credential.helper",
                                     "alias.status",
                                     "sequence.editor",
                                     "interactive.diffFilter",
                                     "uploadpack.packObjectsHook",
                                     "pager.status",
                                     "core.alternateRefsCommand",
                                     "man.viewer",
                                     "web.browser",
                                     "trailer.x.command",
                                     "difftool.x.cmd",
                                     "mergetool.x.cmd",
                                     "sendemail.smtpServer",
                                     "remote.origin.uploadpack",
                                     "remote.origin.receivepack",
                                     "submodule.lib.update"};

Shape commandSetting(const QString &key)
{
    static QList<QByteArray> names; // a shape's name has to stay
    names += "setting-" + key.toLatin1().replace('.', '-').toLower();
    return {names.constLast().constData(),
            true,
            [key](Bench &bench) {
                const TestRepository work = bench.ordinary();
                work.git({u"config"_s, key, (key == u"submodule.lib.update"_s ? u"!"_s : u""_s) + bench.touchMarker()});
                bench.write(u"README"_s, "changed\n"); // of the same size: it has to be hashed
            },
            {{u"."_s, fine + QStringList{u"modified=1"_s}}}};
}

/// Attributes that hand every file to a driver, with a setting that names its command.
Shape driver(const char *name, const QByteArray &attributes, const QStringList &keys)
{
    return {name,
            true,
            [attributes, keys](Bench &bench) {
                TestRepository work = bench.ordinary();
                work.write(u".gitattributes"_s, attributes);
                work.commit(u"chore: attributes"_s);
                for (const QString &key : keys)
                    work.git({u"config"_s, key, key.endsWith(u"required"_s) ? u"true"_s : bench.touchMarker()});
                work.write(u"README"_s, "changed\n");
            },
            {{u"."_s, fine + QStringList{u"modified=1"_s}}}};
}

/// Lines for the end of the settings; %o is the folder outside, %p the port, %m the marker.
Shape settings(const char *name, const QByteArray &lines, const QStringList &checks = fine)
{
    return {name,
            true,
            [lines](Bench &bench) {
                (void)bench.ordinary();
                QByteArray text = lines;
                text.replace("%o", bench.outside.toUtf8()).replace("%p", QByteArray::number(bench.port));
                bench.append(u".git/config"_s, text.replace("%m", bench.marker.toUtf8()));
            },
            {{u"."_s, checks}}};
}

void everyHook(Bench &bench)
{
    (void)bench.ordinary();
    for (const auto *hook :
         {"pre-commit", "post-index-change", "post-checkout", "reference-transaction", "pre-push", "fsmonitor-watchman",
          "pre-auto-gc", "post-merge", "p4-changelist", "sendemail-validate"}) {
        const QString file = u".git/hooks/"_s + QString::fromLatin1(hook);
        bench.write(file, "#!/bin/sh\ntouch " + bench.marker.toUtf8() + "\n");
        bench.mode(file, 0755);
    }
    bench.write(u"README"_s, "changed\n");
}

void oddSubmodules(Bench &bench)
{
    TestRepository work = bench.ordinary();
    const QByteArray head = work.git({u"rev-parse"_s, u"HEAD"_s}).toLatin1();
    QByteArray modules;
    int number = 0;
    for (const QByteArray &url :
         {"-u./x"_ba, "ext::sh -c " + bench.touchMarker().toUtf8(), "--upload-pack=" + bench.touchMarker().toUtf8(),
          "http://127.0.0.1:" + QByteArray::number(bench.port) + "/a", "/etc"_ba, "..\r"_ba}) {
        const QByteArray name = "s" + QByteArray::number(++number);
        modules += "[submodule \"" + name + "\"]\n\tpath = " + name + "\n\turl = " + url + "\n\tupdate = !" +
                   bench.touchMarker().toUtf8() + "\n";
    }
    for (const QByteArray &path : {"../../outside"_ba, ".git"_ba, "a\\..\\b"_ba, "c\r"_ba, "/etc"_ba})
        modules += "[submodule \"../" + path.toPercentEncoding() + "\"]\n\tpath = " + path + "\n\turl = ./x\n";
    work.write(u".gitmodules"_s, modules);
    for (int i = 1; i <= 3; ++i)
        work.git({u"update-index"_s, u"--add"_s, u"--cacheinfo"_s,
                  u"160000,%1,s%2"_s.arg(QString::fromLatin1(head)).arg(i)});
}

} // namespace

QList<Shape> settingShapes()
{
    QList<Shape> shapes;
    for (const char *key : commandSettings)
        shapes += commandSetting(QString::fromLatin1(key));
    shapes += driver("filter-clean-and-smudge", "* filter=evil\n",
                     {u"filter.evil.clean"_s, u"filter.evil.smudge"_s, u"filter.evil.required"_s});
    shapes += driver("filter-process", "* filter=evil\n", {u"filter.evil.process"_s, u"filter.evil.required"_s});
    shapes += driver("diff-driver", "* diff=evil\n", {u"diff.evil.command"_s, u"diff.evil.textconv"_s});
    shapes += driver("merge-driver", "* merge=evil\n", {u"merge.evil.driver"_s});
    shapes += driver("attributes-encoding", "*.x working-tree-encoding=UTF-16\n* eol=crlf ident export-subst\n", {});
    shapes += {"every-hook", true, everyHook, {{u"."_s, fine + QStringList{u"modified=1"_s}}}};
    shapes += settings("hooks-elsewhere", "[core]\n\thooksPath = %o\n");
    shapes += settings("include-elsewhere", "[include]\n\tpath = %o/settings\n");
    shapes += settings("include-of-itself", "[include]\n\tpath = config\n", {u"path~include"_s});
    shapes += settings("include-absent", "[include]\n\tpath = /absent\n\tpath = ~nobody/x\n");
    shapes += settings("include-device", "[include]\n\tpath = /dev/zero\n", {u"path~include"_s});
    shapes += settings("include-conditional", "[includeIf \"gitdir:/**\"]\n\tpath = %o/settings\n");
    shapes += settings("url-instead-of",
                       "[url \"http://127.0.0.1:%p/\"]\n\tinsteadOf = https://\n\tpushInsteadOf = https://\n"
                       "[remote \"origin\"]\n\turl = https://example.org/a/b\n",
                       fine + QStringList{u"remoteUrl=https://example.org/a/b"_s, u"remote=a/b"_s});
    shapes += settings("remote-with-a-password", "[remote \"origin\"]\n\turl = https://me:hunter2@example.org/a/b\n",
                       fine + QStringList{u"remoteUrl=https://example.org/a/b"_s});
    shapes += settings("remote-that-runs", "[remote \"origin\"]\n\turl = ext::touch %m\n\tvcs = evil\n");
    shapes +=
        settings("remote-here", "[remote \"origin\"]\n\turl = http://127.0.0.1:%p/a/b\n\tproxy = http://127.0.0.1:%p\n"
                                "[http]\n\tproxy = http://127.0.0.1:%p\n\tsslVerify = false\n");
    shapes += settings("worktree-elsewhere", "[core]\n\tworktree = %o\n",
                       {u"error.kind=refused"_s, u"error.detail~core.worktree"_s, u"packages=[]"_s});
    shapes += settings("worktree-is-root", "[core]\n\tworktree = /\n", {u"error.kind=refused"_s});
    shapes += settings("called-bare", "[core]\n\tbare = true\n", {u"error=null"_s, u"bare=true"_s});
    shapes += settings("fetch-settings-odd",
                       "[remote \"origin\"]\n\turl = https://example.org/a/b\n\tfetch = ::::\n"
                       "[branch \"main\"]\n\tremote = origin\n\tmerge = refs/heads/main\n",
                       {u"error=null"_s, u"upstream=null"_s, u"packages.0.version=1.2.0"_s});
    shapes += settings("branch-settings-odd", "[branch \"main\"]\n\tremote = ../../..\n\tmerge = ../../HEAD\n");
    shapes += settings("values-odd", "[commit]\n\tgpgSign = perhaps\n[core]\n\tautocrlf = sideways\n\tfileMode = 17\n",
                       {u"path~values"_s});
    shapes += settings("excludes-elsewhere", "[core]\n\texcludesFile = /dev/zero\n\tattributesFile = /dev/zero\n");
    shapes +=
        settings("settings-4-mb", "[a]\n" + QByteArray("\tkey = value value value value value\n").repeated(110'000),
                 {u"error.kind=refused"_s, u"error.message~limit of 1 MiB"_s});
    shapes +=
        {"submodules-odd", true, oddSubmodules, {{u"."_s, fine + QStringList{u"submodules=[\"s1\",\"s2\",\"s3\"]"_s}}}};
    shapes += {"alternates-elsewhere",
               false,
               [](Bench &bench) {
                   const TestRepository work = bench.ordinary(u"work"_s);
                   bench.run(u"git"_s, {u"clone"_s, u"-q"_s, u"--shared"_s, work.path(), u"clone"_s});
               },
               {{u"clone"_s, fine}, {u"work"_s, fine}}};
    shapes += {"alternates-absent",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/objects/info/alternates"_s, "/absent\n../../../../absent\n\n#x\n");
               },
               {{u"."_s, fine}}};
    shapes += {"alternates-in-a-ring",
               true,
               [](Bench &bench) {
                   (void)bench.ordinary();
                   bench.write(u".git/objects/info/alternates"_s, bench.at(u".git/objects"_s).toUtf8() + "\n");
               },
               {{u"."_s, fine}}};
    return shapes;
}

} // namespace tagboat::test
