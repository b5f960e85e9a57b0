// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/restructuredtext.h"

#include "changelog/linkdefinitions.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

QString codeSpan(const QString &code)
{
    const QString marks = code.contains(u'`') ? u"``"_s : u"`"_s;
    const QString gap = code.startsWith(u'`') || code.endsWith(u'`') ? u" "_s : QString();
    return marks + gap + code + gap + marks;
}

QString link(const QString &text, const QString &url)
{
    return u'[' + QString(text).replace(u'[', u"\\["_s).replace(u']', u"\\]"_s) + u"]("_s + url + u')';
}

/// "text <target>" in its two parts; the target is empty where there is none.
struct Titled {
    QString text;
    QString target;
    explicit Titled(const QString &content) : text(content)
    {
        static const QRegularExpression pattern(uR"(^(.*\S)\s*<([^<>]+)>$)"_s,
                                                QRegularExpression::DotMatchesEverythingOption);
        if (const auto match = pattern.match(content); match.hasMatch()) {
            text = match.captured(1);
            target = match.captured(2);
        }
    }
};

/// Issues and pull requests by their numbers, as forges link them.
QString numbers(const QString &content)
{
    static const QRegularExpression digits(uR"((?<![\w#-])(\d+))"_s);
    return QString(content).replace(digits, u"#\\1"_s);
}

/// :func:`~package.module.name` is `name()`.
QString object(const QString &role, const QString &content)
{
    const Titled titled(content);
    QString name = titled.text;
    if (titled.target.isEmpty() && name.startsWith(u'~'))
        name = name.section(u'.', -1).remove(u'~');
    if (name.startsWith(u'!') || name.startsWith(u'.'))
        name = name.sliced(1);
    const QString last = role.section(u':', -1);
    const bool callable = last == u"func" || last == u"meth";
    return codeSpan(callable && titled.target.isEmpty() && !name.endsWith(u')') ? name + u"()"_s : name);
}

QString ofRole(const QString &role, const QString &content)
{
    static const QStringList tickets{u"issue"_s, u"pr"_s, u"pull"_s,    u"gh"_s,     u"ghpr"_s,   u"bug"_s,
                                     u"bpo"_s,   u"mr"_s, u"ghissue"_s, u"github"_s, u"ticket"_s, u"pull-request"_s};
    static const QStringList plain{u"ref"_s, u"doc"_s, u"term"_s, u"download"_s, u"abbr"_s, u"numref"_s, u"any"_s};
    if (tickets.contains(role))
        return numbers(Titled(content).text);
    if (role == u"user")
        return content.startsWith(u'@') ? content : u'@' + content;
    if (role == u"cve")
        return content.startsWith(u"CVE"_s, Qt::CaseInsensitive) ? content : u"CVE-"_s + content;
    if (role == u"pep")
        return link(u"PEP "_s + content, u"https://peps.python.org/pep-%1/"_s.arg(content, 4, u'0'));
    if (role == u"rfc")
        return link(u"RFC "_s + content, u"https://datatracker.ietf.org/doc/html/rfc"_s + content);
    if (role == u"strong")
        return u"**"_s + content + u"**"_s;
    if (role == u"emphasis")
        return u'*' + content + u'*';
    if (plain.contains(role.section(u':', -1)))
        return Titled(content).text;
    return object(role, content);
}

/// `text <url>`_, or `name`_ with its target elsewhere in the file.
QString reference(const QString &content, const QHash<QString, QString> &targets)
{
    const Titled titled(content);
    if (titled.target.endsWith(u'_')) {
        const QString url = targets.value(normalizedLabel(titled.target.chopped(1)));
        return url.isEmpty() ? titled.text : link(titled.text, url);
    }
    if (!titled.target.isEmpty())
        return link(titled.text, titled.target);
    const QString url = targets.value(normalizedLabel(content));
    return url.isEmpty() ? content : link(content, url);
}

/// Signs that mean nothing in reStructuredText and something in Markdown.
QString escaped(const QString &text)
{
    static const QRegularExpression tag(uR"(<(?=[A-Za-z/!?]))"_s);
    static const QRegularExpression underscores(uR"((?<![\w\\])(_+)(?=\w))"_s);
    QString result = QString(text).replace(tag, u"\\<"_s);
    qsizetype at = 0;
    for (auto match = underscores.match(result, at); match.hasMatch(); match = underscores.match(result, at)) {
        const QString marks = QString(u"\\_"_s).repeated(match.capturedLength(1));
        result.replace(match.capturedStart(1), match.capturedLength(1), marks);
        at = match.capturedStart(1) + marks.size();
    }
    static const QRegularExpression joined(uR"(\\[ \n])"_s); // a backslash and a blank part markup, and vanish
    return result.remove(joined);
}

} // namespace

QString inlineMarkdown(const QString &text, const QHash<QString, QString> &targets)
{
    // In this order: literals, roles before and behind, references, interpreted text, addresses, simple references.
    static const QRegularExpression markup(
        uR"(``(?<literal>(?:[^`]|`(?!`))+)``|:(?<role>[a-zA-Z][\w.+:-]*):`(?<content>[^`]+)`|)"
        uR"(`(?<behind>[^`]+)`:(?<rolebehind>[a-zA-Z][\w.+:-]*):|`(?<reference>[^`]+)`__?(?!\w)|`(?<plain>[^`]+)`|)"
        uR"((?<address><?\bhttps?://[^\s<>]+>?)|(?<![\w`])(?<simple>[A-Za-z0-9](?:[\w.+:-]*[A-Za-z0-9])?)__?(?![\w`]))"_s);
    QString result;
    qsizetype done = 0;
    for (auto matches = markup.globalMatch(text); matches.hasNext();) {
        const auto match = matches.next();
        const auto part = [&match](QLatin1StringView name) { return match.captured(QString(name)); };
        QString piece = match.captured();
        if (match.capturedStart(u"literal"_s) >= 0)
            piece = codeSpan(part("literal"_L1));
        else if (match.capturedStart(u"role"_s) >= 0)
            piece = ofRole(part("role"_L1), part("content"_L1));
        else if (match.capturedStart(u"rolebehind"_s) >= 0)
            piece = ofRole(part("rolebehind"_L1), part("behind"_L1));
        else if (match.capturedStart(u"reference"_s) >= 0)
            piece = reference(part("reference"_L1), targets);
        else if (match.capturedStart(u"plain"_s) >= 0)
            piece = codeSpan(part("plain"_L1));
        else if (match.capturedStart(u"simple"_s) >= 0 && targets.contains(normalizedLabel(part("simple"_L1))))
            piece = link(part("simple"_L1), targets.value(normalizedLabel(part("simple"_L1))));
        else if (match.capturedStart(u"address"_s) < 0)
            continue; // a word that ends with an underscore
        result += escaped(text.sliced(done, match.capturedStart() - done)) + piece;
        done = match.capturedEnd();
    }
    return result + escaped(text.sliced(done));
}

} // namespace tagboat
