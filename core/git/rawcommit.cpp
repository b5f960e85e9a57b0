// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "git/rawcommit.h"

#include "git/giterror.h"

#include <git2/sys/odb_backend.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace tagboat::git
{

namespace
{
const QString readingHistory = u"Reading the history"_s;

/// What stands behind the name and the address: "1700000000 +0100". Anything else is no time.
qint64 timeOf(QByteArrayView person)
{
    const qsizetype behind = person.lastIndexOf('>');
    qint64 time = 0;
    qsizetype at = behind + 1;
    while (behind >= 0 && at < person.size() && person[at] == ' ')
        ++at;
    constexpr int mostDigits = 12;
    int digits = 0;
    for (; behind >= 0 && at < person.size() && person[at] >= '0' && person[at] <= '9' && digits <= mostDigits; ++at) {
        time = time * 10 + (person[at] - '0');
        ++digits;
    }
    return digits > mostDigits ? 0 : time;
}

/// The name and the address of "A B <a@b.org> …".
std::pair<QByteArrayView, QByteArrayView> personOf(QByteArrayView person)
{
    const qsizetype open = person.indexOf('<');
    const qsizetype close = person.indexOf('>', std::max<qsizetype>(open, 0));
    if (open < 0)
        return {person.trimmed(), {}};
    const QByteArrayView mail = close < 0 ? person.sliced(open + 1) : person.sliced(open + 1, close - open - 1);
    return {person.first(open).trimmed(), mail.trimmed()};
}
} // namespace

ObjectReader::ObjectReader(OdbHandle store) : m_store(std::move(store))
{
    for (size_t i = 0; i < git_odb_num_backends(m_store.get()); ++i) {
        git_odb_backend *place = nullptr;
        if (git_odb_get_backend(&place, m_store.get(), i) == GIT_OK && place->read != nullptr)
            m_places.push_back(place);
    }
}

Result<ObjectReader> ObjectReader::open(git_repository *repository)
{
    OdbHandle store;
    TB_GIT(git_repository_odb(Out(store), repository), readingHistory);
    return ObjectReader(std::move(store));
}

Result<ObjectReader::Object> ObjectReader::read(const git_oid &id) const
{
    for (git_odb_backend *place : m_places) {
        void *data = nullptr;
        size_t size = 0;
        git_object_t type = GIT_OBJECT_INVALID;
        if (place->read(&data, &size, &type, place, &id) != GIT_OK)
            continue;
        Object object{type, QByteArray(static_cast<const char *>(data), static_cast<qsizetype>(size))};
        git_odb_backend_data_free(place, data);
        return object;
    }
    git_error_clear();
    // It may be in a pack that came since, and if not, this says what is wrong.
    OdbObjectHandle found;
    TB_GIT(git_odb_read(Out(found), m_store.get(), &id), readingHistory);
    return Object{git_odb_object_type(found.get()),
                  QByteArray(static_cast<const char *>(git_odb_object_data(found.get())),
                             static_cast<qsizetype>(git_odb_object_size(found.get())))};
}

RawCommit::RawCommit(const git_oid &id, QByteArray bytes) : m_id(id), m_bytes(std::move(bytes)) {}

Result<RawCommit> RawCommit::read(const ObjectReader &objects, const git_oid &id)
{
    TB_TRY(ObjectReader::Object object, objects.read(id));
    if (object.type != GIT_OBJECT_COMMIT)
        return fail(Error::Kind::Invalid, readingHistory, u"%1 is no commit"_s.arg(idText(id)),
                    u"Run git fsck in the repository."_s);
    RawCommit commit(id, std::move(object.bytes));
    commit.readHeader();
    return commit;
}

void RawCommit::readHeader()
{
    const QByteArrayView all = m_bytes;
    qsizetype at = 0;
    while (at < all.size()) {
        const qsizetype end = all.indexOf('\n', at);
        const QByteArrayView line = end < 0 ? all.sliced(at) : all.sliced(at, end - at);
        at = end < 0 ? all.size() : end + 1;
        if (line.isEmpty())
            break;
        if (line.startsWith("parent ") && line.size() == 7 + GIT_OID_HEXSZ) {
            git_oid parent;
            if (git_oid_fromstrn(&parent, line.data() + 7, GIT_OID_HEXSZ) == GIT_OK)
                m_parents.append(parent);
        } else if (line.startsWith("author ") && m_author.isEmpty()) {
            m_author = line.sliced(7);
        } else if (line.startsWith("committer ")) {
            m_time = timeOf(line);
        } else if (line.startsWith("encoding ")) {
            m_encoding = line.sliced(9);
        }
    }
    m_message = all.sliced(at);
    while (m_message.startsWith('\n'))
        m_message = m_message.sliced(1);
}

GitCommit RawCommit::described() const
{
    constexpr qsizetype limit = 64 * 1024; // of a longer message the end does not count
    const QByteArrayView message = m_message.first(std::min(m_message.size(), limit));
    const bool latin = m_encoding.compare("ISO-8859-1", Qt::CaseInsensitive) == 0;
    const auto [name, mail] = personOf(m_author);
    QByteArray parents;
    parents.reserve(m_parents.size() * GIT_OID_RAWSZ);
    for (const git_oid &parent : m_parents)
        parents.append(reinterpret_cast<const char *>(parent.id), GIT_OID_RAWSZ);
    return {.id = idText(m_id),
            .message = latin ? QString::fromLatin1(message) : QString::fromUtf8(message),
            .authorName = QString::fromUtf8(name),
            .date = QDateTime::fromSecsSinceEpoch(m_time, Qt::UTC),
            .parents = static_cast<int>(m_parents.size()),
            .authorMail = QString::fromUtf8(mail),
            .parentIds = parents};
}

} // namespace tagboat::git
