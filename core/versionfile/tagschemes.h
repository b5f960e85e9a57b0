// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "versionfile/tagprediction.h"

namespace tagboat
{

/// The tools' own rules, each as its documentation and its releases have them. predictVersion() chooses among them.
Result<TagPrediction> predictSetuptoolsScm(const TagRules &rules, const TagSituation &situation);
Result<TagPrediction> predictPdmScm(const TagRules &rules, const TagSituation &situation);
Result<TagPrediction> predictVersioneer(const TagRules &rules, const TagSituation &situation);
Result<TagPrediction> predictDunamai(const TagRules &rules, const TagSituation &situation);

} // namespace tagboat
