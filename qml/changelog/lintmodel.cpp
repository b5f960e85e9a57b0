// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "lintmodel.h"

#include "base/displaytext.h"
#include "changelog/changelogdocument.h"
#include "ports/clock.h"
#include "scan/lintcontext.h"

#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{
constexpr int restMs = 300;

std::shared_ptr<const LintContext> readContext(Git &git, const ChangelogWork &work)
{
    LintSources sources;
    sources.package = work.package;
    sources.repositoryUrl = work.repositoryUrl;
    sources.sections = work.sections;
    sources.ownSections = work.sections != defaultChangelogSections();
    sources.drafts = work.drafts;
    sources.changelog = work.changelog;
    const QDate today = SystemClock().now().date();
    const auto repository = git.open(work.root);
    auto context = repository ? readLintContext(**repository, sources, today) : tl::unexpected(repository.error());
    if (context)
        return std::make_shared<const LintContext>(*std::move(context));
    // What the text says by itself can be told without the repository, whose trouble the page shows.
    LintContext alone;
    alone.today = today;
    alone.sections = work.sections;
    return std::make_shared<const LintContext>(std::move(alone));
}

/// Where the lines of findings begin in what the source view shows.
QList<int> offsetsOf(const QByteArray &bytes, const QList<LintFinding> &findings)
{
    const QString text = sourceText(bytes);
    QList<int> offsets;
    int line = 1;
    qsizetype at = 0;
    for (const LintFinding &finding : findings) { // they stand by line
        while (line < finding.firstLine) {
            const qsizetype feed = text.indexOf(u'\n', at);
            if (feed < 0)
                break;
            at = feed + 1;
            ++line;
        }
        offsets.append(static_cast<int>(at));
    }
    return offsets;
}
} // namespace

LintModel::LintModel(std::function<std::unique_ptr<Git>()> makeGit, QObject *parent)
    : QAbstractListModel(parent), m_makeGit(std::move(makeGit))
{
    m_pool.setMaxThreadCount(1);
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMs);
    connect(&m_rest, &QTimer::timeout, this, &LintModel::start);
}

LintModel::~LintModel()
{
    m_pool.waitForDone();
}

int LintModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

QVariant LintModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const LintFinding &finding = m_findings[index.row()];
    switch (role) {
    case SeverityRole:
        return finding.severity == LintSeverity::Error     ? tr("error")
               : finding.severity == LintSeverity::Warning ? tr("warning")
                                                           : tr("hint");
    case ToneRole:
        return toneOf(finding.severity);
    case LineRole:
        return finding.firstLine;
    case OffsetRole:
        return m_offsets[index.row()];
    case RuleRole:
        return finding.rule;
    case MessageRole:
        return displayText(finding.message);
    case FixRole:
        return fixLabel(index.row());
    default:
        return {};
    }
}

QHash<int, QByteArray> LintModel::roleNames() const
{
    return {{SeverityRole, "severity"}, {ToneRole, "tone"},       {LineRole, "line"}, {OffsetRole, "offset"},
            {RuleRole, "rule"},         {MessageRole, "message"}, {FixRole, "fix"}};
}

void LintModel::clear()
{
    ++m_run;
    m_rest.stop();
    m_busy = false;
    m_context.reset();
    m_wanted.reset();
    beginResetModel();
    m_bytes.clear();
    m_findings.clear();
    m_offsets.clear();
    endResetModel();
    ++m_revision;
    Q_EMIT changed();
}

void LintModel::open(const ChangelogWork &work)
{
    ++m_run;
    m_busy = true;
    m_context.reset();
    m_wanted = work.changelog;
    m_pool.start([this, run = m_run, makeGit = m_makeGit, work] {
        auto context = readContext(*makeGit(), work);
        QMetaObject::invokeMethod(
            this,
            [this, run, context] {
                if (run != m_run)
                    return;
                m_context = context;
                m_busy = false;
                start();
            },
            Qt::QueuedConnection);
    });
}

void LintModel::look(const Changelog &changelog)
{
    if (changelog.bytes() == m_bytes && !m_wanted)
        return;
    m_wanted = changelog;
    m_rest.start();
}

void LintModel::start()
{
    if (m_busy || !m_wanted || !m_context)
        return; // it begins when the thread is done
    m_busy = true;
    m_pool.start([this, run = m_run, context = m_context, bytes = m_wanted->bytes(), path = m_wanted->path()] {
        const auto findings = lintChangelog(bytes, path, *context);
        QMetaObject::invokeMethod(
            this,
            [this, run, bytes, path, findings] {
                if (run != m_run)
                    return;
                m_busy = false;
                m_path = path;
                show(bytes, findings ? *findings : QList<LintFinding>());
                if (m_wanted && !m_rest.isActive())
                    start();
            },
            Qt::QueuedConnection);
    });
    m_wanted.reset();
}

