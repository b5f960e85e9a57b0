// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "forge/linkheader.h"

#include <QList>

namespace tagboat
{

QByteArray linkTarget(const QByteArray &header, const QByteArray &relation)
{
    qsizetype at = 0;
    while (true) {
        const qsizetype open = header.indexOf('<', at);
        const qsizetype close = open < 0 ? -1 : header.indexOf('>', open);
        if (close < 0)
            return {};
        // The parameters end where the next link begins; a comma may stand in a target, but not before the next "<".
        const qsizetype next = header.indexOf('<', close);
        const QByteArray parameters = header.mid(close + 1, next < 0 ? -1 : next - close - 1);
        for (const QByteArray &parameter : parameters.split(';')) {
            QByteArray text = parameter.trimmed();
            if (text.endsWith(','))
                text = text.chopped(1).trimmed();
            if (text.toLower().startsWith("rel=")) {
                QByteArray relations = text.mid(4);
                relations.replace('"', "");
                if (relations.split(' ').contains(relation))
                    return header.mid(open + 1, close - open - 1);
            }
        }
        at = close;
    }
}

} // namespace tagboat
