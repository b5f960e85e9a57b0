// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowtemplates.h"

#include "setup/workflowparts.h"
#include "setup/workflowskeletons.h"

#include <QMap>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using Values = QMap<QString, QString>;

/// The text with its placeholders filled in, those within the values too.
QString filled(QString text, const Values &values)
{
    for (int pass = 0; pass < 2; ++pass) {
        for (const auto &[name, value] : values.asKeyValueRange())
            text.replace(u"@{%1}"_s.arg(name), value);
    }
    return text;
}

Values valuesOf(const WorkflowOptions &options)
{
    return {
        {u"branch"_s, options.baseBranch},
        {u"build"_s,
         workflowparts::source() + workflowparts::package() + workflowparts::comparison() + workflowparts::keep()},
        {u"candidate"_s, options.candidateMark},
        {u"comparison"_s, workflowparts::comparison()},
        {u"fetch"_s, workflowparts::fetch()},
        {u"folder"_s, options.folder == u"." ? QString() : options.folder + u'/'},
        {u"import"_s, options.importName},
        {u"in folder"_s, options.folder == u"." ? QString() : workflowparts::inFolder()},
        {u"keep"_s, workflowparts::keep()},
        {u"package"_s, workflowparts::package()},
        {u"prefix"_s, options.tagPrefix},
        {u"project"_s, options.project},
        {u"publish"_s, workflowparts::publishAction()},
        {u"python"_s, options.python},
        {u"source"_s, workflowparts::source()},
        {u"tags"_s, options.tagPrefix.isEmpty() ? u"[0-9]*"_s : options.tagPrefix + u'*'},
        {u"working folder"_s, options.folder},
        {u"try"_s, workflowparts::installAndImport()},
        {u"upload with PYPI_API_TOKEN"_s, workflowparts::upload(u"PYPI_API_TOKEN"_s, false)},
        {u"upload with PYPI_TOKEN"_s, workflowparts::upload(u"PYPI_TOKEN"_s, false)},
        {u"upload with TEST_PYPI_TOKEN"_s, workflowparts::upload(u"TEST_PYPI_TOKEN"_s, true)},
    };
}

WorkflowText made(const QString &name, const char *text, const Values &values)
{
    QString whole = filled(QString::fromUtf8(text), values);
    // A part ends with a line feed of its own.
    static const QRegularExpression blankLines(u"\\n(?:[ ]*\\n){2,}"_s);
    whole.replace(blankLines, u"\n\n"_s);
    static const QRegularExpression blankInSteps(u"\\n\\n(?=      - )"_s);
    whole.replace(blankInSteps, u"\n"_s);
    return {u".github/workflows/%1"_s.arg(name), whole.trimmed().toUtf8() + '\n'};
}

WorkflowText trusted(const WorkflowOptions &options, bool candidate)
{
    Values values = valuesOf(options);
    values[u"which"_s] = candidate ? u"pre-release"_s : u"release"_s;
    values[u"index"_s] = candidate ? u"TestPyPI"_s : u"PyPI"_s;
    values[u"condition"_s] =
        candidate ? u"github.event.release.prerelease"_s : u"\"!github.event.release.prerelease\""_s;
    values[u"environment"_s] = candidate ? u"testpypi"_s : u"pypi"_s;
    values[u"page"_s] = candidate ? u"https://test.pypi.org"_s : u"https://pypi.org"_s;
    values[u"repository"_s] =
        candidate ? u"        with:\n          repository-url: https://test.pypi.org/legacy/\n"_s : QString();
    return made(candidate ? u"publish-testpypi.yml"_s : u"publish-pypi.yml"_s, workflowskeletons::trusted, values);
}

Result<void> belongs(const QString &what, const QString &value, const QRegularExpression &allowed)
{
    if (allowed.match(value).hasMatch())
        return {};
    return fail(Error::Kind::Usage, u"The %1 “%2” cannot stand in a workflow file"_s.arg(what, value), {},
                u"Use letters, digits, dots, dashes and underscores."_s);
}

Result<void> checkOptions(const WorkflowOptions &options)
{
    static const QRegularExpression word(u"\\A[A-Za-z0-9][A-Za-z0-9._-]*\\z"_s);
    static const QRegularExpression reference(u"\\A[A-Za-z0-9][A-Za-z0-9._/-]*\\z"_s);
    static const QRegularExpression folder(
        u"\\A(?:\\.|(?!.*\\.\\.)[A-Za-z0-9_](?:[A-Za-z0-9._/-]*[A-Za-z0-9_])?)\\z"_s);
    static const QRegularExpression mark(u"\\A[-.]?[A-Za-z0-9][A-Za-z0-9._-]*\\z"_s);
    static const QRegularExpression prefix(u"\\A[A-Za-z0-9._/@-]*\\z"_s);
    TB_CHECK(belongs(u"project's name"_s, options.project, word));
    TB_CHECK(belongs(u"import name"_s, options.importName, word));
    TB_CHECK(belongs(u"Python version"_s, options.python, word));
    TB_CHECK(belongs(u"branch"_s, options.baseBranch, reference));
    TB_CHECK(belongs(u"tag prefix"_s, options.tagPrefix, prefix));
    TB_CHECK(belongs(u"folder"_s, options.folder, folder));
    TB_CHECK(belongs(u"mark of candidates"_s, options.candidateMark, mark));
    // GitHub's contains() knows no case.
    if (options.flow == u"rc-gated" && options.tagPrefix.contains(options.candidateMark, Qt::CaseInsensitive))
        return fail(Error::Kind::Usage,
                    u"In the tags “%1…” the mark of candidates, “%2”, stands in every tag"_s.arg(options.tagPrefix,
                                                                                                 options.candidateMark),
                    {}, u"Name candidates by another mark."_s);
    return {};
}

} // namespace

Result<QList<WorkflowText>> workflowTexts(const WorkflowOptions &options)
{
    TB_CHECK(checkOptions(options));
    const Values values = valuesOf(options);
    const WorkflowText checks = made(u"checks.yml"_s, workflowskeletons::checks, values);
    if (options.flow == u"rc-gated")
        return QList{checks, made(u"release.yml"_s, workflowskeletons::gated, values)};
    if (options.flow == u"release-triggered")
        return QList{checks, made(u"deploy.yml"_s, workflowskeletons::releaseTriggered, values)};
    if (options.flow == u"trusted-publishing")
        return QList{checks, trusted(options, true), trusted(options, false)};
    if (options.flow == u"validated-token")
        return QList{checks, made(u"publish.yml"_s, workflowskeletons::validated, values),
                     made(u"try-package.yml"_s, workflowskeletons::manual, values)};
    return fail(Error::Kind::Usage, u"The flow “%1” needs no workflow"_s.arg(options.flow));
}

} // namespace tagboat
