// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma ComponentBehavior // BAD
pragma ValueTypeBehavior: Addressable // BAD
pragma NativeMethodBehavior: AcceptThisObject // BAD
Item {
}
