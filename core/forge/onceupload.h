// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

#include <memory>

namespace tagboat
{

/// A body that can be sent once. Qt sends a request with a body again by itself when the server closes the connection,
/// up to four times, unless the body cannot be rewound; it then gives up with ContentReSendError.
class OnceUpload final : public QIODevice
{
    Q_OBJECT

public:
    /// @p source is open for reading and gives @p length bytes.
    OnceUpload(std::unique_ptr<QIODevice> source, qint64 length);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override { return m_left + QIODevice::bytesAvailable(); }
    [[nodiscard]] bool atEnd() const override { return m_left == 0 && QIODevice::bytesAvailable() == 0; }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    std::unique_ptr<QIODevice> m_source;
    qint64 m_left;
};

} // namespace tagboat
