// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "release/forgedesk.h"

#include <QTimer>

#include <list>

namespace tagboat
{

/// Lives in the desk's thread and owns the places there.
class ForgeDesk::Worker : public QObject
{
public:
    Worker(ForgeDesk &desk, std::function<std::unique_ptr<ForgePlaces>()> makePlaces)
        : m_desk(desk), m_makePlaces(std::move(makePlaces)), m_look(this)
    {
        m_look.setInterval(1000); // a question may wait for a limit
        connect(&m_look, &QTimer::timeout, this, &Worker::tellLimits);
    }

    QCoro::Task<> run(std::function<QCoro::Task<>(ForgePlaces &)> work, Cancel cancel)
    {
        if (!m_places)
            m_places = m_makePlaces();
        const auto place = m_asked.insert(m_asked.end(), cancel);
        m_look.start();
        co_await work(*m_places);
        m_asked.erase(place);
        tellLimits();
        if (m_asked.empty())
            m_look.stop();
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
    void tellLimits()
    {
        const QList<AccountLimits> limits = m_places->limits();
        if (std::exchange(m_told, limits) != limits)
            Q_EMIT m_desk.limitsChanged(limits); // which reaches the desk's own thread
    }

    void endIfIdle()
    {
        if (!m_closing || !m_asked.empty())
            return;
        m_places.reset(); // here, since what it works with belongs to this thread
        thread()->quit();
    }

    ForgeDesk &m_desk;
    std::function<std::unique_ptr<ForgePlaces>()> m_makePlaces;
    std::unique_ptr<ForgePlaces> m_places;
    std::list<Cancel> m_asked;
    QList<AccountLimits> m_told;
    QTimer m_look;
    bool m_closing = false;
};

ForgeDesk::ForgeDesk(std::function<std::unique_ptr<ForgePlaces>()> makePlaces, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this, std::move(makePlaces)))
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
