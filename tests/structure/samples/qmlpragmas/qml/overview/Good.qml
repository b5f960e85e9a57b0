// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
pragma Singleton
pragma ComponentBehavior: Bound
pragma ListPropertyAssignBehavior: Replace
Item {
}
