// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/joblog.h"

using namespace Qt::StringLiterals;

namespace tagboat::practice
{

namespace
{

class Log
{
public:
    void line(const QDateTime &at, const QString &text)
    {
        m_text += at.toUTC().toString(u"yyyy-MM-ddThh:mm:ss.zzz"_s) + u"0000Z "_s + text + u'\n';
    }
    [[nodiscard]] QByteArray bytes() const { return "\xEF\xBB\xBF" + m_text.toUtf8(); }

private:
    QString m_text;
};

void writeStep(Log &log, const JobStep &step, const QString &refusal)
{
    if (step.conclusion == u"skipped"_s || !step.started.isValid())
        return;
    log.line(step.started, u"##[group]"_s + step.name);
    if (step.name.startsWith(u"Run "_s))
        log.line(step.started, u"\x1b[36;1m%1\x1b[0m"_s.arg(step.name.mid(4)));
    log.line(step.started, u"shell: /usr/bin/bash -e {0}"_s);
    log.line(step.started, u"##[endgroup]"_s);
    if (step.conclusion == u"failure"_s) {
        log.line(step.completed, refusal.isEmpty() ? u"E       assert 2 == 3"_s : u"ERROR    HTTPError: "_s + refusal);
        log.line(step.completed, u"##[error]Process completed with exit code 1."_s);
    } else {
        log.line(step.completed, u"%1: done"_s.arg(step.name));
    }
}

} // namespace

QByteArray logOf(const Repository &repository, const WorkflowRun &run, const Job &job)
{
    Log log;
    const QDateTime begin = job.started.isValid() ? job.started : job.created;
    if (!job.message.isEmpty())
        log.line(begin, u"##[error]"_s + job.message);
    if (job.outcome.isEmpty())
        return log.bytes();
    log.line(begin, u"Current runner version: '2.320.0'"_s);
    log.line(begin, u"Repository: %1, ref %2, commit %3"_s.arg(repository.fullName(), run.ref, run.sha));
    for (const JobStep &step : job.steps)
        writeStep(log, step, job.refusal);
    if (job.conclusion == u"cancelled"_s)
        log.line(job.completed, u"##[error]The operation was canceled."_s);
    return log.bytes();
}

} // namespace tagboat::practice
