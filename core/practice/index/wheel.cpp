// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/index/wheel.h"

#include "base/toml.h"
#include "practice/forge/ziparchive.h"
#include "version/version.h"

#include <QCryptographicHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

struct Member {
    QString path; ///< in the wheel
    QByteArray bytes;
};

QString textAt(const toml::table &document, std::string_view path)
{
    return QString::fromStdString(document.at_path(path).value_or(std::string()));
}

QString firstOf(const QString &one, const QString &other)
{
    return one.isEmpty() ? other : one;
}

/// "search-v1.0.0-rc1" → "1.0.0rc1"; a version as it is.
Result<QString> versionOf(const QString &written, const QString &tag)
{
    static const QRegularExpression number(u"\\d+[0-9A-Za-z.!+_-]*\\z"_s);
    const QString text = written.isEmpty() ? number.match(tag).captured() : written;
    TB_TRY(const Version version, Version::parse(text, VersionScheme::Pep440));
    return version.normalized();
}

Result<void> addFolder(const GitFolder &git, const QString &commit, const QString &from, const QString &to,
                       QList<Member> &members)
{
    TB_TRY(const auto entries, git.folder(commit, from));
    for (const GitEntry &entry : entries) {
        const QString path = to + u'/' + entry.path.section(u'/', -1);
        if (entry.folder) {
            TB_CHECK(addFolder(git, commit, entry.path, path, members));
            continue;
        }
        TB_TRY(const QByteArray bytes, git.blob(entry.sha));
        members.append({path, bytes});
    }
    return {};
}

Result<QList<Member>> packagesOf(const GitFolder &git, const QString &commit)
{
    QList<Member> members;
    const QString root = git.folder(commit, u"src"_s) ? u"src"_s : QString();
    TB_TRY(const auto entries, git.folder(commit, root));
    for (const GitEntry &entry : entries) {
        const bool package = entry.folder && git.entry(commit, entry.path + u"/__init__.py"_s);
        if (package)
            TB_CHECK(addFolder(git, commit, entry.path, entry.path.section(u'/', -1), members));
    }
    return members;
}

QByteArray record(const QList<Member> &members, const QString &itself)
{
    QByteArray lines;
    for (const Member &member : members) {
        const QByteArray hash = QCryptographicHash::hash(member.bytes, QCryptographicHash::Sha256)
                                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        lines += member.path.toUtf8() + ",sha256=" + hash + ',' + QByteArray::number(member.bytes.size()) + '\n';
    }
    return lines + itself.toUtf8() + ",,\n";
}

QByteArray metadata(const Distribution &made, const QString &summary)
{
    QString text = u"Metadata-Version: 2.1\nName: %1\nVersion: %2\n"_s.arg(made.project, made.version);
    if (!summary.isEmpty())
        text += u"Summary: %1\n"_s.arg(summary);
    if (!made.requiresPython.isEmpty())
        text += u"Requires-Python: %1\n"_s.arg(made.requiresPython);
    return text.toUtf8();
}

} // namespace

Result<Distribution> buildWheel(const GitFolder &git, const QString &commit, const QString &tag)
{
    const QString file = u"pyproject.toml"_s;
    TB_TRY(const GitEntry entry, git.entry(commit, file));
    TB_TRY(const QByteArray bytes, git.blob(entry.sha));
    TB_TRY(const toml::table document, parseToml(bytes, file));
    Distribution made;
    made.project = firstOf(textAt(document, "project.name"), textAt(document, "tool.poetry.name"));
    if (made.project.isEmpty())
        return failAt(Error::Kind::Invalid, file, 0, u"It names no project"_s);
    TB_TRY(made.version,
           versionOf(firstOf(textAt(document, "project.version"), textAt(document, "tool.poetry.version")), tag));
    made.requiresPython = textAt(document, "project.requires-python");
    static const QRegularExpression separators(u"[-_.]+"_s);
    const QString stem = QString(made.project).replace(separators, u"_"_s).toLower() + u'-' + made.version;
    made.fileName = stem + u"-py3-none-any.whl"_s;
    const QString info = stem + u".dist-info/"_s;
    TB_TRY(QList<Member> members, packagesOf(git, commit));
    members.append({info + u"METADATA"_s, metadata(made, textAt(document, "project.description"))});
    members.append(
        {info + u"WHEEL"_s, "Wheel-Version: 1.0\nGenerator: practice\nRoot-Is-Purelib: true\nTag: py3-none-any\n"});
    const QString itself = info + u"RECORD"_s;
    members.append({itself, record(members, itself)});
    ZipArchive archive;
    for (const Member &member : std::as_const(members))
        archive.add(member.path, member.bytes);
    made.bytes = archive.bytes();
    return made;
}

} // namespace tagboat::practice
