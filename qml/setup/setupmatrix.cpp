// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "setupmatrix.h"

#include "base/displaytext.h"

#include <QCoreApplication>
#include <QVariantMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat
{

namespace
{

using State = SetupFinding::State;

struct Column {
    const char *title;
    QStringList rules; ///< whole names, or what they begin with
};

const QList<Column> &allColumns()
{
    static const QList<Column> columns{
        {QT_TRANSLATE_NOOP("SetupMatrix", "Protection"),
         {u"branch-reviews"_s, u"branch-history"_s, u"branch-kept"_s, u"branch-administrators"_s, u"tag-"_s,
          u"ruleset-"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Checks"), {u"branch-checks"_s, u"workflow-checks"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Environments"), {u"environment"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Secrets"), {u"secret"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Workflow"),
         {u"workflow-readable"_s, u"workflow-trigger"_s, u"workflow-permissions"_s, u"workflow-environments"_s,
          u"workflow-version"_s, u"workflow-separate"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Actions pinned"), {u"workflow-pinned"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Publisher"), {u"publisher"_s, u"workflow-trusted"_s}},
        {QT_TRANSLATE_NOOP("SetupMatrix", "Files"), {u"file-"_s}},
    };
    return columns;
}

/// The worst that a column's findings say: what is missing before what differs, and what cannot be read.
State worst(const QList<SetupFinding> &findings, const Column &column, QStringList &faults)
{
    constexpr std::array order{State::Missing, State::Differs, State::Unknown, State::Stands, State::NotNeeded};
    State state = State::NotNeeded;
    for (const SetupFinding &finding : findings) {
        const auto about = [&](const QString &rule) { return finding.rule.startsWith(rule); };
        if (std::ranges::none_of(column.rules, about))
            continue;
        if (!finding.warning && std::ranges::find(order, finding.state) < std::ranges::find(order, state))
            state = finding.state;
        if (finding.wantsALook())
            faults.append(displayText(u"%1: %2"_s.arg(finding.subject, finding.have)));
    }
    return state;
}

QString textFor(State state)
{
    switch (state) {
    case State::Stands:
        return SetupMatrix::tr("stands");
    case State::Missing:
        return SetupMatrix::tr("missing");
    case State::Differs:
        return SetupMatrix::tr("differs");
    case State::NotNeeded:
        return SetupMatrix::tr("not needed");
    case State::Unknown:
        break;
    }
    return SetupMatrix::tr("unknown");
}

/// For where there is no room for what is not needed.
QString briefFor(State state)
{
    return state == State::NotNeeded ? u"–"_s : state == State::Unknown ? u"?"_s : textFor(state);
}

QString toneFor(State state)
{
    switch (state) {
    case State::Stands:
        return u"ok"_s;
    case State::Missing:
        return u"bad"_s;
    case State::Differs:
        return u"warn"_s;
    case State::NotNeeded:
    case State::Unknown:
        break;
    }
    return u"neutral"_s;
}

QVariantList cellsOf(const RepositorySetup &setup)
{
    constexpr qsizetype most = 6;
    QVariantList cells;
    for (const Column &column : allColumns()) {
        QStringList faults;
        const State state = worst(setup.findings, column, faults);
        if (faults.size() > most)
            faults = faults.first(most) + QStringList{u"…"_s};
        cells.append(QVariantMap{{u"text"_s, textFor(state)},
                                 {u"brief"_s, briefFor(state)},
                                 {u"tone"_s, toneFor(state)},
                                 {u"title"_s, QCoreApplication::translate("SetupMatrix", column.title)},
                                 {u"tip"_s, faults.join(u'\n')}});
    }
    return cells;
}

QString noteOf(const SetupMatrixRow &row)
{
    if (!row.setup)
        return row.asking ? SetupMatrix::tr("asking…") : SetupMatrix::tr("not asked yet");
    if (row.setup->error)
        return displayText(row.setup->error->message);
    return row.setup->served ? QString() : SetupMatrix::tr("no account serves its remote");
}

} // namespace

int SetupMatrix::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SetupMatrix::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SetupMatrixRow &row = m_rows[index.row()];
    switch (role) {
    case PathRole:
        return row.clone.path;
    case NameRole:
        return displayText(row.clone.name);
    case RepositoryRole:
        return row.setup ? displayText(row.setup->fullName) : QString();
    case CellsRole:
        return row.setup && row.setup->served && !row.setup->error ? cellsOf(*row.setup) : QVariantList();
    case NoteRole:
        return noteOf(row);
    case AskingRole:
        return row.asking;
    default:
        return {};
    }
}

QHash<int, QByteArray> SetupMatrix::roleNames() const
{
    return {{PathRole, "path"},   {NameRole, "name"}, {RepositoryRole, "repository"},
            {CellsRole, "cells"}, {NoteRole, "note"}, {AskingRole, "asking"}};
}

QStringList SetupMatrix::columns()
{
    QStringList titles;
    for (const Column &column : allColumns())
        titles.append(QCoreApplication::translate("SetupMatrix", column.title));
    return titles;
}

const SetupMatrixRow *SetupMatrix::find(const QString &path) const
{
    const auto found = m_places.constFind(path);
    return found == m_places.cend() ? nullptr : &m_rows[*found];
}

SetupMatrixRow *SetupMatrix::at(const QString &path)
{
    const auto found = m_places.constFind(path);
    return found == m_places.cend() ? nullptr : &m_rows[*found];
}

void SetupMatrix::setClones(const QList<RepositoryClone> &clones)
{
    QList<SetupMatrixRow> rows;
    QHash<QString, qsizetype> places;
    for (const RepositoryClone &clone : clones) {
        const SetupMatrixRow *known = find(clone.path);
        places.insert(clone.path, rows.size());
        rows.append(known != nullptr && known->clone == clone ? *known : SetupMatrixRow{clone, {}, false});
    }
    beginResetModel();
    m_rows = rows;
    m_places = places;
    endResetModel();
    Q_EMIT changed();
}

void SetupMatrix::tell(const SetupMatrixRow *row)
{
    const QModelIndex changedRow = index(static_cast<int>(row - m_rows.constData()));
    Q_EMIT dataChanged(changedRow, changedRow);
    Q_EMIT changed();
}

void SetupMatrix::setAsking(const QString &path)
{
    if (SetupMatrixRow *row = at(path)) {
        row->asking = true;
        tell(row);
    }
}

void SetupMatrix::take(const RepositorySetup &setup)
{
    if (SetupMatrixRow *row = at(setup.clone.path)) {
        row->asking = false;
        row->setup = setup;
        tell(row);
    }
}

void SetupMatrix::forgetQuestion(const QString &path)
{
    if (SetupMatrixRow *row = at(path)) {
        row->asking = false;
        tell(row);
    }
}

} // namespace tagboat
