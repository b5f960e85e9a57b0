// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "changelog/advisory.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace tagboat
{

bool namesAdvisory(const QString &text)
{
    // CVE: cve.org's record syntax; GHSA: the GitHub Advisory Database's; PYSEC: the PyPA advisory database's.
    static const QRegularExpression advisory(
        u"\\b(?:CVE-\\d{4}-\\d{4,19}|GHSA(?:-[23456789cfghjmpqrvwx]{4}){3}|PYSEC-\\d{4}-\\d+)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return advisory.match(text).hasMatch();
}

} // namespace tagboat
