// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setup/actionpins.h"

#include "setup/workflowparts.h"

#include <QRegularExpression>
#include <QVersionNumber>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

/// The last of earlier majors that are in use, beside those that Tagboat writes itself.
const QStringList &earlier()
{
    static const QStringList list{
        u"actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2"_s,
        u"actions/checkout@93cb6efe18208431cddfb8368fd83d5badbf9bfd # v5.0.1"_s,
        u"actions/checkout@34e114876b0b11c390a56381ad16ebd13914f8d5 # v4.3.1"_s,
        u"actions/setup-python@a309ff8b426b58ec0e2a45f0f869d46889d02405 # v6.2.0"_s,
        u"actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0"_s,
        u"actions/upload-artifact@b7c566a772e6b6bfb58ed0dc250532a479d7789f # v6.0.0"_s,
        u"actions/upload-artifact@330a01c490aca151604b8cf639adc76d48f6c5d4 # v5.0.0"_s,
        u"actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2"_s,
        u"actions/download-artifact@018cc2cf5baa6db3ef3c5f8a56943fffe632ef53 # v6.0.0"_s,
        u"actions/download-artifact@634f93cb2916e3fdff6788551b99b062d0335ce0 # v5.0.0"_s,
        u"actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093 # v4.3.0"_s,
    };
    return list;
}

/// "v4.1" of "v4.1" and of "release/v4.1"; null for what names no version.
QVersionNumber versionOf(const QString &ref)
{
    static const QRegularExpression form(u"(?:^|/)v?(\\d+(?:\\.\\d+)*)\\z"_s);
    return QVersionNumber::fromString(form.match(ref).captured(1));
}

} // namespace

std::optional<ActionPin> pinFor(const QString &action, const QString &ref)
{
    const QVersionNumber asked = versionOf(ref);
    std::optional<ActionPin> newest;
    const QStringList known = workflowparts::pinnedActions() + earlier();
    for (const QString &uses : known) {
        if (uses.section(u'@', 0, 0) != action)
            continue;
        ActionPin pin{uses, uses.section(u' ', -1), true};
        const QVersionNumber version = versionOf(pin.version);
        pin.changes = asked.isNull() || version.majorVersion() != asked.majorVersion();
        if (!pin.changes && version >= asked)
            return pin;
        if (!newest && version >= asked)
            newest = pin;
    }
    return newest;
}

} // namespace tagboat
