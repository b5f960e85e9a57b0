// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "secretinput.h"

#include "base/displaytext.h"
#include "base/secretchannel.h"

#include <cerrno>
#include <cstring>

#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace tagboat::cli
{

namespace
{

/// The terminal shows nothing of what is typed while this lives.
class Silence
{
public:
    Silence()
    {
        if (::tcgetattr(STDIN_FILENO, &m_before) != 0)
            return;
        m_works = true;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~Silence()
    {
        if (m_works)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Silence(const Silence &) = delete;
    Silence &operator=(const Silence &) = delete;
    [[nodiscard]] bool works() const { return m_works; }

private:
    termios m_before{};
    bool m_works = false;
};

/// Straight into bytes that are wiped afterwards; they never grow, so that no copy stays behind. A line is read byte by
/// byte, so that what follows it stays for whoever reads next.
Result<Secret> readAll(bool oneLine, const Cancel &cancel)
{
    QByteArray bytes(secretLimit + 512, '\0');
    qsizetype size = 0;
    while (size < bytes.size()) {
        const size_t most = oneLine ? 1 : static_cast<size_t>(bytes.size() - size);
        const ssize_t got = ::read(STDIN_FILENO, bytes.data() + size, most);
        if (cancel.requested() || (got < 0 && errno != EINTR)) {
            const int error = errno;
            Secret::wipe(bytes);
            if (cancel.requested())
                return fail(Error::Kind::Cancelled, u"Interrupted"_s);
            return fail(Error::Kind::Io, u"Standard input cannot be read"_s,
                        QString::fromLocal8Bit(std::strerror(error)));
        }
        size += std::max<ssize_t>(got, 0);
        if (got == 0 || (oneLine && size > 0 && bytes[size - 1] == '\n'))
            break;
    }
    while (size > 0 && (bytes[size - 1] == '\n' || bytes[size - 1] == '\r' || bytes[size - 1] == ' '))
        bytes[--size] = '\0';
    if (size > secretLimit) {
        Secret::wipe(bytes);
        return fail(Error::Kind::Invalid, u"This is longer than any known token (4 KiB)"_s);
    }
    bytes.truncate(size);
    return Secret::take(bytes);
}

} // namespace

namespace
{

Result<Secret> readUnseen(const QString &prompt, bool oneLine, const Cancel &cancel)
{
    if (::isatty(STDIN_FILENO) == 0)
        return readAll(oneLine, cancel);
    const Silence silence;
    if (!silence.works())
        return fail(Error::Kind::Io, u"The terminal cannot be kept from showing the token"_s, {},
                    u"Hand the token over on standard input."_s);
    tellUser(prompt);
    auto secret = readAll(true, cancel);
    tellUser(u"\n"_s);
    return secret;
}

} // namespace

Result<Secret> readSecret(const QString &prompt, const Cancel &cancel)
{
    return readUnseen(prompt, false, cancel);
}

Result<Secret> readSecretLine(const QString &prompt, const Cancel &cancel)
{
    return readUnseen(prompt, true, cancel);
}

void tellUser(const QString &text)
{
    const QByteArray bytes = displayBlock(text).toUtf8();
    (void)!::write(STDERR_FILENO, bytes.constData(), static_cast<size_t>(bytes.size()));
}

Result<bool> agreed(const QString &question, const QString &otherwise, const Cancel &cancel)
{
    if (::isatty(STDIN_FILENO) == 0)
        return fail(Error::Kind::Usage, u"Nobody is there to answer: %1"_s.arg(question), {}, otherwise);
    tellUser(question + u" [y/N] "_s);
    QByteArray line;
    char c = 0;
    while (::read(STDIN_FILENO, &c, 1) == 1 && c != '\n' && line.size() < 10)
        line += c;
    if (cancel.requested())
        return fail(Error::Kind::Cancelled, u"Interrupted"_s);
    return line.trimmed().toLower() == "y" || line.trimmed().toLower() == "yes";
}

} // namespace tagboat::cli
