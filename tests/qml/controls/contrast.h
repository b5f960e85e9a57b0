// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QObject>

#include <cmath>

namespace tagboat
{

/// The contrast of two colours by WCAG 2.1, success criterion 1.4.3: from 1 to 21.
class Contrast : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] Q_INVOKABLE double ratio(const QColor &first, const QColor &second) const
    {
        const double a = luminance(first);
        const double b = luminance(second);
        return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
    }

private:
    static double channel(double value)
    {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    }
    static double luminance(const QColor &colour)
    {
        return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
    }
};

} // namespace tagboat
