// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ports/forgeplace.h"

#include <QCoroTask>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <functional>
#include <memory>

namespace tagboat
{

/// What a window asks of forges: every call returns at once, questions are put in a thread of their own, several at a
/// time, and answers come in the thread of this object.
class ForgeDesk final : public QObject
{
    Q_OBJECT

public:
    template <typename Value>
    using Question = std::function<QCoro::Task<Result<Value>>(ForgePlaces &places, Cancel cancel)>;
    template <typename Value>
    using Answer = std::function<void(const Result<Value> &)>;

    /// @p makePlaces is called in the thread that will use them, at the first question.
    explicit ForgeDesk(std::function<std::unique_ptr<ForgePlaces>()> makePlaces, QObject *parent = nullptr);
    /// Cancels what is asked, and waits until it has ended. What was sent may have happened.
    ~ForgeDesk() override;

    /// Puts a question. @p answer gets its result unless @p asker, which lives in this object's thread, is gone by
    /// then. What is returned ends the question early; it is answered all the same.
    template <typename Value>
    Cancel ask(QObject *asker, Question<Value> question, Answer<Value> answer)
    {
        const Cancel cancel;
        const auto deliver = [this, asker = QPointer<QObject>(asker), answer](const Result<Value> &result) {
            QMetaObject::invokeMethod(this, [asker, answer, result] {
                if (asker)
                    answer(result);
            });
        };
        put([question = std::move(question), cancel,
             deliver](ForgePlaces &places) { return putOne<Value>(question, places, cancel, deliver); },
            cancel);
        return cancel;
    }

Q_SIGNALS:
    /// How far the accounts' limits are used, whenever that has changed.
    void limitsChanged(const QList<tagboat::AccountLimits> &limits);

private:
    class Worker;

    template <typename Value>
    static QCoro::Task<> putOne(Question<Value> question, ForgePlaces &places, Cancel cancel, Answer<Value> deliver)
    {
        const Result<Value> result = co_await question(places, cancel);
        deliver(result);
    }
    void put(std::function<QCoro::Task<>(ForgePlaces &)> work, const Cancel &cancel);

    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
};

} // namespace tagboat
