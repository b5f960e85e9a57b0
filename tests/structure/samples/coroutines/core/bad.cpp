// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
QCoro::Task<int> f()
{
    co_await run([x] { return x; }); // BAD
    co_await pool.run(path,          // BAD
                      [path, query] { return readStatus(path, query); });
    co_await f(Aggregate{a, 1});                                                // BAD
    const auto r = co_await f({});                                              // BAD
    co_await run(program, {u"--a"_s, u"--b"_s});                                // BAD
    TB_CO_TRY(const auto tag, co_await ports.git.remoteTag({name, 1}, cancel)); // BAD
    co_await f(cond ? T() : U());                                               // BAD
    co_await f(                                                                 // BAD
        cond ? T() : U());
    if (co_await f()) // BAD
        co_return 1;
    if (!(co_await f(a, b)).ok()) // BAD
        co_return 1;
    if (ready && co_await f()) // BAD
        co_return 1;
    switch (co_await f()) { // BAD
    case 1:
        co_return 2;
    }
    if (const int n = 1; co_await f(n)) // BAD
        co_return 1;
}
