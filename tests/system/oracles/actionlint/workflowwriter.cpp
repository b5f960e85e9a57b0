// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/workflowtemplates.h"

#include <QDir>
#include <QFile>

using namespace tagboat;
using namespace Qt::StringLiterals;

/// Writes the workflow files of all flows below the folder argv[1], a folder each.
int main(int argc, char *argv[])
{
    if (argc != 2)
        return 2;
    for (const QString &flow : {u"rc-gated"_s, u"release-triggered"_s, u"trusted-publishing"_s, u"validated-token"_s}) {
        const WorkflowOptions options{flow, u"tide-gauge"_s, u"tide_gauge"_s};
        const auto texts = workflowTexts(options);
        const QDir folder(QString::fromLocal8Bit(argv[1]) + u'/' + flow);
        if (!texts || !folder.mkpath(u"."_s))
            return 1;
        for (const WorkflowText &text : *texts) {
            QFile file(folder.filePath(text.path.section(u'/', -1)));
            if (!file.open(QIODevice::WriteOnly) || file.write(text.text) != text.text.size())
                return 1;
        }
    }
    return 0;
}
