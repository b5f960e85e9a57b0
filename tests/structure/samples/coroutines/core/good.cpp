// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
QCoro::Task<int> f()
{
    auto work = [x] { return x; };
    co_await run(std::move(work)); // not: co_await run([x] { return x; })
    /* if (co_await f()) */
    const auto r = co_await pool.run(path, values[0], m_list.at(1));
    if (r)
        co_return {1, 2};
    if (const auto s = co_await f(a); !s)
        co_return 3;
    if (auto t = co_await f(a))
        co_return 4;
    while (co_await f()) {
        count += 1;
    }
    const int n = (co_await f()).member ? 1 : 2;
    const auto text = co_await say(u"a { b ? c : [d] }"_s + 'x' + QString::number(1'000));
    TB_CO_TRY(const auto tag, co_await ports.git.remoteTag(name, cancel));
    auto later = [this](QString name) -> QCoro::Task<int> { co_return co_await find(name); };
    co_await std::move(later)(name);
}
