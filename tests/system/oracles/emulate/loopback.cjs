// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
// Keeps a server that has no option for its address on this computer.
const net = require("net");
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...given) {
    if (typeof given[0] === "number" && typeof given[1] !== "string")
        given.splice(1, 0, "127.0.0.1");
    return listen.apply(this, given);
};
