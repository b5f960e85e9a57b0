// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/forgedesk.h"

#include <list>

namespace tagboat
{

/// Lives in the desk's thread and owns the places there.
class ForgeDesk::Worker : public QObject
{
public:
    explicit Worker(std::function<std::unique_ptr<ForgePlaces>()> makePlaces) : m_makePlaces(std::move(makePlaces)) {}

    QCoro::Task<> run(std::function<QCoro::Task<>(ForgePlaces &)> work, Cancel cancel)
    {
        if (!m_places)
            m_places = m_makePlaces();
        const auto place = m_asked.insert(m_asked.end(), cancel);
        co_await work(*m_places);
        m_asked.erase(place);
        endIfIdle();
    }

    /// Cancels everything; the thread ends when the last question has, since it still uses this object.
    void close()
    {
        m_closing = true;
        for (Cancel &cancel : m_asked)
            cancel.request();
        endIfIdle();
    }

private:
    void endIfIdle()
    {
        if (!m_closing || !m_asked.empty())
            return;
        m_places.reset(); // here, since what it works with belongs to this thread
        thread()->quit();
    }

    std::function<std::unique_ptr<ForgePlaces>()> m_makePlaces;
    std::unique_ptr<ForgePlaces> m_places;
    std::list<Cancel> m_asked;
    bool m_closing = false;
};

ForgeDesk::ForgeDesk(std::function<std::unique_ptr<ForgePlaces>()> makePlaces, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(std::move(makePlaces)))
{
    m_worker->moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("forges"));
    m_thread.start();
}

ForgeDesk::~ForgeDesk()
{
    QMetaObject::invokeMethod(m_worker.get(), [worker = m_worker.get()] { worker->close(); });
    m_thread.wait();
}

void ForgeDesk::put(std::function<QCoro::Task<>(ForgePlaces &)> work, const Cancel &cancel)
{
    QMetaObject::invokeMethod(m_worker.get(),
                              [worker = m_worker.get(), work = std::move(work), cancel] { worker->run(work, cancel); });
}

} // namespace tagboat
