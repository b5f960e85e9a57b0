// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace tagboat
{

/// A part of a heading's text.
struct TextSpan {
    qsizetype start = -1;
    qsizetype length = 0;
    [[nodiscard]] bool exists() const { return start >= 0; }
    [[nodiscard]] qsizetype end() const { return start + length; }
};

/// A heading that names a version or Unreleased, with the places of its parts so that another can be written like it.
struct ReleaseHeading {
    enum class Link { None, Bracket, Inline, Reference }; ///< 1.2.3, [1.2.3], [1.2.3](url), [1.2.3][label]
    QString version;                                      ///< without a leading "v"
    QString date;                                         ///< as written
    bool unreleased = false;
    bool yanked = false;
    bool weak = false;   ///< a word like "Next" that means Unreleased only among headings of versions
    bool strong = false; ///< begins with the version and has a date or a link: a release on any heading level
    Link link = Link::None;
    TextSpan versionSpan; ///< without "v"; the word itself in a heading of Unreleased
    TextSpan dateSpan;    ///< the date, or the word "unreleased" after a version
    TextSpan labelSpan;   ///< what stands between the square brackets
    TextSpan targetSpan;  ///< "(url)" or "[label]" behind the brackets
};

/// Nothing if @p text is no heading of a release. Text of more than 400 characters never is.
std::optional<ReleaseHeading> readReleaseHeading(const QString &text);

/// What a new heading says.
struct HeadingValues {
    QString version;
    QString date;
    QString target; ///< "(url)", "[label]" or nothing
};

/// The text of a heading with @p values in the manner of @p example, whose text is @p exampleText.
QString composeHeading(const QString &exampleText, const ReleaseHeading &example, const HeadingValues &values);

/// @p date written like @p example ("6th December, 2024", "2024/12/06"); ISO 8601 where the example is ambiguous.
QString dateLike(const QString &example, QDate date);

} // namespace tagboat
