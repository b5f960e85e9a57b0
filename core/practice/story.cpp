// SPDX-FileCopyrightText: 2026 The Tagboat authors
// SPDX-License-Identifier: Apache-2.0
#include "practice/story.h"

#include <utility>

namespace tagboat::practice
{

namespace
{

/// Keep a Changelog's order of sections.
const QByteArrayList sectionOrder{"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"};

QByteArray renderSections(const QMap<QByteArray, QByteArrayList> &sections)
{
    QByteArray text;
    for (const QByteArray &name : sectionOrder) {
        const QByteArrayList entries = sections.value(name);
        if (entries.isEmpty())
            continue;
        text += "\n### " + name + "\n\n";
        for (const QByteArray &entry : entries)
            text += "- " + entry + "\n";
    }
    return text;
}

const QByteArray licence = R"(MIT License

Copyright (c) Mara Lindqvist and contributors

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
)";

const QByteArray byTag = R"(  push:
    tags: ["v*"]
)";

const QByteArray byRelease = R"(  release:
    types: [published]
)";

/// What starts the workflow that publishes in each flow; flows that publish nothing, or from this machine, have none.
QByteArray triggerOf(const QByteArray &flow)
{
    if (flow == "rc-gated")
        return byTag;
    const QByteArrayList published{"release-triggered", "trusted-publishing", "validated-token"};
    return published.contains(flow) ? byRelease : QByteArray();
}

QByteArray workflow(const QByteArray &trigger)
{
    return "name: Release\non:\n" + trigger + R"(permissions:
  contents: read
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.13"
      - run: python -m pip install build pytest
      - run: python -m pytest -q
      - run: python -m build
      - uses: actions/upload-artifact@v4
        with:
          name: dist
          path: dist/
  publish:
    needs: build
    runs-on: ubuntu-latest
    environment: pypi
    permissions:
      id-token: write
    steps:
      - uses: actions/download-artifact@v4
        with:
          name: dist
          path: dist/
      - uses: pypa/gh-action-pypi-publish@release/v1
)";
}

} // namespace

Story::Story(QByteArray name, QByteArray flow, QByteArray description)
    : m_name(std::move(name)), m_flow(std::move(flow))
{
    file("README.md", "# " + m_name + "\n\n" + description + "\n");
    file(".gitignore", "/build/\n/dist/\n__pycache__/\n*.egg-info/\n");
    file("LICENSE", licence);
    if (const QByteArray trigger = triggerOf(m_flow); !trigger.isEmpty())
        file(".github/workflows/release.yaml", workflow(trigger));
}

Story &Story::file(const QByteArray &path, const QByteArray &content)
{
    m_files.insert(path, content);
    return *this;
}

Story &Story::append(const QByteArray &path, const QByteArray &content)
{
    m_files[path] += content;
    return *this;
}

Story &Story::entry(const QByteArray &section, const QByteArray &text)
{
    m_unreleased[section].append(text);
    return file("CHANGELOG.md", changelog());
}

Story &Story::commit(int daysAgo, const QByteArray &message)
{
    m_commits.append({daysAgo, message + '\n', m_files, m_version, {}, m_branch, m_pushed});
    return *this;
}

Story &Story::commit(int daysAgo, const QByteArray &message, const QByteArray &path, const QByteArray &content)
{
    return append(path, content).commit(daysAgo, message);
}

Story &Story::release(int daysAgo, const QByteArray &version)
{
    m_version = version;
    m_releases.prepend({version, daysAgo, std::exchange(m_unreleased, {})});
    if (m_files.contains("CHANGELOG.md"))
        file("CHANGELOG.md", changelog());
    return commit(daysAgo, "chore: release " + version).tag(tagOf(version));
}

Story &Story::tag(const QByteArray &name)
{
    m_commits.last().tags.append(name);
    return *this;
}

Story &Story::plainTags()
{
    m_tagPrefix.clear();
    return *this;
}

Story &Story::unpushed()
{
    m_pushed = false;
    return *this;
}

Story &Story::onBranch(const QByteArray &name)
{
    m_branch = name;
    return *this;
}

Story &Story::uncommitted(const QByteArray &path, const QByteArray &addition)
{
    m_uncommitted[path] = m_files.value(path) + addition;
    return *this;
}

QByteArray Story::changelog() const
{
    QByteArray text = "# Changelog\n\nAll notable changes to this project are documented in this file.\n\n"
                      "The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).\n\n"
                      "## [Unreleased]\n" +
                      renderSections(m_unreleased);
    for (const CutRelease &release : m_releases)
        text += "\n## [" + release.version + "] - @date:" + QByteArray::number(release.daysAgo) + "@\n" +
                renderSections(release.sections);
    if (m_releases.isEmpty())
        return text;

    const QByteArray url = "https://harbour.example/harbour/" + m_name;
    text += "\n[Unreleased]: " + url + "/compare/" + tagOf(m_releases.first().version) + "...HEAD\n";
    for (qsizetype i = 0; i + 1 < m_releases.size(); ++i)
        text += '[' + m_releases[i].version + "]: " + url + "/compare/" + tagOf(m_releases[i + 1].version) + "..." +
                tagOf(m_releases[i].version) + '\n';
    const QByteArray oldest = m_releases.last().version;
    return text + '[' + oldest + "]: " + url + "/releases/tag/" + tagOf(oldest) + '\n';
}

QByteArray Story::fill(const QByteArray &content, const QByteArray &version, QDate today)
{
    QByteArray text = content;
    text.replace("@version@", version).replace("@version_info@", QByteArray(version).replace(".", ", "));
    for (qsizetype begin = text.indexOf("@date:"); begin >= 0; begin = text.indexOf("@date:", begin)) {
        const qsizetype end = text.indexOf('@', begin + 1);
        const int daysAgo = text.mid(begin + 6, end - begin - 6).toInt();
        text.replace(begin, end - begin + 1, today.addDays(-daysAgo).toString(Qt::ISODate).toLatin1());
    }
    return text;
}

QList<Story> allStories()
{
    return {anchorRs(), buoy(), fathom(), harbourClient(), harbourCore(), keel(), lanyard(), sextant(), tidewatch()};
}

} // namespace tagboat::practice
