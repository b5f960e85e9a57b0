// SPDX-License-Identifier: Apache-2.0 BAD
#pragma once