/// Findings that stay keep their rows, and with them the focus.
void LintModel::show(const QByteArray &bytes, const QList<LintFinding> &findings)
{
    const auto keyOf = [](const LintFinding &finding) { return QString(finding.rule + u'\n' + finding.message); };
    QHash<QString, int> wanted;
    for (const LintFinding &finding : findings)
        ++wanted[keyOf(finding)];
    for (int row = 0; row < rowCount();) {
        if (wanted[keyOf(m_findings[row])]-- > 0) {
            ++row;
            continue;
        }
        beginRemoveRows({}, row, row);
        m_findings.removeAt(row);
        m_offsets.removeAt(row);
        endRemoveRows();
    }
    const QList<int> offsets = offsetsOf(bytes, findings);
    if (m_findings.isEmpty() && !findings.isEmpty()) { // as when a changelog was opened
        beginInsertRows({}, 0, static_cast<int>(findings.size()) - 1);
        m_findings = findings;
        m_offsets = offsets;
        endInsertRows();
    }
    for (int row = 0; row < findings.size() && m_findings.size() < findings.size(); ++row) {
        if (row < rowCount() && keyOf(m_findings[row]) == keyOf(findings[row]))
            continue;
        beginInsertRows({}, row, row);
        m_findings.insert(row, findings[row]);
        m_offsets.insert(row, offsets[row]);
        endInsertRows();
    }
    m_bytes = bytes;
    m_findings = findings;
    m_offsets = offsets;
    if (!m_findings.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    ++m_revision;
    Q_EMIT changed();
}

int LintModel::certain() const
{
    return static_cast<int>(std::ranges::count_if(
        m_findings, [](const LintFinding &finding) { return finding.fix && finding.fix->certain; }));
}

QString LintModel::summary() const
{
    std::array<qsizetype, 3> counts{};
    for (const LintFinding &finding : m_findings)
        ++counts[static_cast<std::size_t>(finding.severity)];
    QStringList parts;
    if (counts[2] > 0)
        parts += counts[2] == 1 ? tr("1 error") : tr("%1 errors").arg(counts[2]);
    if (counts[1] > 0)
        parts += counts[1] == 1 ? tr("1 warning") : tr("%1 warnings").arg(counts[1]);
    if (counts[0] > 0)
        parts += counts[0] == 1 ? tr("1 hint") : tr("%1 hints").arg(counts[0]);
    return parts.join(u", "_s);
}

QString LintModel::fixLabel(int row) const
{
    const bool has = row >= 0 && row < m_findings.size() && m_findings[row].fix;
    return has ? displayText(m_findings[row].fix->label) : QString();
}

namespace
{
Result<Changelog> outdated(const QString &path)
{
    return failAt(Error::Kind::Conflict, path, 0, u"The text has changed since it was looked through."_s, {},
                  u"Try again in a moment."_s);
}
} // namespace

Result<Changelog> LintModel::fixed(int row, const Changelog &now) const
{
    if (row < 0 || row >= m_findings.size() || !m_findings[row].fix || now.bytes() != m_bytes || !m_context)
        return outdated(now.path());
    TB_TRY(const QByteArray bytes, withLintFix(m_bytes, m_path, *m_findings[row].fix, m_context->sections));
    return now.withBytes(bytes);
}

Result<Changelog> LintModel::allFixed(const Changelog &now) const
{
    if (now.bytes() != m_bytes || !m_context)
        return outdated(now.path());
    TB_TRY(const LintFixed all, withCertainFixes(m_bytes, m_path, *m_context));
    return now.withBytes(all.bytes);
}

const LintFinding *LintModel::between(int firstLine, int lastLine) const
{
    const LintFinding *gravest = nullptr;
    auto finding = std::ranges::lower_bound(m_findings, firstLine, {}, &LintFinding::firstLine);
    for (; finding != m_findings.end() && finding->firstLine <= lastLine; ++finding) {
        if (!gravest || finding->severity > gravest->severity)
            gravest = &*finding;
    }
    return gravest;
}

QString LintModel::toneOf(LintSeverity severity)
{
    switch (severity) {
    case LintSeverity::Error:
        return u"bad"_s;
    case LintSeverity::Warning:
        return u"warn"_s;
    case LintSeverity::Hint:
        break;
    }
    return u"neutral"_s;
}

} // namespace tagboat
