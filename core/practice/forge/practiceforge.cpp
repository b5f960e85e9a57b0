// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/forge/practiceforge.h"

#include "practice/forge/house.h"

#include <QTcpSocket>

namespace tagboat
{

PracticeForge::PracticeForge() = default;

PracticeForge::~PracticeForge()
{
    if (m_context) // the servers' sockets end in the thread that they live in
        m_context.release()->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

Result<PracticePlace> PracticeForge::start(const PracticeForgeOptions &options)
{
    QObject starter;
    starter.moveToThread(&m_thread);
    m_thread.start();
    Result<PracticePlace> place = fail(Error::Kind::Internal, {});
    QMetaObject::invokeMethod(
        &starter,
        [&] {
            auto house = practice::House::open(options);
            place = house.map([](const auto &opened) { return opened->place(); });
            if (house)
                m_context = *std::move(house);
            starter.moveToThread(nullptr);
        },
        Qt::BlockingQueuedConnection);
    return place;
}

bool practiceForgeAnswers(const QUrl &api)
{
    constexpr int patience = 500; // ms, on this computer
    QTcpSocket socket;
    socket.connectToHost(api.host(), quint16(api.port()));
    return socket.waitForConnected(patience);
}

} // namespace tagboat
